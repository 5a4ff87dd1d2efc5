"""Blocks of an edition -> paragraphs. In: blocks. Out: `w:p` and `w:sdt` elements, in order.

Only styles, lists and fields: no text boxes, no tables for layout, no empty paragraphs for space.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import assert_never

from docx.parts.story import StoryPart

from briefpress.brand import Brand
from briefpress.brand.look import Look, Page
from briefpress.brand.monogram import Monogram
from briefpress.brand.roles import PartKind, Role, numbered
from briefpress.docx import pictures, xml
from briefpress.docx.bookmarks import Bookmarks
from briefpress.docx.figures import write_figure
from briefpress.docx.numbering import BULLETS, LEVELS, Numbering
from briefpress.docx.paragraphs import (
    add,
    ends_section,
    indented,
    paragraph_in,
    set_property,
    take_section,
    unseen,
    whole,
)
from briefpress.docx.properties import NUMBERED, portrait_frame
from briefpress.docx.sections import Sections
from briefpress.docx.tables import write_table
from briefpress.docx.text import TextWriter
from briefpress.docx.xml import Element, qn, w
from briefpress.edition import (
    Block,
    Blocks,
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
    Quote,
    Recommendations,
    Rule,
    Table,
    plain_text,
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What pictures are drawn from: the workspace's root, the brand and the outlines of initials."""

    root: Path
    brand: Brand
    monograms: Mapping[str, Monogram]


