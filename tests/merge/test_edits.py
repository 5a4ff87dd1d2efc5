"""Edits transferred to a source that was changed in the meantime."""

from __future__ import annotations

import pytest

from briefpress.merge.source_map.edits import Edit, applied, carried, moved_from


def edit(text: str, at: str, new: str, change: int) -> Edit:
    """Return an edit that adds text directly after some words."""
    end = text.index(at) + len(at)
    return Edit("brief.md", end, end, new, change)


@pytest.mark.parametrize(
    ("text", "at", "first", "second", "both"),
    [
        ("A.\n\nB.\n", "A.", "\n\nOne.", "\n\nTwo.", "A.\n\nOne.\n\nTwo.\n\nB.\n"),
        ("- a\n- b\n", "a", "\n- one", "\n- two", "- a\n- one\n- two\n- b\n"),
        ("| a |\n| b |\n", "a |", "\n| one |", "\n| two |", "| a |\n| one |\n| two |\n| b |\n"),
        ("A.\n", "A.", "\n\nOne.", "\n\nTwo.", "A.\n\nOne.\n\nTwo.\n"),
        ("A.\n\nB.\n", "A.\n\n", "One.\n\n", "Two.\n\n", "A.\n\nOne.\n\nTwo.\n\nB.\n"),
    ],
)
def test_lines_added_at_one_place_keep_their_order(text: str, at: str, first: str, second: str, both: str) -> None:
    current = applied(text, [edit(text, at, first, 1)])
    done, lost = carried(text, current, [edit(text, at, second, 2)])
    assert (applied(current, done), lost) == (both, [])
    again, lost = carried(text, current, [edit(text, at, first, 2)])
    assert (applied(current, again), lost) == (current, [])


@pytest.mark.parametrize("now", ["- c\n- b\n", "- b\n"])
def test_a_line_below_a_changed_or_removed_one_is_merged(now: str) -> None:
    done, lost = carried("- a\n- b\n", now, [edit("- a\n- b\n", "a", "\n- new", 1)])
    assert (applied(now, done), lost) == (now.replace("- b", "- new\n- b"), [])


def test_an_equal_line_that_existed_before_does_not_count() -> None:
    text = "- a\n- b\n"
    done, _ = carried(text, "- a\n- b\n\nC.\n", [edit(text, "a", "\n- a", 1)])
    assert applied("- a\n- b\n\nC.\n", done) == "- a\n- a\n- b\n\nC.\n"


@pytest.mark.parametrize(
    ("file", "text", "first", "second"),
    [
        ("brief.md", "| Aar | 14 |\n", "Aar", "14"),
        ("data.csv", "Aar,14\n", "Aar", "14"),
        ("brief.md", "A b. C d.\n", "b", "d"),
    ],
)
def test_cells_of_one_row_and_sentences_of_one_line_are_merged(file: str, text: str, first: str, second: str) -> None:
    current = text.replace(first, "x")
    at = text.index(second)
    done, lost = carried(text, current, [Edit(file, at, at + len(second), "y", 1)])
    assert (applied(current, done), lost) == (text.replace(first, "x").replace(second, "y"), [])


def test_words_that_must_stay_are_not_written_elsewhere() -> None:
    text = "A.\n\nB.\n"
    removed, added = Edit("brief.md", 0, 4, "", 1), edit(text, "B.", "\n\nA.", 2)
    assert [*moved_from({"brief.md": text}, [removed, added], {1})] == [2]
    assert [*moved_from({"brief.md": text}, [removed, added], set())] == []
