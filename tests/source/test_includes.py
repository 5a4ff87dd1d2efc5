"""Other files in a brief: parts of the text, tables."""

import pytest

from briefpress.edition import plain_text as note_words
from briefpress.model import Alignment, Figure, Place, Table, plain_text
from tests.desk import Desk, Reading, words_of
from tests.readers.pictures import picture, picture_of


def test_an_included_file_appears_where_it_is_included(desk: Desk) -> None:
    desk.write("source/brief/parts/one.md", "# One[^a]\n\n{{< include two.md >}}\n\n[^a]: Note.\n\n*[EU]: Union\n")
    desk.write("source/brief/parts/two.md", "Two.\n")
    reading = desk.read('Before.\n\n{{< include "parts/one.md" >}}\n\nAfter.\n')
    assert words_of(reading.blocks) == ["Before.", "One", "Two.", "After."]
    assert (list(reading.notes), dict(reading.sure.abbreviations)) == (["a"], {"EU": "Union"})
    assert reading.sure.files == ("source/brief/parts/one.md", "source/brief/parts/two.md")
    assert reading.problems == ()


def test_pictures_of_an_included_file_are_beside_it(desk: Desk) -> None:
    picture(desk.root / "source/brief/parts/images/a.png")
    desk.write("source/brief/parts/one.md", '![A river](images/a.png){alt="A river"}\n')
    block = desk.read("{{< include parts/one.md >}}\n").block
    assert isinstance(block, Figure)
    assert picture_of(block).path == "source/brief/parts/images/a.png"


def test_problems_of_a_part_are_placed_in_it(desk: Desk) -> None:
    desk.write("source/brief/one.md", "# One\n\n<font>Two</font>\n")
    (problem,) = desk.read("{{< include one.md >}}\n").problems[:1]
    assert problem.place is not None
    assert (problem.code, problem.place.file, problem.place.line) == ("html-raw", "source/brief/one.md", 3)


def test_a_circular_include_is_reported_where_it_closes(desk: Desk) -> None:
    desk.write("source/brief/one.md", "One.\n\n{{< include two.md >}}\n")
    desk.write("source/brief/two.md", "Two.\n\n{{< include one.md >}}\n")
    reading = desk.read("{{< include one.md >}}\n")
    assert reading.codes == ["include-cycle"]
    place = reading.problems[0].place
    assert place is not None
    assert (place.file, place.line) == ("source/brief/two.md", 3)
    assert desk.read("{{< include brief.md >}}\n").codes[0] == "include-cycle"


@pytest.mark.parametrize(
    ("path", "code"),
    [("none.md", "file-missing"), ("../../../outside.md", "path-outside"), ("/etc/passwd", "path-outside")],
)
def test_only_files_of_the_source_are_included(desk: Desk, path: str, code: str) -> None:
    desk.write("outside.md", "Secret.\n")
    reading = desk.read(f"Words.\n\n{{{{< include {path} >}}}}\n")
    assert reading.spots == [(code, 6, 1)]
    assert words_of(reading.blocks) == ["Words."]


def test_a_brief_lists_its_included_files(desk: Desk) -> None:
    from briefpress.source import source_files
    from briefpress.workspace import Workspace

    desk.write("source/brief/one.md", "One.\n")
    brief = desk.read("{{< include one.md >}}\n").sure
    assert [file.path for file in source_files(Workspace(desk.root.resolve()), brief)] == [
        "source/brief/brief.md",
        "source/brief/one.md",
    ]


def table(reading: Reading) -> Table:
    assert isinstance(reading.block, Table)
    return reading.block


def cells(found: Table) -> list[list[str]]:
    return [[plain_text(cell.inlines) for cell in row] for row in (*found.head, *found.body)]


def test_a_table_from_a_file_has_spans_header_rows_and_characters(desk: Desk) -> None:
    desk.write("source/brief/flow.csv", "Basin,Flow,<\n^,2024,2025\nNorth,12,\\<\n^,13,\\^\n")
    reading = desk.read('::: {.table csv="flow.csv" header-rows=2 header-columns=1 title="T" notes="N"}\nWords\n:::\n')
    found = table(reading)
    assert cells(found) == [["Basin", "Flow"], ["2024", "2025"], ["North", "12", "<"], ["13", "^"]]
    assert [[(cell.column_span, cell.row_span) for cell in row] for row in found.head] == [
        [(1, 2), (2, 1)],
        [(1, 1)] * 2,
    ]
    assert found.alignments == (Alignment.UNSET, Alignment.RIGHT, Alignment.UNSET)
    assert (plain_text(found.title), plain_text(found.notes), found.header_columns) == ("T", "N", 1)
    assert reading.problems == ()


