"""Captions that lost their title or their text in Word. In: a caption before and after. Out: edits to its fields.

A caption shows a title and a text, separated by a full stop that briefpress generates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound, attributes_around
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span

STYLES = ("caption", "table caption")


def remove_field(changes: Changes, old: int, new: int, message: str) -> bool:
    """Remove from the source a field that was deleted from a caption, together with the full stop beside it; return
    whether that was possible.
    """
    before, after, bound = changes.base.paragraphs[old], changes.other.paragraphs[new], changes.bound[old]
    shown = [*_shown(bound)] if bound and before.style in STYLES else []
    if bound is None or len(shown) < 2 or any(piece.suggested for piece in after.pieces):
        return False
    ends = [first for first, _ in shown[1:]]
    for at, (first, last) in enumerate(shown):
        start, end = (shown[at - 1][1], last) if at else (first, ends[0])
        if before.text[:start] + before.text[end:] == after.text:
            spans = [*_spans(changes.texts[bound.file], replace(bound, chars=bound.chars[first:last]))]
            change = changes.add(Kind.MERGED, bound, message, spans[0][0]) if spans else 0
            changes.edits += [Edit(bound.file, *span, "", change) for span in spans]
            return bool(spans)
    return False


def _shown(bound: Bound) -> Iterator[Span]:
    """Yield, for each field shown in the paragraph, the span of its characters, in order."""
    fields = [
        max((field for field in bound.fields if field <= span[0]), default=-1) if span else -1 for span in bound.chars
    ]
    for field in dict.fromkeys(fields):
        if field >= 0:
            yield fields.index(field), len(fields) - fields[::-1].index(field)


def _spans(text: str, bound: Bound) -> Iterator[Span]:
    """Yield the spans to remove: an attribute, or the whole text between the brackets of a figure."""
    known = [span for span in bound.chars if span]
    if found := attributes_around(text, bound):
        yield from found
    elif text[known[0][0] - 1] == "[" and text[known[-1][1]] == "]":
        yield known[0][0], known[-1][1]
