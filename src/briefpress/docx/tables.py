"""Tables in Word. In: a table of an edition. Out: its caption, a `w:tbl` in the table style, and what is below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.brand.roles import Role
from briefpress.docx.figures import write_caption
from briefpress.docx.paragraphs import is_numbered, role_of, set_property
from briefpress.docx.properties import justification
from briefpress.docx.table_style import cell_margins, has_bands
from briefpress.docx.xml import Element, qn, twips, w
from briefpress.edition import Cell, Row, Scope, Table, plain_text
from briefpress.model import Slot, grid

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter


def write_table(writer: BodyWriter, table: Table) -> list[Element]:
    """Return everything that belongs to a table; the caption stays with the first row."""
    above = [write_caption(writer, table.id, table.caption)] if table.caption else []
    widths = [twips(share * writer.width) for share in table.columns]
    columns = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    places = enumerate(grid(row.cells for row in table.rows))
    rows = [_row(writer, slots, widths, table.rows[number], head=number < len(table.head)) for number, slots in places]
    kept = zip(rows, [row.keep_with_next for row in table.rows[:-1]] + [bool(table.below)], strict=False)
    for paragraph in (found for row, keep in kept if keep for found in row.iter(qn("w:p"))):
        set_property(paragraph, w("keepNext"))
    element = w("tbl", _properties(writer, table, sum(widths)), columns, *rows)
    words = " ".join(plain_text(cell.paragraph.inlines) for row in table.rows for cell in row.cells)
    return [*above, writer.mark(element, Role.BRIEF_TABLE, table.place, words), *writer.blocks(table.below)]


def _properties(writer: BodyWriter, table: Table, width: int) -> Element:
    first_row, first_column = bool(table.head), any(row.cells[0].scope is Scope.ROW for row in table.body if row.cells)
    bands = has_bands(writer.look)
    # What the flags are together, for programs that read the older form (ECMA-376 part 4, 14.3.7).
    flags = 0x0020 * first_row + 0x0080 * first_column + 0x0200 * (not bands) + 0x0400
    return w(
        "tblPr",
        w("tblStyle", val=Role.BRIEF_TABLE.style_id),
        *([w("bidiVisual")] if writer.text.rtl else []),
        w("tblW", w=width, type="dxa"),
        *([w("tblInd", w=twips(writer.indent), type="dxa")] if writer.indent else []),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val=f"{flags:04X}",
            firstRow=first_row,
            lastRow="0",
            firstColumn=first_column,
            lastColumn="0",
            noHBand=not bands,
            noVBand="1",
        ),
        *([cell_margins("tblCellMar", writer.look.styles[Role.TABLE_TEXT_SMALL])] if table.small else []),
        *_said(table),
    )


def _said(table: Table) -> list[Element]:
    """Return the title of the table for those who do not see it: its caption."""
    caption = table.caption
    return [w("tblCaption", val=f"{caption.label}{caption.between}{plain_text(caption.inlines)}")] if caption else []


def _row(writer: BodyWriter, slots: Iterable[Slot[Cell]], widths: list[int], row: Row, *, head: bool) -> Element:
    cells = (_cell(writer, slot, widths) for slot in slots)
    whole = [] if row.tall else [w("cantSplit")]
    return w("tr", w("trPr", *whole, *([w("tblHeader")] if head else [])), *cells)


def _cell(writer: BodyWriter, slot: Slot[Cell], widths: list[int]) -> Element:
    """Return a cell; where it goes on from the row above, it is empty (ECMA-376 part 1, 17.4.17 and 17.4.84)."""
    cell, width = slot.cell, sum(widths[slot.column : slot.column + slot.cell.column_span])
    spans = [w("gridSpan", val=cell.column_span)] if cell.column_span > 1 else []
    spans += [w("vMerge", **({"val": "restart"} if slot.begins else {}))] if cell.row_span > 1 else []
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *spans), *_inside(writer, slot, width))


def _inside(writer: BodyWriter, slot: Slot[Cell], width: int) -> list[Element]:
    """Return what is in a cell that is `width` wide, in twentieths of a point; the last one is a paragraph."""
    cell, padding = slot.cell, writer.look.styles[slot.cell.paragraph.role].padding
    if not slot.begins:
        return [writer.paragraph(replace(cell.paragraph, inlines=()))]
    inside = writer.within(cell.blocks, width / 20 - padding["left"] - padding["right"])
    aligned = (one for one in inside if role_of(one, writer.look) == cell.paragraph.role and not is_numbered(one))
    for paragraph in aligned if cell.alignment else ():
        set_property(paragraph, w("jc", val=justification(cell.alignment, writer.look)))
    if role_of(inside[0], writer.look) is Role.FIGURE:
        set_property(inside[0], w("spacing", before=0))
    for paragraph in inside[1:]:
        set_property(paragraph, w("spacing", before=twips(padding["top"])))
    return inside
