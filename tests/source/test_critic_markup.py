"""Suggestions and comments in the text: how they are read, and what remains after they are accepted or rejected."""

from __future__ import annotations

import pytest

from briefpress.model import Decision, Edge, Paragraph, Run, SuggestionKind, decided, edges, plain_text
from tests.desk import Desk


def words(desk: Desk, body: str, decision: Decision) -> str:
    """Return the text of a body after its suggestions are accepted or rejected, one line per paragraph."""
    brief = decided(desk.read(body).sure, decision)
    return "\n".join(plain_text(block.inlines) for block in brief.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("written", "accepted", "rejected"),
    [
        ("a {++b++} c", "a b c", "a c"),
        ("a {--b--} c", "a c", "a b c"),
        ("a{-- b--}.", "a.", "a b."),
        ("a {~~b~>c~~} d", "a c d", "a b d"),
        ("a {==b==}{>>why?<<} c", "a b c", "a b c"),
        ("a{>>why?<<} c", "a c", "a c"),
        ("a {++b {--c--} d++} e", "a b d e", "a e"),
        ("a {--b {++c++} d--} e", "a e", "a b d e"),
        ("a {++`{--code--}`++} b", "a {--code--} b", "a b"),
        ("a {++*b*, **c** and [d](https://example.org)++} e", "a b, c and d e", "a e"),
        ("one\n\n{++two++}", "one\ntwo", "one"),
        ("one\n\n{--two--}\n\nthree", "one\nthree", "one\ntwo\nthree"),
        ("two\n{++lines\nof it++} end", "two lines of it end", "two end"),
        (r"a \{++b++} c", "a {++b++} c", "a {++b++} c"),
    ],
)
def test_the_remaining_text(desk: Desk, written: str, accepted: str, rejected: str) -> None:
    assert words(desk, written, Decision.ACCEPT) == accepted
    assert words(desk, written, Decision.REJECT) == rejected


def test_marks_stay(desk: Desk) -> None:
    brief = decided(desk.read("a {~~*b*~>**c**~~} d").sure, Decision.REJECT)
    (block,) = brief.blocks
    assert isinstance(block, Paragraph)
    assert [run.text for run in block.inlines if isinstance(run, Run)] == ["a ", "b", " d"]


def test_empty_items_rows_and_notes_are_removed(desk: Desk) -> None:
    body = "- a\n- {--b--}\n\n| A |\n|---|\n| 1 |\n| {--2--} |\n\nText{--[^n]--}.\n\n[^n]: {--Words.--}\n"
    written = desk.read(body).sure
    brief, plain = decided(written, Decision.ACCEPT), desk.read("- a\n\n| A |\n|---|\n| 1 |\n\nText.\n").sure
    assert (brief.blocks, brief.notes) == (plain.blocks, plain.notes)


def test_authors_dates_and_threads(desk: Desk) -> None:
    body = (
        "{++a++}{>>@Jo Lind 2026-05-01<<} {--b--}{>>@Ann: no need<<} "
        "{==c==}{>>@Ann 2026-05-02T10:15: Is it?<<}{>>@Jo Lind: It is.<<} {>>@Jo done: settled<<}{>>plain<<}"
    )
    first, second, third, fourth = edges(desk.read(body).sure)
    assert (first.author, first.date, first.thread) == ("Jo Lind", "2026-05-01", ())
    assert (second.kind, second.author, [item.text for item in second.thread]) == (
        SuggestionKind.DELETION,
        "Ann",
        ["no need"],
    )
    assert [(item.author, item.date, item.text) for item in third.thread] == [
        ("Ann", "2026-05-02T10:15", "Is it?"),
        ("Jo Lind", "", "It is."),
    ]
    assert [(item.author, item.done, item.text) for item in fourth.thread] == [
        ("Jo", True, "settled"),
        ("", False, "plain"),
    ]


@pytest.mark.parametrize("signs", ["{++", "{--", "{~~", "{==", "{>>"])
def test_unclosed_markup_is_shown_and_reported(desk: Desk, signs: str) -> None:
    reading = desk.read(f"a {signs}b")
    assert reading.spots == [("suggestion-unclosed", 4, 3)]
    assert plain_text(reading.inlines) == f"a {signs}b"


def test_a_title_cannot_contain_notes(desk: Desk) -> None:
    assert desk.read(front='title: "Rivers {++and lakes++}"').codes == ["suggestion-misplaced"]


def test_places_are_those_of_the_characters(desk: Desk) -> None:
    found = [edge.place for edge in edges(desk.read("one\ntwo {~~a~>b~~} {>>c<<}").sure) if isinstance(edge, Edge)]
    assert [(place.line, place.column) for place in found] == [(5, 5), (5, 5), (5, 16)]
