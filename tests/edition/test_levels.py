"""Heading levels have no gaps, however they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.edition import Paragraph
from briefpress.edition.numbers.heading_levels import heading_levels
from briefpress.model import Heading
from tests.desk import Desk, part


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ([1, 2, 3, 1, 2], [1, 2, 3, 1, 2]),
        ([2, 3, 2, 3], [1, 2, 1, 2]),
        ([2, 5, 5, 2], [1, 2, 2, 1]),
        ([1, 3, 2], [1, 2, 2]),
        ([3, 2, 3], [1, 1, 2]),
        ([2, 4, 3, 4, 2], [1, 2, 2, 3, 1]),
        ([], []),
    ],
)
def test_levels(written: list[int], set_: list[int]) -> None:
    assert [*heading_levels([Heading(level, ()) for level in written])] == set_


@given(st.lists(st.integers(1, 6)))
def test_no_heading_is_missing_or_deeper_than_written(written: list[int]) -> None:
    found = [*heading_levels([Heading(level, ()) for level in written])]
    assert all(level <= before + 1 for before, level in zip([0, *found], found, strict=False))
    assert all(1 <= level <= deep for level, deep in zip(found, written, strict=True))


def test_headings_have_the_style_of_their_level(desk: Desk) -> None:
    edition, problems = desk.edition("## A\n\n##### B\n")
    blocks = part(edition, "body").blocks
    assert [block.role.level for block in blocks if isinstance(block, Paragraph)] == [1, 2]
    assert [problem.place.line for problem in problems if problem.place] == [6]
