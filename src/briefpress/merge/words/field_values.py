"""Changed fields. In: a changed paragraph that comes from fields. Out: edits, each of a whole field, because the
quotation marks around a value depend on all of its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.scalars import Scalar
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.words.regions import regions
from briefpress.merge.words.spelling import spelled

if TYPE_CHECKING:
    from briefpress.merge.words.paragraphs import Changed


class HomelessError(Exception):
    """A change has no place in the source; the message says why."""


def field_edits(changed: Changed, change: int) -> Iterator[Edit]:
    """Yield the rewritten fields. Raises HomelessError if the words are generated."""
    if not changed.bound.markup:
        changed.refuse_suggestions("a field")
    for region in regions(changed.old, changed.new):
        changed.span(region)
    for scalar in changed.bound.scalars:
        words = _value_of(changed, scalar)
        if words is not None:
            flow = changed.source[: scalar.start].rstrip()[-1:] in "[{,"
            was = changed.source[slice(*scalar.inner)] if not scalar.style else ""
            value = spelled_yaml(words, scalar.style, flow=flow, was=was)
            yield Edit(changed.bound.file, scalar.start, scalar.end, value, change)


def _value_of(changed: Changed, scalar: Scalar) -> str | None:
    """Return the new words of a field, None if they are the old ones."""
    first, last = scalar.inner
    source, markup = changed.source, changed.bound.markup
    raw = source[first:last]
    if (scalar.style == '"' and "\\" in raw) or (scalar.style == "'" and "''" in raw):
        raise HomelessError("the field contains escape sequences; change it in the source")
    done, at = "", first
    for region in regions(changed.old, changed.new):
        changed.inside = False
        wide = changed.widened(region) if markup else region
        start, end = changed.span(wide)
        if first <= start and end <= last:
            words = spelled(changed.new[slice(*wide.new)], changed.atoms, markup=markup)
            done, at = done + source[at:start] + words, end
    return done + source[at:last] if at > first or done else None
