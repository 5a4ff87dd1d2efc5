"""Changed fields. In: a changed paragraph that comes from fields. Out: edits to whole fields.

Each edit replaces a whole field, because the quotation marks around a value depend on the whole value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.merge.source_map.edits import Edit, applied
from briefpress.merge.source_map.scalars import Scalar
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.words.markup import with_empty_link
from briefpress.merge.words.regions import regions
from briefpress.merge.words.spelling import spelled

if TYPE_CHECKING:
    from briefpress.merge.words.paragraphs import Changed


POSITIONS, TOPICS = lazy.pattern(r"\s*[;\u061b\uff1b]\s*"), lazy.pattern(r"\s+·\s+")
# the fields whose values are shown on one line, and the separators between the values
LISTED = {"positions": POSITIONS, "position": POSITIONS, "topic": TOPICS, "topics": TOPICS}


class NotMergedError(Exception):
    """A change cannot be written into the source; the message states the reason."""


def field_edits(changed: Changed, change: int) -> Iterator[Edit]:
    """Yield edits that rewrite the changed fields.

    Raise NotMergedError if the changed words are generated, or if the fields cannot express the change.
    """
    if not changed.bound.markup:
        changed.refuse_suggestions("a field")
    for region in regions(changed.old, changed.new):
        changed.span(region)
    for scalar in changed.bound.scalars:
        words = _value_of(changed, scalar)
        edit = _rewritten(changed.source, scalar, words, change) if words is not None else None
        if edit and edit.new == changed.source[edit.start : edit.end]:
            raise NotMergedError("this field cannot contain formatting")
        if edit:
            yield edit


def inserted(source: str, scalar: Scalar, edits: Sequence[Edit], change: int) -> Edit:
    """Return the edit that rewrites a field with `edits` applied to its value."""
    first, last = scalar.inner
    inside = [replace(edit, start=edit.start - first, end=edit.end - first) for edit in edits]
    return _rewritten(source, scalar, applied(source[first:last], inside), change)


def _rewritten(source: str, scalar: Scalar, words: str, change: int) -> Edit:
    flow = source[: scalar.start].rstrip()[-1:] in "[{,"
    between = LISTED.get(scalar.key)
    if between and len(items := _items(between, words)) > max(1, len(_items(between, source[slice(*scalar.inner)]))):
        return Edit(scalar.file, scalar.start, scalar.end, _listed(source, scalar, items), change)
    was = source[slice(*scalar.inner)] if not scalar.style else ""
    return Edit(scalar.file, scalar.start, scalar.end, spelled_yaml(words, scalar.style, flow=flow, was=was), change)


def _items(between: re.Pattern[str], words: str) -> list[str]:
    return [item for item in between.split(words.strip()) if item]


def _listed(source: str, scalar: Scalar, items: Sequence[str]) -> str:
    """Return the source of several values that replace one value: in the YAML style of its list or, for a value outside
    a list, as a new list.
    """
    start = source.rfind("\n", 0, scalar.start) + 1
    lead = source[start : scalar.start]
    if lead.strip() == "-":
        return f"\n{lead}".join(spelled_yaml(item, scalar.style) for item in items)
    values = ", ".join(spelled_yaml(item, scalar.style, flow=True) for item in items)
    return values if source[: scalar.start].rstrip()[-1:] in "[," else f"[{values}]"


def has_escapes(source: str, scalar: Scalar) -> bool:
    """Return whether a field contains escaped characters."""
    raw = source[slice(*scalar.inner)]
    return (scalar.style == '"' and "\\" in raw) or (scalar.style == "'" and "''" in raw)


def relinked(value: str, old: str, new: str) -> str | None:
    """Return a field's value with the address of its link replaced, or None if it has no such link."""
    return value.replace(f"]({old})", f"]({new})") if new and f"]({old})" in value else None


def _readdressed(changed: Changed, value: str) -> str:
    """Return the new value, with the new address if the address of its only link was also changed."""
    old, new = ({token.link for token in tokens if token.link} for tokens in (changed.old, changed.new))
    if changed.bound.markup or len(old) != 1 or len(new) != 1 or old == new:
        return value
    return relinked(value, *old, *new) or value


def _value_of(changed: Changed, scalar: Scalar) -> str | None:
    """Return the new value of a field, or None if it is unchanged."""
    first, last = scalar.inner
    source, markup = changed.source, changed.bound.markup
    raw = source[first:last]
    if has_escapes(source, scalar):
        raise NotMergedError("the field contains escape sequences; change it in the source")
    done, at = "", first
    for region in regions(changed.old, changed.new):
        linked = {token.link for token in changed.old[slice(*region.old)] if not token.text.isspace()}
        changed.inside = not markup and len(linked) == 1 and linked != {""}
        wide = changed.widened(region) if markup else region
        start, end = changed.span(wide)
        words = spelled(changed.new[slice(*wide.new)], changed.atoms, markup=markup)
        if start == end and (given := _given(changed.bound.scalars, start)) and words[:1].isupper():
            start = end = given.inner[1]
            words = f" {words.strip()}"
        if first <= start and end <= last:
            start, end = with_empty_link(source, (start, end), words)
            done, at = done + source[at:start] + words, end
    value = _readdressed(changed, done + source[at:last])
    return (value.strip() if raw == raw.strip() else value) if at > first or done else None


def _given(scalars: Sequence[Scalar], at: int) -> Scalar | None:
    """Return the field with the given names if a family name begins at the offset `at`: middle names and initials
    belong in that field. Particles such as "van" are part of the family name.
    """
    family = next((scalar for scalar in scalars if scalar.key == "family" and scalar.inner[0] == at), None)
    return next((other for other in scalars if family and (other.key, other.owner) == ("given", family.owner)), None)
