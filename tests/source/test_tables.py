"""Tables of the dialect: rows, captions below them, and the problems of faulty ones."""

import pytest

from briefpress.model import (
    Alignment,
    CrossReference,
    LineBreak,
    ListBlock,
    Mark,
    NoteRef,
    Paragraph,
    Quote,
    Recommendations,
    Row,
    Run,
    Table,
    note_refs,
    plain_text,
)
from tests.desk import Desk, Reading

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


def table(reading: Reading) -> Table:
    (found,) = (block for block in reading.blocks if isinstance(block, Table))
    return found


def words(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[plain_text(cell.inlines) for cell in row] for row in rows]


def test_header_and_body(desk: Desk) -> None:
    reading = desk.read("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n")
    assert words(table(reading).head) == [["a", "b"]]
    assert words(table(reading).body) == [["1", "2"], ["3", "4"]]
    assert table(reading).place.line == 4
    assert reading.problems == ()


def test_a_table_without_pipes_at_its_edges(desk: Desk) -> None:
    assert words(table(desk.read("a | b\n--|--\n1 | 2\n")).body) == [["1", "2"]]


def test_alignments(desk: Desk) -> None:
    reading = desk.read("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n")
    assert table(reading).alignments == (Alignment.UNSET, Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT)


@pytest.mark.parametrize("header", ["|  |  |", "| | |", "|  | <!-- none --> |"])
def test_an_empty_header_row_is_left_out(desk: Desk, header: str) -> None:
    reading = desk.read(f"{header}\n|---|---|\n| 1 | 2 |\n")
    assert table(reading).head == ()
    assert words(table(reading).body) == [["1", "2"]]


def test_a_header_row_with_one_word_is_a_header_row(desk: Desk) -> None:
    assert words(table(desk.read("|  | b |\n|---|---|\n| 1 | 2 |\n")).head) == [["", "b"]]


def test_every_row_has_a_cell_for_each_column(desk: Desk) -> None:
    reading = desk.read("| a | b | c |\n|---|---|---|\n| 1 |\n| | 2 | |\n| | | |\n")
    assert words(table(reading).body) == [["1", "", ""], ["", "2", ""], ["", "", ""]]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("| a |\n|---|\n| 1 |\n| b | c | d |\n", (7, 1)),
        ("> | a | b |\n> |---|---|\n> | b | c | d |\n", (6, 1)),
        ("- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 | 3\n", (8, 3)),
    ],
)
def test_a_row_with_more_cells_than_columns_is_reported(desk: Desk, body: str, place: tuple[int, int]) -> None:
    """Markdown parsers drop such cells silently."""
    assert desk.read(body).spots == [("table-cells", *place)]


def test_further_cells_get_columns_without_a_header(desk: Desk) -> None:
    found = table(desk.read("| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | 4 | *5* | | 6 | |\n"))
    assert words(found.head) == [["a", "b", "", "", ""]]
    assert words(found.body) == [["1", "2", "", "", ""], ["3", "4", "5", "", "6"]]
    assert len(found.alignments) == 5


def test_too_many_extra_cells_are_an_error(desk: Desk) -> None:
    body = "| a |\n|---|\n" + "| 1 |\n" * 1500 + f"|{'2|' * 60}\n"
    assert ("table-size", 1506, 1) in desk.read(body).spots


@pytest.mark.parametrize("row", ["| 1 | 2 |", "1 | 2", "| 1 | 2 | ", "> | 1 | 2 |", "| | 2 |"])
def test_a_row_with_fewer_cells_than_columns_is_reported(desk: Desk, row: str) -> None:
    quote = "> " if row.startswith(">") else ""
    found = desk.read(f"{quote}| a | b | c |\n{quote}|---|---|---|\n{row}\n")
    assert [(code, line) for code, line, _ in found.spots] == [("table-cells", 6)]


