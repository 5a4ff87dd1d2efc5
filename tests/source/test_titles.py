"""A title is one line of Markdown: marks and line breaks are kept, and constructs that belong in the body are
reported.
"""

import pytest

from briefpress.brand.roles import Role
from briefpress.edition import LineBreak, Paragraph, Text, walk
from briefpress.model import Mark
from tests.desk import Desk, part


def test_marks_and_line_ends_are_on_the_cover(desk: Desk) -> None:
    front = 'title: "Where *Mytilus edulis* grows:<br>mussels and H~2~S"\nsubtitle: On **CO~2~** and x^2^'
    edition, problems = desk.edition(front=front)
    assert problems == []
    assert edition.title == "Where Mytilus edulis grows: mussels and H2S"
    assert edition.running_title == edition.title
    blocks = walk(part(edition, "cover").blocks)
    cover = {block.role: block.inlines for block in blocks if isinstance(block, Paragraph)}
    assert LineBreak() in cover[Role.TITLE]
    assert Text("Mytilus edulis", frozenset({Mark.EMPHASIS})) in cover[Role.TITLE]
    assert Text("2", frozenset({Mark.SUBSCRIPT, Mark.STRONG})) in cover[Role.SUBTITLE]


@pytest.mark.parametrize(
    "title", ["1. Rivers", "- Rivers", "# Rivers", "> 5 rivers", "Rivers: a & b_c", "2024", "* * *"]
)
def test_no_character_turns_a_title_into_markup(desk: Desk, title: str) -> None:
    assert desk.read(front=f"title: '{title}'").sure.meta.title == title


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Rivers[^a]", "note-misplaced"),
        ("Rivers^[So.]", "note-misplaced"),
        ("Rivers [@a]", "citation-misplaced"),
        ("Rivers in @fig-a", "cross-reference"),
        ("Rivers {{< meta date >}}", "shortcode-unknown"),
        ("Rivers <font>x</font>", "html-raw"),
    ],
)
def test_fields_that_belong_in_the_text_are_reported(desk: Desk, written: str, code: str) -> None:
    for name in ("title", "subtitle"):
        front = f"title: '{written}'" if name == "title" else f"title: A\nsubtitle: '{written}'"
        assert (code, 2 + (name == "subtitle")) in [spot[:2] for spot in desk.read(front=front).spots]


def test_line_ends_of_headings_are_spaces_elsewhere(desk: Desk) -> None:
    edition, problems = desk.edition("# First part<br>The beginning\n\nWords.\n\n# Second part\\\n\nWords.\n")
    assert problems == []
    contents = [block for block in part(edition, "contents").blocks if not isinstance(block, Paragraph)]
    words = ["".join(inline.text for inline in entry.inlines if isinstance(inline, Text)) for entry in contents]  # type: ignore[union-attr]
    assert words == ["First part The beginning", "Second part"]


def test_a_backslash_before_a_space_is_a_space_that_does_not_break(desk: Desk) -> None:
    (run,) = desk.read("It costs 25\\ million\\ euros, p.\\ 12.\n").inlines
    assert run.text == "It costs 25\u00a0million\u00a0euros, p.\u00a012."  # type: ignore[union-attr]


def test_latex_thin_spaces_before_units_do_not_break(desk: Desk) -> None:
    (run,) = desk.read("It is 61\\,%, 5\\,kg, not 2\\,000, 3\\, or a\\,b.\n").inlines
    assert run.text == "It is 61\u202f%, 5\u202fkg, not 2,000, 3, or a,b."  # type: ignore[union-attr]


def test_lines_with_bars_are_lines_of_the_title(desk: Desk) -> None:
    meta = desk.read(front="title: |\n  | Sharing rivers\n  | in dry years").sure.meta
    assert meta.title == "Sharing rivers in dry years"
    assert "|" not in str(meta)
