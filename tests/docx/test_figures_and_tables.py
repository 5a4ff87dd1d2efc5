"""Figures, tables, captions, definitions and languages use Word's own features, so that people can edit them."""

from itertools import pairwise

import pytest

from tests.desk import Desk
from tests.docx.published import word_of
from tests.html.editions import docx_of
from tests.readers.constructs import cells_of
from tests.readers.pdf import PdfFile
from tests.readers.word import Node, W, WordFile, found, value, values

EMU = 12700  # English Metric Units per point
TEXT_WIDTH = 6746  # in the plain brand: 119 mm, in twentieths of a point
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
SIDES = ("left", "right")


def table(word: WordFile, first: str) -> Node:
    """Return the table whose first non-empty cell begins with `first`."""
    tables = found(word.body, ".//w:tbl")
    return next(node for node in tables if "".join(values(node, ".//w:t/text()")).startswith(first))


# Tables


def test_header_rows_are_marked_and_repeated_and_no_row_is_cut(stress_docx: WordFile) -> None:
    long = table(stress_docx, "Place")
    assert len(found(long, "w:tr")) == 46
    assert found(long, "w:tr[w:trPr/w:tblHeader]") == found(long, "w:tr[1]")
    assert len(found(long, "w:tr[w:trPr/w:cantSplit]")) == 46
    look = found(long, "w:tblPr/w:tblLook")[0]
    assert [look.get(f"{W}{flag}") for flag in ("firstRow", "firstColumn", "lastRow")] == ["1", "1", "0"]
    assert int(look.get(f"{W}val", ""), 16) & 0x00A0 == 0x00A0


def test_a_table_without_header_marks_none(stress_docx: WordFile) -> None:
    bare = table(stress_docx, "a table")
    assert found(bare, ".//w:tblHeader") == []
    assert value(bare, "w:tblPr/w:tblLook/@w:firstRow") == "0"


def test_header_cells_have_the_style_of_headers(stress_docx: WordFile) -> None:
    rows = found(table(stress_docx, "Place"), "w:tr")
    assert values(rows[0], ".//w:pStyle/@w:val") == ["TableHeader"] * 4
    assert {tuple(values(row, ".//w:pStyle/@w:val")) for row in rows[1:]} == {("TableHeader", *["TableText"] * 3)}


SPANS = """\
| Basin | Flow | < |
|-------|-----:|-----:|
| ^     | 2024 | 2025 |
| North | 12 | 14 |
| ^     | 15 | 16 |

: Flow {header-rows=2 source="S"}
"""


def test_cells_that_span_are_merged_and_their_rows_stay_together(desk: Desk) -> None:
    word = word_of(desk, SPANS)
    node = table(word, "Basin")
    grid = [int(width) for width in values(node, "w:tblGrid/w:gridCol/@w:w")]
    assert [[height for _, height in row] for row in cells_of(node)] == [[2, 1], [1, 1], [2, 1, 1], [1, 1]]
    flow = cells_of(node)[0][1][0]
    assert value(flow, "w:tcPr/w:gridSpan/@w:val") == "2"
    assert int(value(flow, "w:tcPr/w:tcW/@w:w")) == grid[1] + grid[2]
    assert [len(found(row, "w:trPr/w:tblHeader")) for row in found(node, "w:tr")] == [1, 1, 0, 0]
    assert [bool(found(row, ".//w:keepNext")) for row in found(node, "w:tr")] == [True, True, True, True]


def test_lines_that_introduce_the_next_block_stay_with_it(desk: Desk) -> None:
    word = word_of(desk, f"Flows are these[^n]:\n\n{TABLE}\nWords.\n\n[^n]: A note.\n")
    kept = found(word.root("word/document.xml"), "w:body/w:p[w:pPr/w:keepNext]")
    assert ["".join(values(paragraph, ".//w:t/text()")) for paragraph in kept] == ["Flows are these:"]


