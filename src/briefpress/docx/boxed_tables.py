"""Tables in boxes. In: a table in a box. Out: the same on the background of the box, from edge to edge.

Word does not draw borders around tables and paragraphs together. So the outer cells are widened by the padding of the
box and have its borders, and their text stays in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import Role
from briefpress.docx.properties import border_line, shading
from briefpress.docx.table_style import has_bands
from briefpress.docx.xml import Element, properties, qn, twips, w

ORDER = ("top", "left", "bottom", "right")  # CT_TcBorders, CT_TcMar
CELL_ORDER = ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar")  # CT_TcPr
ENDS = {"left": 0, "right": -1}  # the cell of a row at each side


def stretch(table: Element, style: Style, look: Look, *, first: bool, last: bool) -> None:
    """Widen `table`, which is as wide as the text of a box in `style`, to the edges of the box, in place.

    `first`: the box begins with it. `last`: it ends with it.
    """
    grid, rows = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"), table.findall(qn("w:tr"))
    for side, end in ENDS.items():
        more = twips(_room(style, side))
        cells = [row.findall(qn("w:tc"))[end] for row in rows]
        for sized in (grid[end], *(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in cells)):
            _widen(sized, more)
        _widen(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}"), more)
        if side == "left":
            _outdent(table, more)
    for row in rows:
        above = ["top"] if first and row is rows[0] else []
        below = ["bottom"] if last and row is rows[-1] else []
        for cell in row.findall(qn("w:tc")):
            _put(_drawn(row, cell, [*above, *_sides(row, cell), *below], style, look), cell)


def _room(style: Style, side: str) -> float:
    """Return how far, in points, the text of a box is from its edge."""
    border = style.border.get(side)
    return style.padding[side] + (border.width if border else 0)


def _outdent(table: Element, more: int) -> None:
    """Let a table begin so much further left, in twentieths of a point; one without an indent has none in the box."""
    indent = table.find(f"{qn('w:tblPr')}/{qn('w:tblInd')}")
    if indent is None and more:
        indent = w("tblInd", w="0", type="dxa")
        width = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
        assert width is not None, "a table says how wide it is"
        width.addnext(indent)
    if indent is not None:
        _widen(indent, -more)


def _widen(sized: Element | None, more: int) -> None:
    assert sized is not None, "a table says how wide it and its cells are"
    sized.set(qn("w:w"), str(int(sized.get(qn("w:w"), "0")) + more))


def _put(drawn: Iterable[Element], cell: Element) -> None:
    """Let `cell` have the properties `drawn`; it may have some already, of a box inside this one."""
    said = cell.find(qn("w:tcPr"))
    assert said is not None
    new = [_around(one, said.find(str(one.tag))) for one in drawn]
    cell.replace(said, properties("tcPr", [*said, *new], CELL_ORDER))


def _around(new: Element, inner: Element | None) -> Element:
    """Return what a cell has in both boxes: the lines and margins of the outer one, the ground of the inner one."""
    if inner is None or new.tag == qn("w:shd"):
        return new if inner is None else inner
    sides = {side.tag: side for side in (*inner, *new)}
    new[:] = [sides[tag] for tag in (qn(f"w:{side}") for side in ORDER) if tag in sides]
    return new


def _sides(row: Element, cell: Element) -> list[str]:
    """Return the sides at which a cell is the outermost of its row."""
    cells = row.findall(qn("w:tc"))
    return [side for side, end in ENDS.items() if cells[end] is cell]


def _drawn(row: Element, cell: Element, edges: list[str], style: Style, look: Look) -> Iterator[Element]:
    """Yield lines, ground and margins of a cell at some edges of the box, in the order of the schema (CT_TcPr)."""
    edges = [side for side in ORDER if side in edges]
    if lines := [border_line(side, style.border[side], look) for side in edges if side in style.border]:
        yield w("tcBorders", *lines)
    is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    has_ground = look.cells["firstRow"].ground if is_head else has_bands(look)
    if style.ground and not has_ground:
        yield shading(style.ground, look)
    ends = [side for side in edges if side in ENDS]
    if wider := [w(side, w=_margin(cell, side, look) + twips(_room(style, side)), type="dxa") for side in ends]:
        yield w("tcMar", *wider)


def _margin(cell: Element, side: str, look: Look) -> int:
    """Return how far the words of a cell are from its edge, in twentieths of a point."""
    own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcMar')}/{qn(f'w:{side}')}")
    return twips(look.styles[Role.TABLE_TEXT].padding[side]) if own is None else int(own.get(qn("w:w"), "0"))
