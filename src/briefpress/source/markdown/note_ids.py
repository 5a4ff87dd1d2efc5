"""Notes of several files that have the same ids. In: blocks and notes. Out: the same, each note with an id of its own.

Whoever writes a chapter knows nothing of the notes in other ones: a mention means the note in its own file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.model import Blocks, Inline, Inlines, Note, NoteRef, with_texts

Ids = Mapping[tuple[str, str], str]


def apart(blocks: Blocks, notes: tuple[Note, ...]) -> tuple[Blocks, tuple[Note, ...]]:
    """Return `blocks` and `notes`, where notes of the same id in another file than the first have ids of their own."""
    ids = _ids(notes)
    if not ids:
        return blocks, notes

    def change(inlines: Inlines) -> Inlines:
        return tuple(_renamed(inline, ids) for inline in inlines)

    renamed = (replace(note, id=ids.get((note.place.file, note.id), note.id)) for note in notes)
    return with_texts(blocks, change), tuple(replace(note, blocks=with_texts(note.blocks, change)) for note in renamed)


def _ids(notes: tuple[Note, ...]) -> Ids:
    """Return the new ids, by file and id; no author can write them: they have a space in them."""
    first: dict[str, str] = {}
    for note in notes:
        first.setdefault(note.id, note.place.file)
    others = ((note.place.file, note.id) for note in notes if note.place.file != first[note.id])
    return {(file, id_): f"{id_} in {file}" for file, id_ in others}


def _renamed(inline: Inline, ids: Ids) -> Inline:
    if isinstance(inline, NoteRef) and (id_ := ids.get((inline.place.file, inline.note))):
        return replace(inline, note=id_)
    return inline