@pytest.mark.parametrize(
    "row", ["| 1 |", "| 1 | 2 | |", "| 1 | 2 |  | |", "| | | |", r"| 1 | 2 \\| 3 | |", "| | < | 3 |"]
)
def test_a_row_with_a_group_heading_or_empty_cells_is_not_reported(desk: Desk, row: str) -> None:
    assert desk.read(f"| a | b | c |\n|---|---|---|\n{row}\n").codes == []


def test_escaped_pipes_are_characters(desk: Desk) -> None:
    reading = desk.read("| a | b |\n|---|---|\n| 1 \\| 2 | `x \\| y` |\n")
    assert words(table(reading).body) == [["1 | 2", "x | y"]]
    assert reading.problems == ()


def test_cells_contain_marks_links_notes_and_cross_references(desk: Desk) -> None:
    reading = desk.read("| *a* | b[^n] |\n|---|---|\n| [c](https://a.org) | @tbl-x |\n\n: T {#tbl-x}\n\n[^n]: N\n")
    found = table(reading)
    assert tuple(cell.inlines for cell in found.head[0]) == (
        (Run("a", frozenset({Mark.EMPHASIS})),),
        (Run("b"), NoteRef("n")),
    )
    assert tuple(cell.inlines for cell in found.body[0]) == (
        (Run("c", link="https://a.org"),),
        (CrossReference("tbl-x"),),
    )
    assert reading.problems == ()


def test_caption(desk: Desk) -> None:
    reading = desk.read(f'{TABLE}\n: Costs, *all* {{#tbl-costs source="ONS, *2020*" header-columns=1}}\n')
    found = table(reading)
    assert found.caption == (Run("Costs, "), Run("all", frozenset({Mark.EMPHASIS})))
    assert found.source == (Run("ONS, "), Run("2020", frozenset({Mark.EMPHASIS})))
    assert (found.id, found.header_columns) == ("tbl-costs", 1)
    assert len(reading.blocks) == 1
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("written", "caption"),
    [
        ("Table: Words", "Words"),
        (":   Words", "Words"),
        (": Words\n  and more {#tbl-x}", "Words and more"),
        (": A {b} c", "A {b} c"),
        (": Words: more", "Words: more"),
    ],
)
def test_forms_of_captions(desk: Desk, written: str, caption: str) -> None:
    assert plain_text(table(desk.read(f"{TABLE}\n{written}\n")).caption) == caption


def test_a_caption_may_have_a_line_break(desk: Desk) -> None:
    assert table(desk.read(f"{TABLE}\n: One\\\ntwo\n")).caption == (Run("One"), LineBreak(), Run("two"))


@pytest.mark.parametrize("written", [": {#tbl-x}", "Table: {#tbl-x}", ':  {#tbl-x source="S"}'])
def test_a_caption_with_only_attributes_has_no_text(desk: Desk, written: str) -> None:
    reading = desk.read(f"{TABLE}\n{written}\n\nSee @tbl-x.\n")
    assert (table(reading).id, table(reading).caption) == ("tbl-x", ())
    assert reading.problems == ()


def test_a_caption_may_be_in_a_list_and_in_a_quote(desk: Desk) -> None:
    reading = desk.read("- x\n\n  | a |\n  |---|\n  | 1 |\n\n  : In a list {#tbl-l}\n")
    assert isinstance(reading.block, ListBlock)
    assert isinstance(found := reading.block.items[0][1], Table)
    assert plain_text(found.caption) == "In a list"
    reading = desk.read("> | a |\n> |---|\n> | 1 |\n>\n> : In a quote\n")
    assert isinstance(reading.block, Quote)
    assert isinstance(found := reading.block.blocks[0], Table)
    assert plain_text(found.caption) == "In a quote"


