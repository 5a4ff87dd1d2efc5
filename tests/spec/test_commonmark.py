"""Every example of CommonMark 0.31.2 as the body of a brief: its HTML has the expected structure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path

import pytest

from briefpress.problems import Code
from tests.desk import Desk
from tests.readers.pictures import picture
from tests.spec.outcome import CORPUS, Outcome, outcome_of, share

FILE = CORPUS / "spec" / "commonmark" / "commonmark.json"
RAW_HTML = "raw HTML is converted to its equivalent, or only its words are kept"
OWN_LINE = "a picture on a separate line is a figure"
IN_TEXT = "a picture inside text becomes a figure or its alt text, and is reported"
LINKED = "a picture that is a link is a figure with a linked caption"
WIKI = "words in double brackets are a wiki link, shown as its text and reported"
NO_ADDRESS = "a link without an address is shown as text and reported"
COMMENT = "text after a comment is Markdown"
SPACE = "a backslash before a space is a non-breaking space, as in Pandoc"
HEADING_END = "a backslash at the end of a heading is left out, because no line follows it"
NO_WORDS = "a heading without words is left out and reported"
# The examples that differ from the specification, by reason.
EXCEPTIONS: dict[str, tuple[int, ...]] = {
    RAW_HTML: (
        *(148, *range(150, 160), *range(161, 168), *range(169, 177), 178, 180, 184, 185, 186, 188, 189, 191, 344, 475),
        *(494, 629),
    ),
    IN_TEXT: (579,),
    LINKED: (517, 531),
    WIKI: (548, 559, 590),
    OWN_LINE: (587,),
    NO_ADDRESS: (200, 485, 486, 567),
    COMMENT: (177,),
    SPACE: (13,),
    HEADING_END: (90, 646),
    NO_WORDS: (79,),
}
# Words in raw HTML that become markup when read as Markdown: the language of code, the number of an item.
READ_AS_MARKDOWN = {161: ["c"], 178: ["1"]}
SAID = {IN_TEXT: Code.IMAGE_INLINE, NO_ADDRESS: Code.LINK_EMPTY, NO_WORDS: Code.HEADING_EMPTY}
PICTURES = ("brief/moon.jpg", "brief/train.jpg", "brief/uri3", "brief/url", "url", "url2", "path/to/train.jpg")

Example = Mapping[str, str]


@pytest.fixture(scope="module")
def examples() -> dict[int, Example]:
    if not FILE.is_file():
        pytest.skip(f"there are no examples of CommonMark in {FILE}")
    return {int(example["example"]): example for example in json.loads(FILE.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def outcomes(examples: dict[int, Example], module_desk: Desk, shared_cache: Path) -> dict[int, Outcome]:
    drawn = picture(module_desk.root / "source" / "brief" / "a.png").read_bytes()
    for name in PICTURES:
        module_desk.write(f"source/{name}", drawn)
    return {number: outcome_of(module_desk, example["markdown"], shared_cache) for number, example in examples.items()}


def test_every_example_except_the_listed_ones_matches(
    examples: dict[int, Example], outcomes: dict[int, Outcome], record_property: Callable[[str, object], None]
) -> None:
    alike = {number for number, found in outcomes.items() if found.is_alike(examples[number]["html"])}
    total = len(examples) - len(EXCEPTIONS[RAW_HTML])
    record_property("share", share(len(alike), total, "CommonMark 0.31.2 without raw HTML", EXCEPTIONS))
    assert sorted(set(examples) - alike) == sorted(chain.from_iterable(EXCEPTIONS.values()))


def test_no_word_vanishes_without_a_problem(examples: dict[int, Example], outcomes: dict[int, Outcome]) -> None:
    lost = {number: found.lost(examples[number]["html"]) for number, found in outcomes.items()}
    assert {number: [*words] for number, words in lost.items() if words} == READ_AS_MARKDOWN


@pytest.mark.parametrize(("reason", "code"), SAID.items(), ids=str)
def test_the_reason_is_reported_to_the_author(outcomes: dict[int, Outcome], reason: str, code: Code) -> None:
    assert [number for number in EXCEPTIONS[reason] if code not in outcomes[number].codes] == []
