"""Tables drawn with characters, as in Pandoc: grid tables, and tables with columns marked by hyphens."""

import textwrap

import pytest

from briefpress.model import (
    Alignment,
    Cell,
    LineBreak,
    ListBlock,
    Paragraph,
    Run,
    Table,
    plain_text,
    text_of_cell,
    walk,
)
from tests.desk import Desk

GRID = """\
+-----------+---------------+--------------------+
| Boat      | Cost          | What speaks for it |
+===========+==============:+:==================:+
| Ferry     | 12 million    | - carries lorries  |
|           |               | - lasts long       |
|           | in all        |                    |
+-----------+---------------+--------------------+
| Catamaran | 4 million     | *fast*             |
+-----------+---------------+--------------------+
"""
SPANS = """\
+---+-------+
| a | b     |
|   +---+---+
|   | c | d |
+===+===+===+
| e | f     |
+---+---+---+
"""
SIMPLE = """\
  Right     Left     Center     Default
-------     ------ ----------   -------
     12     12        12            12
    123     123       123          123
"""
MULTILINE = """\
  -----------------------------------------------------------------------
  Island                  Boats
  ----------------------- -----------------------------------------------
  North                   two, as
                          before

  South                   three
  -----------------------------------------------------------------------
"""


def table(desk: Desk, body: str) -> Table:
    reading = desk.read(body)
    assert reading.codes in ([], ["table-header"]), reading.problems
    (found,) = (block for block in reading.blocks if isinstance(block, Table))
    return found


def words(found: Table) -> list[list[str]]:
    return [[plain_text(cell.inlines) for cell in row] for row in (*found.head, *found.body)]


def test_a_grid_has_a_head_and_cells_that_contain_blocks(desk: Desk) -> None:
    found = table(desk, GRID)
    assert words(found) == [
        ["Boat", "Cost", "What speaks for it"],
        ["Ferry", "12 million", ""],
        ["Catamaran", "4 million", "fast"],
    ]
    assert len(found.head) == 1
    assert found.alignments == (Alignment.UNSET, Alignment.RIGHT, Alignment.CENTER)
    (further,), (items,) = found.body[0][1].blocks, found.body[0][2].blocks
    assert isinstance(further, Paragraph) and plain_text(further.inlines) == "in all"
    assert isinstance(items, ListBlock) and len(items.items) == 2


def test_cells_of_a_grid_span_columns_and_rows(desk: Desk) -> None:
    found = table(desk, SPANS)
    spans = [[(cell.column_span, cell.row_span) for cell in row] for row in (*found.head, *found.body)]
    assert spans == [[(1, 2), (2, 1)], [(1, 1), (1, 1)], [(1, 1), (2, 1)]]
    assert len(found.head) == 2


def test_the_foot_of_a_grid_is_its_last_row(desk: Desk) -> None:
    found = table(desk, "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+===+===+\n| 3 | 4 |\n+===+===+\n")
    assert [len(found.head), len(found.body)] == [1, 2]


def test_a_grid_without_a_header_sets_the_alignment_in_its_first_line(desk: Desk) -> None:
    found = table(desk, "+--:+:--+\n| 1 | 2 |\n+---+---+\n")
    assert (found.head, found.alignments) == ((), (Alignment.RIGHT, Alignment.LEFT))


def test_wide_characters_occupy_two_columns_of_a_grid(desk: Desk) -> None:
    assert words(table(desk, "+------+---+\n| 漢字 | b |\n+======+===+\n| 一   | d |\n+------+---+\n")) == [
        ["漢字", "b"],
        ["一", "d"],
    ]


def test_columns_of_a_simple_table_are_aligned_like_the_header(desk: Desk) -> None:
    found = table(desk, SIMPLE)
    assert words(found) == [["Right", "Left", "Center", "Default"], ["12"] * 4, ["123"] * 4]
    assert [f"{alignment}" for alignment in found.alignments] == ["right", "left", "center", ""]
    assert found.widths == ()


def test_hyphens_between_rows_of_a_simple_table_do_not_end_it(desk: Desk) -> None:
    *first, last = SIMPLE.rstrip("\n").split("\n")[:4]
    reading = desk.read("\n".join([*first, first[1], last, "", ": Numbers {#tbl-n}", ""]))
    assert (words(table(desk, "\n".join([*first, first[1], last, ""]))), reading.codes) == (
        [["Right", "Left", "Center", "Default"], ["12"] * 4, ["123"] * 4],
        [],
    )
    ended = desk.read("\n".join([*first, first[1], "Words below the table, which are not a row", ""]))
    assert [type(block).__name__ for block in ended.blocks] == ["Table", "Paragraph"]


def test_a_multi_line_table_has_widths_and_rows_of_several_lines(desk: Desk) -> None:
    found = table(desk, MULTILINE)
    assert words(found) == [["Island", "Boats"], ["North", "two, as before"], ["South", "three"]]
    assert found.widths == pytest.approx((24 / 71, 47 / 71))


@pytest.mark.parametrize("between", ["\n", ""])
def test_tables_without_a_head_end_with_a_line_of_hyphens(desk: Desk, between: str) -> None:
    found = table(desk, f"---- ----\na    b\n{between}c    d\n---- ----\n")
    assert (found.head, words(found)) == ((), [["a", "b"], ["c", "d"]])


@pytest.mark.parametrize(
    ("before", "indent", "after"),
    [("Words.\n\n", "", ""), ("- item\n\n", "  ", ""), ("", "> ", ""), ("::: box\n", "", ":::\n")],
)
@pytest.mark.parametrize("drawn", [GRID, SPANS, SIMPLE, MULTILINE])
def test_they_are_in_other_blocks(desk: Desk, drawn: str, before: str, indent: str, after: str) -> None:
    reading = desk.read(before + indent_all(drawn, indent) + after)
    assert reading.codes == []
    assert any(isinstance(block, Table) for block in walk(reading.blocks))


