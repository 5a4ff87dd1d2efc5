"""Blocks of an edition -> paragraphs. In: blocks. Out: `w:p` and `w:sdt` elements, in order.

Only styles, lists and fields: no text boxes, no tables for layout, no empty paragraphs for space.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import assert_never

from docx.parts.story import StoryPart

from briefpress.brand.look import Look
from briefpress.brand.qr_code import qr_outline
from briefpress.brand.roles import PartKind, Role
from briefpress.docx import pictures
from briefpress.docx.bookmarks import Bookmarks
from briefpress.docx.boxes import write_box
from briefpress.docx.cards import write_card
from briefpress.docx.contents import write_contents
from briefpress.docx.controls import Controls
from briefpress.docx.figures import Drawing, write_figure
from briefpress.docx.numbering import BULLETS, LEVELS, Numbering
from briefpress.docx.paragraphs import ends_section, first_paragraph, paragraph_in, set_property
from briefpress.docx.passport import BlockIds
from briefpress.docx.properties import FRAMES, NUMBERED, frame
from briefpress.docx.sections import Sections
from briefpress.docx.tables import write_table
from briefpress.docx.text import TextWriter
from briefpress.docx.xml import Element, qn, w
from briefpress.edition import (
    Block,
    Box,
    Card,
    ContentsEntry,
    DefinitionList,
    Figure,
    Landscape,
    ListBlock,
    NoteGroup,
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
from briefpress.model import Place

FRONT = (PartKind.CONTENTS, PartKind.PEOPLE, PartKind.CONTRIBUTORS, PartKind.ABSTRACT)


@dataclass(slots=True)
class BodyWriter:
    """Writes paragraphs into one part of the file. `page_numbers` says on which page each id is, as far as known.

    `ids` and `controls` are there for the body only: neither bookmarks in notes nor controls there have a use.
    `goes_on` says that the section being written began on the page where the one before it ended. Inside a box,
    `inset` is how far in, in points, what is written now stands, and `width_lost` how much narrower it is.
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
    drawn: int = 0
    landscape: bool = False
    goes_on: bool = False
    inset: float = 0
    width_lost: float = 0

    @property
    def width(self) -> float:
        """Return the width of the text in points, on the sheets that are written now."""
        page = self.look.page.turned if self.landscape else self.look.page
        return page.text_width - self.width_lost

    def parts(self, parts: Iterable[Part]) -> list[Element]:
        """Return all paragraphs of the document, with the ends of its sections."""
        out: list[Element] = []
        for part, following in pairwise([*parts, None]):
            assert part
            first = len(out)
            begins_section = bool(out) and ends_section(out[-1]) and not self.goes_on
            self._blocks(part.blocks, out)
            if part.kind in self.look.new_page and not begins_section and len(out) > first:
                set_property(out[first], w("pageBreakBefore"))
            for paragraph in out[first:-1] if part.kind in self.look.whole else ():
                set_property(paragraph, w("keepNext"))
            if part.kind is PartKind.COVER:
                self._end_section(out, self.sections.cover(), goes_on=False)
            elif part.kind in FRONT and following and following.kind not in FRONT:
                front = self.sections.front(goes_on=self.goes_on)
                self._end_section(out, front, goes_on=following.kind not in self.look.new_page)
        return [*out, self._section()]

    def blocks(self, blocks: Iterable[Block]) -> list[Element]:
        """Return the paragraphs of `blocks`."""
        out: list[Element] = []
        self._blocks(blocks, out)
        return out

    def _blocks(self, blocks: Iterable[Block], out: list[Element]) -> None:
        for kind, group in groupby(blocks, key=type):
            if kind is ContentsEntry:
                entries = [entry for entry in group if isinstance(entry, ContentsEntry)]
                out[-1:] = [write_contents(self, out[-1], entries)]
                continue
            for number, block in enumerate(group):
                if isinstance(block, Box):
                    out.extend(write_box(self, block, apart=number % 2 == 1))
                elif isinstance(block, NoteGroup):
                    self._end_section(out, self._section(), goes_on=True)
                elif isinstance(block, Landscape):
                    self._landscape(block, out)
                else:
                    out.extend(self._block(block))

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Paragraph():
                return [self.paragraph(block)]
            case ListBlock():
                return self._list(block)
            case Quote():
                return self.blocks(block.blocks)
            case Rule():
                return [paragraph_in(Role.RULE, self.look)]
            case Recommendations():
                return self._recommendations(block)
            case Picture():
                return [self._framed(paragraph_in(block.role, self.look, self._picture(block)), block.role)]
            case QrCode():
                return [self._framed(paragraph_in(block.role, self.look, self._qr_code(block)), block.role)]
            case DefinitionList():
                return [part for term, definition in block.items for part in self.blocks((term, *definition))]
            case Figure():
                return write_figure(self, block)
            case Table():
                return write_table(self, block)
            case Card():
                return write_card(self, block)
            case ContentsEntry() | Box() | NoteGroup() | Landscape():
                raise AssertionError("`_blocks` writes what depends on the blocks around it")
            case _:
                assert_never(block)

    def paragraph(self, paragraph: Paragraph) -> Element:
        """Return the paragraph, between the marks of its bookmark where something points at it."""
        content = list(self.text.inlines(paragraph.inlines))
        if self.controls:
            content = self.controls.around(paragraph.role, paragraph.inlines, content)
        element = paragraph_in(paragraph.role, self.look, *content)
        if paragraph.lang and paragraph.lang.rtl != self.text.rtl:
            set_property(element, w("bidi", val=int(paragraph.lang.rtl)))
        return self.mark(element, paragraph.role, paragraph.place, plain_text(paragraph.inlines), paragraph.id)

    def mark(self, element: Element, role: Role, place: Place, text: str = "", id_: str = "") -> Element:
        """Return `element` with what stands in its first paragraph inside a bookmark, where it has one.

        What is empty gets none, as such a bookmark becomes two when LibreOffice saves the file.
        """
        paragraph = first_paragraph(element)
        content = [child for child in paragraph if child.tag != qn("w:pPr")]
        if content and self.ids:
            id_ = self.ids.of(role.css_class, text, place, id_)
        if id_:
            paragraph.extend(self.bookmarks.around(id_, content))
        return element

    def _list(self, block: ListBlock) -> list[Element]:
        level = min(block.depth, LEVELS) - 1
        number = self.numbering.begin("number", level=level, start=block.start) if block.ordered else BULLETS
        out: list[Element] = []
        for item in block.items:
            paragraphs = self.blocks(item)
            first = item[0]
            assert isinstance(first, Paragraph), "the edition begins every item with a paragraph"
            if block.ordered or NUMBERED.get(first.role) != (BULLETS, level):
                set_property(paragraphs[0], w("numPr", w("ilvl", val=level), w("numId", val=number)))
            out += paragraphs
        return out

    def _recommendations(self, block: Recommendations) -> list[Element]:
        number = self.numbering.begin("recommendation", start=int(block.items[0][0]) if block.items else 1)
        out: list[Element] = []
        for _, item in block.items:
            paragraphs = self.blocks(item)
            set_property(paragraphs[0], w("numPr", w("ilvl", val=0), w("numId", val=number)))
            out += paragraphs
        return out

    def _picture(self, picture: Picture) -> Element:
        self.drawn += 1
        style = self.look.styles[picture.role]
        if not picture.path:
            colors = self.drawing.brand.colors
            return pictures.monogram(
                self.drawing.monograms[picture.initials],
                self.drawn,
                size=style.width or style.height or style.line_height,
                ground=colors.get("primary", "#444444"),
                color=colors.get("background", "#FFFFFF"),
                round_=style.round,
            )
        file = self.drawing.root / picture.path
        if picture.role is Role.PORTRAIT:
            return pictures.portrait(self.part, file, picture.alt, self.drawn, style=style)
        return pictures.picture(self.part, file, picture.alt, self.drawn, style=style, most=self.width)

    def _qr_code(self, block: QrCode) -> Element:
        self.drawn += 1
        return pictures.qr_code(qr_outline(block.address), block.alt, self.drawn, self.look.styles[block.role].height)

    def _framed(self, paragraph: Element, role: Role) -> Element:
        if role in FRAMES:
            set_property(paragraph, frame(role, self.look))
        return paragraph

    def _landscape(self, block: Landscape, out: list[Element]) -> None:
        """Write sheets that lie on their long side as a section of their own; notes wait for the end of their group."""
        if not ends_section(out[-1]):
            self._end_section(out, self._section(waits=True))
        self.landscape = True
        out.extend(self.blocks(block.blocks))
        self._end_section(out, self._section(waits=True))
        self.landscape = False

    def _section(self, *, waits: bool = False) -> Element:
        """Return the end of the section that is written now."""
        return self.sections.body(goes_on=self.goes_on, landscape=self.landscape, waits=waits)

    def _end_section(self, out: list[Element], end: Element, *, goes_on: bool = False) -> None:
        """End a section with the last paragraph; `goes_on`: the next one begins on the same page."""
        self.goes_on = goes_on
        # In a paragraph that ends a section LibreOffice takes a content control for the beginning of the next one.
        if out[-1].tag != qn("w:p") or ends_section(out[-1]) or out[-1].find(qn("w:sdt")) is not None:
            out.append(w("p", w("pPr", w("spacing", before=0, after=0, line=20, lineRule="exact"))))
        set_property(out[-1], end)
