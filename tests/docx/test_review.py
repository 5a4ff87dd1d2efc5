"""A draft for review: changes are tracked, lines are numbered, and every page is marked as a draft."""

import hashlib
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.readers.ooxml import faults
from tests.readers.publishing import SEED, Published, publish
from tests.readers.word import WordFile, found, value, values


@pytest.fixture(scope="module")
def review(seed_root: Path) -> Published:
    published = publish(seed_root, "--review", output="review")
    assert published.code == 0, published.output
    return published


@pytest.fixture(scope="module")
def word(review: Published) -> WordFile:
    return WordFile(review.file(f"{SEED}-review.docx"))


def test_it_has_a_name_of_its_own_and_no_pdf(review: Published) -> None:
    assert [file.name for file in review.folder.iterdir()] == [f"{SEED}-review.docx"]


def test_a_pdf_is_produced_on_request(desk: Desk) -> None:
    desk.brief()
    desk.run("publish", "brief", "--review", "--to", "pdf", "--output", str(desk.root / "made"))
    assert [file.name for file in (desk.root / "made").iterdir()] == ["brief-review.pdf"]


def test_it_is_whole(review: Published) -> None:
    assert faults(review.file(f"{SEED}-review.docx")) == []


def test_changes_are_recorded(word: WordFile, seed_docx: WordFile) -> None:
    assert found(word.root("word/settings.xml"), "w:trackRevisions")
    assert found(seed_docx.root("word/settings.xml"), "w:trackRevisions") == []


def test_lines_of_the_text_are_numbered(word: WordFile, seed_docx: WordFile) -> None:
    """Lines on the cover and in the front matter have no numbers."""
    cover, front, *body, back = word.sections()
    assert [found(section, "w:lnNumType") for section in (cover, front, back)] == [[]] * 3
    assert {value(section, "w:lnNumType/@w:restart") for section in body} == {"continuous"}
    assert found(seed_docx.document, ".//w:lnNumType") == []


def test_every_header_identifies_the_draft(word: WordFile, seed_root: Path) -> None:
    version = hashlib.sha256((seed_root / "source" / SEED / "brief.md").read_bytes()).hexdigest()[:7]
    heads = [word.root(part) for part in word.stories if part.startswith("word/header")]
    marked = [values(head, ".//w:r[w:rPr/w:rStyle/@w:val='DraftMark']/w:t/text()") for head in heads]
    assert [mark for mark in marked if mark] == [[f"Draft · February 28, 2023 · {version}"]] * 3


def test_the_words_are_those_of_the_finished_file(word: WordFile, seed_docx: WordFile) -> None:
    assert word.full_text == seed_docx.full_text
