"""An `Edition` -> a DOCX file. In: the edition, its look and what pictures are drawn from. Out: its bytes."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Mapping
from typing import Any

from briefpress.brand import Brand
from briefpress.brand.look import Look, Style
from briefpress.docx import styles
from briefpress.docx.body import BodyWriter, Drawing
from briefpress.docx.bookmarks import Bookmarks
from briefpress.docx.fonts import add_font_table
from briefpress.docx.language import theme_language
from briefpress.docx.notes import NoteKind, add_notes_part, fill_notes, ids, settings
from briefpress.docx.numbering import Numbering
from briefpress.docx.package import EARLIEST, open_template, save
from briefpress.docx.sections import Sections, add_headers
from briefpress.docx.text import TextWriter
from briefpress.docx.theme import add_theme
from briefpress.docx.xml import qn, w
from briefpress.edition import Edition
from briefpress.model import NotesPlacement


def write_docx(
    edition: Edition, look: Look, drawing: Drawing, page_numbers: Mapping[str, int], when: datetime.datetime
) -> bytes:
    """Return the file. `page_numbers` fills the contents; `when` is its date wherever Word asks for one."""
    document = open_template()
    _write_styles(document, look, edition)
    add_theme(document.part, look)
    _write_fonts(document, look, drawing.brand)
    _write_body(document, edition, look, drawing, page_numbers)
    _write_properties(document, edition, when)
    styles.hide_unused(document)
    return save(document, when)


def _write_styles(document: Any, look: Look, edition: Edition) -> None:
    root = document.styles.element
    root.replace(root.find(qn("w:docDefaults")), styles.doc_defaults(look, edition.lang))
    if edition.rtl:
        styles.write_from_right(root.find(qn("w:style")))
    root.extend(styles.styles(look))


def _write_fonts(document: Any, look: Look, brand: Brand) -> None:
    families = [family for style in look.styles.values() for family in (style.font, *_for_scripts(style, look))]
    if add_font_table(document.part, families, brand.font_folders):
        document.settings.element.find(qn("w:zoom")).addnext(w("embedTrueTypeFonts"))


def _for_scripts(style: Style, look: Look) -> list[str]:
    return [family for family in style.more_fonts if family in look.scripts.values()]


def _write_body(document: Any, edition: Edition, look: Look, drawing: Drawing, page_numbers: Mapping[str, int]) -> None:
    part = document.part
    bookmarks = Bookmarks()
    numbering = Numbering(look, part.numbering_part.element)
    numbering.define()
    kind = NoteKind.at(edition.notes_placement)
    text = TextWriter(part, bookmarks, ids(edition.notes), f"{kind.element}Reference", kind.reference, edition.rtl)
    sections = Sections(look, edition.notes_placement, add_headers(part, look, edition.running_title))
    writer = BodyWriter(part, look, text, bookmarks, numbering, sections, drawing, page_numbers, edition.toc_depth)
    part.element.body.extend(writer.parts(edition.parts))
    if edition.notes:
        _write_notes(document, edition, kind, writer)


def _write_notes(document: Any, edition: Edition, kind: NoteKind, body: BodyWriter) -> None:
    part = add_notes_part(document.part, kind)
    text = TextWriter(part, body.bookmarks, role=kind.reference, rtl=edition.rtl)
    writer = BodyWriter(part, body.look, text, body.bookmarks, body.numbering, body.sections, body.drawing, {}, 0)
    grouped = edition.notes_placement is not NotesPlacement.PAGE
    heading = writer.blocks([edition.notes_heading])[0] if grouped else None
    fill_notes(part, kind, heading, edition.notes.values(), writer.blocks)
    compat = document.settings.element.find(qn("w:compat"))
    compat.addprevious(settings(kind, edition.notes_placement))


def _write_properties(document: Any, edition: Edition, when: datetime.datetime) -> None:
    """Write who, what and when; dates are W3CDTF without fractions, or Word calls the file corrupt."""
    properties = document.core_properties
    properties.title = _short(edition.title)
    properties.subject = _short(edition.subject)
    properties.author = _short("; ".join(edition.authors))
    properties.last_modified_by = properties.author
    properties.keywords = _short(", ".join(edition.keywords))
    properties.comments = _short(edition.description)
    properties.language = edition.lang
    properties.created = properties.modified = max(when, EARLIEST)
    properties.revision = 1
    language = w("themeFontLang", **theme_language(edition.lang))
    document.settings.element.find(qn("w:clrSchemeMapping")).addprevious(language)


def _short(text: str) -> str:
    """Return `text` as python-docx takes it for a core property: 255 characters at most."""
    return textwrap.shorten(text, 255, placeholder=" …")
