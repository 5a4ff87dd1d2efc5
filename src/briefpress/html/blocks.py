"""Blocks of an edition -> HTML elements with the class of their role."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import assert_never
from urllib.parse import quote

from markupsafe import escape

from briefpress.brand import Brand, Monogram, qr_outline
from briefpress.brand.roles import Role
from briefpress.edition import (
    Block,
    Blocks,
    Box,
    Card,
    ContentsEntry,
    DefinitionList,
    Edition,
    Figure,
    Inlines,
    Landscape,
    LineBreak,
    ListBlock,
    Logos,
    Note,
    NoteGroup,
    NoteMark,
    Paragraph,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
    Table,
    Text,
    plain_text,
)
from briefpress.html.bidi import stretches
from briefpress.html.figures import write_caption, write_figure, write_table
from briefpress.html.inlines import InlineWriter, language
from briefpress.html.medium import Medium
from briefpress.html.svg import monogram_svg, qr_svg
from briefpress.lazy import dataclass
from briefpress.model import NotesPlacement

GAP = "\N{NO-BREAK SPACE} "  # between the number of a heading and its words, in the contents
STAYS = ' style="break-after: avoid"'
PAGE_BREAK = '<div style="break-after: page"></div>'


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes the blocks of one edition."""

    edition: Edition
    brand: Brand
    monograms: Mapping[str, Monogram]
    medium: Medium

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return `blocks` as HTML, one below the other."""
        return "\n".join(self._block(block) for block in blocks)

    def inlines(self, inlines: Inlines) -> str:
        """Return `inlines` as HTML."""
        pieces, writer = stretches(inlines, rtl=self.edition.rtl), InlineWriter(self._note_mark, self.medium.suffix)
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
                return PAGE_BREAK if block.new_page else _element(Role.RULE, "")
            case Box():
                return self._box(block)
            case Recommendations():
                items = "\n".join(self._recommendation(*item) for item in block.items)
                return f'<ol class="recommendations">\n{items}\n</ol>'
            case NoteGroup():
                return self._note_group(block)
            case ContentsEntry():
                number = f"{block.number}{GAP}" if block.number else ""
                link = f'<a href="#{escape(block.target)}">{escape(number + plain_text(block.inlines))}</a>'
                level = block.role.name.removeprefix("TOC_")
                return _element(block.role, link, f' data-level="{level}"')
            case Picture():
                return self.picture(block)
            case Logos():
                return f'<p class="logos">{" ".join(map(self.picture, block.pictures))}</p>'
            case QrCode():
                data = _data(qr_svg(qr_outline(block.address)))
                return f'<img class="{block.role.css_class}" src="{data}" alt="{escape(block.alt)}">'
            case DefinitionList():
                return self._definitions(block)
            case Figure():
                return write_figure(self, block)
            case Table():
                return write_table(self, block)
            case Landscape():
                return f'<section class="landscape">\n{self.blocks(block.blocks)}\n</section>'
            case Card():
                return f'<div class="{block.kind}">\n{self.blocks(block.blocks)}\n</div>'
            case _:
                assert_never(block)

    def paragraph(self, block: Paragraph, more: str = "", *, alone: bool = False) -> str:
        """Return the element of a paragraph; `more` are further attributes of it.

        `alone`: it is all that stands in the cell of its role, and so is the cell.
        """
        html = _number(block) + self.inlines(_in_language(block))
        if block.role is Role.SOURCE_CODE:
            html = f'<span data-tag="Code">{html}</span>'
        if block.left_to_right and self.edition.rtl:
            more += ' dir="ltr"'
        attributes = _id(block.id) + _bookmark(block) + language(block.lang) + more + (STAYS if block.leads_on else "")
        return (
            f"<p{attributes}>{html}</p>" if block.role.is_box and not alone else _element(block.role, html, attributes)
        )

    def _box(self, box: Box) -> str:
        inside = [*([write_caption(self, box.caption, "p")] if box.caption else []), self.blocks(box.blocks)]
        return _element(box.role, "\n{}\n".format("\n".join(inside)), _id(box.id))

    def _definitions(self, block: DefinitionList) -> str:
        items = "\n".join(self._defined(*item) for item in block.items)
        return f"<dl>\n{items}\n</dl>"

    def _defined(self, term: Paragraph, definitions: Iterable[Blocks]) -> str:
        said = (f"<dd>\n{self.blocks(definition)}\n</dd>" for definition in definitions)
        return "\n".join((self.paragraph(term), *said))

    def _list(self, block: ListBlock) -> str:
        name = "ol" if block.ordered else "ul"
        loose = "" if block.tight else ' class="loose"'
        start = f' style="counter-reset: list-item {block.start - 1}"' if block.start != 1 else ""
        numbered = block.ordered and not block.is_plain
        signed = zip(block.numbers, block.items, strict=True) if numbered else block.signed_items
        items = "\n".join(self._item(item, sign=sign) for sign, item in signed)
        return f"<{name}{loose}{start}>\n{items}\n</{name}>"

    def _item(self, blocks: Blocks, before: str = "", attributes: str = "", *, sign: str = "") -> str:
        """Return a list item: its first paragraph is the item itself, so that bullet and text are on one line.

        A `sign` in the bullet's place is where the stylesheet finds it.
        """
        first, *more = blocks
        assert isinstance(first, Paragraph)
        loose = " loose" if any(not isinstance(block, ListBlock) for block in more) else ""
        signed, shown = (" signed", f" style=\"--sign: '{sign}  '\"") if sign else ("", "")
        inside = before + self.inlines(_in_language(first))
        below = f"\n{self.blocks(more)}\n" if more else ""
        own = "" if first.role.is_box else first.role.css_class
        name = f"{own}{loose}{signed}".strip()
        own_id = attributes or _id(first.id)
        return f'<li class="{name}"{own_id}{shown}{language(first.lang)}>{inside}{below}</li>'

    def _recommendation(self, number: str, blocks: Blocks) -> str:
        name = f'class="{Role.RECOMMENDATION_NUMBER.css_class}" data-tag="Lbl"'
        first = blocks[0]
        assert isinstance(first, Paragraph)
        return self._item(blocks, f"<span {name}>{number} </span>", _id(first.id))

    def _note_group(self, group: NoteGroup) -> str:
        notes = "\n".join(self._note(note) for note in group.notes)
        name = f'class="notes" id="{group.id}" role="doc-endnotes"'
        return f"<div {name}>\n{self.blocks([group.heading])}\n<ol>\n{notes}\n</ol>\n</div>"

    def _note(self, note: Note) -> str:
        label = f'role="doc-backlink" title="{escape(note.back_label)}"'
        back = f'<a class="note-number" href="#{note.anchors[0]}" {label}>{note.number}. </a>'
        return self._item(note.blocks, back, f' id="{note.id}" role="doc-endnote"')

    def _note_mark(self, mark: NoteMark) -> str:
        note = self.edition.notes[mark.note]
        on_page = self.edition.notes_placement is NotesPlacement.PAGE
        role = Role.FOOTNOTE_REFERENCE if on_page else Role.ENDNOTE_REFERENCE
        comma = f'<sup class="{role.css_class}">,</sup>' if mark.follows else ""
        if on_page and mark.first:
            return comma + self.medium.write_footnote(self, mark, note)
        link = f'<a href="#{note.id}" role="doc-noteref" title="{escape(mark.label)}">{mark.number}</a>'
        return f'{comma}<sup class="{role.css_class}" id="{mark.anchor}">{link}</sup>'

    def picture(self, picture: Picture, more: str = "") -> str:
        """Return a picture; `more` are further attributes of it."""
        role = picture.role.css_class
        if picture.path:
            return f'<img class="{role}" src="{quote(picture.path)}" alt="{escape(picture.alt)}"{more}>'
        svg = monogram_svg(self.monograms[picture.initials], self.brand.colors)
        return f'<div class="{role}" style="background-image: url({_data(svg)})"></div>'


def _data(svg: str) -> str:
    """Return the address of a picture that is inside the page itself (RFC 2397)."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _bookmark(paragraph: Paragraph) -> str:
    """Return how a heading is named among the bookmarks, and in running heads, where not all in it are its words."""
    has_more = any(isinstance(inline, NoteMark | LineBreak) for inline in paragraph.inlines)
    if not ((paragraph.role.level or paragraph.role is Role.TITLE) and (has_more or paragraph.number)):
        return ""
    label, title = escape(paragraph.whole_text), escape(plain_text(paragraph.inlines))
    return f' data-label="{label}" data-title="{title}"'


def _number(heading: Paragraph) -> str:
    """Return the number of a heading, and a space; a stylesheet makes that wider."""
    if not heading.number:
        return ""
    return f'<span class="{Role.HEADING_NUMBER.css_class}">{escape(heading.number.text)}</span> '


def _in_language(paragraph: Paragraph) -> Inlines:
    """Return the text of a paragraph; words in its own language do not say so again."""
    return tuple(
        replace(inline, lang=None) if isinstance(inline, Text) and inline.lang == paragraph.lang else inline
        for inline in paragraph.inlines
    )


def _element(role: Role, html: str, attributes: str = "") -> str:
    return f'<{role.element} class="{role.css_class}"{attributes}>{html}</{role.element}>'


def _id(id_: str) -> str:
    return f' id="{escape(id_)}"' if id_ else ""
