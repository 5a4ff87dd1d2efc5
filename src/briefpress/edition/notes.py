"""Which number each note has and where the notes stand.

In: a `Brief`. Out: its body with the places of the note groups made explicit, and `Numbers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpress.model import (
    Block,
    Blocks,
    Brief,
    Heading,
    Note,
    NoteRef,
    NotesPlace,
    NotesPlacement,
    changed,
    inlines_of,
    unique,
    walk,
)


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note with its number; `anchors` has one id for each mention."""

    note: Note
    number: str
    id: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbered notes by the id the author gave them, and the groups they are set in."""

    notes: Mapping[str, NumberedNote]
    groups: tuple[tuple[NumberedNote, ...], ...]


def place_notes(brief: Brief) -> Blocks:
    """Return the body with a `NotesPlace` just where a group of notes is to be set, and nowhere else."""
    placement = brief.meta.notes.placement
    body = without_places(brief.blocks)
    if placement is NotesPlacement.PAGE:
        return body
    if placement is NotesPlacement.END:
        return (*body, NotesPlace())
    if len(body) < len(brief.blocks):
        top = (block if isinstance(block, NotesPlace) else without_places((block,))[0] for block in brief.blocks)
        return (*top, NotesPlace())
    return (*_at_section_ends(body), NotesPlace())


def without_places(blocks: Blocks) -> Blocks:
    """Return `blocks` without any `NotesPlace`, inside other blocks too, where it has no effect."""
    return tuple(_without_places(block) for block in blocks if not isinstance(block, NotesPlace))


def _without_places(block: Block) -> Block:
    return changed(block, without_places, lambda text: text)


def _at_section_ends(body: Blocks) -> Iterator[Block]:
    for number, block in enumerate(body):
        if number and isinstance(block, Heading) and block.level == 1:
            yield NotesPlace()
        yield block


def number_notes(brief: Brief, body: Blocks, taken: set[str]) -> Numbers:
    """Number the notes in the order of their first mention, anew in each group.

    `body` comes from `place_notes`; the ids made here are added to `taken`.
    """
    written = {note.id: note for note in brief.notes}
    groups: list[dict[str, int]] = [{}]
    for block in walk((*without_places(brief.meta.abstract), *body)):
        for inline in inlines_of(block):
            if isinstance(inline, NoteRef) and inline.note in written:
                home = next((group for group in groups if inline.note in group), groups[-1])
                home[inline.note] = home.get(inline.note, 0) + 1
        if isinstance(block, NotesPlace):
            groups.append({})
    numbered = tuple(
        tuple(
            _numbered(written[id_], number, count, f"note-{place + 1}-{number}", taken)
            for number, (id_, count) in enumerate(group.items(), start=1)
        )
        for place, group in enumerate(groups)
    )
    return Numbers({note.note.id: note for group in numbered for note in group}, numbered)


def _numbered(note: Note, number: int, count: int, id_: str, taken: set[str]) -> NumberedNote:
    anchors = tuple(unique(f"{id_}-mention-{mention + 1}", taken) for mention in range(count))
    return NumberedNote(note, str(number), unique(id_, taken), anchors)
