"""Links lead to their targets; of links without a target, only the text is kept."""

import pytest

from briefpress.edition import NoteMark, Paragraph, Text, plain_text
from tests.desk import Desk, part

LOWERED = "title: A\nproblems: {link-target: warning, note-undefined: warning}"


def links(desk: Desk, body: str, front: str = LOWERED) -> list[tuple[str, str | None]]:
    """Return the text and the address of each run in the last paragraph of a brief."""
    edition, _ = desk.edition(body, front=front)
    last = part(edition, "body").blocks[-1]
    assert isinstance(last, Paragraph)
    return [(run.text, run.link.href if run.link else None) for run in last.inlines if isinstance(run, Text)]


@pytest.mark.parametrize(
    ("heading", "link", "target"),
    [
        ("# 2.1 Model *Generation*", "21-model-generation", "model-generation"),
        ("# 2.1 Model Generation", "model-generation", "model-generation"),
        ("# 1\\. Introduction", "1-introduction", "introduction"),
        ("# Consumption – the End", "consumption--the-end", "consumption-the-end"),
        ("# What’s V 1.0?", "whats-v-10", "whats-v-1.0"),
        ("# Висновки та ідеї", "висновки-та-ідеї", "висновки-та-ідеї"),
        ("# 3. Same {#mine}\n\n# 3. Same", "3-same-1", "same"),
        ("# 3. Same {#mine}\n\n# 3. Same", "3-same", "mine"),
    ],
)
def test_a_link_can_refer_to_a_heading_as_on_github(desk: Desk, heading: str, link: str, target: str) -> None:
    assert desk.read(f"{heading}\n\n[see](#{link})\n").problems == ()
    assert links(desk, f"{heading}\n\n[see](#{link})\n", "title: A") == [("see", f"#{target}")]


def test_an_id_takes_precedence_over_a_github_anchor(desk: Desk) -> None:
    assert links(desk, "# 1 A\n\n# B {#1-a}\n\n[see](#1-a)\n", "title: A") == [("see", "#1-a")]


@pytest.mark.parametrize("address", ["#nowhere", "other.md", "/assets/a.pdf", "www.example.org"])
def test_the_text_of_a_link_without_a_target_stays(desk: Desk, address: str) -> None:
    assert links(desk, f"See [the *other*]({address}).\n") == [
        ("See ", None),
        ("the ", None),
        ("other", None),
        (".", None),
    ]
    assert desk.found() == [("link-target", 5, 5)]


def test_a_mark_of_an_undefined_note_is_shown_as_written(desk: Desk) -> None:
    edition, problems = desk.edition("Words[^a] more[^b].\n\n[^b]: Note.\n", front=LOWERED)
    (paragraph,) = part(edition, "body").blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.inlines) == "Words[^a] more."
    assert [inline.number for inline in paragraph.inlines if isinstance(inline, NoteMark)] == ["1"]
    assert [(str(problem.code), problem.level) for problem in problems] == [("note-undefined", "warning")]
