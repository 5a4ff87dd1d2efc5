"""The examples of mdit-py-plugins for the extensions of the dialect: briefpress's HTML has the same structure."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from briefpress.problems import Code
from tests.desk import Desk
from tests.readers.pictures import picture
from tests.spec.outcome import CORPUS, Outcome, outcome, outcome_of, share

FOLDER = CORPUS / "spec" / "mdit-py-plugins"
FILES = (
    *("attrs", "deflist", "footnote", "front_matter", "gfm"),
    *("subscript", "subscript_strikethrough", "superscript", "tasklists"),
)
# The files about extensions that are not supported, or have a different syntax: blocks, formulas, roles and templates.
LEFT_OUT = (
    *("admon", "amsmath", "anchors", "colon_fence", "container", "dollar_math", "field_list", "gfm_autolink"),
    *("myst_block", "myst_role", "span", "substitution", "texmath_bracket", "texmath_dollar", "wordcount"),
)
Example = tuple[str, int]  # the name of a file, and the line in it

CODE = "four spaces begin code, although the plugin has an option to prevent this"
FRONT_MATTER = "a brief begins with front matter that is not empty"
ONLY_HEADING = "without a title in the front matter, the only chapter heading becomes the title, and is reported"
OWN_LINE = "a picture on a separate line is a figure"
IN_TEXT = "a picture inside text becomes a figure or its alt text, and is reported"
SPACE = "spaces may precede the attributes of a picture"
HEADING = "a note cannot contain a heading, which is reported"
UNDEFINED = "a mark of an undefined note is shown as written and reported"
ONE_TILDE = "a single tilde marks a subscript"
ADDRESS = "an address is a link only between < and >, as in Pandoc"
MATHS = "formulas are drawn"
TAB = "a check box can be followed by a tab"
FORM_FEED = "control characters are errors with a place"
# The examples that differ from the plugins, by reason.
EXCEPTIONS: dict[str, tuple[Example, ...]] = {
    CODE: (("attrs", 254), ("deflist", 261), ("footnote", 360)),
    FRONT_MATTER: (("front_matter", 65), ("front_matter", 77)),
    ONLY_HEADING: (("front_matter", 2), ("front_matter", 13), ("front_matter", 24)),
    IN_TEXT: (("attrs", 111),),
    OWN_LINE: (("attrs", 118),),
    SPACE: (("attrs", 104),),
    HEADING: (("footnote", 157),),
    UNDEFINED: (("footnote", 383),),
    ONE_TILDE: (("gfm", 30),),
    ADDRESS: (("gfm", 37), ("gfm", 44), ("gfm", 51), ("gfm", 80)),
    MATHS: (("gfm", 113), ("gfm", 120)),
    TAB: (("tasklists", 111),),
    FORM_FEED: (("tasklists", 122),),
}
SAID = {
    FRONT_MATTER: {Code.FRONT_MATTER_MISSING, Code.KEY_MISSING},
    ONLY_HEADING: {Code.TITLE_FROM_HEADING},
    IN_TEXT: {Code.IMAGE_INLINE},
    HEADING: {Code.NOTE_MISPLACED},
    UNDEFINED: {Code.NOTE_UNDEFINED},
    FORM_FEED: {Code.CHARACTER_INVALID},
}


@pytest.fixture(scope="module")
def expected() -> dict[Example, tuple[str, str]]:
    """Return the Markdown and HTML of each example."""
    if not FOLDER.is_dir():
        pytest.skip(f"there are no examples of mdit-py-plugins in {FOLDER}")
    read = ((name, read_fixture_file(FOLDER / f"{name}.md")) for name in FILES)
    return {(name, line): (markdown, html) for name, found in read for line, _, markdown, html in found}


@pytest.fixture(scope="module")
def outcomes(expected: dict[Example, tuple[str, str]], module_desk: Desk, shared_cache: Path) -> dict[Example, Outcome]:
    drawn = picture(module_desk.root / "source" / "brief" / "a.png").read_bytes()
    module_desk.write("source/brief/b", drawn)
    return {example: published(module_desk, example[0], text, shared_cache) for example, (text, _) in expected.items()}


def test_no_file_is_forgotten(expected: dict[Example, tuple[str, str]]) -> None:
    assert {name for name, _ in expected} == set(FILES)
    assert sorted(file.stem for file in FOLDER.glob("*.md")) == sorted((*FILES, *LEFT_OUT))


def published(desk: Desk, name: str, text: str, cache_folder: Path) -> Outcome:
    """Return the outcome of an example, which is a whole file if it is about front matter."""
    if name != "front_matter":
        return outcome_of(desk, text, cache_folder)
    return outcome(desk.again(desk.raw(text)), cache_folder)


def test_every_example_except_the_listed_ones_matches(
    expected: dict[Example, tuple[str, str]],
    outcomes: dict[Example, Outcome],
    record_property: Callable[[str, object], None],
) -> None:
    alike = {example for example, found in outcomes.items() if found.is_alike(expected[example][1])}
    listed = {reason: [f"{name}:{line}" for name, line in cases] for reason, cases in EXCEPTIONS.items()}
    record_property("share", share(len(alike), len(expected), "mdit-py-plugins, the extensions there are", listed))
    assert sorted(set(expected) - alike) == sorted(chain.from_iterable(EXCEPTIONS.values()))


def test_no_word_vanishes_without_a_problem(
    expected: dict[Example, tuple[str, str]], outcomes: dict[Example, Outcome]
) -> None:
    silent = {example: found for example, found in outcomes.items() if not found.problems}
    lost = {example: found.lost(expected[example][1]) for example, found in silent.items()}
    assert {example: words for example, words in lost.items() if words} == {}


@pytest.mark.parametrize(("reason", "codes"), SAID.items(), ids=SAID)
def test_the_reason_is_reported_to_the_author(outcomes: dict[Example, Outcome], reason: str, codes: set[Code]) -> None:
    assert [example for example in EXCEPTIONS[reason] if not codes & outcomes[example].codes] == []
