"""The contents. In: their entries. Out: a field with finished entries in a content control, as Word makes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefpress.docx.paragraphs import paragraph_in
from briefpress.docx.xml import Element, field, run, run_of, w
from briefpress.edition import ContentsEntry

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter


def write_contents(writer: BodyWriter, heading: Element, entries: Sequence[ContentsEntry]) -> Element:
    """Return the contents below their `heading`."""
    begin, code, separate, end = field(f'TOC \\o "1-{writer.toc_depth}" \\h \\z')
    paragraphs = [_entry(writer, entry) for entry in entries]
    for place, mark in enumerate((begin, code, separate), start=1):
        paragraphs[0].insert(place, mark)
    paragraphs[-1].append(end)
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *paragraphs))


def _entry(writer: BodyWriter, entry: ContentsEntry) -> Element:
    name = writer.bookmarks.name(entry.target)
    page = run(str(writer.page_numbers.get(entry.target, 1)))
    words = writer.text.inlines(entry.inlines)
    content = [*words, run(" "), run_of(w("tab")), *field(f"PAGEREF {name} \\h", page)]
    return paragraph_in(entry.role, writer.look, w("hyperlink", *content, anchor=name, history="1"))
