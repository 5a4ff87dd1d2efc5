"""The PDF and the Word file look the same, style by style: each is read independently, and they are compared."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.readers.fixtures import BRANDS, brand, seeds
from tests.readers.looks import Area, Line, PdfLooks
from tests.readers.publishing import Published, publish, small_workspace
from tests.readers.styles import Edge, WordStyle, style_of
from tests.readers.word import Node, Paragraph, WordFile, found, value
from tests.readers.words import squeeze

__all__ = ["BRANDS", "brand", "seeds"]

# Rules of the brands for paper only, by style and chapter (`""`: everywhere): in Word, flowing text cannot be in the
# margin column, and a style has one look everywhere.
BESIDE = -116.2
SMALL_HEADING: dict[str, Any] = {"size": 16.0, "line": 20.0, "before": 30.0, "after": 11.25}
SMALL_BORDER: dict[str, Any] = {"width": 0.75, "space": 7.5}
ABOVE_NUMERAL: dict[str, Any] = {"space": 10.0}  # in Word, the numeral makes the first line taller
ON_PAPER: dict[tuple[str, str], dict[str, Any]] = {
    ("Date", ""): {"size": 10.5, "left": 0.0},
    ("heading 1", "Contributors"): SMALL_HEADING,
    ("heading 1", "Contacts"): SMALL_HEADING,
    ("Organisation Name", "Contributors"): {"left": BESIDE},
    ("Body Text", "Contributors"): {"size": 10.0},
    ("List Bullet", "Contributors"): {"size": 10.0},
    ("Notes Heading", ""): {"left": BESIDE},
    ("Abstract", ""): {"borders": {}},
}
# On paper, the background of the summary includes its heading, from edge to edge; that of a back cover is behind the
# whole page.
SUMMARY = "Executive summary"
BACKGROUNDS = {
    "oxford-belarus-observatory": {SUMMARY: "EDF0F5", "Contacts": "EDF0F5"},
    "plain": {SUMMARY: "EEF2F5"},
}
BAND = 22.5  # from the text of the summary to the end of its background
SIZE, PLACE = 0.34, 0.7  # Poppler rounds sizes and positions of letters to thirds of a point


class Pair:
    """A PDF and a Word file of the same brief."""

    def __init__(self, pdf: Path, docx: Path, brand: str = "plain") -> None:
        self.pdf = PdfLooks(pdf)
        self.word = WordFile(docx)
        self.style = cache(lambda name: style_of(self.word, name))
        self.backgrounds = BACKGROUNDS[brand]
        self.chapters = dict(_chapters(self.word.paragraphs))

    def on_paper(self, paragraph: Paragraph) -> WordStyle:
        """Return the style of a paragraph with the brand's rules for paper only."""
        style, chapter = self.style(paragraph.style), self.chapters.get(paragraph.node, "")
        result = ON_PAPER.get((paragraph.style, ""), ON_PAPER.get((paragraph.style, chapter), {}))
        edge = SMALL_BORDER if result is SMALL_HEADING else ABOVE_NUMERAL if paragraph.style == "Recommendation" else {}
        style = replace(style, borders={side: replace(e, **edge) for side, e in style.borders.items()})
        return replace(style, background=self.backgrounds.get(chapter, style.background), **result)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the content of the body and of the notes."""
        yield from self.word.paragraphs
        if self.word.note_kind:
            yield from self.word.note_paragraphs

    def margin(self, line: Line) -> float:
        """Return the left margin of the page that a line is on; the cover has a different one."""
        sections = self.word.sections()
        return float(value(sections[min(line.page - 1, 1)], "w:pgMar/@w:left")) / 20

    def firsts(self, paragraph: Paragraph) -> list[Line]:
        """Return the lines with which a paragraph may begin."""
        text = squeeze(paragraph.text.partition("\t")[0] or paragraph.text)
        number = r"[ .]*\d*$" if paragraph.style.startswith("toc") else "$"
        words = ((line, squeeze(re.sub(number, "", line.text))) for line in self.pdf.lines)
        return [line for line, item in words if len(item) > 2 and text.startswith(item)]

    def looks_like(self, line: Line, style: WordStyle) -> bool:
        """Return whether a line has the appearance of the style."""
        return (
            (line.font, line.bold, line.italic, line.color) == (style.font, style.bold, style.italic, style.color)
            and abs(line.size - style.size) < SIZE
            and self.pdf.background(line) == style.background
            and abs(line.left - self.margin(line) - style.left) < PLACE
        )

    def line(self, paragraph: Paragraph) -> Line | None:
        """Return the first line of a paragraph that has the formatting of its style."""
        style = self.on_paper(paragraph)
        return next((line for line in self.firsts(paragraph) if self.looks_like(line, style)), None)

    def only(self, paragraph: Paragraph) -> Line | None:
        """Return the first line of a paragraph, if no other line could be mistaken for it."""
        style = self.on_paper(paragraph)
        lines = [line for line in self.firsts(paragraph) if self.looks_like(line, style)]
        return lines[0] if len(lines) == 1 else None

    def last(self, paragraph: Paragraph) -> Line | None:
        """Return the last line of a paragraph if the whole paragraph is on one page."""
        first, text = self.only(paragraph), squeeze(paragraph.text)
        if first is None:
            return None
        below = [line for line in self.pdf.lines if line.page == first.page and line.top >= first.top]
        ends = (line for line in below if len(squeeze(line.text)) > 2 and text.endswith(squeeze(line.text)))
        return next((line for line in ends if abs(line.size - first.size) < SIZE), None)


def _chapters(paragraphs: list[Paragraph]) -> Iterator[tuple[Node, str]]:
    """Yield each paragraph with its chapter."""
    chapter = ""
    for paragraph in paragraphs:
        chapter = paragraph.text if paragraph.style == "heading 1" else chapter
        yield paragraph.node, chapter


@pytest.fixture(scope="module")
def pair(seeds: dict[str, Published], brand: str) -> Pair:
    return Pair(seeds[brand].pdf(), seeds[brand].docx(), brand)


WRITTEN = 15  # the minimum number of styles with text in the seed


def test_every_style_in_use_looks_as_in_the_pdf(pair: Pair) -> None:
    """All paragraphs of each style have the same font, size, weight, slope, colour, background and distance from the
    margin.
    """
    written = [paragraph for paragraph in pair.paragraphs() if squeeze(paragraph.text)]
    assert len({paragraph.style for paragraph in written}) >= WRITTEN
    lost = {
        (paragraph.style, paragraph.text[:30]): ([str(line) for line in pair.firsts(paragraph)][:2])
        for paragraph in written
        if pair.line(paragraph) is None
    }
    assert lost == {}


def test_lines_have_the_same_distance_as_in_the_pdf(pair: Pair) -> None:
    """The distance from the middle of a paragraph's last line to the middle of the next paragraph's first line includes
    spacing and borders.
    """
    paragraphs = [p for p in pair.word.paragraphs if squeeze(p.text)]
    measured, wrong = set(), []
    for above, below in pairwise(paragraphs):
        upper, lower = pair.last(above), pair.only(below)
        if upper is None or lower is None or upper.page != lower.page or "toc 1" in (above.style, below.style):
            continue
        if found(above.node, "w:pPr/w:sectPr"):  # in the PDF, notes may be between them
            continue
        if above.style.startswith("Person") or below.style in ("Title", "Date"):  # pictures; two lines; the footer
            continue
        if value(below.node, "preceding-sibling::w:p[1]/w:pPr/w:pStyle/@w:val").startswith("Note"):
            continue  # the paragraph follows notes, which are not part of the text here
        if above.style in ("Date", "Organisation Name"):  # beside the next paragraph
            level = pair.only(above)
            assert level is not None
            assert abs(level.middle - lower.middle) < 1.5, above.text
            continue
        upper_style, lower_style = pair.on_paper(above), pair.on_paper(below)
        edges = sum(
            edge.width + edge.space
            for edge in (upper_style.borders.get("bottom"), lower_style.borders.get("top"))
            if edge
        )
        edges += BAND if above.style == "Abstract" != below.style else 0.0
        wanted = upper_style.line / 2 + max(upper_style.after, lower_style.before) + edges + lower_style.line / 2
        measured.add((above.style, below.style))
        if abs(lower.middle - upper.middle - wanted) > 1.5:
            wrong.append((above.style, below.style, above.text[-20:], round(lower.middle - upper.middle, 2), wanted))
    assert len(measured) > 8
    assert wrong == []


def test_lines_of_a_paragraph_are_as_far_apart_as_in_the_pdf(pair: Pair) -> None:
    measured = set()
    for paragraph in pair.paragraphs():
        first, last = pair.only(paragraph), pair.last(paragraph)
        if first and last and last.top - first.top > first.size:
            style = pair.on_paper(paragraph)
            lines = (last.middle - first.middle) / style.line
            assert abs(lines - round(lines)) * style.line < PLACE, (paragraph.style, paragraph.text[:30], lines)
            measured.add(paragraph.style)
    assert {"Body Text", "Abstract", "Note Item", "heading 1"} <= measured


def test_borders_are_those_of_the_pdf(pair: Pair) -> None:
    seen = set()
    for paragraph in pair.paragraphs():
        line, style = pair.line(paragraph), pair.on_paper(paragraph)
        for side, edge in style.borders.items():
            if line is None or edge.color == style.background or side == "between":
                continue  # makes the background wider, or repeats the border above
            assert [area for area in pair.pdf.areas if is_edge(area, edge, side, line, style)], (paragraph.style, side)
            seen.add((paragraph.style, side))
    assert {("Contact Name", "top"), ("heading 1", "top")} <= seen


def is_edge(area: Area, edge: Edge, side: str, line: Line, style: WordStyle) -> bool:
    """Return whether an area of the PDF is the border of a paragraph that begins with `line`."""
    left, top, _, bottom = area.box
    thickness = area.width if side in ("left", "right") else area.height
    if (area.page, area.color) != (line.page, edge.color) or abs(thickness - edge.width) > 0.15:
        return False
    if side == "left":
        return abs(line.left - edge.space - edge.width - left) < PLACE and top <= line.middle <= bottom
    outside = style.line / 2 + edge.space
    place = line.middle - outside - bottom if side == "top" else top - line.middle - outside
    return abs(place) < 1.5


TEXT = """
# First heading

