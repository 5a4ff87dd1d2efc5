"""Headings that the table of contents does not list."""

import pytest

from tests.desk import Desk


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("# One\n\n- ## Two\n\n  Words.\n", 6),
        ("# One\n\n1. Words.\n\n   ## Two\n", 8),
        ("# One\n\n- a\n  - ## Two\n", 7),
        ("# One\n\n> ## Two\n>\n> Words.\n", 6),
        ("# One\n\nTerm\n: ## Two\n", 7),
    ],
)
def test_a_heading_inside_a_block_is_reported_once(desk: Desk, body: str, line: int) -> None:
    reading = desk.read(body)
    found = [problem for problem in reading.problems if problem.code == "heading-nested"]
    assert [problem.place.line for problem in found if problem.place] == [line]
    assert "**Two**" in found[0].hint


@pytest.mark.parametrize("body", ["# One\n\n::: box\n## Two\n\nWords.\n:::\n", "::: landscape\n# One\n\nA.\n:::\n"])
def test_titles_of_boxes_and_headings_on_landscape_pages_are_fine(desk: Desk, body: str) -> None:
    assert "heading-nested" not in desk.read(body).codes
