"""New notes. In: the changes found so far. Out: edits that write them below the other notes of their chapter."""

from __future__ import annotations

from briefpress.docx.read import PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.drafts.partners import is_note
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.words.messages import short
from briefpress.merge.words.note_marks import NoteKeys
from briefpress.merge.words.spelling import spelled, tokens_of


def note_above(changes: Changes, new: int) -> int | None:
    """Return the paragraph directly before a new paragraph if it is in a note, which the new paragraph then continues,
    otherwise None.
    """
    above = (old for old, other in changes.pairs if old is not None and other is not None and other < new)
    notes = [old for old in above if is_note(changes.base.paragraphs[old]) and changes.bound[old]]
    return notes[-1] if notes else None


def add_notes(changes: Changes, keys: NoteKeys) -> None:
    """Write the new notes below those of their chapter."""
    for new, name in keys.definitions.items():
        changes.new_index = new
        paragraph = changes.other.paragraphs[new]
        tokens = keys.renamed(tokens_of(paragraph.pieces))
        while tokens and (tokens[0].text.isspace() or tokens[0].kind is not PieceKind.TEXT):
            tokens.pop(0)
        file, at = keys.room(changes.texts, _mark(changes, keys, name))
        change = changes.add(Kind.MERGED, Bound(file, ((at, at),)), f'added the note "{short(paragraph)}"')
        changes.edits.append(Edit(file, at, at, f"\n\n[^{name}]: {spelled(tokens, keys.atom)}", change))


def _mark(changes: Changes, keys: NoteKeys, name: str) -> int:
    """Return the offset, in the file for new notes, of the block with the mark of the note `name`, or -1."""
    keys_of = [{piece.key for piece in paragraph.pieces} for paragraph in changes.other.paragraphs]
    own = {key for key, source in keys.sources.items() if source == f"[^{name}]"}
    marked = next((number for number, known in enumerate(keys_of) if known & own), -1)
    above = (changes.bound[old] for old, new in changes.pairs if old is not None and new is not None and new <= marked)
    return max((bound.block[0] for bound in above if bound and bound.block and bound.file == keys.file), default=-1)
