"""Footnotes and endnotes of Word. In: notes with their blocks. Out: `footnotes.xml` or `endnotes.xml`.

Notes at the foot of the page are footnotes. Grouped notes are either footnotes or endnotes, which appear at the end of
their section, below the heading of the group, and are numbered from 1 in each group. Footnotes are numbered throughout
the file, because Word turns a section break into a page break if there is a footnote on the page (ECMA-376 part 1,
17.18.77). The separator of footnotes (17.11.23) is a paragraph border in the brand's width and colour; endnotes have no
separator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum
from functools import partial

from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from briefpress.brand.computed_style import Look
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.docx.emit import emit
from briefpress.docx.plan import WordBlock, WordParagraph, each, in_first
from briefpress.docx.vocabulary.xml import NAMESPACES, Element, root_of, run_of, w
from briefpress.edition import Blocks, Note
from briefpress.model import NotesInWord, NotesPlacement

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"
# Word's separators between notes and text, by kind, with their numbers in the file.
SEPARATORS = {"separator": -1, "continuationSeparator": 0, "continuationNotice": 1}
FIRST = 2
FOOT: dict[AnyRole | None, Role] = {
    Role.ENDNOTE_TEXT: Role.FOOTNOTE_TEXT,
    Role.ENDNOTE_CONTINUE: Role.FOOTNOTE_CONTINUE,
}


class NoteKind(Enum):
    """The two kinds of note in Word: the name of the element, and the role of the note mark in the text."""

    FOOTNOTE = ("footnote", Role.FOOTNOTE_REFERENCE)
    ENDNOTE = ("endnote", Role.ENDNOTE_REFERENCE)

    def __init__(self, element: str, reference: Role) -> None:
        self.element = element
        self.reference = reference

    @classmethod
    def of(cls, in_word: NotesInWord) -> NoteKind:
        """Return the kind of note for the setting `in_word`. Notes in lists count as endnotes, because they look the
        same.
        """
        return cls.FOOTNOTE if in_word is NotesInWord.FOOTNOTES else cls.ENDNOTE


def add_notes_part(document: DocumentPart, kind: NoteKind) -> StoryPart:
    """Add an empty part for notes of `kind` to `document`, and return it."""
    name = kind.element
    part = StoryPart(PackURI(f"/word/{name}s.xml"), CONTENT.format(name), root_of(f"{name}s"), document.package)
    document.relate_to(part, f"{NAMESPACES['r']}/{name}s")
    return part


def fill_notes(
    part: StoryPart,
    kind: NoteKind,
    notes: Iterable[Note],
    look: Look,
    plan: Callable[[str, Blocks], list[WordBlock]],
) -> None:
    """Write the separators and `notes`.

    `plan` receives the kind of each note, its number in the file, and its blocks.
    """
    for type_, number in SEPARATORS.items():
        part.element.append(w(kind.element, _separator(kind, type_), type=type_, id=number))
    for number, note in enumerate(notes, start=FIRST):
        first, *others = plan(f"{kind.element} {number}", note.blocks)
        mark = (run_of(w(f"{kind.element}Ref"), w("rStyle", val=kind.reference.style_id)), run_of(w("tab")))
        blocks = [in_first(first, partial(_marked, mark)), *others]
        if kind is NoteKind.FOOTNOTE:
            blocks = [each(block, _as_footnote) for block in blocks]
        part.element.append(w(kind.element, *emit(blocks, look), id=number))


def number_of(id_: int) -> str:
    """Return the number of the footnote whose id in the file is `id_`."""
    return str(id_ - FIRST + 1)


def _marked(mark: tuple[Element, ...], paragraph: WordParagraph) -> WordParagraph:
    return replace(paragraph, content=(*mark, *paragraph.content))


def _as_footnote(paragraph: WordParagraph) -> WordParagraph:
    """Return a paragraph of a grouped note with the style of a footnote in place of its own."""
    return replace(paragraph, role=FOOT[paragraph.role]) if paragraph.role in FOOT else paragraph


def note_settings(kind: NoteKind, placement: NotesPlacement) -> Element:
    """Return the settings for notes: where they appear, and which notes are separators."""
    settings = []
    if kind is NoteKind.ENDNOTE:
        restart = [w("numRestart", val="eachSect")] if placement is NotesPlacement.SECTION else []
        settings = [w("pos", val="sectEnd"), w("numFmt", val="decimal"), *restart]
    return w(f"{kind.element}Pr", *settings, *(w(kind.element, id=number) for number in SEPARATORS.values()))


def ids_of(notes: Iterable[str]) -> dict[str, int]:
    """Return the id of each note in the file."""
    return {note: number for number, note in enumerate(notes, start=FIRST)}


def _separator(kind: NoteKind, type_: str) -> Element:
    """Return the paragraph of a separator, with a line above it, except for endnotes and continuation notices."""
    if kind is NoteKind.ENDNOTE and type_ == "separator":
        nothing = w("spacing", before=0, line=20, lineRule="exact")
        return w("p", w("pPr", w("pStyle", val=Role.FOOTNOTE_CONTINUE.style_id), nothing))
    role = Role.FOOTNOTE_CONTINUE if type_ == "continuationNotice" else Role.FOOTNOTE_SEPARATOR
    return w("p", w("pPr", w("pStyle", val=role.style_id)))
