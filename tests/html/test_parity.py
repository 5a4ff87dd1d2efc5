"""The web page has the same content as the PDF and the Word file: each is read back independently, and they are
compared.
"""

from functools import cache
from pathlib import Path

import pytest

from tests.readers.page import text_of
from tests.readers.pdf import PdfFile
from tests.readers.publishing import SEED, Published, publish
from tests.readers.tags import read_tags
from tests.readers.web import WebFile, own_text
from tests.readers.word import Node, WordFile, found, values
from tests.readers.words import squeeze

BRIEFS = ("seed", "stress-page", "stress-section", "stress-end")


@cache
def _three(seed: Path, stress: Path, name: str) -> tuple[WebFile, PdfFile, WordFile]:
    folder, id_ = (seed, SEED) if name == "seed" else (stress, name)
    made = publish(folder.parent, id_, "--to", "html", output=f"web-{name}")
    assert made.code == 0, made.output
    return WebFile(made.file(f"{id_}.html")), PdfFile(folder / f"{id_}.pdf"), WordFile(folder / f"{id_}.docx")


@pytest.fixture(params=BRIEFS)
def three(request: pytest.FixtureRequest, seed: Published, stress: Published) -> tuple[WebFile, PdfFile, WordFile]:
    """Return a brief in each of the three formats."""
    return _three(seed.folder, stress.folder, request.param)


def test_headings(three: tuple[WebFile, PdfFile, WordFile]) -> None:
    web, pdf, word = three
    assert len(web.headings) > 5
    bookmarks = [squeeze(item.title) for item in pdf.bookmarks]
    (contents,) = (squeeze(text_of(node)) for node in web.classed("toc-heading"))
    assert [text for _, text in web.headings] == [title for title in bookmarks if title != contents]
    in_word = tuple({_words(paragraph.node) for paragraph in word.paragraphs} - {""})
    assert [text for _, text in web.headings if not text.endswith(in_word)] == []


def test_every_paragraph(three: tuple[WebFile, PdfFile, WordFile]) -> None:
    web, pdf, word = three
    blocks = web.blocks
    assert len(blocks) > 50
    in_word, in_pdf = squeeze(word.full_text), squeeze(pdf.text)
    counted = {squeeze(own_text(node)) for node in web.classed("recommendation")}  # Word numbers them itself
    written = [text.lstrip("0123456789") if text in counted else text for text in blocks]
    extra = [text for text in written if text not in in_word]
    assert extra == []
    paragraphs = (
        paragraph for paragraph in (*word.paragraphs, *word.note_paragraphs) if not paragraph.style.startswith("toc ")
    )
    assert [text for paragraph in paragraphs if (text := squeeze(paragraph.text)) not in web.whole] == []
    assert len([text for text in blocks if text in in_pdf]) > len(blocks) * 0.9


def test_notes(three: tuple[WebFile, PdfFile, WordFile]) -> None:
    web, _, word = three
    assert [(str(note.number), squeeze(note.text)) for note in word.notes] == [
        (number, text) for number, text in web.notes
    ]
    assert web.marks
    assert set(web.marks) == {number for number, _ in web.notes}


def test_links(three: tuple[WebFile, PdfFile, WordFile]) -> None:
    web, pdf, word = three
    assert web.links == {link.uri for link in pdf.links if link.uri}
    parts = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
    related = [item for part in parts for item in word.relationships(part).values()]
    in_word = {target for kind, target, outside in related if outside and kind == "hyperlink"}
    assert web.links == in_word


def test_pictures(three: tuple[WebFile, PdfFile, WordFile]) -> None:
    web, pdf, word = three
    path = "//wp:docPr[not(.//*[local-name()='decorative'])]/@descr"
    assert web.alts == sorted(alt for alt in values(word.document, path) if alt)
    figures = read_tags(pdf)[0].all("Figure")
    assert web.alts == sorted(alt for tag in figures if (alt := tag.entry("Alt")))


def test_cells(three: tuple[WebFile, PdfFile, WordFile]) -> None:
    web, _, word = three
    cells = [text for table in web.tables for row in table for text in row if text]
    in_word = [_words(cell) for cell in found(word.body, ".//w:tc")]
    assert [text for text in cells if text not in in_word] == []


def test_people(three: tuple[WebFile, PdfFile, WordFile]) -> None:
    web, _, word = three
    assert web.people == [paragraph.text for paragraph in word.styled("Person Name")]


def _words(node: Node) -> str:
    """Return the words of a paragraph or cell in Word, without note marks."""
    mark = "../w:rPr/w:rStyle[@w:val='EndnoteReference' or @w:val='FootnoteReference']"
    return squeeze("".join(values(node, f".//w:t[not({mark})]/text()")))