def test_columns_fill_the_text_width_and_cells_match_the_grid(stress_docx: WordFile) -> None:
    tables = found(stress_docx.body, ".//w:tbl")
    assert len(tables) == 7
    for node in tables:
        grid = [int(width) for width in values(node, "w:tblGrid/w:gridCol/@w:w")]
        assert int(value(node, "w:tblPr/w:tblW/@w:w")) == sum(grid)
        for row in found(node, "w:tr"):
            assert [int(width) for width in values(row, "w:tc/w:tcPr/w:tcW/@w:w")] == grid
            assert all(found(cell, "w:p") for cell in found(row, "w:tc"))
    assert sum(map(int, values(table(stress_docx, "Place"), "w:tblGrid/w:gridCol/@w:w"))) == pytest.approx(
        TEXT_WIDTH, abs=5
    )


def test_columns_are_as_wide_in_the_pdf(stress_docx: WordFile, stress_pdf: PdfFile) -> None:
    """The left edges of the columns, where left-aligned headers begin, are compared."""
    grid = [int(width) / 20 for width in values(table(stress_docx, "Place"), "w:tblGrid/w:gridCol/@w:w")]
    page = stress_pdf.page_of("A table longer than a page") - 1
    spots = [spot for spot in stress_pdf.words_with_boxes[page] if spot[0] in ("Place", "Words", "Share")]
    head = {word: x for word, x, _ in reversed(spots)}
    assert head["Words"] - head["Place"] == pytest.approx(sum(grid[:3]), abs=8)
    assert head["Share"] - head["Place"] == pytest.approx(sum(grid[:2]) + grid[2] / 2 - 18, abs=8)


def test_alignment_of_columns(stress_docx: WordFile) -> None:
    rows = found(table(stress_docx, "Nobody"), "w:tr")
    for row in rows:
        assert [value(cell, "w:p/w:pPr/w:jc/@w:val") for cell in found(row, "w:tc")] == ["", "center", "right"]


def test_a_table_in_a_list_begins_where_its_text_does(stress_docx: WordFile) -> None:
    listed = table(stress_docx, "In a list")
    indent = int(value(listed, "w:tblPr/w:tblInd/@w:w"))
    style = stress_docx.style("List Continue")
    assert indent == int(value(style, "w:pPr/w:ind/@w:left"))
    assert indent + int(value(listed, "w:tblPr/w:tblW/@w:w")) == pytest.approx(TEXT_WIDTH, abs=5)


def test_tables_never_touch(stress_docx: WordFile) -> None:
    """Word joins two tables with nothing between them."""
    assert found(stress_docx.body, ".//w:tbl[following-sibling::*[1][self::w:tbl]]") == []


@pytest.mark.parametrize(
    "body",
    [
        f"{TABLE}{TABLE}",
        f"- x\n\n{TABLE}".replace("\n|", "\n  |"),
        f"{TABLE}::: {{.landscape}}\n\n{TABLE}\n:::\n",
        f"::: {{.landscape}}\n\n{TABLE}\n\n:::\n",
        f"a[^n]\n\n{TABLE}\n[^n]: N\n",
    ],
)
@pytest.mark.parametrize("place", ["page", "section", "end"])
def test_a_document_ends_with_a_paragraph(desk: Desk, body: str, place: str) -> None:
    word = word_of(desk, body, f"title: A\nnotes: {place}")
    assert [str(node.tag) for node in word.body][-2:] == [f"{W}p", f"{W}sectPr"]
    assert found(word.body, ".//w:tbl[following-sibling::*[1][not(self::w:p)]]") == []


def test_text_above_a_table_keeps_its_distance(desk: Desk) -> None:
    word = word_of(desk, f"Words.\n\n{TABLE}")
    assert value(word.paragraph("Words.").node, "w:pPr/w:spacing/@w:after") == "300"


# Captions


