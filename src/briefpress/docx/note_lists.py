"""Groups of notes as lists. In: a group of an edition. Out: its heading and numbered paragraphs.

Every program keeps them, whereas endnotes of sections become endnotes of the whole file and lose their heading. Note
marks are fields that show the numbers of these paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.docx.numbering import NOTE_ITEM
from briefpress.docx.paragraphs import set_property
from briefpress.docx.xml import Element, qn, run, w
from briefpress.edition import NoteGroup
from briefpress.model import NotesInWord

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter

USUAL = 2  # the level of the heading above groups that the style of their heading goes with
NOTHING = "\u200b"  # what nobody sees, in a note that begins with no words


def write_note_group(writer: BodyWriter, group: NoteGroup) -> list[Element]:
    """Return the heading of a group of notes, followed by the notes unless they are Word's endnotes; no footnotes.

    The first paragraph of each note has a bookmark, and so has the last of all.
    """
    if writer.text.in_word is NotesInWord.FOOTNOTES:
        return []
    out = [_heading(writer, group)]
    if writer.text.in_word is NotesInWord.ENDNOTES:
        return out
    for count, note in enumerate(group.notes, start=1):
        number = writer.numbering.item("note", count, first=count == 1)
        paragraphs = writer.blocks(note.blocks)
        set_property(paragraphs[0], w("pStyle", val=NOTE_ITEM))
        set_property(paragraphs[0], w("numPr", w("ilvl", val=0), w("numId", val=number)))
        _enclose(writer, note.id, paragraphs[0])
        if note is group.notes[0] and len(group.notes) > 1:  # as in the PDF, where one alone is not left on a page
            paragraphs = [_kept(paragraph) for paragraph in paragraphs]
        out += paragraphs
    _enclose(writer, f"{group.id} end", [*out[-1].iter(qn("w:p"))][-1])
    return out


def _heading(writer: BodyWriter, group: NoteGroup) -> Element:
    level = writer.level
    (heading,) = writer.blocks([group.heading])
    if level != USUAL:
        set_property(heading, w("outlineLvl", val=level))  # one level below the heading that they belong to
    return heading


def _enclose(writer: BodyWriter, id_: str, paragraph: Element) -> None:
    """Put a bookmark into a paragraph: around several, or around nothing, LibreOffice would make two of it."""
    if all(child.tag == qn("w:pPr") for child in paragraph):
        paragraph.append(run(NOTHING))
    writer.bookmarks.enclose(id_, paragraph)


def _kept(element: Element) -> Element:
    """Return a paragraph that stays on the page of the next one; a table as it is."""
    if element.tag == qn("w:p"):
        set_property(element, w("keepNext"))
    return element
