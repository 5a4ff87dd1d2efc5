"""Column widths: room for words first, then for long cells, so that no rows are tall beside narrow columns."""

import pytest

from briefpress.edition import Fits, Table
from briefpress.edition.model.structure import walk
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


@pytest.mark.parametrize(("around", "room"), [("{}", 340), ("::: {{.landscape}}\n\n{}\n\n:::", 700)])
def test_numbers_below_long_headers_leave_width_for_text(desk: Desk, around: str, room: float) -> None:
    rows = [
        ["Measure", "Number of households connected in total", "Share of all households in per cent", "2024"],
        ["---", "--:", "--:", "--:"],
        ["many words " * 30, "1,200", "12", "7"],
    ]
    table, _ = table_of(desk, around.format("\n".join(f"| {' | '.join(row)} |" for row in rows)))
    text, *numbers = (share * room for share in table.columns)
    assert text > room - 200
    assert all(30 < number < 80 for number in numbers)


def table_of(desk: Desk, text: str) -> tuple[Table, set[str]]:
    edition, problems = desk.edition(f"# One\n\n{text}\n")
    blocks = [block for part in edition.parts for block in walk(part.blocks)]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return table, {problem.code for problem in problems}


def wide(columns: int, cell: str) -> str:
    rows = [[cell] * columns, ["---"] * columns, [cell] * columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def test_type_is_smaller_if_words_would_not_fit(desk: Desk) -> None:
    assert [table_of(desk, wide(columns, "Administrative"))[0].small for columns in (4, 6)] == [False, True]


def test_a_table_that_does_not_fit_is_a_problem(desk: Desk) -> None:
    table, problems = table_of(desk, wide(9, "12,345,678"))
    assert (table.fits, "table-crowded" in problems) == (Fits.LANDSCAPE, True)


def test_a_landscape_page_has_more_room(desk: Desk) -> None:
    table, problems = table_of(desk, f"::: {{.landscape}}\n\n{wide(9, '12,345,678')}\n\n:::")
    assert (table.fits, "table-crowded" in problems) == (Fits.HERE, False)


def test_tables_too_wide_for_any_page_are_reported(desk: Desk) -> None:
    table, _ = table_of(desk, wide(24, "12,345,678"))
    assert table.fits is Fits.NOWHERE
    assert max(table.columns) < 2 * min(table.columns)


def test_rows_that_may_be_taller_than_a_page_can_be_split(desk: Desk) -> None:
    lines = "<br>".join(str(number) for number in range(30))
    for cell, tall in (("many words " * 400, True), (lines, True), ("many words " * 20, False)):
        table, _ = table_of(desk, f"| h | i |\n|---|---|\n| {cell} | 1 |")
        assert table.body[0].tall is tall


def test_a_column_of_cross_references_has_room_for_their_words(desk: Desk) -> None:
    heading = "Reporting every week in detail"
    text = f"# {heading} {{#sec-weekly}}\n\n| Task | More |\n|---|---|\n"
    shares = [
        table_of(desk, f"{text}| Look at the data | {words} |\n")[0].columns for words in ("@sec-weekly", heading)
    ]
    assert abs(shares[0][1] - shares[1][1]) < 0.05


def test_a_column_of_variables_has_room_for_their_words(desk: Desk) -> None:
    title = "A very long title in many words"
    shares = []
    for words in ("{{< meta title >}}", title):
        body = f"# One\n\n| {words} | Target |\n|---|---|\n| a | b |\n"
        edition, _ = desk.edition(body, front=f"title: {title}\ndate: 2026-03-15")
        (table,) = [block for part in edition.parts for block in part.blocks if isinstance(block, Table)]
        shares.append(table.columns)
    assert shares[0] == shares[1]


def test_options_in_code_are_not_broken_where_there_is_room(desk: Desk) -> None:
    first, _ = shares_of(desk, "`plain-language-summary`", "many words " * 40)
    assert first * 340 > 22 * 0.6 * 9.5
