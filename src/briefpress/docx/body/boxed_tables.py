"""Tables in boxes. In: a table in a box. Out: the table with the box's background, from edge to edge of the box.

Word cannot draw one border around both tables and paragraphs. Therefore, the outer cells are widened by the padding of
the box and take on its borders; their text stays in place.
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import Role
from briefpress.docx.plan import WordCell, WordRow, WordTable
from briefpress.docx.vocabulary.xml import twips

ENDS = ("left", "right")


def stretched(table: WordTable, style: Style, look: Look, *, first: bool, last: bool) -> WordTable:
    """Return `table`, widened from the width of the text in a box to the edges of the box; `style` is the style of the
    box.

    `first` and `last` state whether the box begins and ends with the table.
    """
    more = {side: twips(_room(style, side)) for side in ENDS}
    end = len(table.rows) - 1
    rows = (
        _stretched(row, table, style, look, above=first and place == 0, below=last and place == end)
        for place, row in enumerate(table.rows)
    )
    columns = [*table.columns]
    columns[0] += more["left"]
    columns[-1] += more["right"]
    is_outdented = table.indent is not None or more["left"]
    return replace(
        table,
        columns=tuple(columns),
        rows=tuple(rows),
        width=table.width + sum(more.values()),
        indent=(table.indent or 0) - more["left"] if is_outdented else None,
        below=twips(style.margin["bottom"]) if last else 0,
    )


def _stretched(row: WordRow, table: WordTable, style: Style, look: Look, *, above: bool, below: bool) -> WordRow:
    """Return a row with the box's background and, if the row is at an edge of the box, with its borders."""
    background = "" if _has_background(row, table, look) else style.background
    across = [*(["top"] if above else []), *(["bottom"] if below else [])]
    last = len(row.cells) - 1
    cells = (
        _drawn(cell, [*across, *(side for side, end in zip(ENDS, (0, last), strict=True) if place == end)], style, look)
        for place, cell in enumerate(row.cells)
    )
    return replace(row, cells=tuple(replace(cell, background=cell.background or background) for cell in cells))


def _room(style: Style, side: str) -> float:
    """Return the distance, in points, between the text of a box and its edge."""
    border = style.border.get(side)
    return style.padding[side] + (border.width if border else 0)


def _has_background(row: WordRow, table: WordTable, look: Look) -> bool:
    return bool(look.cells["firstRow"].background) if row.is_head else table.has_bands


def _drawn(cell: WordCell, edges: list[str], style: Style, look: Look) -> WordCell:
    """Return a cell with the borders and padding of a box at `edges`. The cell may already have the borders of an inner
    box, whose text is indented further.
    """
    more = {side: twips(_room(style, side)) for side in edges}
    usual = look.styles[Role.TABLE_TEXT].padding
    margins = {side: cell.margins.get(side, twips(usual[side])) + room for side, room in more.items()}
    return replace(
        cell,
        width=cell.width + sum(room for side, room in more.items() if side in ENDS),
        borders={**cell.borders, **{side: style.border[side] for side in edges if side in style.border}},
        margins={**cell.margins, **margins},
    )
