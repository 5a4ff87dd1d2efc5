"""Lists, recommendations and definitions. In: their items. Out: paragraphs, numbered by Word."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import Role, numbered
from briefpress.docx.numbering import BULLETS, LEVELS
from briefpress.docx.paragraphs import add, role_of, set_property, whole
from briefpress.docx.properties import MARKER_GAP, NUMBERED, beside, borders, line_around
from briefpress.docx.xml import Element, qn, twips, w
from briefpress.edition import Blocks, DefinitionList, ListBlock, Paragraph, Recommendations

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter


def write_list(writer: BodyWriter, block: ListBlock) -> list[Element]:
    """Return the paragraphs of a list; each numbered list has its own number, so that it starts again."""
    level = min(block.depth, LEVELS) - 1
    out: list[Element] = []
    for place, (sign, item) in enumerate(block.signed_items):
        own = _list_of(writer, block, level, place)
        paragraphs = _inside(writer, numbered(Role.LIST_CONTINUE, block.depth), item)
        first = item[0]
        assert isinstance(first, Paragraph), "the edition begins every item with a paragraph"
        number = writer.numbering.signed(sign, level) if sign else own
        if block.example:
            _count_example(writer, paragraphs[0], block.depth, own)
        elif block.ordered or NUMBERED.get(first.role) != (number, level):
            set_property(paragraphs[0], w("numPr", w("ilvl", val=level), w("numId", val=number)))
        out += paragraphs
    return out


def _list_of(writer: BodyWriter, block: ListBlock, level: int, place: int) -> int:
    """Return the number of the list that the item of `block` at `place` (from 0) belongs to."""
    if not block.ordered:
        return BULLETS
    if block.example:
        return writer.numbering.examples(block.form)
    look = None if block.is_plain else (block.numerals, block.form)
    return writer.numbering.item("number", block.start + place, first=not place, level=level, look=look)


def _count_example(writer: BodyWriter, paragraph: Element, depth: int, number: int) -> None:
    """Let an example count; the list has one level, so that it counts through, and those inside items are indented."""
    said = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    set_property(paragraph, w("numPr", w("ilvl", val=0), w("numId", val=number)))
    margin = writer.look.styles[numbered(Role.LIST_NUMBER, depth)].margin["left"]
    indent = w("ind", left=twips(writer.inset + writer.further + margin)) if said is None else deepcopy(said)
    indent.set(qn("w:hanging"), str(twips(MARKER_GAP)))
    set_property(paragraph, indent)


def write_recommendations(writer: BodyWriter, block: Recommendations) -> list[Element]:
    """Return the paragraphs of the recommendations."""
    styles = writer.look.styles
    further = styles[Role.RECOMMENDATION_CONTINUE].margin["left"] - styles[Role.LIST_CONTINUE].margin["left"]
    out: list[Element] = []
    for place, (count, item) in enumerate(block.items):
        number = writer.numbering.item("recommendation", int(count), first=not place)
        paragraphs = _inside(writer, Role.RECOMMENDATION_CONTINUE, item, further=further)
        set_property(paragraphs[0], w("numPr", w("ilvl", val=0), w("numId", val=number)))
        first = item[0]
        assert isinstance(first, Paragraph), "every item begins with a paragraph"
        if out and role_of(out[-1], writer.look) == first.role:
            _set_apart(paragraphs[0], styles[first.role], writer.look)
        out += whole(paragraphs) if styles[first.role].keep_together else paragraphs
    return out


def _set_apart(paragraph: Element, style: Style, look: Look) -> None:
    """Give a card right after another one a line of its own: Word draws equal lines around both once."""
    lines = {side: replace(line, color=beside(line.color)) for side, line in style.border.items()}
    around = (line_around(side, line, style.ground, style.padding[side], look) for side, line in lines.items())
    if shown := [line for line in around if line is not None]:
        set_property(paragraph, borders(shown))


def write_definitions(writer: BodyWriter, block: DefinitionList) -> list[Element]:
    """Return the paragraphs of terms and definitions."""
    out: list[Element] = []
    for part in (part for term, definitions in block.items for part in ((term,), *definitions)):
        add(_inside(writer, Role.DEFINITION, part), out, writer.look)
    return out


def _inside(writer: BodyWriter, role: Role, blocks: Blocks, *, further: float = 0) -> list[Element]:
    """Return the paragraphs of `blocks`; figures, tables and code among them begin where text of `role` does.

    Lists among them stand `further` in than lists in a list, in points.
    """
    around = writer.indent, writer.further
    writer.indent = writer.inset + writer.further + writer.look.styles[role].margin["left"]
    writer.further += further
    out = writer.blocks(blocks)
    writer.indent, writer.further = around
    return out