def test_tables_in_recommendations(desk: Desk) -> None:
    reading = desk.read(
        "::: recommendations\n\n1. Do.\n\n   | a |\n   |---|\n   | 1 |\n\n   : Costs {#tbl-r}\n\n2. Do more.\n\n:::\n"
    )
    assert isinstance(reading.block, Recommendations)
    assert isinstance(reading.block.items[0].blocks[1], Table)
    assert reading.problems == ()


@pytest.mark.parametrize("before", ["", "# Words\n\n", "> Words.\n\n", f"{TABLE}\n# Words\n\n"])
def test_a_caption_without_a_table_is_a_warning_and_keeps_its_words(desk: Desk, before: str) -> None:
    reading = desk.read(f"{before}: A caption {{#tbl-x}}\n")
    assert reading.spots == [("caption-misplaced", 4 + before.count("\n"), 1)]
    assert [str(found.level) for found in reading.problems] == ["warning"]
    assert isinstance(last := reading.blocks[-1], Paragraph)
    assert "A caption" in plain_text(last.inlines)


@pytest.mark.parametrize("first", [": First", ": {#tbl-first}"])
def test_a_second_caption_is_a_warning(desk: Desk, first: str) -> None:
    reading = desk.read(f"{TABLE}\n{first}\n\n<!-- -->\n\n: Second {{#tbl-x}}\n")
    assert reading.codes == ["caption-misplaced"]
    assert "Second" not in plain_text(table(reading).caption)
    assert table(reading).id != "tbl-x"


def test_two_captions_below_each_other_are_not_a_definition(desk: Desk) -> None:
    reading = desk.read(f"{TABLE}\n: First {{#tbl-a}}\n\n: Second {{#tbl-b}}\n")
    assert reading.spots == [("caption-misplaced", 8, 1)]


def test_notes_in_captions_and_cells_come_in_reading_order(desk: Desk) -> None:
    """The caption is shown above the table, wherever it is in the source."""
    reading = desk.read(
        "| a[^1] | b |\n|---|---|\n| 1 | 2[^2] |\n\n: C[^3]\n\nx[^4]\n\n"
        + "".join(f"[^{n}]: N\n\n" for n in range(1, 5))
    )
    assert [mark.note for mark in note_refs(reading.blocks)] == ["3", "1", "2", "4"]
    assert reading.problems == ()


def test_faults_in_cells_and_captions_have_their_place(desk: Desk) -> None:
    reading = desk.read("| a | b[^x] |\n|---|---|\n| 1 | [y]() |\n| [^z] | 2 @fig-q |\n\n: Words [^w] {#tbl-a}\n")
    assert reading.spots == [
        ("note-undefined", 4, 8),
        ("link-empty", 6, 7),
        ("note-undefined", 7, 3),
        ("cross-reference", 7, 12),
        ("note-undefined", 9, 9),
    ]


def test_equal_words_in_one_row_have_different_places(desk: Desk) -> None:
    assert desk.read("| [x]() | [x]() |\n|---|---|\n| a | a[^n] |\n").spots == [
        ("link-empty", 4, 3),
        ("link-empty", 4, 11),
        ("note-undefined", 6, 8),
    ]


def test_an_unknown_attribute_is_a_warning_with_the_nearest_name(desk: Desk) -> None:
    reading = desk.read(f'{TABLE}\n: C {{#tbl-x sourse="S" .tall}}\n')
    assert reading.spots == [("attribute-unknown", 8, 1)] * 2
    assert [str(found.level) for found in reading.problems] == ["warning"] * 2
    assert [found.hint for found in reading.problems] == ['did you mean ".full"?', 'did you mean "source"?']


@pytest.mark.parametrize("count", ["3", "-1", "x", "1.5", "²"])
def test_an_invalid_number_of_header_columns_is_reported(desk: Desk, count: str) -> None:
    reading = desk.read(f'{TABLE}\n: C {{header-columns="{count}"}}\n')
    assert reading.spots == [("value-invalid", 8, 1)]
    assert table(reading).header_columns == 0


