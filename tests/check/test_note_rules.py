"""Rules for notes."""

from itertools import pairwise

import pytest

from tests.desk import Desk

SECTION = "title: A\nnotes: section"


def test_undefined_note_with_the_nearest_id(desk: Desk) -> None:
    reading = desk.read("Words[^chatam] and[^zzz].\n\n[^chatham]: A poll.\n")
    assert [found.code for found in reading.problems if found.code != "note-unused"] == ["note-undefined"] * 2
    assert reading.problems[0].hint == 'did you mean "chatham"?'
    assert "[^zzz]: " in reading.problems[1].hint


def test_every_mark_of_an_undefined_note_is_shown(desk: Desk) -> None:
    assert desk.read("a[^n] b[^n]\n").spots == [("note-undefined", 4, 2), ("note-undefined", 4, 8)]


def test_unused_note(desk: Desk) -> None:
    assert desk.read("Words.\n\n[^n]: A note.\n").spots == [("note-unused", 6, 1)]


@pytest.mark.parametrize("where", ["# Words[^n]\n", "- a[^n]\n", "> a[^n]\n", "::: recommendations\n1. a[^n]\n:::\n"])
def test_a_note_mark_can_be_anywhere_in_the_body(desk: Desk, where: str) -> None:
    assert desk.read(f"{where}\n[^n]: N\n").problems == ()


def test_a_note_mark_can_be_in_the_summary(desk: Desk) -> None:
    assert desk.read("[^n]: N\n", front="title: A\nabstract: a[^n]").problems == ()
    assert desk.read(front="title: A\nabstract: |\n  a[^n]\n\n  [^n]: N").problems == ()


def test_duplicate_note(desk: Desk) -> None:
    assert desk.read("a[^n]\n\n[^n]: One.\n\n[^n]: Two.\n").spots == [("note-duplicate", 8, 1)]


def test_empty_note(desk: Desk) -> None:
    assert desk.read("a[^n]\n\n[^n]:\n\nb\n").spots == [("note-empty", 6, 1)]


@pytest.mark.parametrize("inner", ["b[^m]", "b^[c]"])
def test_note_inside_a_note(desk: Desk, inner: str) -> None:
    reading = desk.read(f"a[^n] [^m]\n\n[^n]: {inner}\n\n[^m]: M\n")
    assert ("note-misplaced", 6, 8) in reading.spots


def test_note_inside_a_note_inside_the_text(desk: Desk) -> None:
    assert "note-misplaced" in desk.read("a^[b ^[c]]\n").codes


def test_a_note_mark_after_its_group_is_reported(desk: Desk) -> None:
    body = "a[^n]\n\n::: notes\n:::\n\nb[^n]\n\n[^n]: N\n"
    assert desk.read(body, front=SECTION).spots == [("note-elsewhere", 10, 2)]


def test_a_note_mark_after_its_section_is_reported(desk: Desk) -> None:
    body = "# A\n\na[^n]\n\n# B\n\nb[^n]\n\n[^n]: N\n"
    assert desk.read(body, front=SECTION).spots == [("note-elsewhere", 11, 2)]


def test_several_marks_of_a_note_in_one_group(desk: Desk) -> None:
    body = "a[^n]\n\n- b[^n]\n  - c[^n]\n\n> d[^n]\n\n::: notes\n:::\n\n[^n]: N\n"
    assert desk.read(body, front=SECTION).problems == ()


@pytest.mark.parametrize("place", ["page", "end"])
def test_place_of_notes_without_groups_is_a_warning(desk: Desk, place: str) -> None:
    reading = desk.read("a[^n]\n\n::: notes\n:::\n\n[^n]: N\n", front=f"title: A\nnotes: {place}")
    assert [(found.code, str(found.level)) for found in reading.problems] == [("notes-place", "warning")]
    assert reading.problems[0].place
    assert reading.problems[0].place.line == 7


@pytest.mark.parametrize(
    "body", ["- ::: notes\n  :::\n", "> ::: notes\n> :::\n", "::: notes\n:::\n\n- ::: notes\n  :::\n"]
)
def test_place_of_notes_inside_another_block(desk: Desk, body: str) -> None:
    assert desk.read(body, front=SECTION).codes == ["notes-place"]


@pytest.mark.parametrize(
    "front", ["abstract: |\n  a\n\n  ::: notes\n  :::", "abstract: |\n  a[^n]\n\n  ::: notes\n  :::"]
)
@pytest.mark.parametrize("place", ["page", "section", "end"])
def test_place_of_notes_in_the_summary(desk: Desk, front: str, place: str) -> None:
    reading = desk.read("b[^n]\n\n[^n]: N\n", front=f"title: A\nnotes: {place}\n{front}")
    assert "notes-place" in reading.codes


def test_place_of_notes_in_a_note_or_a_description(desk: Desk) -> None:
    desk.organisations("obo:\n  name: O\n  description: |\n    ::: notes\n    :::\n")
    reading = desk.read("a[^n]\n\n[^n]: N\n\n    ::: notes\n    :::\n", front="title: A\ncontributors: [obo]")
    assert reading.codes == ["notes-place", "notes-place"]


def test_problems_are_sorted_by_place(desk: Desk) -> None:
    desk.people("ann: {nam: x}\n")
    reading = desk.read("#### a[^x]\n\n[y]()\n\n[^z]: Z\n", front="title: A\nbogus: 1\ndate: x")
    places = [found.place for found in reading.problems]
    assert len(places) >= 6
    assert all(previous and following and previous <= following for previous, following in pairwise(places))
