"""Any file produces problems with places, or a publication, never a traceback; published files can be merged.

FUZZ sets the number of files of each kind; by default, a few.
"""

from __future__ import annotations

import io
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefpress.problems import Level, Report
from briefpress.publish import Format, Request, publish
from briefpress.workspace import Workspace
from tests.desk import Desk, Outcome
from tests.fuzz.garbage import garbage
from tests.fuzz.presses import KeepingPress
from tests.fuzz.sound import TEXTS, write_sound
from tests.fuzz.valid import briefs
from tests.readers.ooxml import faults
from tests.readers.page import HtmlPage
from tests.readers.word import WordFile

MANY = int(os.environ.get("FUZZ", "0"))
LAYS_OUT = 20  # one in this many valid briefs becomes a PDF, twice
fuzz = settings(
    deadline=None,
    database=None,
    derandomize=not MANY,
    phases=(Phase.generate,),  # the failing example is already a file; a smaller one would take minutes to find
    suppress_health_check=[*HealthCheck],
    print_blob=True,
)


class Sound(dict[str, bytes]):
    """The files of the valid workspace, which are too long to print when a test fails."""

    __repr__ = object.__repr__


@pytest.fixture(scope="module")
def sound(module_desk: Desk) -> Sound:
    return Sound(write_sound(module_desk))


@pytest.fixture(scope="module")
def counted() -> Iterator[Counter[str]]:
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    yield counts
    if MANY:
        told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        print(f"\nfuzz: {told}; {time.perf_counter() - begun:.0f} s")  # noqa: T201


def test_the_workspace_to_corrupt_is_valid(module_desk: Desk, sound: Sound) -> None:
    assert set(TEXTS) < set(sound)
    outcome = module_desk.check()
    assert outcome.code == 0, outcome.err


@settings(fuzz, max_examples=MANY or 60)
@given(data=st.data())
def test_corrupted_files_produce_problems_or_output(
    module_desk: Desk, sound: Sound, counted: Counter[str], data: st.DataObject
) -> None:
    name, spoilt = data.draw(garbage(sound))
    before = module_desk.output()
    module_desk.write(name, spoilt)
    try:
        made, report, _ = published(module_desk)
    finally:
        module_desk.write(name, sound[name])
    assert module_desk.output() == before
    assert made or report.fails(strict=False), "nothing was produced, and nothing was reported"
    assert_places(module_desk.root, report)
    counted[f"spoilt files ({'published' if made else 'refused'})"] += 1


@settings(fuzz, max_examples=MANY or 25)
@given(brief=briefs())
def test_a_valid_brief_is_published_with_all_its_words(
    module_desk: Desk, sound: Sound, counted: Counter[str], brief: tuple[str, list[str]]
) -> None:
    text, words = brief
    name = "source/brief/brief.md"
    laid_out = not counted["sound briefs"] % LAYS_OUT
    module_desk.write(name, text)
    try:
        made, report, html = published(module_desk, real=laid_out)
        again = published(module_desk, real=True)[0] if laid_out else []
    finally:
        module_desk.write(name, sound[name])
    assert [problem for problem in report.problems if problem.level is Level.ERROR] == []
    assert {Path(item).suffix for item in made} == ({".docx", ".pdf"} if laid_out else {".docx"})
    docx = next(data for file, data in made.items() if file.endswith(".docx"))
    assert lost(words, HtmlPage(html).text) == []
    assert lost(words, WordFile(docx).full_text) == []
    assert faults(docx) == []
    counted["sound briefs"] += 1
    if laid_out:
        assert made == again, "the same source produced different files"
        pdf = next(data for file, data in made.items() if file.endswith(".pdf"))
        assert [word for word in lost(words, pdf_text(pdf)) if lost([turned(word)], pdf_text(pdf))] == []
        counted["PDF files"] += 1


@settings(fuzz, max_examples=MANY // 2 or 15)
@given(brief=briefs())
def test_an_unchanged_word_file_reproduces_the_source(
    module_desk: Desk, sound: Sound, counted: Counter[str], brief: tuple[str, list[str]]
) -> None:
    name = "source/brief/brief.md"
    module_desk.write(name, brief[0])
    try:
        (word,) = published(module_desk)[0].values()
        sent = module_desk.root.parent / "sent.docx"
        sent.write_bytes(word)
        outcome = module_desk.run("merge", str(sent))
        after = (module_desk.root / name).read_text(encoding="utf-8")
    finally:
        module_desk.write(name, sound[name])
    assert outcome == Outcome(0, "nothing has changed\n", "")
    assert after == brief[0]
    counted["untouched Word files"] += 1


def published(desk: Desk, *, real: bool = False) -> tuple[dict[str, bytes], Report, str]:
    """Publish into a temporary folder; unless `real`, only the Word file, without laying out pages."""
    workspace, report, press = Workspace(desk.root.resolve()), Report(), KeepingPress(real)
    target = desk.root.parent / "made"
    formats = frozenset({Format.DOCX, Format.PDF} if real else {Format.DOCX})
    request = Request(workspace, ("brief",), formats, output=target, force=True)
    outcomes = publish(request, press, report, lambda _: None)
    made = {file.file.name: file.file.read_bytes() for outcome in outcomes for file in outcome.files}
    return made, report, press.html


def assert_places(root: Path, report: Report) -> None:
    """Assert that every place is on an existing line of a file in the workspace."""
    for problem in report.problems:
        assert problem.text
        assert "Traceback" not in problem.text
        if place := problem.place:
            assert place.line >= 1, problem
            assert place.column >= 1, problem
            assert (root / place.file).exists(), problem


def lost(words: list[str], text: str) -> list[str]:
    """Return the words that are not in `text`, ignoring line breaks and capitals."""
    whole = squeezed(text)
    return [word for word in words if squeezed(word) not in whole]


def turned(word: str) -> str:
    """Return a word as PDFium extracts it from a line of Arabic or Hebrew, with letters, digits and letters reversed.

    PDFium orders runs of letters and digits separately, contrary to the Unicode Bidirectional Algorithm (UAX 9, W7).
    """
    return "".join(reversed(re.findall(r"\d+|\D+", word)))


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text.replace("ß", "ss").replace("ẞ", "ss").casefold())


def pdf_text(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        pages: Any = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages)
