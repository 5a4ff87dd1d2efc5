"""Tracked changes to paragraph marks and whole tables. In: the changes found so far. Out: messages.

A suggestion in the source is within one paragraph: it cannot show that a paragraph was split or joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from briefpress.docx.read import Paragraph
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.words.messages import short
from briefpress.merge.words.regions import Region
from briefpress.merge.words.spelling import Token
from briefpress.model import SuggestionKind

LINES = ("table caption", "source line")  # the styles of the lines above and below a table


def find(changes: Changes) -> None:
    """Report paragraphs that were split or joined by a tracked change that is still open."""
    paragraphs = changes.other.paragraphs
    for number, (paragraph, following) in enumerate(pairwise(paragraphs)):
        if (
            paragraph.mark is None
            or _is_whole(paragraph, paragraph.mark.kind)
            or _is_whole(following, paragraph.mark.kind)
        ):
            continue
        old = next((old for old, new in changes.pairs if new == number), None)
        bound = changes.bound[old] if old is not None else None
        changes.new_index = number
        by = paragraph.mark.author or "somebody"
        if paragraph.mark.kind is SuggestionKind.INSERTION:
            message = (
                f'{by} split a paragraph after "{short(paragraph)}", which no suggestion can show: it is now split'
            )
            changes.add(Kind.REMARK, bound, message)
        else:
            message = f'{by} joined "{short(paragraph)}" to the next paragraph, which no suggestion can show: join them'
            changes.add(Kind.NOT_MERGED, bound, message)


def is_deleted_with_table(changes: Changes, new: int) -> bool:
    """Return whether a caption or a line below a table is deleted together with all the cells of its table.

    A table whose cells are all deleted has no caption either, so these lines need no suggestion.
    """
    paragraphs = changes.other.paragraphs
    paragraph = paragraphs[new]
    if paragraph.style not in LINES or not paragraph.text or not _is_whole(paragraph, SuggestionKind.DELETION):
        return False
    below, above = paragraphs[new + 1 :], paragraphs[new - 1 :: -1] if new else ()
    cells = below if paragraph.style == LINES[0] else [*dropwhile(lambda item: item.style == LINES[1], above)]
    table = cells[0].cell[0] if cells and cells[0].cell else None
    own = [item for item in paragraphs if item.cell and item.cell[0] == table]
    return bool(own) and all(_is_whole(item, SuggestionKind.DELETION) for item in own)


def _is_whole(paragraph: Paragraph, kind: SuggestionKind) -> bool:
    """Return whether all the text of a paragraph, if any, is part of a suggestion of `kind`."""
    pieces = (piece for piece in paragraph.pieces if piece.text.strip())
    return all(kind in {open_.kind for open_ in piece.suggested} for piece in pieces)


def is_new(old: Sequence[Token], new: Sequence[Token], region: Region) -> bool:
    """Return whether a region contains a new suggestion."""
    before = {suggestion for token in old[slice(*region.old)] for suggestion in token.suggested}
    return any(suggestion not in before for token in new[slice(*region.new)] for suggestion in token.suggested)
