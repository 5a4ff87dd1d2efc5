"""The list item or block that follows a new paragraph. In: the changes found so far. Out: its place in the source."""

from __future__ import annotations

from briefpress.docx.read import Paragraph
from briefpress.merge.changed.addressees import STYLE
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound


def item(changes: Changes, anchor: int | None, new: int) -> Bound | None:
    """Return the place of the list item directly after a new item, if the new item belongs to the beginning of that
    list, otherwise None.

    If the block `anchor` before the new item is an item of the same list, the new item is written after that instead.
    """
    before = changes.base.paragraphs[anchor] if anchor is not None else None
    behind = (
        (old, changes.other.paragraphs[other]) for old, other in changes.pairs if other is not None and other > new
    )
    old = next((old for old, paragraph in behind if paragraph.style != STYLE), None)
    if old is None or not blocks.is_item(changes.base.paragraphs[old]) or not changes.is_block(old):
        return None
    kinds = [_kind(paragraph) for paragraph in (changes.other.paragraphs[new], changes.base.paragraphs[old])]
    if before and blocks.is_item(before) and (_kind(before) == kinds[0] or kinds[0] != kinds[1]):
        return None
    return changes.bound[old]


def block(changes: Changes, new: int) -> Bound | None:
    """Return the place of the next block after a paragraph, or None if there is none."""
    behind = (old for old, other in changes.pairs if old is not None and other is not None and other > new)
    return next((changes.bound[old] for old in behind if changes.is_block(old)), None)


def _kind(paragraph: Paragraph) -> str:
    """Return the style of an item without its level."""
    return paragraph.style.rstrip(" 23456789")