def test_captions_are_numbered_by_fields_with_the_finished_number(stress_docx: WordFile) -> None:
    fields = [field for field in stress_docx.fields() if field.instruction.startswith("SEQ")]
    shown = [(field.instruction.split()[1], field.shown) for field in fields]
    assert [number for kind, number in shown if kind == "Figure"] == ["1", "2"]
    assert [number for kind, number in shown if kind == "Table"] == ["1", "2", "3", "4"]
    captions = [paragraph.text for paragraph in stress_docx.styled("Table Caption")]
    assert captions == [
        "Table 1. Summed up",
        "Table 2. A table longer than a page, with marks and a note2",
        "Table 3. A wide table5",
        "Table 4. Who does what",
    ]
    (first, second) = (
        paragraph.text for paragraph in stress_docx.paragraphs if paragraph.style in ("caption", "Caption")
    )
    assert first.startswith("Figure 1. A first figure, with marks, a link in a caption, a mention of Table 2")
    assert second == "Figure 2. A figure in a list"


def test_cross_references_are_fields_that_refer_to_the_label(stress_docx: WordFile) -> None:
    bookmarks = dict(stress_docx.bookmarks())
    fields = [field for field in stress_docx.fields() if field.instruction.startswith("REF ")]
    references = [
        field for field in fields if "\\r" not in field.instruction.split()
    ]  # the other REF fields are for notes
    assert {field.shown for field in references} >= {"Figure 1", "Figure 2", "Table 2", "Table 3"}
    for field in references:
        assert "\\h" in field.instruction.split()
        assert _between(bookmarks[field.instruction.split()[1]]) == field.shown


def _between(start: Node) -> str:
    """Return the text inside a bookmark, which Word shows in a field that refers to it."""
    text = ""
    for node in found(start, "following-sibling::*"):
        if node.tag == f"{W}bookmarkEnd" and node.get(f"{W}id") == start.get(f"{W}id"):
            return text
        text += "".join(values(node, "self::w:r/w:t/text() | .//w:r/w:t/text()"))
    raise AssertionError("a bookmark does not end in its paragraph")


def test_captions_stay_with_their_figures_and_tables(stress_docx: WordFile) -> None:
    assert found(stress_docx.style("Table Caption"), "w:pPr/w:keepNext")
    for node in found(stress_docx.body, ".//w:p[w:pPr/w:pStyle/@w:val='Caption']"):
        assert found(node, "preceding-sibling::w:p[1][.//w:drawing]/w:pPr/w:keepNext")


def test_a_source_stays_with_its_table(stress_docx: WordFile) -> None:
    (line,) = (p for p in stress_docx.styled("Source Line") if p.text.startswith("Source: Nobody counted"))
    last = found(line.node, "preceding-sibling::*[1]/w:tr[last()]")
    assert len(last) == 1
    assert len(found(last[0], ".//w:p[w:pPr/w:keepNext]")) == 4


# Figures


def test_figures_have_their_alternative_text_and_size(stress_docx: WordFile) -> None:
    figures = stress_docx.styled("Figure")
    assert [value(figure.node, ".//wp:docPr/@descr") for figure in figures] == [
        "A disc on a ground",
        "A tall disc without a caption",
        "The same disc in a list",
    ]
    widths = [int(value(figure.node, ".//wp:extent/@cx")) / EMU for figure in figures]
    assert widths[0] == pytest.approx(0.6 * TEXT_WIDTH / 20, abs=1)
    assert widths[1] == pytest.approx(120 * 0.75, abs=1)  # the width of the picture itself, at 96 pixels per inch


def test_a_figure_in_a_list_begins_where_its_text_does(stress_docx: WordFile) -> None:
    left = value(stress_docx.style("List Continue"), "w:pPr/w:ind/@w:left")
    figure = stress_docx.styled("Figure")[2]
    assert value(figure.node, "w:pPr/w:ind/@w:left") == left
    assert value(stress_docx.paragraph("Figure 2. A figure").node, "w:pPr/w:ind/@w:left") == left


