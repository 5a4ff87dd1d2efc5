"""The list item or block that follows a new paragraph. In: the changes found so far. Out: its place in the source."""

from __future__ import annotations

from briefpress.docx.read import Paragraph
from briefpress.merge.changed.addressees import STYLE
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.divs import around
from briefpress.merge.source_map.offsets import Span


def item(changes: Changes, anchor: int | None, new: int) -> Bound | None:
    """Return the place of the list item directly after a new item, if the new item belongs to the beginning of that
    list, otherwise None.

    If the block `anchor` before the new item is an item of the same list, the new item is written after that item
    instead.
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


def begins_div(changes: Changes, new: int, anchor: int) -> bool:
    """Return whether a new paragraph is the first in the div of the next block, and not in the div of the block
    `anchor`.

    If so, the paragraph has a style that only paragraphs of that div have, and only new paragraphs separate it from the
    next block.
    """
    style = changes.other.paragraphs[new].style
    partners = {other: old for old, other in changes.pairs if old is not None and other is not None}
    later = next((other for other in range(new + 1, len(changes.other.paragraphs)) if other in partners), None)
    bound = changes.bound[partners[later]] if later is not None and changes.is_block(partners[later]) else None
    if bound is None or bound.block is None or style in blocks.PROSE or blocks.level_of(style):
        return False
    above = next((other for other in range(new - 1, -1, -1) if other in partners), None)
    if above is not None and partners[above] == anchor and changes.base.paragraphs[anchor].style == style:
        return False  # it continues the div above
    known = changes.bound[anchor]
    for whole, inner in around(changes.texts[bound.file], bound.block):
        if known and known.block and known.file == bound.file and whole[0] <= known.block[0] < whole[1]:
            return False
        if style in _styles(changes, bound.file, inner):
            return True
    return False


def is_explained(changes: Changes, new: int) -> bool:
    """Return whether the paragraph after a term or an explanation explains the same term."""
    last = new + 1 >= len(changes.other.paragraphs)
    styles = [] if last else [changes.other.paragraphs[number].style for number in (new, new + 1)]
    return bool(styles) and styles[0] in (*blocks.TERMS, *blocks.EXPLANATIONS) and styles[1] in blocks.EXPLANATIONS


def _styles(changes: Changes, file: str, inner: Span) -> set[str]:
    """Return the styles of the paragraphs that are written between the fences of a div."""
    pairs = zip(changes.base.paragraphs, changes.bound, strict=True)
    return {
        paragraph.style
        for paragraph, bound in pairs
        if bound and bound.block and bound.file == file and inner[0] <= bound.block[0] < inner[1]
    }


def _kind(paragraph: Paragraph) -> str:
    """Return the style of an item without its level."""
    return paragraph.style.rstrip(" 23456789")
