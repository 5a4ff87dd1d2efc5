"""Sections: cover, front matter and text with separate headers and footers, landscape pages, facing pages."""

import re
from pathlib import Path

import pytest

from tests.docx.published import codes, lines
from tests.readers.ooxml import faults
from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published, publish, small_workspace
from tests.readers.word import WordFile, found, value, values

FRONT = "title: A brief\ndate: 2024-05-06\nabstract: The summary[^a].\nnotes: {place: section, word: endnotes}"
TEXT = """\
# First chapter

Text[^b].

::: landscape

A wide sheet[^c].

:::

# Second chapter

Text again[^d].

[^a]: A.
[^b]: B.
[^c]: C.
[^d]: D.
"""
FACING = "@page :left { @bottom-left { content: element(footer) } @bottom-right { content: none } }"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return publish(small_workspace(tmp_path_factory.mktemp("sections"), TEXT, FRONT))


@pytest.fixture(scope="module")
def word(published: Published) -> WordFile:
    return WordFile(published.docx("brief"))


def test_cover_front_matter_and_text_are_sections(word: WordFile) -> None:
    cover, front, first, *_ = word.sections()
    assert [bool(found(section, "w:titlePg")) for section in word.sections()] == [True] * 2 + [False] * 4
    assert found(cover, "preceding::w:p[w:pPr/w:pStyle/@w:val='Title']")
    assert value(front, "../w:pStyle/@w:val") == "Abstract"
    assert value(first, "w:type/@w:val") == "continuous", "the text begins on the page where the summary ends"


def test_the_header_shows_the_chapter(word: WordFile) -> None:
    """The header does so from the second page of the front matter on, because LibreOffice loses headers that begin in
    the middle of a page.
    """
    cover, front, first, *_ = word.sections()
    contents, text = lines(word, front, "header", "first"), lines(word, front, "header")
    assert codes(word, lines(word, cover, "header")) == codes(word, contents) == []
    assert "".join(values(word.root(contents), ".//w:t/text()")) == "A brief"
    assert codes(word, lines(word, front, "footer", "first")) == ["PAGE", "NUMPAGES"]
    assert lines(word, first, "header") == ""
    (chapter,) = word.fields(text)
    assert chapter.instruction == "STYLEREF 1", "the number of the level is the same in every language of Word"
    assert chapter.shown == "", "programs that compute no fields would show the same chapter on all pages"
    assert int(value(word.root(text), ".//w:tabs/w:tab[@w:val='right']/@w:pos")) == pytest.approx(6746, abs=1)


def test_the_running_head_of_the_pdf_shows_the_chapter_too(published: Published) -> None:
    cover, contents, *heads = PdfFile(published.pdf("brief")).heads
    assert (cover, contents) == ("", "A brief"), "pages with the table of contents show no chapter"
    assert heads == ["A brief First chapter", "A brief Second chapter"]


def test_the_number_of_pages_is_that_of_the_pdf(word: WordFile, published: Published) -> None:
    foot = word.root(lines(word, word.sections()[0], "footer"))
    assert "".join(values(foot, ".//w:t/text()")) == f"Page 2 of {len(PdfFile(published.pdf('brief')).raw_pages)}"


def test_the_header_of_a_text_without_chapters_shows_no_chapter(tmp_path: Path) -> None:
    """Word would print an error, because there is no heading to show."""
    file = publish(small_workspace(tmp_path, "Text.", "title: A"), "--to", "docx").docx("brief")
    assert b"STYLEREF" not in b"".join(WordFile(file).parts.values())


def test_a_heading_after_the_text_is_not_a_chapter(tmp_path: Path) -> None:
    """Word would search the text for a heading, and print it on every page."""
    contact = "contacts: [{name: Jo Lind, email: jo@lind.example}]"
    word = WordFile(publish(small_workspace(tmp_path, "Text.", f"title: A\n{contact}"), "--to", "docx").docx("brief"))
    assert [p.text for p in word.paragraphs if p.style.lower() == "heading 1"] == ["Contacts"]
    assert b"STYLEREF" not in b"".join(word.parts.values())


def test_parts_before_the_text_have_a_header_with_their_chapter(tmp_path: Path) -> None:
    front = "title: A\ntoc: false\nabstract: |\n  Words.\n"
    published = publish(small_workspace(tmp_path, "# First chapter\n\nText.", front))
    word = WordFile(published.docx("brief"))
    assert not found(word.sections()[1], "w:titlePg")
    (chapter,) = word.fields(lines(word, word.sections()[1], "header"))
    assert chapter.instruction == "STYLEREF 1"
    assert PdfFile(published.pdf("brief")).raw_pages[1].split()[:3] == ["A", "Executive", "summary"]


def test_a_landscape_page_is_a_section_with_a_header_as_wide(word: WordFile) -> None:
    (wide,) = [section for section in word.sections() if found(section, "w:pgSz[@w:orient='landscape']")]
    assert (value(wide, "w:pgSz/@w:w"), value(wide, "w:pgSz/@w:h")) == ("16838", "11906")
    tab = value(word.root(lines(word, wide, "header")), ".//w:tabs/w:tab/@w:pos")
    assert int(tab) == pytest.approx(16838 - 5159, abs=1)
    after = word.sections()[word.sections().index(wide) + 1]
    assert lines(word, after, "header") == lines(word, word.sections()[1], "header")


def test_notes_appear_at_the_end_of_their_group(word: WordFile) -> None:
    """Notes of the summary and of a landscape page are grouped and numbered with the notes of the chapter."""
    assert [(note.number, note.text.strip()) for note in word.notes] == [(1, "A."), (2, "B."), (3, "C."), (1, "D.")]
    assert len({note.section for note in word.notes[:3]}) == 1


def test_facing_pages_are_mirrored_where_the_stylesheet_has_left_pages(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, TEXT, FRONT)
    with (root / "styles/plain/style.css").open("a", encoding="utf-8") as file:
        file.write(FACING)
    published = publish(root)
    word = WordFile(published.docx("brief"))
    assert faults(published.docx("brief")) == []
    settings = word.root("word/settings.xml")
    assert found(settings, "w:mirrorMargins")
    assert found(settings, "w:evenAndOddHeaders")
    cover, front, *_ = word.sections()
    odd, even = (word.root(lines(word, front, "header", type_)) for type_ in ("default", "even"))
    texts = ["|".join(values(part, ".//w:t/text() | .//w:instrText/text()")) for part in (odd, even)]
    assert texts == ["A brief| STYLEREF 1 ", " STYLEREF 1 |A brief"]
    assert value(word.root(lines(word, cover, "footer", "even")), ".//w:jc/@w:val") == "left"
    folios = [spot for spot in PdfFile(published.pdf("brief")).spots if re.match(r"Page \d", spot.text)]
    assert len(folios) >= 3


def test_pages_do_not_face_each_other_otherwise(word: WordFile) -> None:
    settings = word.root("word/settings.xml")
    assert found(settings, "w:mirrorMargins | w:evenAndOddHeaders") == []


def test_sections_in_right_to_left_languages_are_marked(tmp_path: Path) -> None:
    file = publish(small_workspace(tmp_path, "# A\n\nText.", "title: A\nlang: he"), "--to", "docx").docx("brief")
    assert [len(found(section, "w:bidi")) for section in WordFile(file).sections()] == [1, 1]