@dataclass(slots=True)
class BodyWriter:
    """Writes paragraphs into one part of the file. `page_numbers` says on which page each id is, as far as known.

    `indent` says how far from the edge of the text, in points, what is written now begins.
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
    drawn: int = 0
    landscape: bool = False
    goes_on: bool = False
    indent: float = 0
    waited: bool = False

    @property
    def page(self) -> Page:
        """Return the sheets that are written now."""
        return self.look.page.turned if self.landscape else self.look.page

    @property
    def width(self) -> float:
        """Return the width in points that text, figures and tables have where they are written now."""
        return self.page.text_width - self.indent

    def parts(self, parts: Iterable[Part]) -> list[Element]:
        """Return all paragraphs of the document, with the ends of its sections."""
        out: list[Element] = []
        for part in parts:
            first = len(out)
            begins_section = bool(out) and ends_section(out[-1]) and not self.goes_on
            self._blocks(part.blocks, out)
            if part.kind in self.look.new_page and not begins_section and len(out) > first:
                set_property(out[first], w("pageBreakBefore"))
            if part.kind in self.look.whole:
                whole(out[first:])
            if part.kind is PartKind.COVER:
                self._end_section(out, self.sections.cover())
        out.append(self._last_section(out))
        return out

    def blocks(self, blocks: Iterable[Block]) -> list[Element]:
        """Return the paragraphs of `blocks`."""
        out: list[Element] = []
        self._blocks(blocks, out)
        return out

    def _blocks(self, blocks: Iterable[Block], out: list[Element]) -> None:
        for kind, group in groupby(blocks, key=type):
            if kind is ContentsEntry:
                out[-1:] = [self._contents(out[-1], [entry for entry in group if isinstance(entry, ContentsEntry)])]
                continue
            for block in group:
                if isinstance(block, NoteGroup):
                    self._end_section(out, self._section())
                    self.goes_on = True
                elif isinstance(block, Landscape):
                    self._landscape(block, out)
                else:
                    add(self._block(block), out, self.look)

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
                paragraph = paragraph_in(block.role, self.look, self._picture(block))
                if block.role is Role.PORTRAIT:
                    set_property(paragraph, portrait_frame(self.look))
                return [paragraph]
            case DefinitionList():
                return [part for term, rest in block.items for part in self._inside(Role.DEFINITION, (term, *rest))]
            case Figure():
                return indented(write_figure(self, block), self.indent)
            case Table():
                return indented(write_table(self, block), self.indent)
            case Card():
                return self._card(block)
            case ContentsEntry() | NoteGroup() | Landscape():
                raise AssertionError("what ends a section stands among the blocks of a part")
            case _:
                assert_never(block)

    def paragraph(self, paragraph: Paragraph) -> Element:
        """Return the paragraph, between the marks of its bookmark where something points at it."""
        content = list(self.text.inlines(paragraph.inlines))
        if paragraph.id:
            content = self.bookmarks.around(paragraph.id, content)
        element = paragraph_in(paragraph.role, self.look, *content)
        if paragraph.lang and paragraph.lang.rtl != self.text.rtl:
            set_property(element, w("bidi", val=int(paragraph.lang.rtl)))
        return element

    def _inside(self, role: Role, blocks: Blocks) -> list[Element]:
        """Return the paragraphs of `blocks`; figures and tables among them begin where text of `role` does."""
        around, self.indent = self.indent, self.look.styles[role].margin["left"]
        out = self.blocks(blocks)
        self.indent = around
        return out

    def _list(self, block: ListBlock) -> list[Element]:
        level = min(block.depth, LEVELS) - 1
        number = self.numbering.begin("number", level=level, start=block.start) if block.ordered else BULLETS
        out: list[Element] = []
        for item in block.items:
            paragraphs = self._inside(numbered(Role.LIST_CONTINUE, block.depth), item)
            first = item[0]
            assert isinstance(first, Paragraph), "the edition begins every item with a paragraph"
            if block.ordered or NUMBERED.get(first.role) != (BULLETS, level):
                set_property(paragraphs[0], w("numPr", w("ilvl", val=level), w("numId", val=number)))
            out += paragraphs
        return out

    def _recommendations(self, block: Recommendations) -> list[Element]:
        number = self.numbering.begin("recommendation")
        out: list[Element] = []
        for _, item in block.items:
            paragraphs = self._inside(Role.RECOMMENDATION_CONTINUE, item)
            set_property(paragraphs[0], w("numPr", w("ilvl", val=0), w("numId", val=number)))
            out += paragraphs
        return out

    def _card(self, card: Card) -> list[Element]:
        paragraphs = whole(self.blocks(card.blocks)) if card.whole else self.blocks(card.blocks)
        if any(isinstance(block, Picture) and block.role is Role.PORTRAIT for block in card.blocks):
            below = self.look.styles[Role.PERSON_POSITION].margin["bottom"] + self._overhang(card)
            set_property(paragraphs[-1], w("spacing", after=xml.twips(below)))
        return paragraphs

    def _overhang(self, card: Card) -> float:
        """Return how much, in points, a portrait reaches below the text beside it: a frame makes no room of its own."""
        beside = [block for block in card.blocks if isinstance(block, Paragraph)]
        return max(0.0, self.look.styles[Role.PORTRAIT].height - sum(map(self._height, beside)))

    def _height(self, paragraph: Paragraph) -> float:
        """Return about how high the lines of a paragraph are: a letter is half as wide as it is high."""
        style, page = self.look.styles[paragraph.role], self.look.page
        width = page.width - page.margin["left"] - page.margin["right"] - style.margin["left"]
        return math.ceil(len(plain_text(paragraph.inlines)) * style.size / 2 / width) * style.line_height

    def _picture(self, picture: Picture) -> Element:
        self.drawn += 1
        style = self.look.styles[picture.role]
        if not picture.path:
            colors = self.drawing.brand.colors
            return pictures.monogram(
                self.drawing.monograms[picture.initials],
                self.drawn,
                size=style.width,
                ground=colors.get("primary", "#444444"),
                color=colors.get("background", "#FFFFFF"),
                round_=style.round,
            )
        file = self.drawing.root / picture.path
        if picture.role is Role.PORTRAIT:
            size = {"width": style.width, "height": style.height}
            return pictures.portrait(self.part, file, picture.alt, self.drawn, round_=style.round, **size)
        return pictures.picture(self.part, file, picture.alt, self.drawn, height=style.height)

    def _contents(self, heading: Element, entries: list[ContentsEntry]) -> Element:
        """Return the contents as Word builds them itself: a field with finished entries inside a content control."""
        begin, code, separate, end = xml.field(f'TOC \\o "1-{self.toc_depth}" \\h \\z')
        paragraphs = [self._entry(entry) for entry in entries]
        for place, mark in enumerate((begin, code, separate), start=1):
            paragraphs[0].insert(place, mark)
        paragraphs[-1].append(end)
        gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        return w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *paragraphs))

    def _entry(self, entry: ContentsEntry) -> Element:
        name = self.bookmarks.name(entry.target)
        page = xml.run(str(self.page_numbers.get(entry.target, 1)))
        content = [
            *self.text.inlines(entry.inlines),
            xml.run(" "),
            xml.run_of(w("tab")),
            *xml.field(f"PAGEREF {name} \\h", page),
        ]
        return paragraph_in(entry.role, self.look, w("hyperlink", *content, anchor=name, history="1"))

    def _landscape(self, block: Landscape, out: list[Element]) -> None:
        """Write sheets that lie on their long side as a section of their own; notes wait for the end of their group."""
        if not ends_section(out[-1]):
            self._end_section(out, self._section(waits=True))
        self.landscape, self.goes_on = True, False
        out.extend(self.blocks(block.blocks))
        self._end_section(out, self._section(waits=True))
        self.landscape = False

    def _section(self, *, waits: bool = False) -> Element:
        """Return the end of the section that is written now."""
        waited, self.waited = self.waited, waits
        return self.sections.body(goes_on=self.goes_on, landscape=self.landscape, waits=waits, waited=waited)

    def _last_section(self, out: list[Element]) -> Element:
        """Return the end of the last section; where one has just ended that is the last, or an empty page follows."""
        if ends_section(out[-1]):
            return take_section(out[-1])
        if out[-1].tag != qn("w:p"):
            out.append(unseen())
        return self._section()

    def _end_section(self, out: list[Element], end: Element) -> None:
        self.goes_on = False
        if out[-1].tag != qn("w:p") or ends_section(out[-1]):
            out.append(unseen())
        set_property(out[-1], end)
