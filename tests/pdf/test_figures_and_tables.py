"""Figures and tables on the pages of the PDF: what stays together, what is repeated, and what stays inside the text
area.
"""

import re
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.readers.looks import PdfLooks
from tests.readers.pdf import PdfFile
from tests.readers.pictures import picture
from tests.readers.publishing import publish, small_workspace
from tests.readers.tags import read_tags
from tests.readers.word import WordFile, found
from tests.readers.words import in_order, missing, squeeze

LEFT, RIGHT = 62.3, 516.0  # the margin column and the text of the plain brand on A4, in points
LONG = "Donaudampfschifffahrtsgesellschaft"
ADDRESS = (
    "https://www.example.org/a/very/long/path/that/does/not/end/on/this/line/and/goes/on/index.html?query=something"
)


def pdf_of(folder: Path, text: str, front: str = "title: A\ntoc: false") -> PdfFile:
    root = small_workspace(folder, text, front)
    picture(root / "source" / "brief" / "tall.png", (80, 1800))
    published = publish(root, "--to", "pdf", "--strict")
    assert published.code == 0, published.output
    return PdfFile(published.pdf("brief"))


def test_captions_and_cells_are_those_of_the_word_file(stress_pdf: PdfFile, stress_docx: WordFile) -> None:
    captions = [
        paragraph.text
        for paragraph in stress_docx.paragraphs
        if paragraph.style.lower() in ("caption", "table caption")
    ]
    assert len(captions) == 6
    assert missing(captions, stress_pdf.text) == []
    tables = found(stress_docx.body, ".//w:tbl")
    inside = {node for table in tables for node in found(table, ".//w:p")}
    cells = [paragraph.text for paragraph in stress_docx.paragraphs if paragraph.node in inside]
    assert len(cells) > 250
    assert missing(cells, stress_pdf.text) == []


def test_a_figure_is_not_separated_from_the_lines_below_it(tmp_path: Path) -> None:
    figure = '![Caption {0}](wide.png){{#fig-{0} alt="x" source="Source {0}" notes="Note {0}"}}\n\n'
    line = "Words that fill half a line. "
    text = "".join(f"{figure.format(number)}{line * (number * 10 % 26)}\n\n" for number in range(26))
    root = small_workspace(tmp_path, text, "title: A\ntoc: false")
    picture(root / "source" / "brief" / "wide.png", (1200, 500))
    published = publish(root, "--to", "pdf")
    assert published.code == 0, published.output
    file = PdfFile(published.pdf("brief"))
    assert len(file.pages) > 5
    for number in range(26):
        (page,) = (text for text in file.pages if re.search(rf"Caption {number}\b", text))
        assert re.search(rf"Source: Source {number}\b", page), number


def test_the_header_row_has_one_background(tmp_path: Path) -> None:
    """Backgrounds of adjacent cells leave a hairline between them, wherever a boundary is not on a whole pixel."""
    file = pdf_of(tmp_path, "# One\n\n| River | Length | Flow |\n|---|--:|--:|\n| Sorna | 1 | 2 |\n")
    looks = PdfLooks(file.path)
    header = next(line for line in looks.lines if line.text.startswith("River"))
    behind = [area for area in looks.areas if area.holds(header.page, header.left, header.middle) and area.height < 60]
    assert max(area.width for area in behind) == pytest.approx(337.3, abs=1)


LONG_TABLE = "| River | Flow |\n|---|--:|\n{}\n\n: Flows {{#tbl-a}}\n".format(
    "\n".join(f"| River {number} | {number} |" for number in range(70))
)
SHORT_TABLE = "| River | Flow |\n|---|--:|\n| Aar | 1 |\n| Kessa | 2 |\n\n: Two {#tbl-b}\n"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: A", "Table 1 (continued)"),
        ("title: A\nlang: de", "Tabelle 1 (Fortsetzung)"),
        ("title: A\nlang: zh-Hant", "表 1（續）"),
    ],
)
def test_further_pages_of_a_table_show_that_it_continues(tmp_path: Path, front: str, expected: str) -> None:
    file = pdf_of(tmp_path, f"# One\n\n{LONG_TABLE}\nWords.\n\n{SHORT_TABLE}", f"{front}\ntoc: false")
    shown = [squeeze(expected) in squeeze(page) for page in file.pages]
    rows = [len(re.findall(r"River \d", page)) for page in file.pages]
    assert shown == [bool(count) and sum(rows[:page]) > 0 for page, count in enumerate(rows)]
    assert sum(shown) == 2
    tree, _ = read_tags(file)
    assert expected not in tree.text, "a screen reader continues from row to row"


def test_collapsed_borders_leave_no_line_on_the_first_page(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, LONG_TABLE, "title: A\nbrand: own\ntoc: false")
    (root / "styles/own").mkdir(parents=True)
    (root / "styles/own/brand.yml").write_text("defaults: {briefpress: {extends: plain}}\n", encoding="utf-8")
    css = ".brief-table { border-collapse: collapse }\n"
    (root / "styles/own/style.css").write_text(css, encoding="utf-8")
    published = publish(root, "--to", "pdf")
    assert published.code == 0, published.output
    assert "continued" not in PdfFile(published.pdf("brief")).text


def test_the_header_of_a_long_table_is_repeated(stress_pdf: PdfFile) -> None:
    first = stress_pdf.page_of("A table longer than a page")
    last = stress_pdf.page_of("Place 45")
    assert last > first
    for page in range(first, last + 1):
        assert "Number" in stress_pdf.pages[page - 1].split()
    assert stress_pdf.page_of("Source: Nobody counted") == last


