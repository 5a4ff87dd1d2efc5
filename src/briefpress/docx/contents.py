"""The table of contents. In: its entries. Out: a field with finished entries in a content control, as in Word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING

from briefpress.brand.roles import Role
from briefpress.docx.figures import sequence
from briefpress.docx.paragraphs import paragraph_in, set_property
from briefpress.docx.xml import Element, field, run, run_of, twips, w
from briefpress.edition import ContentsEntry

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter

DIGIT, NUMBER_GAP = 0.55, 0.6  # the width of a digit, and the room behind a number, in sizes of the letters


def write_contents(writer: BodyWriter, heading: Element, entries: Sequence[ContentsEntry]) -> list[Element]:
    """Return the contents below their `heading`, or a list of figures or tables, which Word has as plain paragraphs.

    A list has a field for each of its sequences, since each annex has its own.
    """
    if kind := entries[0].kind:
        listed = [[*some] for _, some in groupby(entries, lambda entry: entry.series)]
        fields = [_entries(writer, f'\\c "{sequence(kind, some[0].series)}"', some) for some in listed]
        return [_set_off(writer, heading), *chain.from_iterable(fields)]
    paragraphs = _entries(writer, f'\\o "1-{writer.toc_depth}"', entries)
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return [w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *paragraphs))]


def _entries(writer: BodyWriter, of: str, entries: Sequence[ContentsEntry]) -> list[Element]:
    """Return the paragraphs of `entries`, inside the field that lists what `of` says."""
    begin, code, separate, end = field(f"TOC {of} \\h \\z")
    paragraphs = [_entry(writer, entry) for entry in entries]
    for place, mark in enumerate((begin, code, separate), start=1):
        paragraphs[0].insert(place, mark)
    paragraphs[-1].append(end)
    return paragraphs


def _set_off(writer: BodyWriter, heading: Element) -> Element:
    """Return the heading of a list that follows another one, as far below it as a chapter is below the text."""
    set_property(heading, w("spacing", before=twips(writer.look.styles[Role.HEADING_1].margin["top"])))
    return heading


def _entry(writer: BodyWriter, entry: ContentsEntry) -> Element:
    name = writer.bookmarks.name(entry.target)
    page = run(str(writer.page_numbers.get(entry.target, 1)))
    number = [run(entry.number), run_of(w("tab"))] if entry.number else []
    words = writer.text.inlines(entry.inlines)
    content = [*number, *words, run(" "), run_of(w("tab")), *field(f"PAGEREF {name} \\h", page)]
    paragraph = paragraph_in(entry.role, writer.look, w("hyperlink", *content, anchor=name, history="1"))
    if entry.number:  # Word sets such a stop itself where it makes the contents anew
        set_property(paragraph, w("tabs", w("tab", val="left", pos=twips(_after(writer, entry)))))
    return paragraph


def _after(writer: BodyWriter, entry: ContentsEntry) -> float:
    """Return where the words behind a number begin, in points."""
    style = writer.look.styles[entry.role]
    return style.margin["left"] + style.size * (NUMBER_GAP + DIGIT * len(entry.number))
