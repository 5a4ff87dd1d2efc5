"""Figures and tables -> paragraphs. In: figures and tables of an edition. Out: their content, captions, lines below."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from briefpress.docx import xml
from briefpress.docx.columns import in_column, room
from briefpress.docx.figures import write_caption, write_figure, write_shown
from briefpress.docx.paragraphs import set_property, whole
from briefpress.docx.tables import write_table
from briefpress.docx.xml import Element, qn, twips, w
from briefpress.edition import PANEL_GAP, Figure, Panels, Table
from briefpress.model import Column, Place

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter


def write_captioned(writer: BodyWriter, block: Figure | Panels | Table) -> list[Element]:
    """Return a figure, several side by side, or a table, in its column of the page."""
    match block:
        case Figure():
            return in_column(writer, block.column, lambda: write_figure(writer, block))
        case Panels():
            return in_column(writer, block.column, lambda: _panels(writer, block))
        case Table():
            # Before a table from right to left, Word takes an indent for one on the right, LibreOffice on the left.
            column = Column.TEXT if writer.text.rtl and block.column is not Column.MARGIN else block.column
            return in_column(writer, column, lambda: write_table(writer, block))
    assert_never(block)


def _panels(writer: BodyWriter, panels: Panels) -> list[Element]:
    """Return the rows of pictures with their captions, and below them what all share."""
    out: list[Element] = []
    for row in panels.rows:
        out.append(_row(writer, row, panels.place))
        for _, figure in row:
            out += [write_caption(writer, figure.id, figure.caption)] if figure.caption else []
            out += writer.blocks(figure.below)
    caption = [write_caption(writer, panels.id, panels.caption)] if panels.caption else []
    return whole([*out, *caption, *writer.blocks(panels.below)])


def _row(writer: BodyWriter, row: tuple[tuple[float, Figure], ...], place: Place) -> Element:
    """Return the paragraph of a row; each picture leads to `place`, where all of them are written.

    From right to left, the paragraph still runs from the left, with the first picture last, as one of charts does.
    """
    left, stops, paragraphs = 0.0, [], []
    begin = 0.0 if writer.text.rtl else writer.indent
    for share, figure in reversed(row) if writer.text.rtl else row:
        with room(writer, writer.indent, writer.inset_right + writer.width * (1 - share)):
            paragraphs.append(write_shown(writer, figure, place))
        stops.append(w("tab", val="left", pos=twips(begin + left * writer.width)))
        left += share + PANEL_GAP
    first, *others = paragraphs
    for paragraph in others:
        first.append(xml.run_of(w("tab")))
        first.extend(child for child in list(paragraph) if child.tag != qn("w:pPr"))
    if others:
        set_property(first, w("tabs", *stops[1:]))
    if writer.text.rtl:
        set_property(first, w("bidi", val="0"))
        set_property(first, w("jc", val="left"))
    return first