def test_spans_of_a_file_that_are_not_rectangles_are_problems_in_the_file(desk: Desk) -> None:
    desk.write("source/brief/flow.csv", "Basin,Flow\nNorth,12\n^,<\n")
    reading = desk.read('::: {.table csv="flow.csv"}\n:::\n')
    assert [(found.code, found.place and (found.place.file, found.place.line)) for found in reading.problems] == [
        ("table-span", ("source/brief/flow.csv", 2))
    ]


def test_a_caption_inside_the_block_takes_precedence(desk: Desk) -> None:
    desk.write("source/brief/flow.csv", "a,b\n1,2\n")
    reading = desk.read(
        '::: {.table #tbl-a csv="flow.csv" source="A" header-columns=1}\n\n: Words {source="B"}\n\n:::\n'
    )
    found = table(reading)
    assert (found.id, plain_text(found.source), found.header_columns) == ("tbl-a", "B", 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_comes_from_a_file(desk: Desk, delimiter: str) -> None:
    rows = ['Basin,Flow,"Remark, if any"', "Prut,71,", 'Dniester,"1 310","two\nlines"']
    text = "\n".join(rows).replace(",", delimiter).replace(f"Remark{delimiter}", "Remark,")
    desk.write("source/brief/data/flow.csv", text + "\n")
    div = '{.table #tbl-flow csv="data/flow.csv" header-columns=1 source="Survey"}'
    reading = desk.read(f"::: {div}\nFlow in *2025*\n:::\n\nSee @tbl-flow.\n")
    found = reading.blocks[0]
    assert isinstance(found, Table)
    assert cells(found) == [
        ["Basin", "Flow", "Remark, if any"],
        ["Prut", "71", ""],
        ["Dniester", "1 310", "two lines"],
    ]
    assert (len(found.head), found.header_columns, found.id) == (1, 1, "tbl-flow")
    assert (plain_text(found.caption), plain_text(found.source)) == ("Flow in 2025", "Survey")
    assert found.alignments == (Alignment.UNSET, Alignment.RIGHT, Alignment.UNSET)
    assert reading.problems == ()


def test_short_rows_are_filled_and_empty_ones_omitted(desk: Desk) -> None:
    desk.write("source/brief/a.csv", "a,b,c\n\n1\n,,\n1,2,3\n")
    assert cells(table(desk.read('::: {.table csv="a.csv"}\n:::\n'))) == [
        ["a", "b", "c"],
        ["1", "", ""],
        ["1", "2", "3"],
    ]


def test_a_delimiter_can_be_specified(desk: Desk) -> None:
    desk.write("source/brief/a.csv", "a;b,c\n1;2,3\n")
    assert cells(table(desk.read('::: {.table csv="a.csv" delimiter=","}\n:::\n')))[0] == ["a;b", "c"]
    assert desk.read('::: {.table csv="a.csv" delimiter=", "}\n:::\n').codes == ["value-invalid"]


@pytest.mark.parametrize(
    ("data", "spot"),
    [
        (b"a,b\n1,\xff\n", ("encoding", 2, 3)),
        (b'a,b\n1,"2\n', ("table-invalid", 2, 1)),
        (b"", ("table-invalid", 1, 1)),
        (b"x\n" * 2002, ("table-size", 4, 1)),
        (b",".join([b"x"] * 64) + b"\n", ("table-size", 4, 1)),
    ],
)
def test_a_file_that_is_not_a_table_is_reported_with_its_line(
    desk: Desk, data: bytes, spot: tuple[str, int, int]
) -> None:
    desk.write("source/brief/a.csv", data)
    assert desk.read('::: {.table csv="a.csv" delimiter=","}\nCaption\n:::\n').spots == [spot]


def test_a_row_of_a_file_that_lacks_cells_is_reported_with_its_line(desk: Desk) -> None:
    """An example is a file with decimal commas whose delimiter is a comma."""
    desk.write("source/brief/a.csv", "State,Share\nBelgium,1,5\nEurope\nFrance,12,25\n")
    (problem,) = desk.read('::: {.table csv="a.csv" delimiter=","}\nCaption\n:::\n').problems
    assert (problem.code, problem.place) == ("table-cells", Place("source/brief/a.csv", 1, 1, 11))
    assert '"1,5"' in problem.hint


@pytest.mark.parametrize(
    ("named", "code"), [('csv="b.csv"', "file-missing"), ('csv="../../../a"', "path-outside"), ("", "file-missing")]
)
def test_a_table_without_its_file_is_reported_and_keeps_its_caption(desk: Desk, named: str, code: str) -> None:
    reading = desk.read(f"::: {{.table {named}}}\nCaption\n:::\n")
    assert (reading.spots, words_of(reading.blocks)) == ([(code, 4, 1)], ["Caption"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("expected", ["sep=;\r\n", '"sep=;"\r\n', ""])
def test_a_file_as_excel_saves_it(desk: Desk, expected: str, encoding: str) -> None:
    rows = "Island;Passengers;Share\r\nNorth;1.234,5;12,5 %\r\nSouth;2.000,0;3,5 %\r\n"
    desk.write("source/brief/a.csv", (expected + rows).encode(encoding))
    reading = desk.read("::: {.table csv=a.csv}\n:::\n")
    assert cells(table(reading))[1] == ["North", "1.234,5", "12,5 %"]
    assert reading.codes == []


def test_problems_below_that_line_have_their_places(desk: Desk) -> None:
    desk.write("source/brief/a.csv", "sep=;\na;b;c\n1;2\n")
    reading = desk.read('::: {.table csv="a.csv"}\n:::\n')
    assert [(found.code, found.place and found.place.line) for found in reading.problems] == [("table-cells", 3)]


def test_wide_delimiters_separate_cells_if_no_others_do(desk: Desk) -> None:
    desk.write("source/brief/a.csv", "岛；船\n北；二\n")
    assert cells(table(desk.read('::: {.table csv="a.csv"}\n:::\n'))) == [["岛", "船"], ["北", "二"]]


@pytest.mark.parametrize("begins", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_spreadsheet_has_a_hint_to_save_it_as_csv(desk: Desk, begins: bytes) -> None:
    desk.write("source/brief/a.xlsx", begins + b"\x00")
    found = next(
        problem for problem in desk.read('::: {.table csv="a.xlsx"}\n:::\n').problems if problem.code == "encoding"
    )
    assert "CSV UTF-8" in found.hint


def test_the_title_of_an_included_file_is_its_heading_if_it_has_none(desk: Desk) -> None:
    desk.write("source/brief/one.md", "---\ntitle: One *river*\n---\n\nText.\n")
    reading = desk.read("{{< include one.md >}}\n")
    assert (words_of(reading.blocks), reading.problems) == (["One river", "Text."], ())


@pytest.mark.parametrize(
    ("heading", "left"), [("# Two", "`author`"), ("# Other", "`title`, `author`"), ("Text", "`author`")]
)
def test_other_fields_in_the_front_matter_of_an_included_file_are_reported(desk: Desk, heading: str, left: str) -> None:
    desk.write("source/brief/two.md", f"\n---\ntitle: Two\nauthor: Jo Lind\n---\n\n{heading}\n")
    reading = desk.read("{{< include two.md >}}\n")
    assert words_of(reading.blocks) == (["Two", "Text"] if heading == "Text" else [heading[2:]])
    (problem,) = reading.problems
    assert problem.text.endswith(left)
    assert problem.place
    assert (problem.place.file, problem.place.line) == ("source/brief/two.md", 3)


def test_a_rule_at_the_beginning_of_a_part_is_not_front_matter(desk: Desk) -> None:
    desk.write("source/brief/one.md", "---\n\nText.\n\n---\n\nMore.\n")
    assert words_of(desk.read("{{< include one.md >}}\n").blocks) == ["Text.", "More."]


def test_notes_of_two_parts_may_have_the_same_ids(desk: Desk) -> None:
    for name in ("one", "two"):
        desk.write(f"source/brief/{name}.md", f"Text of {name}[^1].\n\n[^1]: Note of {name}.\n")
    reading = desk.read("First[^1].\n\n{{< include one.md >}}\n\n{{< include two.md >}}\n\n[^1]: Own note.\n")
    assert reading.problems == ()
    edition, _ = desk.edition("First[^1].\n\n{{< include one.md >}}\n\n{{< include two.md >}}\n\n[^1]: Own note.\n")
    actual = {note.number: note_words(note.blocks[0].inlines) for note in edition.notes.values()}  # type: ignore[union-attr]
    assert actual == {"1": "Own note.", "2": "Note of one.", "3": "Note of two."}
