"""Changed fields. In: a changed paragraph that comes from fields. Out: edits, each of a whole field, because the
quotation marks around a value depend on all of its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.merge.source_map.edits import Edit, applied
from briefpress.merge.source_map.scalars import Scalar
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.words.regions import regions
from briefpress.merge.words.spelling import spelled

if TYPE_CHECKING:
    from briefpress.merge.words.paragraphs import Changed


class NotMergedError(Exception):
    """A change has no place in the source; the message says why."""


def field_edits(changed: Changed, change: int) -> Iterator[Edit]:
    """Yield the rewritten fields. Raises NotMergedError if the words are generated."""
    if not changed.bound.markup:
        changed.refuse_suggestions("a field")
    for region in regions(changed.old, changed.new):
        changed.span(region)
    for scalar in changed.bound.scalars:
        words = _value_of(changed, scalar)
        if words is not None:
            yield _rewritten(changed.source, scalar, words, change)


def inserted(source: str, scalar: Scalar, edits: Sequence[Edit], change: int) -> Edit:
    """Return a field written again with edits inside of its words."""
    first, last = scalar.inner
    inside = [replace(one, start=one.start - first, end=one.end - first) for one in edits]
    return _rewritten(source, scalar, applied(source[first:last], inside), change)


def _rewritten(source: str, scalar: Scalar, words: str, change: int) -> Edit:
    flow = source[: scalar.start].rstrip()[-1:] in "[{,"
    was = source[slice(*scalar.inner)] if not scalar.style else ""
    return Edit(scalar.file, scalar.start, scalar.end, spelled_yaml(words, scalar.style, flow=flow, was=was), change)


def has_escapes(source: str, scalar: Scalar) -> bool:
    """Return whether some characters of a field are escaped."""
    raw = source[slice(*scalar.inner)]
    return (scalar.style == '"' and "\\" in raw) or (scalar.style == "'" and "''" in raw)


def _value_of(changed: Changed, scalar: Scalar) -> str | None:
    """Return the new words of a field, or None if its words are unchanged."""
    first, last = scalar.inner
    source, markup = changed.source, changed.bound.markup
    raw = source[first:last]
    if has_escapes(source, scalar):
        raise NotMergedError("the field contains escape sequences; change it in the source")
    done, at = "", first
    for region in regions(changed.old, changed.new):
        changed.inside = False
        wide = changed.widened(region) if markup else region
        start, end = changed.span(wide)
        if first <= start and end <= last:
            words = spelled(changed.new[slice(*wide.new)], changed.atoms, markup=markup)
            done, at = done + source[at:start] + words, end
    value = done + source[at:last]
    return (value.strip() if raw == raw.strip() else value) if at > first or done else None