def test_a_landscape_page_is_wider_than_tall(stress_pdf: PdfFile) -> None:
    wide = stress_pdf.page_of("A wide table", after=stress_pdf.page_of("Place 45"))
    boxes = [[float(side) for side in page.mediabox] for page in stress_pdf.pdf.pages]
    turned = [number for number, box in enumerate(boxes, start=1) if box[2] > box[3]]
    assert turned == [wide]
    assert stress_pdf.page_of("Text after the wide table") == wide + 1


def test_cross_references_link_to_their_targets(stress_pdf: PdfFile) -> None:
    wide = stress_pdf.page_of("A wide table", after=stress_pdf.page_of("Place 45"))
    targets = {link.target for link in stress_pdf.links if link.target and stress_pdf.text_at(link) == "Table 3"}
    assert targets == {wide}


@pytest.mark.parametrize(
    "text",
    [
        f"| A | B | C | D |\n|---|---|---|---|\n| {LONG * 3} | {ADDRESS} | short | `{'code_' * 30}` |\n",
        f"| {' | '.join('abcdefghij')} |\n|{'---|' * 10}\n| {' | '.join(['responsibilities'] * 10)} |\n",
        f"| A |\n|---|\n| b |\n\n: {LONG * 5} {{#tbl-x}}\n",
        f"{LONG * 5}\n: {LONG * 5}\n",
        f'![{LONG * 5}](tall.png){{alt="x" source="{ADDRESS * 2}"}}\n',
        f"# {LONG * 5}\n\n{LONG * 5}\n\n- {LONG * 5}\n\n> {LONG * 5}\n",
    ],
)
def test_long_words_stay_inside_the_text(tmp_path: Path, text: str) -> None:
    pdf = pdf_of(tmp_path, text, "title: A\ntoc: false\nproblems: {table-crowded: off}")
    middles = [x for page in pdf.words_with_boxes[1:] for _, x, _ in page]
    assert len(middles) > 3
    assert min(middles) > LEFT
    assert max(middles) < RIGHT
    assert squeeze(LONG) in squeeze(pdf.text) or "responsibilities" in squeeze(pdf.text)


def test_words_of_narrow_columns_are_not_broken(tmp_path: Path) -> None:
    long = "many words that run over several lines of a cell " * 3
    row = f"| Lithuania | {long} | {long} | {long} |\n"
    pdf = pdf_of(tmp_path, f"| Country | First | Second | Number |\n|---|---|---|---|\n{row}")
    assert {"Lithuania", "Country", "Second", "Number"} <= set(pdf.text.split())


@pytest.mark.parametrize("landscape", [False, True])
def test_a_picture_taller_than_the_page_stays_with_its_caption(tmp_path: Path, *, landscape: bool) -> None:
    figure = '![Tall](tall.png){alt="A tall disc" width="100%" source="Nobody"}\n'
    pdf = pdf_of(tmp_path, f"::: {{.landscape}}\n\n{figure}\n:::\n" if landscape else f"Before.\n\n{figure}")
    page = pdf.page_of("Figure 1. Tall")
    assert page == pdf.page_of("Source: Nobody") == len(pdf.pdf.pages)
    assert "/XObject" in pdf.pdf.pages[page - 1].obj["/Resources"]


def test_notes_of_a_landscape_page_are_at_the_end_of_their_group(stress_pdf: PdfFile) -> None:
    marks = ["A wide table5", "Text after the wide table", "Notes", "5. Mentioned on a sheet", "Recommendations"]
    assert in_order(marks, "\n".join(stress_pdf.pages[2:])) == []


def test_rows_that_share_a_cell_are_on_one_page_below_the_repeated_head(tmp_path: Path) -> None:
    rows = "".join(f"| Land{row} | a{row}a |\n| ^ | b{row}b |\n| ^ | c{row}c |\n" for row in range(25))
    pdf = pdf_of(tmp_path, f"| State | River |\n|---|---|\n{rows}\n: T {{header-columns=1}}\n")
    pages = [page.split() for page in pdf.pages if "Land" in page]
    assert len(pages) > 1
    for words in pages:
        assert words.count("State") == 1
        numbers = [[word[1:-1] for word in words if re.fullmatch(rf"{char}\d+{char}", word)] for char in "abc"]
        assert numbers[0] == numbers[1] == numbers[2]
        assert [f"Land{number}" for number in numbers[0]] == [word for word in words if word.startswith("Land")]


def test_a_cell_taller_than_a_page_is_split_and_its_header_repeated(tmp_path: Path) -> None:
    rows = "".join(f"| ^ | a{row}a |\n" for row in range(80))
    pdf = pdf_of(tmp_path, f"| State | River |\n|---|---|\n| Land | first |\n{rows}\n: T {{header-columns=1}}\n")
    pages = [page.split() for page in pdf.pages if re.search(r"a\d+a", page)]
    assert len(pages) > 2
    assert all("State" in words for words in pages)
    assert [word for words in pages for word in words if re.fullmatch(r"a\d+a", word)] == [
        f"a{row}a" for row in range(80)
    ]


@pytest.mark.parametrize("lang", ["en-GB", "ar"])
def test_a_caption_in_the_margin_is_beside_its_figure(desk: Desk, lang: str) -> None:
    chart = (
        '::: {.chart type=bar alt="a" source="Survey"}\n| a | b |\n|--|--|\n| x | 1 |\n| y | 2 |\n\n: CAPTION\n:::\n'
    )
    desk.brief(f"# One\n\nBEFORE\n\n{chart}", front=f"title: A\nlang: {lang}")
    outcome = desk.publish("--to", "pdf", "--brand", "quarterly")
    assert outcome.code == 0, outcome.err
    page = PdfFile(desk.root / "output/brief.pdf").words_with_boxes[1]
    height = {word: y for word, _, y in page}
    assert height["BEFORE"] - height["CAPTION"] < height["CAPTION"] - height["Survey"]