def indent_all(text: str, indent: str) -> str:
    return textwrap.indent(text, indent, lambda _: True)


@pytest.mark.parametrize("drawn", [GRID, SPANS, SIMPLE])
def test_they_can_be_directly_below_text(desk: Desk, drawn: str) -> None:
    reading = desk.read(f"Words.\n{drawn}")
    assert [type(block) for block in reading.blocks] == [Paragraph, Table]


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("drawn", [GRID, SIMPLE, MULTILINE, "| a | b |\n|---|---|\n| 1 | 2 |\n"])
@pytest.mark.parametrize("sign", ["Table:", "table:", ":"])
def test_a_caption_is_above_or_below(desk: Desk, drawn: str, sign: str, *, above: bool) -> None:
    caption = f"{sign} The *boats* {{#tbl-boats}}"
    parts = (caption, drawn) if above else (drawn, caption)
    found = table(desk, "Words.\n\n{}\n\n{}\n\nMore words on @tbl-boats.\n".format(*parts))
    assert (plain_text(found.caption), found.id) == ("The boats", "tbl-boats")


def test_each_of_two_tables_has_the_caption_above_it(desk: Desk) -> None:
    reading = desk.read(f": One\n\n{GRID}\n: Two\n\n{SIMPLE}")
    assert [plain_text(block.caption) for block in reading.blocks if isinstance(block, Table)] == ["One", "Two"]


def test_a_caption_directly_below_a_pipe_table_is_not_a_row(desk: Desk) -> None:
    found = table(desk, "| a | b |\n|---|---|\n| 1 | 2 |\n: Costs\n")
    assert (plain_text(found.caption), len(found.body)) == ("Costs", 1)


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("+---+---+\n| a | bb |\n+---+---+\n", 4, "the lines of the grid must meet"),
        ("+---+---+\n| a | b |\n", 5, "the lines of the grid must meet"),
        ("a    b\n---- ----\none two three\n", 6, "the text of each column must start below its hyphens"),
        ("---- ----\na    b\n\nWords.\n", 4, "must end with a line of hyphens"),
        ("| a | b |\n|---|\n| 1 | 2 |\n", 4, "the line of hyphens has 1 cells, but the first row has 2"),
    ],
)
def test_almost_tables_are_reported_at_their_line(desk: Desk, body: str, line: int, message: str) -> None:
    found = [problem for problem in desk.read(body).problems if message in problem.text]
    assert [(str(problem.code), problem.place and problem.place.line) for problem in found] == [
        ("markup-literal", line)
    ]


def test_problems_in_cells_have_their_places(desk: Desk) -> None:
    body = "+------+----------+\n| [^a] | see [^a] |\n+======+==========+\n| x    | - [^b]   |\n+------+----------+\n"
    assert [spot for spot in desk.read(body).spots if spot[0] == "note-undefined"] == [
        ("note-undefined", 5, 3),
        ("note-undefined", 5, 14),
        ("note-undefined", 7, 12),
    ]


def test_a_grid_directly_below_a_list_ends_the_list(desk: Desk) -> None:
    reading = desk.read(f"- x\n{GRID}")
    assert [type(block) for block in reading.blocks] == [ListBlock, Table]
    assert "markup-literal" in desk.read("- x\n+---+---+\n| a | b |\n").codes


def test_links_in_cells_lead_to_addresses_written_below(desk: Desk) -> None:
    found = table(desk, "+-----+\n| [a] |\n+=====+\n| b   |\n+-----+\n\n[a]: https://example.org/\n")
    assert [getattr(inline, "link", None) for inline in found.head[0][0].inlines] == ["https://example.org/"]


def test_blocks_that_cells_cannot_contain_become_paragraphs(desk: Desk) -> None:
    body = "+-----+\n| H   |\n+=====+\n| # C |\n|     |\n||a|b||\n||-|-||\n||1|2||\n+-----+\n"
    reading = desk.read(body)
    assert reading.spots == [("table-cells", 7, 3), ("table-cells", 9, 2)]
    (found,) = (block for block in reading.blocks if isinstance(block, Table))
    assert [plain_text(text) for text in text_of_cell(found.body[0][0])] == ["C", "a", "b", "1", "2"]


def test_a_bar_in_code_does_not_separate_cells_if_there_would_be_too_many(desk: Desk) -> None:
    found = table(desk, "| code | words |\n|---|---|\n| `ab|de` | ab or de |\n| a `b|c` |\n")
    assert words(found)[1:] == [["ab|de", "ab or de"], ["a `b", "c`"]]


def test_a_backslash_at_the_end_of_a_line_of_a_grid_is_a_line_break(desk: Desk) -> None:
    reading = desk.read("+-----+-----+\n| A   | B   |\n+=====+=====+\n| x\\  | z   |\n| y   |     |\n+-----+-----+\n")
    assert isinstance(reading.block, Table)
    cell = reading.block.body[0][0]
    assert [type(inline) for inline in cell.inlines] == [Run, LineBreak, Run]
    assert reading.codes == []


def test_an_empty_grid_cell_is_an_empty_cell(desk: Desk) -> None:
    assert table(desk, "+---+---+\n| a |   |\n+===+===+\n|   | b |\n+---+---+\n").head[0][1] == Cell()


@pytest.mark.parametrize(
    "body", ["- - -\n", "--- ---\n", "Words\n- - -\nmore\n", "---\n\nWords\n\n---\n", "+ a\n+ b\n"]
)
def test_breaks_and_lists_are_not_tables(desk: Desk, body: str) -> None:
    assert not any(isinstance(block, Table) for block in desk.read(body).blocks)
