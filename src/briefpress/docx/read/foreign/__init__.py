"""Simplify a Word file from another program before it is read. In: its parts. Out: the changed trees. The trees then
use the same constructs as Word files of briefpress. The meaning of formatting (list numbers, sizes, boxes, pages) is
recorded in attributes of paragraphs (see `Looks`). Invisible content is removed and reported.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from briefpress.docx.read.foreign.chunks import read_chunks
from briefpress.docx.read.foreign.fixed_fields import fixed_fields
from briefpress.docx.read.foreign.generated import FIGURES, INDEX, TABLES, TOC
from briefpress.docx.read.foreign.groups import ungroup
from briefpress.docx.read.foreign.language import language_of_text
from briefpress.docx.read.foreign.looks import Looks, looks_of, note_looks
from briefpress.docx.read.foreign.numbering import BOXES, BULLET, Level, Numbering
from briefpress.docx.read.foreign.sheet import Sheet
from briefpress.docx.read.foreign.simpler import (
    ConvertedPart,
    Described,
    close_cells,
    diagrams_to_lists,
    fill_form_fields,
    join_drop_caps,
    located,
    raise_letters,
    replace_private_characters,
    resolve_note_references,
    split_at_page_breaks,
)
from briefpress.docx.read.foreign.unseen import linked_pictures, remove_hidden, remove_placeholders
from briefpress.docx.read.package import Package
from briefpress.docx.read.symbols import show_emoji

__all__ = [
    "BOXES",
    "BULLET",
    "FIGURES",
    "INDEX",
    "TABLES",
    "TOC",
    "Level",
    "Looks",
    "Sheet",
    "Simplified",
    "language_of_text",
    "located",
    "looks_of",
    "simplify",
    "simplify_in_place",
]


class Simplified(NamedTuple):
    """Descriptions of content that was changed or omitted, and the names of parts that are now text."""

    remarks: tuple[Described, ...] = ()
    parts: tuple[str, ...] = ()

    def __add__(self, other: tuple[object, ...]) -> Simplified:
        """Return the remarks and the parts of `self`, followed by those of `other`."""
        return Simplified(*(old + new for old, new in zip(self, other, strict=True)))  # type: ignore[operator]


def simplify_in_place(root: etree._Element) -> Simplified:
    """Simplify Word constructs in the text of briefpress's own files, without remarks: drop caps, emoji, and
    controls without content.
    """
    show_emoji(root)
    join_drop_caps(root)
    for _ in remove_placeholders(root):
        pass
    return Simplified()


def simplify(package: Package, main: str, part: str, root: etree._Element) -> Simplified:
    """Simplify a part of a file: its text or its notes."""
    sheet = Sheet.of(package.part(package.related(main, "styles")))
    found: list[ConvertedPart] = []
    if part == main:
        found = [*read_chunks(package, main, root), *diagrams_to_lists(package, main, root)]
    remarks = [*(part.remark for part in found), *remove_hidden(root, sheet), *remove_placeholders(root)]
    remarks += [*linked_pictures(package, part, root), *ungroup(root), *fixed_fields(root)]
    fill_form_fields(root)
    show_emoji(root)
    raise_letters(root)
    replace_private_characters(root)
    join_drop_caps(root)
    close_cells(root)
    split_at_page_breaks(root)
    resolve_note_references(root)
    note_looks(root, sheet, Numbering.of(package.part(package.related(main, "numbering"))))
    return Simplified(tuple(remarks), tuple(part.part for part in found))
