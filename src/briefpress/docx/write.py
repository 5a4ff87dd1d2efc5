"""Assemble a Word file. In: an edition, its look and the sources of pictures. Out: the bytes of the file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.brand import BackPage, FrontPage
from briefpress.brand.computed_style import Look
from briefpress.brand.roles import PartKind
from briefpress.docx.body import Story, Surroundings, levels_above, plan_blocks, plan_parts
from briefpress.docx.emit import emit
from briefpress.docx.fonts.table import EmbeddingSettings, add_font_table
from briefpress.docx.fonts.use import faces_in_use, letters_in_use
from briefpress.docx.numbering.headings import HeadingNumbers
from briefpress.docx.numbering.lists import Numbering
from briefpress.docx.package import open_template, save
from briefpress.docx.pages.running import RunningLines
from briefpress.docx.pages.sections import Sections
from briefpress.docx.parts.metadata import Metadata, write_metadata
from briefpress.docx.parts.notes import NoteKind, add_notes_part, fill_notes, ids_of, note_settings
from briefpress.docx.parts.provenance import BlockIds, add_passport
from briefpress.docx.parts.settings import add_settings
from briefpress.docx.pictures.sources import Drawing
from briefpress.docx.plan import WordBlock
from briefpress.docx.styles.cache import kept_styles
from briefpress.docx.styles.styles import doc_defaults, hide_unused, set_right_to_left, used_styles
from briefpress.docx.styles.theme import add_theme
from briefpress.docx.text.controls import Controls, add_cover_page
from briefpress.docx.text.review import add_comments
from briefpress.docx.text.writer import TextWriter
from briefpress.docx.vocabulary.bookmarks import Bookmarks
from briefpress.docx.vocabulary.language import theme_language
from briefpress.docx.vocabulary.xml import qn, w
from briefpress.edition import Blocks, Edition
from briefpress.lazy import dataclass
from briefpress.model import Decision, NotesInWord, NotesPlacement, SourceFile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.document import DocumentPart


@dataclass(frozen=True, slots=True)
class WordInputs:
    """The inputs of a Word file other than the edition and its look.

    `when` is the date of the file. `page_numbers` maps ids to page numbers in the PDF, which has `pages` pages.
    `sources` are the source files, with the file of the brief first. `changes` is the decision about suggestions in the
    source files. `front` and `back` contain the measurements of page 1 and of the back cover. `spare` maps the ids of
    balanced headings to the width, in points, that remains empty beside their lines.
    """

    when: datetime.datetime
    page_numbers: Mapping[str, int]
    pages: int
    sources: tuple[SourceFile, ...] = ()
    changes: Decision = Decision.ACCEPT
    front: FrontPage | None = None
    spare: Mapping[str, float] = field(default_factory=dict)
    back: BackPage | None = None

    @property
    def front_page(self) -> FrontPage:
        """Return the measurements of page 1. If the measurements are unknown, the page has no backgrounds."""
        return self.front or FrontPage()

    @property
    def version(self) -> str:
        """Return the version of the source: the digest of the brief's file."""
        return self.sources[0].digest if self.sources else ""


def write_docx(edition: Edition, look: Look, drawing: Drawing, issue: WordInputs) -> bytes:
    """Return the bytes of the Word file of `edition`."""
    document = open_template()
    metadata = Metadata.of(edition)
    _write_styles(document, look, edition, drawing.cache)
    add_theme(document.part, look)
    _write_settings(document.settings.element, edition)
    _write_body(document, edition, look, drawing, issue, Controls(metadata, edition))
    if edition.date:
        add_cover_page(document.part, edition.date)
    write_metadata(document, edition, metadata, issue.when, issue.version)
    used = used_styles(document)
    hide_unused(document, used)
    _write_fonts(document, look, drawing, used)
    return save(document, issue.when, drawing.cache)


def _write_styles(document: Document, look: Look, edition: Edition, cache: Path | None) -> None:
    root = document.styles.element
    root.replace(root.find(qn("w:docDefaults")), doc_defaults(look, edition.lang))
    if edition.rtl:
        set_right_to_left(root.find(qn("w:style")))
    root.extend(kept_styles(look, cache))


