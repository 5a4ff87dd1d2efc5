"""Captions and sources that were moved away from their table or figure. In: pairs of paragraphs. Out: pairs that
include the moved captions, and messages.

In the source, captions and sources are part of their table or figure. Therefore, their new text is merged, but their
new position is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefpress import lazy
from briefpress.docx.read import Draft, Pair, Paragraph
from briefpress.merge.changed.record_lists import is_picture
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.words.messages import short

STYLES = ("caption", "table caption", "source line")
STAYS = "it stays with its table or figure, where the brand places it; to move both, move their lines in the source"
LABEL = lazy.pattern(r"\w+\s+[\d.]+[.:]?(?=\s)")


def together(
    base: Draft, other: Draft, bound: Sequence[Bound | None], pairs: list[Pair]
) -> tuple[list[Pair], set[int]]:
    """Return `pairs` with each moved caption paired with its old version, and the indices of the moved captions in the
    received file.
    """
    fresh = [new for old, new in pairs if old is None and new is not None and other.paragraphs[new].style in STYLES]
    stays = {old for old, new in pairs if old is not None and new is not None}
    homes: dict[int, int] = {}
    for old, new in pairs if fresh else ():
        if (
            old is None
            or new is not None
            or base.paragraphs[old].style not in STYLES
            or not _is_left(base, bound, old, stays)
        ):
            continue
        found = next((index for index in fresh if _is_same(base.paragraphs[old], other.paragraphs[index])), None)
        if found is not None:
            fresh.remove(found)
            homes[old] = found
    moved = {*homes.values()}
    out = [(old, homes.get(old, new) if old is not None else new) for old, new in pairs]
    return [(old, new) for old, new in out if old is not None or new not in moved], moved


def _is_left(base: Draft, bound: Sequence[Bound | None], old: int, stays: set[int]) -> bool:
    """Return whether the picture or the table of a caption still exists in the received file."""
    own = bound[old]
    if own is None or own.block is None:
        return False
    start, end = own.block
    for number in stays:
        binding, paragraph = bound[number], base.paragraphs[number]
        shown = paragraph.cell is not None or is_picture(paragraph)
        if (
            shown
            and binding
            and binding.block
            and binding.file == own.file
            and start <= binding.block[0]
            and binding.block[1] <= end
        ):
            return True
    return False


def _is_same(before: Paragraph, after: Paragraph) -> bool:
    """Return whether two captions have the same text, or at least the same label and number."""
    labels = [match[0] if (match := LABEL.match(paragraph.text)) else "" for paragraph in (before, after)]
    return before.style == after.style and (before.text == after.text or (labels[0] == labels[1] != ""))


def report(changes: Changes, moved: set[int]) -> None:
    """Report the captions at the indices `moved` of the received file, which were moved away from their table or
    figure.
    """
    changes.new_index = None  # so that edits to the text of these captions are still proved
    for old, new in changes.pairs:
        if old is not None and new in moved:
            caption = short(changes.other.paragraphs[new])
            changes.add(Kind.NOT_MERGED, changes.bound[old], f'"{caption}" was moved: {STAYS}')
