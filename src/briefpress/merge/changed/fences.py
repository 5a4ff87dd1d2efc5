"""Fences and blank lines that removed blocks leave behind. In: edits that remove blocks. Out: edits that also remove
the fences of empty boxes, and leave only one of several consecutive blank lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefpress.merge.source_map.blocks import removal
from briefpress.merge.source_map.bound import ATTRIBUTE
from briefpress.merge.source_map.divs import FENCE, boxes
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.field_styles import UNSHOWN
from briefpress.merge.source_map.offsets import Span


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


def without_gaps(edits: Sequence[Edit], texts: Mapping[str, str]) -> list[Edit]:
    """Return edits that leave no second blank line, and none above the end of a box, where adjacent lines, such as a
    term and its definition, are removed one by one.
    """
    out = [*edits]
    for file, text in texts.items():
        own = sorted((edit for edit in out if edit.file == file), key=lambda edit: edit.start)
        below = (len(text) + 1, len(text) + 1)  # the lines removed below
        for group in reversed(_adjacent(own)):
            start, end = group[0].start, group[-1].end
            after = below[1] if end == below[0] else end
            others = [edit for edit in own if edit not in group and start - 1 <= edit.start <= edit.end <= end + 1]
            if len(group) > 1 and not (others and end == after) and text[start - 2 : start] == "\n\n":
                fence = FENCE.match(text, after)
                if fence and not fence[2]:  # the end of a box
                    out[out.index(group[0])] = replace(group[0], start=start - 1)
                    start -= 1
                elif text[after : after + 1] == "\n" and end == after:
                    out[out.index(group[-1])] = replace(group[-1], end=end + 1)
            below = start, after
    return out


def _adjacent(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Return the removals among `edits`, which are in order, in groups of adjoining removals."""
    out = list[list[Edit]]()
    for edit in (edit for edit in edits if not edit.new and edit.end > edit.start):
        if out and out[-1][-1].end == edit.start:
            out[-1].append(edit)
        else:
            out.append([edit])
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
