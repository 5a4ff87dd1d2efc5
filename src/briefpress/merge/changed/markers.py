"""Paragraphs with a changed style. In: a paragraph before and after. Out: edits to its markers, or a message."""

from __future__ import annotations

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.changed.frames import item_place
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.drafts.partners import drops_styles
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import BLOCKS, Bound, Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.words.messages import short

LINES = lazy.pattern(r"\n[ \t>]*")  # the start of a paragraph's further lines
QUOTES = ("quote", "block text", "quotation")


def restyled(changes: Changes, old: int, new: int, bound: Bound) -> None:
    """Merge changes between kinds of paragraph: headings of each level, list items, quotations and text."""
    before, after = changes.base.paragraphs[old], changes.other.paragraphs[new]
    was, now = _kind(before), _kind(after)
    depths = [blocks.depth_of(paragraph) for paragraph in (before, after)]
    if was == now == "item" and depths[0] == depths[1] and _turned(changes, old, new, bound):
        return
    if was == now and (was != "item" or depths[0] == depths[1]):
        _other(changes, before, after, bound)
        return
    if bound.form not in BLOCKS or bound.block is None or "other" in (was, now) or before.cell:
        _other(changes, before, after, bound)
        return
    if now == "prose" and not was.startswith("heading") and _is_dropped(changes, before.style):
        return  # a program has removed the style from the whole file
    at = bound.block[0]
    edits = _edits(changes, old, after, bound)
    message = f'"{short(before)}" is now {after.style}'
    if edits is None or all(start == end and not words for start, end, words in edits):
        changes.add(Kind.NOT_MERGED, bound, f"{message}: change it in the source")
        return
    change = changes.add(Kind.MERGED, bound, message, at)
    changes.edits += (Edit(bound.file, start, end, words, change) for start, end, words in edits)


def _turned(changes: Changes, old: int, new: int, bound: Bound) -> bool:
    """Write a different marker if an item has a number instead of a bullet, or vice versa.

    Return whether the item was changed in this way.
    """
    before, after = changes.base.paragraphs[old], changes.other.paragraphs[new]
    stems = [paragraph.style.rstrip(" 2345") for paragraph in (before, after)]
    marker = blocks.MARKER.match(changes.texts[bound.file], bound.block[0]) if bound.block else None
    written = marker is not None and bound.form is Form.MARKDOWN and not _is_dropped(changes, before.style)
    if sorted(stems) != ["list bullet", "list number"] or marker is None or not written:
        return False
    numbered = stems[1] == "list number"
    message = f'"{short(before)}" is now an item with a {"number" if numbered else "bullet"}'
    change = changes.add(Kind.MERGED, bound, message, marker.start())
    words = f"{_place_in_list(changes, new)}." if numbered else "-"
    changes.edits.append(Edit(bound.file, *marker.span(1), words, change))
    return True


def _place_in_list(changes: Changes, new: int) -> int:
    """Return the number of an item in its list; nested items are not counted."""
    style, depth, number = changes.other.paragraphs[new].style, blocks.depth_of(changes.other.paragraphs[new]), 1
    for paragraph in reversed(changes.other.paragraphs[:new]):
        deeper = blocks.is_item(paragraph) and blocks.depth_of(paragraph) > depth
        if paragraph.style != style and not deeper:
            break
        number += not deeper
    return number


def _is_dropped(changes: Changes, style: str) -> bool:
    """Return whether a program removed a style from the whole file."""
    in_use = any(paragraph.style == style for paragraph in changes.other.paragraphs)
    return not in_use and drops_styles(changes.base, changes.other)


def _kind(paragraph: Paragraph) -> str:
    if blocks.level_of(paragraph.style):
        return f"heading {blocks.level_of(paragraph.style)}"
    if blocks.is_item(paragraph):
        return "other" if paragraph.style.startswith("recommendation") else "item"
    if paragraph.style in QUOTES:
        return "quote"
    return "prose" if paragraph.style in blocks.PROSE else "other"


def _other(changes: Changes, before: Paragraph, after: Paragraph, bound: Bound) -> None:
    """Report a style that has no marker in the source."""
    same = before.style == after.style or _kind(before) == _kind(after) == "item"
    # report nothing if a program removed the style from the whole file, or if the text was pasted without a style
    taken = not (before.cell or before.note or before.style in blocks.PROSE or _is_dropped(changes, before.style))
    if not same and (after.style not in blocks.PROSE or taken):
        message = f'"{short(after)}" now has the style "{after.style}": change it in the source'
        changes.add(Kind.NOT_MERGED, bound, message)


def _edits(changes: Changes, old: int, after: Paragraph, bound: Bound) -> list[tuple[int, int, str]] | None:
    """Return the replacements in the source that give a paragraph its new markers, or None if unknown."""
    assert bound.block
    text, block = changes.texts[bound.file], bound.block
    before = changes.base.paragraphs[old]
    start, _ = blocks.line_of(text, block[0])
    end = block[0]
    if blocks.level_of(before.style):
        end += len(text[end:]) - len(text[end:].lstrip("#"))
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
        start = block[0]
    elif blocks.is_item(before):
        marker = blocks.MARKER.match(text, end)
        end = marker.end() if marker else end
    elif before.style in QUOTES:
        end += len(text[end : block[1]]) - len(text[end : block[1]].lstrip("> "))
    further = [*LINES.finditer(text, end, end + len(text[end : block[1]].rstrip()))]
    if text[start:end].count(">") > 1 or (further and start != block[0]):
        return None
    if blocks.is_item(before) and blocks.is_item(after):
        lead, default = item_place(changes, old, blocks.depth_of(after))
        mark = blocks.MARKER.search(text, start, end)
        return [(start, end, f"{lead}{mark[0] if mark else default}")]
    opening = blocks.opening(after)
    gaps = blocks.is_item(before) or blocks.is_item(after)
    above = "\n" if gaps and start and not text[:start].endswith("\n\n") else ""
    _, last = blocks.line_of(text, max(end, block[1] - 1))
    below = "\n" if gaps and text[last + 1 : last + 2] not in ("", "\n") else ""
    lines = [(*match.span(), " " if blocks.level_of(after.style) else f"\n{_inside(opening)}") for match in further]
    return [(start, end, f"{above}{opening}"), *lines, *([(last, last, below)] if below else [])]


def _inside(opening: str) -> str:
    """Return the prefix of the second and later lines of a paragraph with a marker."""
    return opening if ">" in opening else " " * len(opening)
