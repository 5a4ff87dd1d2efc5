"""Boxes that become empty. In: edits that remove blocks. Out: edits that also remove the fences of empty boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefpress.merge.source_map.blocks import removal
from briefpress.merge.source_map.bound import ATTRIBUTE
from briefpress.merge.source_map.divs import boxes
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.source_map.shown import UNSHOWN


def widened(edits: Sequence[Edit], texts: Mapping[str, str]) -> list[Edit]:
    """Return edits that leave no empty boxes: if all the content of a box is removed, so are its fences."""
    out = [*edits]
    for file, text in texts.items():
        for whole, inner in boxes(text) if file.endswith(".md") else ():
            inside = [edit for edit in out if edit.file == file and whole[0] <= edit.start and edit.end <= whole[1]]
            if inside and _is_emptied(text, whole, inner, inside):
                pieces = _shared(removal(text, whole), sorted(inside, key=lambda edit: edit.start))
                out = [*(edit for edit in out if edit not in inside), *pieces]
    return out


def _is_emptied(text: str, whole: Span, inner: Span, inside: Sequence[Edit]) -> bool:
    """Return whether nothing visible remains of a box, not even its title or the attribution below it."""
    content = _left(text, inner, inside).strip()
    fence = _left(text, (whole[0], inner[0]), inside)
    shown = [match[1] for match in ATTRIBUTE.finditer(fence) if match[1] not in UNSHOWN]
    return bool(text[slice(*inner)].strip()) and not (content or shown or any(edit.new for edit in inside))


def _left(text: str, span: Span, edits: Sequence[Edit]) -> str:
    out, at = "", span[0]
    for edit in sorted(edits, key=lambda edit: edit.start):
        out, at = out + text[at : max(at, min(edit.start, span[1]))], max(at, edit.end)
    return out + text[at : span[1]]


def _shared(span: Span, inside: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits `inside` a span, extended so that together they remove the whole span: each edit ends where the
    next one begins.
    """
    bounds = [span[0], *(edit.start for edit in inside[1:]), span[1]]
    for edit, start, end in zip(inside, bounds, bounds[1:], strict=False):
        yield replace(edit, start=start, end=end)
