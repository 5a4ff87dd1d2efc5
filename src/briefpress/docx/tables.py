"""Tables. In: a table of an edition. Out: its caption, a `w:tbl` in the table style, and what stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.brand.roles import Role
from briefpress.docx.figures import write_caption
from briefpress.docx.paragraphs import set_property
from briefpress.docx.properties import justification
from briefpress.docx.table_style import has_bands
from briefpress.docx.xml import Element, qn, twips, w
from briefpress.edition import Cell, Row, Table, plain_text

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter


def write_table(writer: BodyWriter, table: Table) -> list[Element]:
    """Return everything that a table is made of; the caption stays with the first row."""
    above = [write_caption(writer, table.id, table.caption)] if table.caption else []
    widths = [twips(share * writer.width) for share in table.columns]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    rows = [_row(writer, row, widths, head=number < len(table.head)) for number, row in enumerate(table.rows)]
    for paragraph in rows[-1].iter(qn("w:p")) if table.below and rows else ():
        set_property(paragraph, w("keepNext"))
    element = w("tbl", _properties(writer, table, sum(widths)), grid, *rows)
    words = " ".join(plain_text(cell.paragraph.inlines) for row in table.rows for cell in row)
    return [*above, writer.mark(element, Role.BRIEF_TABLE, table.place, words), *writer.blocks(table.below)]


def _properties(writer: BodyWriter, table: Table, width: int) -> Element:
    first_row, first_column = bool(table.head), any(row[0].header for row in table.body)
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
        *_said(table),
    )


def _said(table: Table) -> list[Element]:
    """Return the title of the table for those who do not see it: its caption."""
    caption = table.caption
    return [w("tblCaption", val=f"{caption.label}{caption.between}{plain_text(caption.inlines)}")] if caption else []


def _row(writer: BodyWriter, row: Row, widths: list[int], *, head: bool) -> Element:
    cells = (_cell(writer, cell, width) for cell, width in zip(row, widths, strict=True))
    return w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if head else [])), *cells)


def _cell(writer: BodyWriter, cell: Cell, width: int) -> Element:
    paragraph = writer.paragraph(cell.paragraph)
    if cell.alignment:
        set_property(paragraph, w("jc", val=justification(cell.alignment, writer.look)))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph)
