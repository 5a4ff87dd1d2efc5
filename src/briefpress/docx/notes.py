"""Notes -> `footnotes.xml` or `endnotes.xml`. In: notes with their blocks. Out: the part, related to the document.

Notes at the foot of the page are footnotes. Grouped notes may be endnotes at the end of their section, below the
heading of the group, renumbered in each. The separator (ECMA-376 part 1, 17.11.23) of footnotes is a paragraph border
in the brand's width and colour; endnotes have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from briefpress.brand.roles import Role
from briefpress.docx.xml import Element, root_of, run_of, w
from briefpress.edition import Blocks, Note
from briefpress.model import NotesPlacement

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"
# What separates notes from the text, by its kind, with its number in the file: those of Word itself.
SEPARATORS = {"separator": -1, "continuationSeparator": 0, "continuationNotice": 1}
FIRST = 2
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}s"


class NoteKind(Enum):
    """What Word calls a note, and the role of its number in the text."""

    FOOTNOTE = ("footnote", Role.FOOTNOTE_REFERENCE)
    ENDNOTE = ("endnote", Role.ENDNOTE_REFERENCE)

    def __init__(self, element: str, reference: Role) -> None:
        self.element = element
        self.reference = reference

    @classmethod
    def at(cls, placement: NotesPlacement) -> NoteKind:
        """Return the kind of notes at `placement`."""
        return cls.FOOTNOTE if placement is NotesPlacement.PAGE else cls.ENDNOTE


def add_notes_part(document: DocumentPart, kind: NoteKind) -> StoryPart:
    """Return the new, empty part for notes of `kind`, related to `document`."""
    name = kind.element
    part = StoryPart(PackURI(f"/word/{name}s.xml"), CONTENT.format(name), root_of(f"{name}s"), document.package)
    document.relate_to(part, RELATION.format(name))
    return part


def fill_notes(
    part: StoryPart,
    kind: NoteKind,
    notes: Iterable[Note],
    write: Callable[[Blocks], list[Element]],
) -> None:
    """Write the separators, then `notes`."""
    for type_, number in SEPARATORS.items():
        part.element.append(w(kind.element, _separator(kind, type_), type=type_, id=number))
    for number, note in enumerate(notes, start=FIRST):
        paragraphs = write(note.blocks)
        mark = run_of(w(f"{kind.element}Ref"), w("rStyle", val=kind.reference.style_id))
        for place, element in enumerate((mark, run_of(w("tab"))), start=1):
            paragraphs[0].insert(place, element)
        part.element.append(w(kind.element, *paragraphs, id=number))


def settings(kind: NoteKind, placement: NotesPlacement) -> Element:
    """Return the settings of the notes: their position, and which of them are separators."""
    said = []
    if kind is NoteKind.ENDNOTE:
        said = [w("pos", val="sectEnd"), w("numFmt", val="decimal")]
    if placement is NotesPlacement.SECTION:
        said.append(w("numRestart", val="eachSect"))
    return w(f"{kind.element}Pr", *said, *(w(kind.element, id=number) for number in SEPARATORS.values()))


def ids(notes: Iterable[str]) -> dict[str, int]:
    """Return the number in the file of each note."""
    return {note: number for number, note in enumerate(notes, start=FIRST)}


def _separator(kind: NoteKind, type_: str) -> Element:
    """Return a paragraph with a line above it; nothing is seen where a note goes on, and below a heading."""
    if kind is NoteKind.ENDNOTE and type_ == "separator":
        nothing = w("spacing", before=0, line=20, lineRule="exact")
        return w("p", w("pPr", w("pStyle", val=Role.FOOTNOTE_CONTINUE.style_id), nothing))
    role = Role.FOOTNOTE_CONTINUE if type_ == "continuationNotice" else Role.FOOTNOTE_SEPARATOR
    return w("p", w("pPr", w("pStyle", val=role.style_id)))
