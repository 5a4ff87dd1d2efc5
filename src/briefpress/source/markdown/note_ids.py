"""Ids of notes. In: blocks and notes. Out: blocks and notes with unique ids, and note marks that refer to them.

Authors of included files need not know each other's notes: a note mark refers to a note in its own file. If no note has
the id of a mark, but exactly one unused id begins with it, the mark refers to that note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.model import (
    Blocks,
    Brief,
    Inline,
    Inlines,
    Note,
    NoteRef,
    Passage,
    note_refs,
    rewritten,
    text_of,
    with_texts,
)
from briefpress.problems import Code, Report

Ids = Mapping[tuple[str, str], str]


def with_unique_note_ids(blocks: Blocks, notes: tuple[Note, ...]) -> tuple[Blocks, tuple[Note, ...]]:
    """Return `blocks` and `notes`, with a new id for each note whose id occurs in an earlier file."""
    ids = _ids(notes)
    if not ids:
        return blocks, notes

    def change(inlines: Inlines) -> Inlines:
        return tuple(_renamed(inline, ids) for inline in inlines)

    renamed = (replace(note, id=ids.get((note.place.file, note.id), note.id)) for note in notes)
    return with_texts(blocks, change), tuple(replace(note, blocks=with_texts(note.blocks, change)) for note in renamed)


def _ids(notes: tuple[Note, ...]) -> Ids:
    """Return the new ids by file and old id; they contain a space, so that no author can write the same id."""
    first: dict[str, str] = {}
    for note in notes:
        first.setdefault(note.id, note.place.file)
    others = ((note.place.file, note.id) for note in notes if note.place.file != first[note.id])
    return {(file, id_): f"{id_} in {file}" for file, id_ in others}


def _renamed(inline: Inline, ids: Ids) -> Inline:
    if isinstance(inline, NoteRef) and (id_ := ids.get((inline.place.file, inline.note))):
        return replace(inline, note=id_)
    return inline


def with_full_note_ids(brief: Brief, report: Report) -> Brief:
    """Return `brief` with full ids in place of shortened ones; each shortened id is reported."""
    written = {note.id for note in brief.notes}
    marks = note_refs(text_of(brief))
    free = written - {mark.note for mark in marks}
    cut = {mark.note for mark in marks} - written
    whole = {start: [id_ for id_ in free if id_.startswith(start)] for start in cut}
    ids = {start: found[0] for start, found in whole.items() if len(found) == 1}
    for mark in (mark for mark in marks if mark.note in ids):
        full = ids[mark.note]
        text = f'the note "{mark.note}" is not defined; the unused note "{full}" is used instead'
        report.add(Code.NOTE_SHORTENED, text, mark.place, f"write [^{full}]")

    def change(inlines: Inlines) -> Inlines:
        return tuple(_named(inline, ids) for inline in inlines)

    return rewritten(brief, Passage.TEXT | Passage.NOTES, change) if ids else brief


def _named(inline: Inline, ids: Mapping[str, str]) -> Inline:
    return replace(inline, note=ids[inline.note]) if isinstance(inline, NoteRef) and inline.note in ids else inline