SPANS = """\
| Basin | Flow | <    | \\<  |
|-------|-----:|-----:|-----|
| ^     | 2024 | 2025 | \\^  |
| North | 12   | 14   | `^` |
| South | none | <    | y   |
| ^     | ^    | ^    | z   |
"""


def spans(rows: tuple[Row, ...]) -> list[list[tuple[str, int, int]]]:
    return [[(plain_text(cell.inlines), cell.column_span, cell.row_span) for cell in row] for row in rows]


def test_cells_span_columns_and_rows(desk: Desk) -> None:
    reading = desk.read(f"{SPANS}\n: C {{header-rows=2}}\n")
    assert spans(table(reading).head) == [
        [("Basin", 1, 2), ("Flow", 2, 1), ("<", 1, 1)],
        [("2024", 1, 1), ("2025", 1, 1), ("^", 1, 1)],
    ]
    assert spans(table(reading).body) == [
        [("North", 1, 1), ("12", 1, 1), ("14", 1, 1), ("^", 1, 1)],
        [("South", 1, 2), ("none", 2, 2), ("y", 1, 1)],
        [("z", 1, 1)],
    ]
    assert reading.problems == ()


def test_a_header_cell_does_not_span_into_the_body(desk: Desk) -> None:
    reading = desk.read(SPANS)
    assert reading.spots == [("table-span", 4, 3)]
    assert "header-rows=2" in (reading.problems[0].hint or "")


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("| < | b |\n|---|---|\n| 1 | 2 |\n", (4, 3)),
        ("| ^ | b |\n|---|---|\n| 1 | 2 |\n", (4, 3)),
        ("| a | b |\n|---|---|\n| x | < |\n| ^ | 2 |\n", (6, 3)),
        ("| a | b |\n|---|---|\n| x | 2 |\n| ^ | < |\n", (6, 3)),
        ("| a | b | c |\n|---|---|---|\n| x | y | < |\n| ^ | < | z |\n", (6, 3)),
        ("| a | b |\n|---|---|\n| x | 2 |\n| ^ | ^ |\n", (6, 3)),
    ],
)
def test_spans_that_are_not_rectangles_are_problems(desk: Desk, rows: str, place: tuple[int, int]) -> None:
    assert desk.read(rows).spots[0] == ("table-span", *place)


@pytest.mark.parametrize(("count", "head"), [("0", 0), ("1", 1), ("2", 2)])
def test_header_rows(desk: Desk, count: str, head: int) -> None:
    reading = desk.read(f"{TABLE}\n: C {{header-rows={count} header-columns=1}}\n")
    assert len(table(reading).head) == head
    assert reading.problems == ()


def test_an_invalid_number_of_header_rows_is_reported(desk: Desk) -> None:
    reading = desk.read(f"{TABLE}\n: C {{header-rows=3}}\n")
    assert reading.spots == [("value-invalid", 8, 1)]


def test_a_table_has_a_title_and_notes(desk: Desk) -> None:
    reading = desk.read(
        f'{TABLE}\n: Words {{#tbl-x title="A *title*" notes="In euros[^n]." source="ONS"}}\n\n[^n]: N\n'
    )
    found = table(reading)
    assert plain_text(found.title) == "A title"
    assert found.notes == (Run("In euros"), NoteRef("n"), Run("."))
    assert reading.problems == ()


@pytest.mark.parametrize("count", ["0", "1", "2"])
def test_header_columns(desk: Desk, count: str) -> None:
    reading = desk.read(f"{TABLE}\n: C {{header-columns={count}}}\n")
    assert table(reading).header_columns == int(count)
    assert reading.problems == ()


def test_tables_right_below_each_other(desk: Desk) -> None:
    reading = desk.read(f"{TABLE}\n{TABLE}\n: Second\n")
    assert [plain_text(block.caption) for block in reading.blocks if isinstance(block, Table)] == ["", "Second"]