def test_tables_of_landscape_pages_extend_into_the_margin_column(stress_docx: WordFile) -> None:
    wide = table(stress_docx, "Indicator")
    section = next(element for element in stress_docx.sections() if value(element, "w:pgSz/@w:orient") == "landscape")
    text = int(value(section, "w:pgSz/@w:w")) - sum(int(value(section, f"w:pgMar/@w:{side}")) for side in SIDES)
    assert int(value(wide, "w:tblPr/w:tblInd/@w:w")) < 0
    assert sum(map(int, values(wide, "w:tblGrid/w:gridCol/@w:w"))) > text


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize(("file", "width"), [("tall.png", ' width="100%"'), ("a.png", ' width="100%"'), ("a.png", "")])
def test_figures_fit_the_page_with_room_for_a_caption(desk: Desk, file: str, width: str, *, landscape: bool) -> None:
    figure = f'![C]({file}){{alt="A"{width}}}\n'
    word = word_of(desk, f"::: {{.landscape}}\n\n{figure}\n:::\n" if landscape else figure)
    section = word.sections()[-1]
    margins = found(section, "w:pgMar")[0]
    high = int(value(section, "w:pgSz/@w:h")) - int(margins.get(f"{W}top", "")) - int(margins.get(f"{W}bottom", ""))
    wide = int(value(section, "w:pgSz/@w:w")) - int(margins.get(f"{W}left", "")) - int(margins.get(f"{W}right", ""))
    (shown,) = word.styled("Figure")
    width_, height = (int(value(shown.node, f".//wp:extent/@c{side}")) / EMU * 20 for side in "xy")
    assert height < 0.9 * high
    assert width_ <= wide
    assert width_ / height == pytest.approx(0.1 if file == "tall.png" else 4 / 3, rel=0.01)


def test_one_picture_shown_twice_is_in_the_file_once(stress_docx: WordFile) -> None:
    media = [name for name in stress_docx.parts if name.startswith("word/media/")]
    contents = {stress_docx.parts[name] for name in media}
    assert len(media) == len(contents) == 5  # one of them twice: the portrait, whole and cropped; a logo in two sizes


# Definitions and languages


def test_definitions(stress_docx: WordFile) -> None:
    assert [term.text for term in stress_docx.styled("Definition Term")] == ["Term one", "Term two"]
    assert [definition.text for definition in stress_docx.styled("Definition")] == [
        "Its definition, with a note6.",
        "Its second paragraph.",
        "Its second definition.",
        "Defined in one line, as in Figure 2.",
    ]
    assert found(stress_docx.style("Definition Term"), "w:pPr/w:keepNext")
    nodes = [paragraph.text for paragraph in stress_docx.paragraphs]
    assert nodes.index("and a list") == nodes.index("Its definition, with a note6.") + 1


def test_text_in_another_language_is_marked(stress_docx: WordFile) -> None:
    runs = found(stress_docx.body, ".//w:r[w:rPr/w:lang]")
    actual = [(value(run, "w:rPr/w:lang/@w:val"), "".join(values(run, "w:t/text()"))) for run in runs]
    assert actual == [
        ("uk-UA", "слово"),
        ("el-GR", "λόγος"),
        ("el-GR", ", one more"),
        ("uk-UA", "Абзац іншою мовою, "),
        ("uk-UA", "."),
        ("uk-UA", "Цитата."),
    ]


def test_right_to_left_text(desk: Desk) -> None:
    """No font of the plain brand has these letters, so the file is written without publishing it."""
    edition, _ = desk.edition("A [مرحبا]{lang=ar} b.\n\n[مرحبا]{lang=ar}\n\nC [слово]{lang=ru}.\n")
    word = WordFile(docx_of(edition, desk.root / ".briefpress"))
    some, whole = (p for p in word.styled("Body Text") if "مرحبا" in p.text)
    for paragraph in (some, whole):
        (run,) = found(paragraph.node, ".//w:r[w:rPr/w:rtl]")
        assert value(run, "w:rPr/w:lang/@w:bidi") == "ar-EG"
        assert "".join(values(run, "w:t/text()")) == "مرحبا"
    assert found(some.node, "w:pPr/w:bidi") == []
    assert len(found(whole.node, "w:pPr/w:bidi")) == 1
    assert found(word.paragraph("C ").node, ".//w:rtl") == []


# Landscape


