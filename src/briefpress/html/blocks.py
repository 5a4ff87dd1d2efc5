"""Write blocks as HTML. In: blocks of an edition. Out: elements with the classes of their roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import assert_never

from markupsafe import escape

from briefpress.brand import Brand, Monogram
from briefpress.brand.roles import Role
from briefpress.edition import (
    Block,
    Blocks,
    Box,
    Card,
    Chart,
    ContentsEntry,
    DefinitionList,
    Edition,
    Equation,
    Figure,
    Inlines,
    Landscape,
    ListBlock,
    Logos,
    NoteGroup,
    NoteMark,
    Panels,
    Paragraph,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
    Table,
    Text,
    is_short,
)
from briefpress.html.bidi import stretches
from briefpress.html.bookmarks import bookmark
from briefpress.html.charts import chart_svg
from briefpress.html.elements import element as _element
from briefpress.html.elements import id_attribute as _id
from briefpress.html.figures import in_column, write_caption, write_panels
from briefpress.html.formulas import write_equation
from briefpress.html.inlines import InlineWriter, language
from briefpress.html.medium import Medium
from briefpress.html.svg import monogram_svg
from briefpress.html.unbroken import Plain, plain_writer, with_whole_measures
from briefpress.lazy import dataclass
from briefpress.model import SuggestionKind

STAYS = ' style="break-after: avoid"'
TEXT_WIDTH = 453.5  # in points: 160 mm


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes the blocks of an edition. Charts are drawn for a width of `text_width` points, or, in paged media, of
    `wide_width` points in the wide column and `margin_width` points in the margin; they are at least `chart_height`
    points tall.
    """

    edition: Edition
    brand: Brand
    monograms: Mapping[str, Monogram]
    medium: Medium
    text_width: float = TEXT_WIDTH
    wide_width: float = TEXT_WIDTH
    margin_width: float = TEXT_WIDTH
    chart_height: float = 0

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return `blocks` as HTML."""
        return "\n".join(self._block(block) for block in blocks)

    def inlines(
        self, inlines: Inlines, *, rtl: bool | None = None, listing: bool = False, plain: Plain = with_whole_measures
    ) -> str:
        """Return `inlines` as HTML.

        `rtl` states whether the paragraph around them runs from right to left; by default, it runs in the direction of
        the edition. If `listing` is True, they are code on several lines. `plain` writes their text outside links and
        code.
        """
        pieces = stretches(inlines, rtl=self.edition.rtl if rtl is None else rtl)
        labels = {SuggestionKind.INSERTION: self.edition.inserted, SuggestionKind.DELETION: self.edition.deleted}
        medium, note = self.medium, self._note_mark
        writer = InlineWriter(note, medium.suffix, medium.formula, medium.paged, labels, listing, plain)
        written = ((direction, writer.write(piece)) for direction, piece in pieces)
        return "".join(f'<span dir="{direction}">{html}</span>' if direction else html for direction, html in written)

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self.paragraph(block)
            case ListBlock():
                return self._list(block)
            case Quote():
                return f"<blockquote>\n{self.blocks(block.blocks)}\n</blockquote>"
            case Rule():
                return self.medium.rule(block)
            case Box():
                return self._box(block)
            case Recommendations():
                return self._recommendations(block)
            case NoteGroup():
                return self.medium.note_group(self, block)
            case ContentsEntry():
                return self.medium.contents_entry(self, block)
            case Picture() | Chart() | Logos() | QrCode():
                return self._drawn(block)
            case DefinitionList():
                return self._definitions(block)
            case Equation():
                return write_equation(self, block)
            case Figure():
                return self.medium.figure(self, block)
            case Panels():
                return write_panels(self, block)
            case Table():
                return self.medium.table(self, block)
            case Landscape():
                return f'<section class="landscape">\n{self.blocks(block.blocks)}\n</section>'
            case Card():
                return f'<div class="{block.kind}">\n{self.blocks(block.blocks)}\n</div>'
            case _:
                assert_never(block)

    def _drawn(self, block: Picture | Chart | Logos | QrCode) -> str:
        match block:
            case Picture():
                return self.picture(block)
            case Chart():
                return self.medium.chart(self, block, 1)
            case Logos():
                return f'<p class="logos">{" ".join(map(self.picture, block.pictures))}</p>'
            case QrCode():
                return self.medium.qr_code(block)
            case _:
                assert_never(block)

    def paragraph(self, block: Paragraph, extra: str = "", *, alone: bool = False) -> str:
        """Return a paragraph with the attributes `extra`.

        If `alone` is True, it is the only content of a table cell, so the cell itself is the element with its role.
        """
        rtl = self.edition.rtl and not block.left_to_right
        listing, plain = block.role is Role.SOURCE_CODE, plain_writer(block.role, paged=self.medium.paged)
        html = _number(block) + self.inlines(_in_language(block), rtl=rtl, listing=listing, plain=plain)
        if listing:
            html = f'<span data-tag="Code">{html}</span>'
        if block.left_to_right and self.edition.rtl:
            extra += ' dir="ltr"'
        attributes = (
            _id(block.id) + bookmark(block) + language(block.lang) + extra + (STAYS if block.introduces_next else "")
        )
        return (
            f"<p{attributes}>{html}</p>"
            if block.role.is_box and not alone
            else _element(block.role, html, attributes, opens=block.opens)
        )

    def _box(self, box: Box) -> str:
        blocks = in_column(self, box.column).blocks(box.blocks)
        inside = [*([write_caption(self, box.caption, "p")] if box.caption else []), blocks]
        extra = self.medium.box if box.role.element == "aside" else ""
        extra += ' style="break-inside: avoid-page"' if self.medium.paged and is_short(box) else ""
        return _element(box.role, "\n{}\n".format("\n".join(inside)), f"{_id(box.id)}{extra}", box.column)

    def _definitions(self, block: DefinitionList) -> str:
        items = "\n".join(self._defined(*item) for item in block.items)
        return f"<dl>\n{items}\n</dl>"

    def _defined(self, term: Paragraph, definitions: Iterable[Blocks]) -> str:
        descriptions = (f"<dd>\n{self.blocks(definition)}\n</dd>" for definition in definitions)
        return "\n".join((self.paragraph(term), *descriptions))

    def _list(self, block: ListBlock) -> str:
        name = "ol" if block.ordered else "ul"
        loose = "" if block.tight else ' class="loose"'
        start = self.medium.start(block)
        numbered = block.ordered and not block.is_plain
        marked = zip(block.numbers, block.items, strict=True) if numbered else block.items_with_symbols
        items = "\n".join(self.item(item, symbol=symbol) for symbol, item in marked)
        return f"<{name}{loose}{start}>\n{items}\n</{name}>"

    def item(self, blocks: Blocks, before: str = "", attributes: str = "", *, symbol: str = "") -> str:
        """Return a list item with the HTML `before` in front of its text. Its first paragraph has no element, so that
        the bullet and the text are on one line. The stylesheet shows the `symbol`, if any, instead of the bullet.
        """
        first, *rest = blocks
        assert isinstance(first, Paragraph)
        loose = " loose" if any(not isinstance(block, ListBlock) for block in rest) else ""
        marked, shown = (" signed", f" style=\"--sign: '{symbol}  '\"") if symbol else ("", "")
        inside = before + self.inlines(_in_language(first))
        below = f"\n{self.blocks(rest)}\n" if rest else ""
        own = "" if first.role.is_box else first.role.css_class
        name = f"{own}{loose}{marked}".strip()
        own_id = attributes or _id(first.id)
        named = f' class="{name}"' if name else ""
        return f"<li{named}{own_id}{shown}{language(first.lang)}>{inside}{below}</li>"

    def _recommendations(self, block: Recommendations) -> str:
        items = "\n".join(self._recommendation(*item) for item in block.items)
        name = "recommendations" + " cards" * block.cards + " paired" * block.paired
        return f'<ol class="{name}">\n{items}\n</ol>'

    def _recommendation(self, number: str, blocks: Blocks) -> str:
        name = f'class="{Role.RECOMMENDATION_NUMBER.css_class}" data-tag="Lbl"'
        first = blocks[0]
        assert isinstance(first, Paragraph)
        return self.item(blocks, f"<span {name}>{number} </span>", _id(first.id))

    def _note_mark(self, mark: NoteMark) -> str:
        return self.medium.note_mark(self, mark, self.edition.notes[mark.note])

    def picture(self, picture: Picture, extra: str = "") -> str:
        """Return a picture; a picture from a file has the attributes `extra`."""
        return self.medium.picture(self, picture, extra)

    def monogram(self, initials: str) -> str:
        """Return the monogram that replaces a portrait, as SVG."""
        return monogram_svg(self.monograms[initials], self.brand.colors)

    def chart(self, chart: Chart, share: float = 1, look: str = "") -> str:
        """Return a chart as SVG with the class `look`; its width is a `share` of the text width."""
        fonts = (self.brand.fonts.get("base", "sans-serif"), *self.brand.scripts.values())
        return chart_svg(chart, self.text_width * share, fonts, look, height=self.chart_height)


def _number(heading: Paragraph) -> str:
    """Return the number of a heading, in an element that stylesheets can style, and a space."""
    if not heading.number:
        return ""
    return f'<span class="{Role.HEADING_NUMBER.css_class}">{escape(heading.number.text)}</span> '


def _in_language(paragraph: Paragraph) -> Inlines:
    """Return the text of a paragraph without the language of words that are in the language of the whole paragraph."""
    if paragraph.lang is None:
        return paragraph.inlines
    return tuple(
        replace(inline, lang=None) if isinstance(inline, Text) and inline.lang == paragraph.lang else inline
        for inline in paragraph.inlines
    )
