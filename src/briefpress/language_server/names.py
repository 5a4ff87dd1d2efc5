"""The names that a brief can refer to. In: the text of its files. Out: ids with their definitions and descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from re import Pattern

from briefpress import lazy
from briefpress.language_server.texts import Span, Text
from briefpress.lazy import dataclass

LABEL = lazy.pattern(r"\{[^{}]*?#(?P<id>[\w:.-]+)")
NOTE = lazy.pattern(r"^\s{0,3}\[\^(?P<id>[^\]\s]+)\]:\s*(?P<about>.*)")
WORK = lazy.pattern(r"^\s*@\w+\s*\{\s*(?P<id>[^,\s]+)\s*,")
REFERENCE = lazy.pattern(r"^\s*-?\s*id:\s*(?P<id>[^\s#]+)")
EXAMPLE = lazy.pattern(r"^\s*\(@(?P<id>[\w-]+)\)\s+(?P<about>.*)")
RECORD = lazy.pattern(r"^(?P<id>[\w-]+):")
FIELD = lazy.pattern(r"^\s+(?:name|title):\s*(?P<about>.+)")
TITLE = lazy.pattern(r"\btitle\s*=\s*[{\"](?P<about>.+?)[}\"],?\s*$")
RECORDS = {"people.yaml": "person", "organisations.yaml": "organisation"}
FEW = 12  # the number of lines after an id in which to look for the name of a record or the title of a work


class Kind(StrEnum):
    """The kind of target that a name has."""

    LABEL = "label"
    NOTE = "note"
    WORK = "work"
    EXAMPLE = "example"
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Name:
    """An id, the kind of its target, the place of its definition, and a description."""

    id: str
    kind: Kind
    file: Path
    span: Span
    about: str


def names_in(texts: Mapping[Path, Text]) -> list[Name]:
    """Return all names that the files `texts` define."""
    return [name for path, text in texts.items() for name in _names(path, text)]


def _names(path: Path, text: Text) -> Iterator[Name]:
    if path.name in RECORDS:
        yield from _found(path, text, RECORD, Kind(RECORDS[path.name]))
    elif path.suffix == ".bib":
        yield from _found(path, text, WORK, Kind.WORK)
    elif path.suffix in (".md", ".qmd"):
        yield from _found(path, text, REFERENCE, Kind.WORK, text.front())
        yield from _found(path, text, LABEL, Kind.LABEL)
        yield from _found(path, text, NOTE, Kind.NOTE)
        yield from _found(path, text, EXAMPLE, Kind.EXAMPLE)


def _found(
    path: Path, text: Text, pattern: Pattern[str], kind: Kind, lines: Iterable[int] | None = None
) -> Iterator[Name]:
    for number in range(len(text.lines)) if lines is None else lines:
        for match in pattern.finditer(text.lines[number]):
            about = match.groupdict().get("about", "") or _about(text, number, kind)
            yield Name(match["id"], kind, path, Span(number, *match.span("id")), about.strip())


def _about(text: Text, number: int, kind: Kind) -> str:
    """Return the description of a definition: the rest of its line, or the name or title below it."""
    if kind is Kind.LABEL:
        return text.lines[number].partition("{")[0].strip(" #:!") or text.line(number + 1)
    below = text.lines[number + 1 : number + FEW]
    found = (match["about"] for line in below if (match := FIELD.match(line) or TITLE.search(line)))
    return next(found, "").strip("'\"")
