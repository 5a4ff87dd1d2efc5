"""More footnotes than there is room for: each appears exactly once."""

import random
import re
from contextlib import nullcontext
from pathlib import Path

import pytest

from briefpress.pdf.write import lay_out
from briefpress.problems import Code, Report
from tests.pdf.conftest import Printer
from tests.pdf.constructs import page
from tests.readers.tags import read_tags

PARAGRAPHS = 30


def paragraphs() -> tuple[str, list[str]]:
    """Return many paragraphs, and the first words of their notes."""
    chance = random.Random(2)
    notes: list[str] = []

    def words(least: int, most: int) -> str:
        return " ".join(["words"] * chance.randint(least, most))

    def sentence() -> str:
        notes.append(f"Note{len(notes)}.")
        number = len(notes)
        attributes = f'class="footnote" id="n{number}" role="doc-footnote" data-number="{number}" title="Note {number}"'
        return f"{words(5, 60)}<span {attributes}>{notes[-1]} {words(1, 60)}</span>"

    body = "".join(f"<p>{' '.join(sentence() for _ in range(chance.randint(0, 5)))} end</p>" for _ in range(PARAGRAPHS))
    return f"<h1>One</h1>{body}", notes


def test_no_note_is_lost_at_page_breaks(printer: Printer) -> None:
    body, notes = paragraphs()
    tree, _ = read_tags(printer(body))
    read = [note.text.split()[1] for note in tree.all("Note")]
    assert len(notes) > 50
    assert sorted(read) == sorted(notes)


def test_words_that_the_layout_loses_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("briefpress.pdf.write.kept_notes", nullcontext)
    report = Report()
    lay_out(page(paragraphs()[0]), tmp_path, report)
    (problem,) = report.problems
    assert problem.code is Code.WORDS_LOST
    assert "Note" in problem.text


def test_invisible_text_does_not_count_as_lost(tmp_path: Path) -> None:
    """Examples are hyphens, spaces at line ends, hidden words, capitals, characters from the stylesheet, and running
    heads.
    """
    report = Report()
    styles = ("display: none", "text-transform: uppercase", "visibility: hidden", "font-size: 0", "hyphens: auto")
    words = "Unquestionably\xadextraordinary  incomprehensibilities  \n " * 30
    body = "".join(f'<p lang="en" style="{style}">{words}</p>' for style in styles)
    table = f"<table><thead><tr><th>a</th></tr></thead>{'<tr><td>b</td></tr>' * 90}</table>"
    running = '<div style="position: running(nowhere)">Unseen</div>'
    lay_out(page(f"<style>p::before {{ content: '+ ' }}</style>{running}{body}{table}"), tmp_path, report)
    assert {problem.code for problem in report.problems} == {Code.TEXT_INVISIBLE}  # displayed, but invisible


def long_note(sentences: int) -> str:
    """Return a paragraph with a note of many sentences, and the text after it."""
    found = " ".join(f"Sentence{number} says how passengers were counted." for number in range(sentences))
    note = 'class="footnote" id="n1" role="doc-footnote" data-number="1" title="Note 1"'
    after = "<p>Words after it.</p>" * 200
    return f"<h1>One</h1><p>Called here.<span {note}>{found}</span></p>{after}"


def test_a_note_longer_than_a_page_continues_on_the_next_ones(printer: Printer) -> None:
    tree, _ = read_tags(printer(long_note(400)))
    (note,) = tree.all("Note")
    assert [f"Sentence{number}" for number in range(400)] == re.findall(r"Sentence\d+", note.text)


def test_text_is_above_a_long_note(printer: Printer) -> None:
    noted = [page for page in printer(long_note(200)).pages if "Sentence" in page]
    assert len(noted) > 1
    assert all("Words after it" in page for page in noted[1:])  # on the first page, the heading takes the space


def test_text_beyond_the_edge_of_the_page_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("briefpress.pdf.write.broken_notes", nullcontext)
    report = Report()
    lay_out(page(long_note(400)), tmp_path, report)
    assert [problem.code for problem in report.problems] == [Code.WORDS_LOST]


@pytest.mark.parametrize("style", ["margin-left: -60mm", "margin-right: -60mm; text-align: right", "white-space: pre"])
def test_text_outside_the_page_is_an_error(tmp_path: Path, style: str) -> None:
    report = Report()
    lay_out(page(f'<p style="{style}">{"Words of a line. " * 20}</p>'), tmp_path, report)
    (problem,) = report.problems
    assert problem.code is Code.WORDS_LOST
    assert "change the margin or width" in problem.hint