def turned(word: WordFile) -> list[str]:
    """Return the orientation of each section in the body; fail if size and orientation disagree."""
    result = []
    for section in word.sections()[1:]:
        orientation = value(section, "w:pgSz/@w:orient") or "portrait"
        wide, high = (int(value(section, f"w:pgSz/@w:{side}")) for side in "wh")
        assert (wide > high) == (orientation == "landscape")
        result.append(orientation)
    return result


LANDSCAPE = f"::: {{.landscape}}\n\n{TABLE}: C[^b] {{#tbl-x}}\n\n:::\n\n"


def test_pages_become_landscape_and_portrait_again(stress_docx: WordFile) -> None:
    sections = turned(stress_docx)
    assert sections.count("landscape") == 1
    place = sections.index("landscape")
    assert sections[place - 1 : place + 2] == ["portrait", "landscape", "portrait"]
    wide = table(stress_docx, "Indicator")
    portrait = sum(map(int, values(table(stress_docx, "Place"), "w:tblGrid/w:gridCol/@w:w")))
    assert sum(map(int, values(wide, "w:tblGrid/w:gridCol/@w:w"))) > portrait + 4000


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"a\n\n{LANDSCAPE}", ["portrait", "landscape"]),
        (f"{LANDSCAPE}a\n", ["landscape", "portrait"]),
        (LANDSCAPE, ["landscape"]),
        (f"a\n\n{LANDSCAPE}{LANDSCAPE}".replace(" {#tbl-x}", ""), ["portrait", "landscape", "landscape"]),
    ],
)
def test_no_page_is_empty(desk: Desk, body: str, expected: list[str]) -> None:
    word = word_of(desk, f"{body}\n[^b]: B\n", "title: A\ntoc: false")
    assert turned(word) == expected
    for section in word.sections()[1:]:
        assert value(section, "w:type/@w:val") != "continuous"


@pytest.mark.parametrize("after", ["b[^c]\n\n# Two\n\nd\n\n", "# Two\n\nd[^c]\n\n", "::: notes\n:::\n\nd[^c]\n\n"])
def test_note_numbers_continue_across_a_landscape_page(desk: Desk, after: str) -> None:
    text = f"# One\n\na[^a]\n\n{LANDSCAPE}{after}[^a]: A\n\n[^b]: B\n\n[^c]: C\n"
    word = word_of(desk, text, "title: A\nnotes: {place: section, word: endnotes}")
    in_first_group = after.startswith("b")
    assert [note.number for note in word.notes] == [1, 2, 3 if in_first_group else 1]
    groups = [note.section for note in word.notes]
    assert groups[0] == groups[1]
    assert (groups[2] == groups[0]) == in_first_group
    for before, section in pairwise(word.sections()):
        if value(section, "w:pgSz/@w:orient") == "landscape":
            assert len(found(section, "w:noEndnote")) == len(found(before, "w:noEndnote")) == 1


@pytest.mark.parametrize("place", ["page", "end", "{place: end, word: endnotes}"])
def test_notes_elsewhere_are_numbered_continuously(desk: Desk, place: str) -> None:
    text = f"# One\n\na[^a]\n\n{LANDSCAPE}# Two\n\nd[^c]\n\n[^a]: A\n\n[^b]: B\n\n[^c]: C\n"
    word = word_of(desk, text, f"title: A\nnotes: {place}")
    assert [note.number for note in word.notes] == [1, 2, 3]
    assert (found(word.document, ".//w:noEndnote") != []) == ("endnotes" in place)


def test_the_source_of_a_box_stays_with_its_text_and_code_in_cells_has_its_font(desk: Desk) -> None:
    word = word_of(desk, f'::: {{.box source="A treaty"}}\nWords.\n\nMore.\n:::\n\n{TABLE}')
    kept = found(word.root("word/document.xml"), "w:body/w:p[w:pPr/w:keepNext]")
    assert ["".join(values(paragraph, ".//w:t/text()")) for paragraph in kept] == ["Words.", "More."]
    assert found(word.style("Table Text"), "w:rPr/w:rFonts")