@pytest.mark.parametrize(
    ("hyphens", "widths"),
    [
        ("|---|------|", (1 / 3, 2 / 3)),
        ("|---|---|", ()),
        ("|---|--:|", ()),
        ("|------------|------------------------|", ()),
    ],
)
def test_hyphens_set_widths_if_lines_are_long(desk: Desk, hyphens: str, widths: tuple[float, ...]) -> None:
    long = "|" + " word" * 16 + "| b |"
    reading = desk.read(f"| a          | b                      |\n{hyphens}\n{long}\n")
    assert isinstance(reading.block, Table)
    assert reading.block.widths == pytest.approx(widths)


def test_quartos_column_widths(desk: Desk) -> None:
    reading = desk.read('| a | b |\n|---|---|\n| 1 | 2 |\n\n: Costs {tbl-colwidths="[25,75]" .striped .hover}\n')
    assert isinstance(reading.block, Table)
    assert (reading.block.widths, reading.codes) == ((0.25, 0.75), [])
    wrong = desk.read('| a | b |\n|---|---|\n| 1 | 2 |\n\n: Costs {tbl-colwidths="[25]"}\n')
    assert wrong.codes == ["value-invalid"]


@pytest.mark.parametrize(
    ("rows", "spots"),
    [
        ("Trade,,\nLand,2023,2024\nAustria,1,2\n", [("table-cells", 1)]),
        (
            "Land,2023\nAustria,#REF!\nBelgium,#DIV/0!\nChile,=SUM(A1)\nDenmark,####\n",
            [("table-cells", line) for line in (2, 3, 4, 5)],
        ),
        ("Land,2023\nAustria,n/a\nBelgium,#1\n", []),
    ],
)
def test_leftovers_of_spreadsheets_are_reported(desk: Desk, rows: str, spots: list[tuple[str, int]]) -> None:
    desk.write("source/brief/a.csv", rows.encode())
    reading = desk.read('::: {.table csv="a.csv"}\n:::\n')
    assert [(str(problem.code), problem.place.line if problem.place else 0) for problem in reading.problems] == spots


def test_the_lines_of_a_cell_in_a_spreadsheet_stay_separate(desk: Desk) -> None:
    desk.write("source/brief/a.csv", 'Land,"Length\n(km)"\nAustria,"one\n\n  two"\n')
    table = desk.read('::: {.table csv="a.csv"}\n:::\n').blocks[0]
    assert isinstance(table, Table)
    assert table.head[0][1].inlines == (Run("Length"), LineBreak(), Run("(km)"))
    assert table.body[0][1].inlines == (Run("one"), LineBreak(), Run("two"))


def test_years_that_name_the_rows_of_a_csv_file_are_on_the_left(desk: Desk) -> None:
    desk.write("source/brief/a.csv", "Year,Built,Flow\n1990,1951,12\n1991,1960,8\n")
    table = desk.read('::: {.table csv="a.csv"}\n:::\n').blocks[0]
    assert isinstance(table, Table)
    assert [item.value for item in table.alignments] == ["", "right", "right"]


def test_a_list_in_html_in_a_cell_is_a_list(desk: Desk) -> None:
    reading = desk.read(
        "| a | b |\n|---|---|\n| So <ul><li>x *y*</li><li>z[^n]</li></ul> | <ol><li>w</li></ol> |\n\n[^n]: N\n"
    )
    first, second = table(reading).body[0]
    assert plain_text(first.inlines) == "So"
    (bullets,), (numbers,) = first.blocks, second.blocks
    assert isinstance(bullets, ListBlock)
    assert isinstance(numbers, ListBlock)
    assert (len(bullets.items), bullets.ordered, numbers.ordered) == (2, False, True)
    assert bullets.items[0][0].place.line == 6
    assert reading.problems == ()
    code = table(desk.read("| a |\n|---|\n| `<ul>` |\n"))
    assert words(code.body) == [["<ul>"]]
