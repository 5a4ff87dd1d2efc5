"""Edits that hints describe. In: a problem, and its line. Out: the text to replace, and the new text."""

from __future__ import annotations

from briefpress import lazy
from briefpress.language_server.texts import Span, Text
from briefpress.lazy import dataclass
from briefpress.problems import Code, Problem

MEANT = lazy.pattern(r'^did you mean "(?P<words>[^"]+)"\?')
WRITE = lazy.pattern(r"^write (?P<words>\S+)$")
QUOTED = lazy.pattern(r'"(?P<words>[^"]+)"')
WRITTEN = frozenset({Code.LANG_INVALID})  # codes of problems whose hint is the new text itself
DELETED = frozenset({Code.BIDI_CONTROL, Code.CHARACTER_HIDDEN, Code.CHARACTER_INVALID})


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit: its title, the part of the line that it replaces, and the new text."""

    title: str
    span: Span
    words: str


def fix_of(problem: Problem, text: Text) -> Fix | None:
    """Return the edit that the hint of `problem` describes, or None."""
    place = problem.place
    if place is None or not place.width:
        return None
    line = text.line(place.line - 1)
    start, end = place.column - 1, min(place.column - 1 + place.width, len(line))
    if problem.code in DELETED:
        return Fix("Delete the character", Span(place.line - 1, start, end), "")
    meant = MEANT.match(problem.hint) or (WRITE.match(problem.hint) if problem.code in WRITTEN else None)
    wrong = QUOTED.search(problem.text)
    at = line.find(wrong["words"], start, end) if wrong else -1
    if not meant or not wrong or at < 0:
        return None
    span = Span(place.line - 1, at, at + len(wrong["words"]))
    return Fix(f'Replace "{wrong["words"]}" with "{meant["words"]}"', span, meant["words"])
