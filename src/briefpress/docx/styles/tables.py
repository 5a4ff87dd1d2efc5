"""The table styles. In: the CSS of cells. Out: `w:style` elements, with conditional formatting of rows and columns.

Only the paragraph style of header cells formats their text: if the table style made it bold, too, the two would cancel
out, because Word toggles such properties (ECMA-376 part 1, 17.7.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.brand.computed_style import Border, Look, Style
from briefpress.brand.roles import Role
from briefpress.docx.styles.borders import border_line
from briefpress.docx.styles.gallery import CONTENTS_PRIORITY, priority, style_name
from briefpress.docx.styles.properties import shading, text_color
from briefpress.docx.vocabulary.xml import RUN_ORDER, Element, half_points, properties, twips, w

# from CSS values to Word's terms for vertical alignment (17.18.101)
VERTICAL = {"middle": "center", "bottom": "bottom"}
TABLE_GRID = "TableGrid"
SIDES = ("top", "left", "bottom", "right")
# Word's names for the parts of a table, in schema order (17.18.89); `Look.cells` has a style for each.
PARTS = ("firstRow", "firstCol", "band1Horz", "band2Horz")


def table_style(look: Look) -> Element:
    """Return the style of tables: borders and padding of cells, backgrounds of headers and banded rows."""
    role, text = Role.BRIEF_TABLE, look.styles[Role.TABLE_TEXT]
    return w(
        "style",
        w("name", val=style_name(role)),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=priority(role)),
        *_words(look, text),
        w("tblPr", w("tblStyleRowBandSize", val=1), _lines(look, text), cell_margins("tblCellMar", text)),
        *(part for name in PARTS for part in _part(name, look)),
        type="table",
        customStyle="1",
        styleId=role.style_id,
    )


def table_grid(look: Look) -> Element:
    """Return Word's built-in style for pasted tables, which looks like the brand's table style, but with borders around
    every cell.
    """
    text = look.styles[Role.TABLE_TEXT]
    line = text.border.get("bottom") or Border(0.5, text.color, "solid")
    lines = (border_line(side, line, look) for side in (*SIDES, "insideH", "insideV"))
    return w(
        "style",
        w("name", val="Table Grid"),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=CONTENTS_PRIORITY),
        *_words(look, text),
        w("tblPr", w("tblBorders", *lines), cell_margins("tblCellMar", text)),
        type="table",
        styleId=TABLE_GRID,
    )


def _words(look: Look, text: Style) -> Iterator[Element]:
    """Yield the properties of text in cells without a paragraph style, as in a newly inserted table."""
    spacing = w("spacing", before=0, after=0, line=twips(text.line_height), lineRule="atLeast")
    size = [w(name, val=half_points(text.size)) for name in ("sz", "szCs")]
    yield w("pPr", spacing)
    yield properties("rPr", [text_color(text.color, look), *size], RUN_ORDER)


def has_bands(look: Look) -> bool:
    """Return whether every second row has a different background."""
    return look.cells["band1Horz"].background != look.cells["band2Horz"].background


def _lines(look: Look, text: Style) -> Element:
    table = look.styles[Role.BRIEF_TABLE].border
    lines = {side: table[side] for side in SIDES if side in table}
    between = {"insideH": text.border.get("bottom"), "insideV": text.border.get("right")}
    lines |= {side: line for side, line in between.items() if line}
    return w("tblBorders", *(border_line(side, line, look) for side, line in lines.items()))


def cell_margins(name: str, style: Style) -> Element:
    """Return the padding of cells as the element `name`."""
    return w(name, *(w(side, w=twips(style.padding[side]), type="dxa") for side in SIDES))


def _part(name: str, look: Look) -> Iterator[Element]:
    """Yield the properties in which a part of the table differs from other cells, if any."""
    style, text = look.cells[name], look.styles[Role.TABLE_TEXT]
    differences = []
    if name == "firstRow" and style.border.get("bottom") != text.border.get("bottom") and "bottom" in style.border:
        differences.append(w("tcBorders", border_line("bottom", style.border["bottom"], look)))
    if style.background and (style.background != text.background or name in ("band1Horz", "band2Horz")):
        differences.append(shading(style.background, look))
    if style.padding != text.padding:
        differences.append(cell_margins("tcMar", style))
    if style.vertical in VERTICAL:
        differences.append(w("vAlign", val=VERTICAL[style.vertical]))
    if differences:
        yield w("tblStylePr", w("tcPr", *differences), type=name)
