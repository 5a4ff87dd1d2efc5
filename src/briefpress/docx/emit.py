"""Turn a plan into XML. In: paragraphs, tables and content controls. Out: elements in schema order.

A plan can be emitted only once, because its runs move into the file. See ECMA-376 part 1, CT_PPr, CT_TblPr and CT_TcPr.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefpress.brand.computed_style import Look
from briefpress.brand.roles import Role
from briefpress.docx.plan import (
    ContentsControl,
    Frame,
    Numbered,
    Spacing,
    Tab,
    WordBlock,
    WordCell,
    WordParagraph,
    WordRow,
    WordTable,
)
from briefpress.docx.styles.borders import border_line, borders
from briefpress.docx.styles.properties import indent_element, shading
from briefpress.docx.styles.tables import cell_margins
from briefpress.docx.vocabulary.xml import Element, w

SIDES = ("top", "left", "bottom", "right")  # the order of sides in the schema (CT_TcBorders, CT_TcMar)


def emit(blocks: Iterable[WordBlock], look: Look) -> list[Element]:
    """Return an element for each of `blocks`."""
    return [_element(block, look) for block in blocks]


def emit_paragraph(paragraph: WordParagraph, look: Look) -> Element:
    """Return the `w:p` element of a paragraph."""
    return w("p", w("pPr", *_properties(paragraph, look)), *paragraph.content)


def _element(block: WordBlock, look: Look) -> Element:
    match block:
        case WordParagraph():
            return emit_paragraph(block, look)
        case WordTable():
            return _table(block, look)
        case ContentsControl():
            gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
            return w("sdt", w("sdtPr", gallery), w("sdtContent", *emit(block.blocks, look)))
    assert_never(block)


def _properties(paragraph: WordParagraph, look: Look) -> Iterator[Element]:
    """Yield the properties of a paragraph in schema order (CT_PPr)."""
    if style := paragraph.style or (paragraph.role.style_id if paragraph.role else ""):
        yield w("pStyle", val=style)
    if paragraph.keep_next:
        yield w("keepNext")
    if paragraph.splits is not None:
        yield w("keepLines", **({"val": "0"} if paragraph.splits else {}))
    if paragraph.page_break_before:
        yield w("pageBreakBefore")
    if paragraph.frame:
        yield _frame(paragraph.frame)
    if paragraph.numbered:
        yield _numbered(paragraph.numbered)
    if paragraph.borders:
        yield borders(paragraph.borders, look)
    if paragraph.background:
        yield shading(paragraph.background, look)
    if paragraph.tabs:
        yield w("tabs", *map(_tab, paragraph.tabs))
    if paragraph.from_right is not None:
        yield w("bidi", val=int(paragraph.from_right))
    if paragraph.spacing:
        yield _spacing(paragraph.spacing)
    if paragraph.indent:
        yield indent_element(paragraph.indent)
    if paragraph.align:
        yield w("jc", val=paragraph.align)
    if paragraph.outline is not None:
        yield w("outlineLvl", val=paragraph.outline)
    if paragraph.change is not None:
        yield w("rPr", paragraph.change)
    if paragraph.section is not None:
        yield paragraph.section


def _with_values(name: str, **values: str | float | None) -> Element:
    """Return an element without the attributes that are None."""
    return w(name, **{key: value for key, value in values.items() if value is not None})


def _frame(frame: Frame) -> Element:
    """Return the `w:framePr` element of a frame (17.3.1.11)."""
    place: dict[str, str | float] = {"xAlign" if isinstance(frame.x, str) else "x": frame.x}
    rule = None if frame.height is None else "exact"
    around = {"wrap": "around", "vAnchor": "text", "hAnchor": frame.anchor}
    size = {"w": frame.width, "h": frame.height, "hRule": rule, "hSpace": frame.space}
    return _with_values("framePr", **size, **around, y=frame.y, **place)


def _numbered(numbered: Numbered) -> Element:
    level = [] if numbered.level is None else [w("ilvl", val=numbered.level)]
    return w("numPr", *level, w("numId", val=numbered.number))


def _tab(tab: Tab) -> Element:
    return w("tab", val=tab.kind, pos=tab.position)


def _spacing(spacing: Spacing) -> Element:
    space = {"before": spacing.before, "after": spacing.after}
    return _with_values("spacing", **space, line=spacing.line, lineRule=spacing.rule or None)


def _table(table: WordTable, look: Look) -> Element:
    columns = w("tblGrid", *(w("gridCol", w=width) for width in table.columns))
    return w("tbl", w("tblPr", *_about(table, look)), columns, *(_row(row, look) for row in table.rows))


def _about(table: WordTable, look: Look) -> Iterator[Element]:
    """Yield the properties of a table in schema order (CT_TblPr)."""
    # `val` combines all flags, for programs that read the older form (ECMA-376 part 4, 14.3.7).
    flags = 0x0020 * table.has_head + 0x0080 * table.has_first_column + 0x0200 * (not table.has_bands) + 0x0400
    first: dict[str, str | float] = {
        "firstRow": table.has_head,
        "lastRow": "0",
        "firstColumn": table.has_first_column,
        "lastColumn": "0",
    }
    if not table.is_plain:
        yield w("tblStyle", val=Role.BRIEF_TABLE.style_id)
    if table.from_right:
        yield w("bidiVisual")
    yield w("tblW", w=table.width, type="dxa")
    if table.indent is not None:
        yield w("tblInd", w=table.indent, type="dxa")
    yield w("tblLayout", type="fixed")
    if table.is_plain:
        yield w("tblCellMar", *(w(side, w=0, type="dxa") for side in SIDES))
    elif table.is_small:
        yield cell_margins("tblCellMar", look.styles[Role.TABLE_TEXT_SMALL])
    yield w("tblLook", val=f"{flags:04X}", **first, noHBand=not table.has_bands, noVBand="1")
    if table.title is not None:
        yield w("tblCaption", val=table.title)


def _row(row: WordRow, look: Look) -> Element:
    about = [*([w("cantSplit")] if row.is_whole else []), *([w("tblHeader")] if row.is_head else [])]
    return w("tr", w("trPr", *about), *(_cell(cell, look) for cell in row.cells))


def _cell(cell: WordCell, look: Look) -> Element:
    return w("tc", w("tcPr", *_about_cell(cell, look)), *emit(cell.blocks, look))


def _about_cell(cell: WordCell, look: Look) -> Iterator[Element]:
    """Yield the properties of a cell in schema order (CT_TcPr)."""
    yield w("tcW", w=cell.width, type="dxa")
    if cell.span > 1:
        yield w("gridSpan", val=cell.span)
    if cell.merge:
        yield w("vMerge", **({"val": "restart"} if cell.merge == "restart" else {}))
    if cell.borders:
        yield w("tcBorders", *(border_line(side, cell.borders[side], look) for side in SIDES if side in cell.borders))
    if cell.background:
        yield shading(cell.background, look)
    if cell.margins:
        yield w("tcMar", *(w(side, w=cell.margins[side], type="dxa") for side in SIDES if side in cell.margins))
