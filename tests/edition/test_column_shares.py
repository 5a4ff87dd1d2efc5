"""How wide columns are: room for words first, then for long cells, without rows of many lines beside narrow ones."""

from briefpress.edition import Table
from tests.desk import Desk


def shares_of(desk: Desk, *cells: str) -> tuple[float, ...]:
    row = " | ".join(cells)
    edition, _ = desk.edition(f"# One\n\n| {' | '.join('h' for _ in cells)} |\n|{'---|' * len(cells)}\n| {row} |\n")
    (table,) = [block for part in edition.parts for block in part.blocks if isinstance(block, Table)]
    return table.columns


def test_a_long_text_beside_a_short_one_has_most_of_the_table(desk: Desk) -> None:
    cells = ["three short words", "many words " * 40]
    *_, long = shares_of(desk, *cells)
    assert long > 0.75
    assert shares_of(desk, *cells[::-1]) == (long, round(1 - long, 4))


def test_the_longer_of_two_long_texts_has_more_but_not_all(desk: Desk) -> None:
    short, long = shares_of(desk, "many words " * 5, "many words " * 40)
    assert 0.2 < short < 0.4 < long


def test_short_texts_are_not_broken_for_those_beside_them(desk: Desk) -> None:
    first, *_ = shares_of(desk, "unbreakableword", "many words " * 100, "many words " * 100)
    assert first * 80 >= len("unbreakableword")
