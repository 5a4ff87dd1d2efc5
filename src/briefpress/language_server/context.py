"""The context of the cursor. In: a line of a brief, and a column. Out: the reference there, complete or unfinished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefpress import lazy
from briefpress.language_server.names import Kind
from briefpress.language_server.texts import Span, Spot, Text

REFERABLE = (Kind.LABEL, Kind.WORK, Kind.EXAMPLE)
PEOPLE = (Kind.PERSON, Kind.ORGANISATION)
# The syntax of references, and the kinds of their targets.
IN_TEXT = (
    (lazy.pattern(r"\[\^(?P<id>[^\]\s]*)\]"), (Kind.NOTE,)),
    (lazy.pattern(r"(?<![\w@.])-?@\{?(?P<id>[\w](?:[\w:.#$%&+?<>~/-]*\w)?)"), REFERABLE),
    (lazy.pattern(r"\(#(?P<id>[\w:.-]+)\)"), (Kind.LABEL,)),
    (lazy.pattern(r"\b(?:person|by)=\"?(?P<id>[\w-]+)"), PEOPLE),
)
IN_YAML = ((lazy.pattern(r"(?<![\w-])(?P<id>[a-z0-9][\w-]*)(?![\w-]*:)"), PEOPLE),)
# Unfinished references before the cursor.
BEGUN = (
    (lazy.pattern(r"\[\^(?P<begun>[^\]\s]*)$"), (Kind.NOTE,)),
    (lazy.pattern(r"(?<![\w@.])@(?P<begun>[\w:.-]*)$"), REFERABLE),
    (lazy.pattern(r"\(#(?P<begun>[\w:.-]*)$"), (Kind.LABEL,)),
    (lazy.pattern(r"\bperson=\"?(?P<begun>[\w-]*)$"), PEOPLE),
)
BLOCK = lazy.pattern(r"^\s*:{3,}\s*(?:\{\.)?(?P<begun>[\w-]*)$")
INCLUDED = lazy.pattern(r"\{\{<\s*include\s+(?P<path>[^\s>]+)")


class Reference(NamedTuple):
    """An id in a line, and the kinds of target that it can have."""

    id: str
    kinds: tuple[Kind, ...]
    span: Span


def reference_at(text: Text, spot: Spot, *, yaml: bool) -> Reference | None:
    """Return the reference at `spot`, or None. If `yaml` is True, the line is YAML, where ids have no characters around
    them.
    """
    found = (
        Reference(match["id"], kinds, Span(spot.line, *match.span("id")))
        for pattern, kinds in (IN_YAML if yaml else IN_TEXT)
        for match in pattern.finditer(text.line(spot.line))
    )
    return next((reference for reference in found if reference.span.has(spot)), None)


def begun_at(before: str) -> Iterator[tuple[str, tuple[Kind, ...]]]:
    """Yield the unfinished id at the end of `before`, with the kinds of target that it can have."""
    for pattern, kinds in BEGUN:
        if match := pattern.search(before):
            yield match["begun"], kinds
            return


def block_at(before: str) -> str | None:
    """Return the unfinished block name at the end of `before`, or None if there is none."""
    match = BLOCK.match(before)
    return match["begun"] if match else None


def included_at(text: Text, spot: Spot) -> str:
    """Return the path of the file that the line at `spot` includes, or `""`."""
    match = INCLUDED.search(text.line(spot.line))
    return match["path"] if match else ""
