"""Compare the notes of two files. In: the parts with the notes. Out: pairs of notes; the new part with changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.package import Package
from docx.parts.story import StoryPart

from briefpress.docx.read import Item, pairs
from briefpress.docx.read.values import whole
from briefpress.docx.redlining.relations import Relations
from briefpress.docx.vocabulary.xml import Element, qn, text_in

if TYPE_CHECKING:
    from briefpress.docx.redlining.blocks import Blocks

Ids = dict[str, str]  # maps the ids of old notes to those of new notes


def paired_notes(old: StoryPart | None, new: StoryPart | None, name: str) -> Ids:
    """Return the id in the new file of each old note; a deleted note receives an unused id."""
    before, after = ([*_notes(part, name)] for part in (old, new))
    last = max((whole(element.get(qn("w:id"))) for element in after), default=1)
    out = {}
    for old_index, new_index in pairs(*([_item(note) for note in elements] for elements in (before, after))):
        if old_index is not None:
            last += new_index is None
            out[before[old_index].get(qn("w:id"), "")] = (
                after[new_index].get(qn("w:id"), "") if new_index is not None else str(last)
            )
    return out


def track_notes(blocks: Blocks, old: StoryPart | None, new: StoryPart | None, name: str, ids: Ids) -> None:
    """Write the differences between notes, including deleted notes, into the new part."""
    if old is None or new is None:
        return
    here = blocks.at(Relations(old, new))
    after = {element.get(qn("w:id"), ""): element for element in _notes(new, name)}
    for note in _notes(old, name):
        id_ = ids[note.get(qn("w:id"), "")]
        if id_ in after:
            here.track(note, after[id_])
        else:
            gone = here.relations.copied(note)
            gone.set(qn("w:id"), id_)
            new.element.append(gone)


def sort_notes(part: StoryPart | None, body: Element, name: str) -> None:
    """Sort and number notes by their marks in the text, because LibreOffice finds notes by their order."""
    if part is None:
        return
    marks = [*body.iter(qn(f"w:{name}Reference"))]
    order = {mark.get(qn("w:id"), ""): at for at, mark in reversed([*enumerate(marks)])}
    notes = sorted(_notes(part, name), key=lambda note: order.get(note.get(qn("w:id"), ""), len(marks)))
    separators = [whole(node.get(qn("w:id"))) for node in part.element if node not in notes]
    first = max(0, *separators) + 1 if separators else 1
    ids = {note.get(qn("w:id"), ""): str(number) for number, note in enumerate(notes, first)}
    for note in notes:
        part.element.append(note)
    for node in (*notes, *marks):
        node.set(qn("w:id"), ids.get(node.get(qn("w:id"), ""), node.get(qn("w:id"), "")))


def without_notes(part: StoryPart, package: Package, name: str) -> StoryPart:
    """Return a copy of `part` with separators but without notes, for a file that has no notes."""
    new: StoryPart = StoryPart.load(part.partname, part.content_type, part.blob, package)
    for note in [*_notes(new, name)]:
        new.element.remove(note)
    return new


def _notes(part: StoryPart | None, name: str) -> Iterator[Element]:
    """Yield the notes of a part, without separators, which have a different type."""
    for note in part.element.iterchildren(qn(f"w:{name}")) if part else ():
        if note.get(qn("w:type")) in (None, "normal"):
            yield note


def _item(note: Element) -> Item:
    return Item(tuple(text_in(note).split()), "note", frozenset())