Text of the body with a word.

> A quotation.

- A bullet here

| Country | 2024 |
|---|---|
| Poland | 5 |
"""
HEADING = "First heading"
FRONT = "title: A brief title\nsubtitle: With a subtitle\nabstract: The summary of it.\ndate: 2024-05-06"
# The role in CSS and in Word, text in that role, the declaration, and its effect in both files.
CHANGES = [
    ("heading-1", "heading 1", HEADING, "font-size: 31pt", {"size": 31.0}),
    ("heading-1", "heading 1", HEADING, "color: #654321", {"color": "654321"}),
    ("heading-1", "heading 1", HEADING, "font-family: Roboto", {"font": "Roboto"}),
    ("heading-1", "heading 1", HEADING, "font-weight: 400", {"bold": False}),
    ("heading-1", "heading 1", HEADING, "margin-left: 22pt", {"left": 22.0}),
    ("title", "Title", "A brief title", "color: #123456", {"color": "123456"}),
    ("subtitle", "Subtitle", "With a subtitle", "font-style: italic", {"italic": True}),
    ("date", "Date", "May 6", "font-weight: 400", {"bold": False}),
    ("abstract", "Abstract", "The summary", "background: #abcdef", {"background": "ABCDEF"}),
    ("abstract", "Abstract", "The summary", "padding-left: 30pt", {"left": 16.0}),
    ("quote", "Quote", "A quotation", "font-style: normal", {"italic": False}),
    ("list-bullet", "List Bullet", "A bullet here", "font-size: 14pt", {"size": 14.0}),
    ("body-text", "Body Text", "Text of the body", "font-family: Source Serif Pro", {"font": "Source Serif Pro"}),
    ("toc-1", "toc 1", HEADING, "color: #aa0000", {"color": "AA0000"}),
    ("table-text", "Table Text", "Poland", "color: #00aa00", {"color": "00AA00"}),
    ("table-header", "Table Header", "Country", "font-size: 13pt", {"size": 13.0}),
    ("header", "header", "A brief title", "color: #0000aa", {"color": "0000AA"}),
]


@pytest.mark.parametrize(
    ("css", "name", "words", "declaration", "wanted"), CHANGES, ids=[f"{c[0]}: {c[3]}" for c in CHANGES]
)
def test_one_value_of_the_css_changes_both(
    tmp_path: Path, unchanged: Pair, css: str, name: str, words: str, declaration: str, wanted: dict[str, object]
) -> None:
    for item, has in ((changed(tmp_path / "after", f".{css} {{ {declaration} }}"), True), (unchanged, False)):
        actual = {key: getattr(item.style(name), key) for key in wanted}
        assert (actual == wanted) == has, actual
        begun = [line for line in item.pdf.lines if squeeze(line.text).startswith(squeeze(words))]
        lines = begun[:1] if name == "toc 1" else begun[words == HEADING :]  # the table of contents is first
        assert any(shows(item, line, wanted) for line in lines) == has, lines


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return changed(tmp_path_factory.mktemp("unchanged") / "brief", "")


def shows(pair: Pair, line: Line, wanted: dict[str, object]) -> bool:
    """Return whether a line of the PDF has the value."""
    ((key, value),) = wanted.items()
    shown: dict[str, object] = {"background": pair.pdf.background(line), "left": line.left - pair.margin(line)}
    has = shown[key] if key in shown else getattr(line, key)
    return has == pytest.approx(value, abs=PLACE) if isinstance(value, float) else has == value


def changed(folder: Path, css: str) -> Pair:
    """Publish a brief in a brand that adds `css` to the plain brand."""
    root = small_workspace(folder, TEXT, FRONT)
    with (root / "styles/plain/style.css").open("a", encoding="utf-8") as file:
        file.write(css)
    published = publish(root)
    return Pair(published.pdf("brief"), published.docx("brief"))
