"""Tags of notes. In: notes in the order of the pages. Out: footnotes in reading order, and an id for every note."""

from __future__ import annotations

from briefpress.pdf.tags import struct_types
from briefpress.pdf.tags.tree import Element

FOOTNOTE = "doc-footnote"
OPEN = (struct_types.GROUPS | {"LBody", "Lbl", "TD"}) - {"Note"}  # the types of elements that can contain a note


def place(root: Element) -> None:
    """Move each footnote after the block with its mark, and set the ids of all notes, in place."""
    elements = [*root.walk()]
    notes = {element.html: element for element in elements if element.tag == "Note"}
    for element in notes.values():
        element.entries["ID"] = element.attribute("id")
    for call in elements:
        note = notes.get(call.html)
        if call.tag == "Reference" and note and note.parent and note.attribute("role") == FOOTNOTE:
            note.parent.kids.remove(note)
            _put_behind(call, note)


def _put_behind(call: Element, note: Element) -> None:
    """Insert `note` after the text around `call`, and after notes that are already there."""
    within = next(element for element in [call, *call.above] if element.parent and element.parent.tag in OPEN)
    assert within.parent
    kids = within.parent.kids
    place = kids.index(within) + 1
    if within.tag not in struct_types.BLOCKS:
        place = next((i for i, kid in enumerate(kids[place:], place) if _is_block(kid)), len(kids))
    while place < len(kids) and _is_note(kids[place]):
        place += 1
    within.parent.insert(place, note)


def _is_block(kid: object) -> bool:
    return isinstance(kid, Element) and kid.tag in struct_types.BLOCKS


def _is_note(kid: object) -> bool:
    return isinstance(kid, Element) and kid.tag == "Note"
