"""Blocks of an edition -> paragraphs. In: blocks. Out: `w:p` and `w:sdt` elements, in order: styles, lists, fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import groupby
from typing import assert_never

from docx.parts.story import StoryPart

from briefpress.brand import FrontPage
from briefpress.brand.computed_style import Look, Page
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import PartKind, Role
from briefpress.docx.bookmarks import Bookmarks
from briefpress.docx.boxes import write_box
from briefpress.docx.cards import space_front, write_card
from briefpress.docx.contents import write_contents
from briefpress.docx.controls import Controls
from briefpress.docx.equations import write_equation
from briefpress.docx.figures import Drawing, write_logos, write_picture, write_qr_code
from briefpress.docx.heading_numbers import HeadingNumbers
from briefpress.docx.lists import write_definitions, write_list, write_recommendations
from briefpress.docx.note_lists import write_note_group
from briefpress.docx.numbering import Numbering
from briefpress.docx.panels import write_captioned
from briefpress.docx.paragraphs import (
    add,
    at_top,
    begin_page,
    close_section,
    ends_section,
    first_paragraph,
    fits,
    last_section,
    left_of,
    page_break,
    paragraph_in,
    set_flow,
    set_sides,
    whole,
)
from briefpress.docx.provenance import BlockIds, name_block
from briefpress.docx.sections import Sections
from briefpress.docx.text import TextWriter
from briefpress.docx.xml import Element
from briefpress.edition import (
    Block,
    Box,
    Card,
    Chart,
    ContentsEntry,
    DefinitionList,
    Equation,
    Figure,
    Landscape,
    ListBlock,
    Logos,
    NoteGroup,
    Panels,
    Paragraph,
    Part,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
    Table,
    plain_text,
)
from briefpress.lazy import dataclass
from briefpress.model import Front, NotesInWord, Place


@dataclass(slots=True)
class BodyWriter:
    """Writes paragraphs into one part of the file. `page_numbers` gives the page of each id, as far as known.

    `ids`, `controls` and `headings` exist for the body only. `goes_on`: this section continues the page of the last
    one. Paragraphs begin `indent` points from the edge of the text; `inset` and `inset_right` are the padding of a box;
    lists are indented `further` than in their styles. `level` is the last heading's, `front` is page 1, `spare` is the
    width that balanced headings leave empty, by their ids.
    """

    part: StoryPart
    look: Look
    text: TextWriter
    bookmarks: Bookmarks
    numbering: Numbering
    sections: Sections
    drawing: Drawing
    page_numbers: Mapping[str, int]
    toc_depth: int
    ids: BlockIds | None = None
    controls: Controls | None = None
    headings: HeadingNumbers | None = None
    drawn: int = 0
    landscape: bool = False
    goes_on: bool = False
    indent: float = 0
    inset: float = 0
    inset_right: float = 0
    further: float = 0
    level: int = 0
    front: FrontPage = field(default_factory=FrontPage)
    spare: Mapping[str, float] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """Return the current page format."""
        return self.look.page.turned if self.landscape else self.look.page

    @property
    def width(self) -> float:
        """Return the width in points available for text, figures and tables."""
        return self.page.text_width - self.indent - self.inset_right

    def parts(self, parts: Sequence[Part]) -> list[Element]:
        """Return all paragraphs of the document, including the section breaks."""
        out: list[Element] = []
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            if part.kind is PartKind.BACK_COVER and not (ends_section(out[-1]) and not self.goes_on):
                self._end_section(out, self._section())
            first, begins_section = len(out), bool(out) and ends_section(out[-1]) and not self.goes_on
            self._blocks(part.blocks, out)
            if part.kind in self.look.new_page and not begins_section and len(out) > first:
                begin_page(out[first], self.look)
            if part.kind in self.look.whole and fits(out[first:], self.look):
                whole(out[first:])
            space_front(self, part, out)
            if part.kind is PartKind.COVER and self.sections.front is Front.COVER:
                self._end_section(out, self.sections.cover(), goes_on=False)
            elif following and following.kind is PartKind.BODY:
                front = self.sections.before_text(goes_on=self.goes_on)
                self._end_section(out, front, goes_on=following.kind not in self.look.new_page)
        end = self.sections.back() if parts[-1].kind is PartKind.BACK_COVER else last_section(out)
        out.append(self._section() if end is None else end)
        return out

    def blocks(self, blocks: Iterable[Block]) -> list[Element]:
        """Return the paragraphs of `blocks`."""
        self._blocks(blocks, out := list[Element]())
        return out

    def within(self, blocks: Iterable[Block], width: float) -> list[Element]:
        """Return the paragraphs of `blocks` in a cell whose text is `width` points wide."""
        around = self.indent, self.inset, self.inset_right, self.further
        self.indent, self.inset, self.inset_right, self.further = 0, 0, self.page.text_width - width, 0
        out = self.blocks(blocks)
        self.indent, self.inset, self.inset_right, self.further = around
        return out

    def _blocks(self, blocks: Iterable[Block], out: list[Element]) -> None:
        for kind, group in groupby(blocks, key=type):
            if kind is ContentsEntry:
                entries = [entry for entry in group if isinstance(entry, ContentsEntry)]
                out[-1:] = write_contents(self, out[-1], entries)
                continue
            for number, block in enumerate(group):
                if isinstance(block, Box):
                    self._add(write_box(self, block, apart=number % 2 == 1), out)
                elif isinstance(block, NoteGroup):
                    self._add(write_note_group(self, block), out)
                    if self.text.in_word is NotesInWord.ENDNOTES:
                        self._end_section(out, self._section(), goes_on=True)
                elif isinstance(block, Landscape):
                    self._landscape(block, out)
                else:
                    self._add(self._block(block), out)

    def _add(self, new: list[Element], out: list[Element]) -> None:
        """Add `new` to the elements `out`; the first paragraph on a page after a section break begins at its top."""
        if new and out and ends_section(out[-1]) and not self.goes_on:
            at_top(new[0], self.look)
        add(new, out, self.look)

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Paragraph():
                return [self.paragraph(block)]
            case ListBlock():
                return write_list(self, block)
            case Quote():
                return self.blocks(block.blocks)
            case Rule():
                return [page_break(self.look) if block.new_page else paragraph_in(Role.RULE, self.look)]
            case Recommendations():
                return write_recommendations(self, block)
            case Picture():
                return [] if block.role is Role.COVER_PICTURE else [write_picture(self, block)]
            case Logos():
                return [write_logos(self, block)]
            case QrCode():
                return [write_qr_code(self, block)]
            case DefinitionList():
                return write_definitions(self, block)
            case Equation():
                return [write_equation(self, block)]
            case Figure() | Panels() | Table():
                return write_captioned(self, block)
            case Card():
                return write_card(self, block)
            case ContentsEntry() | Box() | NoteGroup() | Landscape() | Chart():
                raise AssertionError("figures write charts, `_blocks` what depends on the blocks around it")
            case _:
                assert_never(block)

    def paragraph(self, paragraph: Paragraph) -> Element:
        """Return the paragraph, inside a bookmark if something refers to it."""
        content = [*self.text.inlines(paragraph.inlines)]
        if self.controls:
            content = self.controls.around(paragraph.role, paragraph.inlines, content)
        element = self.text.review.marked(paragraph_in(paragraph.role, self.look, *content), paragraph.inlines)
        if self.headings:
            self.headings.mark(element, paragraph)
        self.level = paragraph.role.level or self.level
        set_flow(element, paragraph, self.look, empty=self.spare.get(paragraph.id, 0))
        rtl = not paragraph.left_to_right and (paragraph.lang.rtl if paragraph.lang else self.text.rtl)
        left = left_of(paragraph.role, self.look, self.indent, self.further)
        set_sides(element, paragraph.role, self.look, left, rtl=rtl, turned=rtl != self.text.rtl)
        return self.mark(element, paragraph.role, paragraph.place, plain_text(paragraph.inlines), paragraph.id)

    def mark(self, element: Element, role: AnyRole, place: Place, text: str = "", id_: str = "") -> Element:
        """Return `element` with the content of its first paragraph inside a bookmark, if it has one."""
        if named := name_block(self.ids, element, role, place, text, id_):
            self.bookmarks.enclose(named, first_paragraph(element))
        return element

    def _landscape(self, block: Landscape, out: list[Element]) -> None:
        """Write sheets that lie on their long side as a section of their own; notes wait for the end of their group."""
        if not ends_section(out[-1]):
            self._end_section(out, self._section(waits=True))
        self.landscape, self.goes_on = True, False
        self._add(self.blocks(block.blocks), out)
        self._end_section(out, self._section(waits=True))
        self.landscape = False

    def _section(self, *, waits: bool = False) -> Element:
        """Return the end of the section that is written now."""
        return self.sections.body(goes_on=self.goes_on, landscape=self.landscape, waits=waits)

    def _end_section(self, out: list[Element], end: Element, *, goes_on: bool = False) -> None:
        """End a section with the last paragraph; `goes_on`: the next one begins on the same page."""
        self.goes_on = goes_on
        close_section(out, end)
