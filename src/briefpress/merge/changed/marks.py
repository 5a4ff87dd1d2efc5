"""Tracked changes to paragraph marks. In: the changes found so far. Out: messages.

A suggestion in the source is within one paragraph: it cannot show that a paragraph was split or joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefpress.docx.read import Paragraph
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.words.messages import short
from briefpress.merge.words.regions import Region
from briefpress.merge.words.spelling import Token
from briefpress.model import SuggestionKind


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
            changes.tell(Kind.REMARK, bound, message)
        else:
            message = f'{by} joined "{short(paragraph)}" to the next paragraph, which no suggestion can show: join them'
            changes.tell(Kind.NOT_MERGED, bound, message)


def _is_whole(paragraph: Paragraph, kind: SuggestionKind) -> bool:
    """Return whether all the text of a paragraph, if any, is part of a suggestion of `kind`."""
    pieces = (piece for piece in paragraph.pieces if piece.text.strip())
    return all(kind in {open_.kind for open_ in piece.suggested} for piece in pieces)


def is_new(old: Sequence[Token], new: Sequence[Token], region: Region) -> bool:
    """Return whether a region contains a new suggestion."""
    before = {suggestion for token in old[slice(*region.old)] for suggestion in token.suggested}
    return any(suggestion not in before for token in new[slice(*region.new)] for suggestion in token.suggested)
