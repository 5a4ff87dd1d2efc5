"""Numbers and positions of notes.

In: a `Brief`. Out: the brief with a `NotesPlace` for each group of notes; the numbered groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefpress.lazy import dataclass
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
    """A note with its number; `anchors` contains an id for each note mark."""

    note: Note
    number: str
    id: str
    anchors: tuple[str, ...]


def with_places(brief: Brief) -> Brief:
    """Return `brief` with a `NotesPlace` wherever a group of notes appears, and nowhere else."""
    meta = replace(brief.meta, abstract=_without_places(brief.meta.abstract))
    return replace(brief, meta=meta, blocks=_placed(brief))


def _placed(brief: Brief) -> Blocks:
    placement = brief.meta.notes.placement
    body = _without_places(brief.blocks)
    if placement is NotesPlacement.PAGE:
        return body
    if placement is NotesPlacement.END:
        return (*body, NotesPlace())
    if len(body) < len(brief.blocks):
        top = (block if isinstance(block, NotesPlace) else _cleared(block) for block in brief.blocks)
        return (*top, NotesPlace())
    return (*_at_section_ends(body), NotesPlace())


def _without_places(blocks: Blocks) -> Blocks:
    """Return `blocks` without any `NotesPlace`; inside other blocks, it has no effect."""
    if not any(isinstance(block, NotesPlace) for block in walk(blocks)):
        return blocks
    return tuple(_cleared(block) for block in blocks if not isinstance(block, NotesPlace))


def _cleared(block: Block) -> Block:
    return changed(block, _without_places, lambda text: text)


def _at_section_ends(body: Blocks) -> Iterator[Block]:
    for number, block in enumerate(body):
        if number and isinstance(block, Heading) and block.level == 1:
            yield NotesPlace()
        yield block


def number_notes(notes: Iterable[Note], text: Iterable[Block], taken: set[str]) -> tuple[tuple[NumberedNote, ...], ...]:
    """Return the groups of the `notes` that have marks. Each group is numbered from 1, in the order of the first marks.

    `text` is every block of the text, in reading order; each `NotesPlace` ends a group, as does the end of the text.
    New ids are added to `taken`.
    """
    written = {note.id: note for note in notes}
    groups: list[dict[str, int]] = [{}]
    for block in text:
        for inline in inlines_of(block):
            if isinstance(inline, NoteRef) and inline.note in written:
                home = next((group for group in groups if inline.note in group), groups[-1])
                home[inline.note] = home.get(inline.note, 0) + 1
        if isinstance(block, NotesPlace):
            groups.append({})
    return tuple(
        tuple(
            _numbered(written[id_], number, count, f"note-{place + 1}-{number}", taken)
            for number, (id_, count) in enumerate(group.items(), start=1)
        )
        for place, group in enumerate(groups)
    )


def _numbered(note: Note, number: int, count: int, id_: str, taken: set[str]) -> NumberedNote:
    anchors = tuple(unique(f"{id_}-mention-{mention + 1}", taken) for mention in range(count))
    return NumberedNote(note, str(number), unique(id_, taken), anchors)
