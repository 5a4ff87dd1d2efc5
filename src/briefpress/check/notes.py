"""Rules for notes: each note is defined once, and its mark is where notes are possible.

In: a brief. Out: problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefpress.model import (
    Block,
    Box,
    Brief,
    CodeBlock,
    DefinitionList,
    Equation,
    Figure,
    Heading,
    Index,
    Landscape,
    ListBlock,
    Note,
    NoteRef,
    NotesPlace,
    NotesPlacement,
    Panels,
    Paragraph,
    Passage,
    Quote,
    Recommendations,
    ReferencesPlace,
    Run,
    Table,
    ThematicBreak,
    note_refs,
    passages,
    text_of,
    walk,
)
from briefpress.problems import Code, Problem, nearest


def check_notes(brief: Brief) -> Iterator[Problem]:
    """Yield the problems with the notes in `brief`."""
    written = {note.id: note for note in brief.notes}
    marks = note_refs(text_of(brief))
    yield from _undefined(marks, written, walk(text_of(brief)))
    yield from _unused(brief, {mark.note for mark in marks})
    yield from _duplicates(brief.notes)
    yield from _inside(brief.notes)
    yield from _forbidden_blocks(brief.notes)
    yield from _elsewhere(brief)
    yield from _places(brief)


def _undefined(marks: list[NoteRef], notes: dict[str, Note], blocks: Iterable[Block]) -> Iterator[Problem]:
    begun = {ref.note: ref for ref in map(_begun, blocks) if ref and ref.note not in notes}
    for mark in marks:
        if mark.note in notes or (mark.note in begun and begun[mark.note] is not mark):
            continue
        text, hint = f'the note "{mark.note}" is not defined', nearest(mark.note, notes)
        if mark.note in begun:
            text, hint = "a note's definition needs a colon after its id", f"write [^{mark.note}]: ..."
        hint = hint or f"define it below the text: [^{mark.note}]: ..."
        yield Problem(Code.NOTE_UNDEFINED, text, mark.place, hint)


def _begun(block: Block) -> NoteRef | None:
    """Return the note mark at the start of a paragraph if text follows it, otherwise None. Such a paragraph is probably
    the text of a note without its colon.
    """
    inlines = block.inlines if isinstance(block, Paragraph) else ()
    first, second = (*inlines[:2], None, None)[:2]
    follows = isinstance(second, Run) and second.text.startswith(" ")
    return first if isinstance(first, NoteRef) and follows else None


def _unused(brief: Brief, used: set[str]) -> Iterator[Problem]:
    inside = {mark.note for note in brief.notes for mark in note_refs(note.blocks)}
    # Inline notes, whose ids contain spaces; they have already been reported
    misplaced = {id_ for id_ in inside if " " in id_}
    for note in brief.notes:
        if note.id not in used | misplaced:
            hint = nearest(note.id, used) or f"add [^{note.id}] to the text, or remove the note"
            yield Problem(Code.NOTE_UNUSED, f'nothing in the text refers to the note "{note.id}"', note.place, hint)


def _duplicates(notes: tuple[Note, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for note in notes:
        if note.id in seen:
            text = f'the note "{note.id}" is defined twice'
            yield Problem(Code.NOTE_DUPLICATE, text, note.place, "give one of them a different id")
        if not note.blocks:
            text = "this note is empty" if " " in note.id else f'the note "{note.id}" is empty'  # ids of inline notes
            yield Problem(Code.NOTE_EMPTY, text, note.place, "write its text or remove it")
        seen.add(note.id)


def _inside(notes: tuple[Note, ...]) -> Iterator[Problem]:
    for note in notes:
        for mark in note_refs(note.blocks):
            hint = "Word does not support notes inside notes: move the inner note's text into this one"
            yield Problem(Code.NOTE_MISPLACED, "a note contains another note", mark.place, hint)


def _forbidden_blocks(notes: tuple[Note, ...]) -> Iterator[Problem]:
    for block in (block for note in notes for block in walk(note.blocks)):
        if name := _refused(block):
            yield Problem(Code.NOTE_MISPLACED, f"a note cannot contain {name}", block.place, "move it to the main text")


def _refused(block: Block) -> str:
    """Return the name of a block that notes cannot contain, or `""` for other blocks."""
    match block:
        case Heading():
            return "a heading"
        case Box():
            return "a box"
        case Index():
            return "an index"
        case Recommendations():
            return "recommendations"
        case Figure() | Panels():
            return "a figure"
        case Table():
            return "a table"
        case Landscape():
            return "a landscape page"
        case Paragraph() | ListBlock() | Quote() | CodeBlock() | Equation() | ThematicBreak() | DefinitionList():
            return ""
        case NotesPlace() | ReferencesPlace():  # a misplaced list of notes or works is reported elsewhere
            return ""
    assert_never(block)


def _elsewhere(brief: Brief) -> Iterator[Problem]:
    """Report marks in a later group than the first mark of their note, because the note has a number only in its own
    group.
    """
    if brief.meta.notes.placement is not NotesPlacement.SECTION:
        return
    placed = any(isinstance(block, NotesPlace) for block in brief.blocks)
    group, home = 0, {mark.note: 0 for mark in note_refs(brief.meta.abstract)}
    for number, block in enumerate(brief.blocks):
        begins = isinstance(block, Heading) and block.level == 1 and number > 0
        group += isinstance(block, NotesPlace) if placed else begins
        for mark in note_refs((block,)):
            if home.setdefault(mark.note, group) != group:
                text = f'the note "{mark.note}" belongs to an earlier group of notes'
                yield Problem(Code.NOTE_ELSEWHERE, text, mark.place, "repeat the note here with a different id")


def _places(brief: Brief) -> Iterator[Problem]:
    grouped = brief.meta.notes.placement is NotesPlacement.SECTION
    at_top = {id(block) for block in brief.blocks}
    for block in walk(passages(brief, Passage.TEXT | Passage.NOTES | Passage.DESCRIPTIONS)):
        if not isinstance(block, NotesPlace):
            continue
        if grouped and id(block) not in at_top:
            hint = "move it between two sections of the main text"
            yield Problem(Code.NOTES_PLACE, "`::: notes` has no effect here", block.place, hint)
        elif not grouped:
            text = f"`::: notes` has no effect with `place: {brief.meta.notes.placement}`"
            hint = "write `notes: {place: section}` in the front matter, or remove the block"
            yield Problem(Code.NOTES_PLACE, text, block.place, hint)