def _write_fonts(document: Document, look: Look, drawing: Drawing, used: set[str]) -> None:
    """Write the font table, and embed the fonts in use as the brand requires."""
    packing = EmbeddingSettings(drawing.brand.word_fonts, letters_in_use(document), drawing.cache)
    if add_font_table(document.part, faces_in_use(document, look, used), drawing.brand.font_folders, packing):
        add_settings(document.settings.element, w("embedTrueTypeFonts"))


def _write_settings(root: BaseOxmlElement, edition: Edition) -> None:
    """Write the settings of the file. In a draft, Word tracks changes."""
    add_settings(root, w("themeFontLang", **theme_language(edition.lang)))
    if edition.facing_pages:
        add_settings(root, w("mirrorMargins"), w("evenAndOddHeaders"))
    if edition.draft:
        add_settings(root, w("trackRevisions"))


def _write_body(
    document: Document, edition: Edition, look: Look, drawing: Drawing, issue: WordInputs, controls: Controls
) -> None:
    part = document.part
    blocks = BlockIds(Bookmarks())
    numbering = Numbering(look, part.numbering_part.element, edition.rtl)
    numbering.define()
    headings = HeadingNumbers.define(edition, numbering, document.styles.element)
    kind = NoteKind.of(edition.notes_in_word)
    text = _text_writer(part, edition, kind, blocks.bookmarks, issue)
    story = Story(
        part,
        look,
        text,
        blocks.bookmarks,
        numbering,
        _sections(part, edition, look, issue, controls),
        drawing,
        plan_blocks,
        issue.page_numbers,
        edition.toc_depth,
        blocks,
        controls,
        headings,
        dict(levels_above(edition.parts)),
        issue.front_page,
        issue.spare,
        issue.back,
    )
    planned, end = plan_parts(story, edition.parts)
    part.element.body.extend([*emit(planned, look), end])
    if edition.notes and edition.notes_in_word is not NotesInWord.LIST:
        _write_notes(document, edition, kind, story, blocks)
    add_passport(part, edition.id, issue.sources, blocks, issue.changes)
    add_comments(part, text.review)


def _text_writer(
    part: DocumentPart, edition: Edition, kind: NoteKind, bookmarks: Bookmarks, issue: WordInputs
) -> TextWriter:
    in_word, ids = edition.notes_in_word, ids_of(edition.notes)
    listed = {id_: note.id for id_, note in edition.notes.items()} if in_word is NotesInWord.LIST else {}
    style = kind.reference
    return TextWriter(part, bookmarks, ids, in_word, style, edition.rtl, edition.lang, listed, issue.page_numbers)


def _sections(part: DocumentPart, edition: Edition, look: Look, issue: WordInputs, controls: Controls) -> Sections:
    """Return the sections. A group of notes ends a section only if the notes are endnotes."""
    return Sections(
        look,
        edition.notes_placement if edition.notes_in_word is NotesInWord.ENDNOTES else NotesPlacement.PAGE,
        RunningLines(part, look, edition, controls, issue.pages, issue.front_page.backgrounds, issue.back),
        edition.front,
        lines_counted=bool(edition.draft),
        rtl=edition.rtl,
        listing=_begins_with_a_list(edition),
    )


def _begins_with_a_list(edition: Edition) -> bool:
    kinds = (part.kind for part in edition.parts if part.kind is not PartKind.COVER)
    return next(kinds, None) in (PartKind.CONTENTS, PartKind.LISTS, PartKind.PEOPLE)


def _write_notes(document: Document, edition: Edition, kind: NoteKind, body: Story, ids: BlockIds) -> None:
    part = add_notes_part(document.part, kind)
    text = TextWriter(part, body.bookmarks, role=kind.reference, rtl=edition.rtl, lang=edition.lang)
    text.review = body.text.review
    once = (body.look, text, body.bookmarks, body.numbering, body.sections, body.drawing)
    story, around = Story(part, *once, plan_blocks, ids=ids), Surroundings(body.look.page)

    def plan(name: str, content: Blocks) -> list[WordBlock]:
        ids.note = name
        return story.blocks(content, around)

    fill_notes(part, kind, edition.notes.values(), body.look, plan)
    add_settings(document.settings.element, note_settings(kind, edition.notes_placement))
