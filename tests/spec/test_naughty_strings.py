"""The Big List of Naughty Strings in all parts of a brief: each is published as written, or causes a problem with a
place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.problems import Level
from tests.desk import Desk, Reading
from tests.html.editions import docx_of, edition_of, html_of
from tests.readers.page import HtmlPage, text_of
from tests.readers.word import WordFile
from tests.spec.outcome import CORPUS, outcome_of
from tests.spec.structure import TYPED

FILE = CORPUS / "spec" / "blns" / "blns.json"
SIGN = re.compile(r"[!-/:-@\[-`{-~]")

TAG = re.compile(r"</?[A-Za-z][^<>]*>")


@pytest.fixture(scope="module")
def naughty() -> list[str]:
    if not FILE.is_file():
        pytest.skip(f"there is no list of naughty strings in {FILE}")
    return list(dict.fromkeys(json.loads(FILE.read_text(encoding="utf-8"))))


def quoted(text: str) -> str:
    """Return `text` as quoted YAML."""
    return json.dumps(text, ensure_ascii=False)


def meant(text: str) -> str:
    """Return `text` as Markdown with every character escaped (CommonMark 0.31, section 2.4)."""
    return SIGN.sub(r"\\\g<0>", text)


def body(text: str) -> str:
    return f"# {meant(text)}\n\n{meant(text)}\n\n| a | b |\n|---|---|\n| {meant(text)} | x |\n\n"


def words(text: str) -> str:
    """Return `text` with white space folded, as in YAML, Markdown and HTML, and typographic characters as typed."""
    return " ".join("".join(TYPED.get(char, char) for char in text).split())


def is_valid(reading: Reading) -> bool:
    """Return whether a brief can be published; problems that prevent it must have a place."""
    errors = [problem for problem in reading.problems if problem.level is Level.ERROR]
    assert all(problem.place for problem in errors), errors
    return not errors


@pytest.fixture(scope="module")
def readings(naughty: list[str], module_desk: Desk) -> dict[str, Reading]:
    """Return briefs with each of them as title, heading, text and cell."""
    return {text: module_desk.read(body(text), front=f"title: {quoted(meant(text))}") for text in naughty}


def test_each_is_published_as_written_or_reported(
    readings: dict[str, Reading], shared_cache: Path, record_property: Callable[[str, object], None]
) -> None:
    sound = {text: reading for text, reading in readings.items() if is_valid(reading)}
    record_property("share", f"naughty strings: {len(sound)} of {len(readings)} published, the others refused")
    paths = ("/html/head/title", "//h1", "//h2[@class='heading-1']", "//section[@class='part-body']/p", "//tbody//td")
    different = []
    for text, reading in sound.items():
        page = HtmlPage(html_of(edition_of(reading.sure, shared_cache), shared_cache))
        shown = [words(text_of(page.find(path)[0])) for path in paths]
        different += [(text, shown)] if {*shown} != {words(text)} else []
    assert different == []


def test_all_valid_formulas_are_the_same_in_word(
    readings: dict[str, Reading], module_desk: Desk, shared_cache: Path
) -> None:
    sound = [text for text, reading in readings.items() if is_valid(reading)]
    reading = module_desk.read("".join(map(body, sound)), front=f"title: {quoted(meant(sound[-1]))}\ntoc: false")
    file = WordFile(docx_of(edition_of(reading.sure, shared_cache), shared_cache))
    expected = [words(text) for text in sound]
    assert [words(paragraph.text) for paragraph in file.styled("Title")] == expected[-1:]
    for style in ("heading 1", "Body Text"):
        assert [words(paragraph.text) for paragraph in file.styled(style)] == expected
    cells = [
        paragraph for paragraph in file.paragraphs if paragraph.style in ("Table Text", "Table Text Small")
    ]  # for long words
    assert [words(paragraph.text) for paragraph in cells][::2] == expected


def test_as_markdown_they_lose_no_words_without_a_problem(
    naughty: list[str], module_desk: Desk, shared_cache: Path
) -> None:
    """Exceptions are comments, entities, each of which becomes one character, and text inside tags."""
    written = [text for text in naughty if not text.startswith(("<!--", "&"))]
    found = {text: outcome_of(module_desk, f"{text}\n", shared_cache) for text in written}
    lost = {text: outcome.lost_of(TAG.sub(" ", text)) for text, outcome in found.items() if not outcome.problems}
    assert {text: tokens for text, tokens in lost.items() if tokens} == {}


def test_each_may_be_a_key(readings: dict[str, Reading], module_desk: Desk) -> None:
    keys = [text for text, reading in readings.items() if is_valid(reading)]
    reading = module_desk.read(front="\n".join(["title: T", *(f"{quoted(key)}: x" for key in keys)]))
    assert [code for code in reading.codes if code != "character-hidden"] == ["key-unknown"] * len(keys)
