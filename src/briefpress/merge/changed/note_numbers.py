"""Numbers of note marks that somebody typed over. In: the changes found so far. Out: messages at their paragraphs.

In grouped notes, a mark is a field, so its number can be typed over. If notes are added, removed or moved, Word numbers
the marks again, so no number is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.docx.read import Draft, Piece, PieceKind
from briefpress.merge.changed.generated import is_of_other_version
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind


def find(changes: Changes) -> None:
    """Report each note mark that shows a different number, although the notes and their marks are the same."""
    names = changes.keys.names
    sent, received = ([*_marks(draft)] for draft in (changes.base, changes.other))
    same = [mark.key for _, mark in sent] == [names.get(mark.key, mark.key) for _, mark in received]
    if not same or not changes.is_from_word or is_of_other_version(changes):
        return
    for (old, was), (new, now) in zip(sent, received, strict=True):
        if was.detail and now.detail and was.detail != now.detail:
            changes.new_index, changes.old_index = new, None
            message = f'"{was.detail}" -> "{now.detail}" at a note mark: notes are numbered in the order of their marks'
            changes.add(Kind.NOT_MERGED, changes.bound[old], message)


def _marks(draft: Draft) -> Iterator[tuple[int, Piece]]:
    """Yield the note marks of a file, each with the number of its paragraph."""
    for number, paragraph in enumerate(draft.paragraphs):
        yield from ((number, piece) for piece in paragraph.pieces if piece.kind is PieceKind.NOTE)
