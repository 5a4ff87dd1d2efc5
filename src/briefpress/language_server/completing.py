"""Completions. In: text, the cursor, and the names that can be referred to. Out: words with their meanings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefpress import lazy
from briefpress.language_server.context import PEOPLE, begun_at, block_at
from briefpress.language_server.names import Kind, Name
from briefpress.language_server.schema import KnownField, fields_at, path_at
from briefpress.language_server.texts import Span, Spot, Text

KEY = lazy.pattern(r"^(?P<indent>\s*(?:-\s+)?)(?P<begun>[\w-]*)$")
VALUE = lazy.pattern(r"^(?P<indent>\s*(?:-\s+)?)(?P<key>[\w-]+):\s+(?:\[(?:[^\]]*,)?\s*)?(?P<begun>[\w-]*)$")
ITEM = lazy.pattern(r"^(?P<indent>\s*)-\s+(?P<begun>[\w-]*)$")
BLOCKS = {
    "key-messages": "Key messages, as a list",
    "recommendations": "A numbered list of recommendations",
    "recommendation-index": "All recommendations, by addressee",
    "key-figures": "Large numbers, side by side",
    "timeline": "Dates and events",
    "options": "A table that compares options",
    "box": "A box with a heading",
    "case-study": "A case study",
    "pull-quote": "A sentence in large type",
    "margin": "A note in the margin",
    "chart": "A chart from a table or CSV file",
    "table": "A table from a CSV file",
    "notes": "The place for a group of notes",
    "landscape": "A landscape page",
    "callout-note": "A callout: note",
    "callout-tip": "A callout: tip",
    "callout-important": "A callout: important",
    "callout-warning": "A callout: warning",
    "callout-caution": "A callout: caution",
}


class Choice(NamedTuple):
    """A completion: the word, a short and a long explanation, and the text to replace."""

    word: str
    short: str
    long: str
    span: Span


class _Match(NamedTuple):
    """A word that completes the text `begun`, with a short and a long explanation."""

    begun: str
    word: str
    short: str = ""
    long: str = ""


class CompletionData(NamedTuple):
    """Data from outside the text: names, and values of fields that are not in the schema, such as brands."""

    names: Iterable[Name]
    values: Mapping[str, Iterable[str]]


def choices(text: Text, spot: Spot, subject: str, offer: CompletionData) -> list[Choice]:
    """Return the completions at `spot`; `subject` is the name of the schema for YAML there, or `""` in the text of a
    brief.
    """
    before = text.line(spot.line)[: spot.column]
    found = _in_yaml(text, spot, subject, offer) if subject else _in_text(before, offer)
    return [
        Choice(match.word, match.short, match.long, Span(spot.line, spot.column - len(match.begun), spot.column))
        for match in found
    ]


def _in_text(before: str, offer: CompletionData) -> Iterator[_Match]:
    if (begun := block_at(before)) is not None:
        yield from (_Match(begun, name, about) for name, about in BLOCKS.items())
    for begun, kinds in begun_at(before):
        yield from _named(begun, offer.names, kinds)


def _in_yaml(text: Text, spot: Spot, subject: str, offer: CompletionData) -> Iterator[_Match]:
    before = text.line(spot.line)[: spot.column]
    lines = text.lines[text.front().start :] if subject == "front-matter" else text.lines
    number = spot.line - (len(text.lines) - len(lines))
    if match := VALUE.match(before):
        path = path_at(lines, number, len(match["indent"]))
        known = fields_at(subject, path).get(match["key"].replace("_", "-"))
        yield from _values(match["begun"], match["key"], known, offer)
        return
    if match := ITEM.match(before):
        *path, key = path_at(lines, number, len(match["indent"]) + 1) or [""]
        known = fields_at(subject, path).get(key)
        yield from _values(match["begun"], key, known, offer)
    if match := KEY.match(before):
        path = path_at(lines, number, len(match["indent"]))
        known_here = fields_at(subject, path).items()
        yield from (_Match(match["begun"], name, known.about, ", ".join(known.values)) for name, known in known_here)


def _values(begun: str, key: str, known: KnownField | None, offer: CompletionData) -> Iterator[_Match]:
    yield from (_Match(begun, value) for value in (*(known.values if known else ()), *offer.values.get(key, ())))
    if known and known.people:
        yield from _named(begun, offer.names, PEOPLE)


def _named(begun: str, names: Iterable[Name], kinds: Iterable[Kind]) -> Iterator[_Match]:
    once = {name.id: name for name in names if name.kind in kinds}
    yield from (_Match(begun, name.id, name.about, name.kind) for name in once.values())
