"""Figures side by side, `::: {#fig-id layout-ncol=2}`, as in Quarto. In: a div with pictures. Out: panels.

The last paragraph of the div is the shared caption. Without a layout, the pictures are placed one below the other. A
div with a single picture becomes an ordinary figure.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.model import Blocks, Figure, Inlines, Panels, Paragraph, Place, Table
from briefpress.problems import Code, Report
from briefpress.source.markdown.names import column_of, floats
from briefpress.source.syntax.attributes import Attributes

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader
    from briefpress.source.markdown.div import Div

Rows = tuple[tuple[float, ...], ...]

LAYOUTS = ("layout-ncol", "layout-nrow", "layout")
TABLE = "table"  # the name of table divs
LINES = ("notes", "source")
WITHOUT_EFFECT = ("fig-align", "layout-align", "layout-valign", "fig-pos", "fig-env")
KNOWN = (*LAYOUTS, *LINES, "float", *WITHOUT_EFFECT, "caption", "fig-cap")
MAXIMUM = 12  # the maximum number of columns in a layout


def is_panels(attributes: Attributes) -> bool:
    """Return whether `attributes` make a div a figure with one or more panels."""
    return attributes.id.startswith("fig-") or any(name in attributes.values for name in LAYOUTS)


def read_panels(reader: BlockReader, div: Div) -> Blocks:
    """Return the figures of a div as panels; if the div contains anything else, report it and return its blocks
    unchanged.
    """
    blocks, given = reader.blocks(div.node.children), div.attributes
    figures, caption, rest = _split(blocks)
    caption = caption or reader.line(given.values.get("caption") or given.values.get("fig-cap", ""), div.place)
    if rest or not figures:
        return read_separate(reader, div, blocks)
    notes, source = (reader.line(given.values.get(name, ""), div.place) for name in LINES)
    if len(figures) == 1 and not any(name in given.values for name in LAYOUTS):
        figure, id_ = figures[0], given.id or figures[0].id
        caption, notes, source = caption or figure.caption, notes or figure.notes, source or figure.source
        return (replace(figure, id=id_, caption=caption, notes=notes, source=source),)
    rows = _rows(given, len(figures), div.place, reader.report)
    column = column_of(given.classes)
    is_floating = floats(reader.report, given, div.place)
    return (Panels(figures, rows, caption, source, given.id, notes, div.place, column, is_floating),)


def read_separate(reader: BlockReader, div: Div, blocks: Blocks) -> Blocks:
    """Report a div whose blocks cannot share a number, and return the blocks; the first figure or table takes the id of
    the div.
    """
    numbered = [block for block in blocks if isinstance(block, Table | Figure | Panels)]
    if len(numbered) > 1 and any(isinstance(block, Table) for block in numbered):
        text = "tables cannot be side by side or share a number; they appear one below the other"
        hint = "remove the fences, and give each table its own caption: `: Caption {#tbl-id}`"
    elif div.name == TABLE:
        text, hint = "this block contains no table", "add a table and, below it, one paragraph with its caption"
    else:
        text = "this block contains something other than pictures or charts and a caption"
        hint = "keep only pictures or charts and, below them, one paragraph with their caption"
    reader.report.add(Code.BLOCK_FORM, text, div.place, hint)
    first = next(iter(numbered), None)
    if first is None or not div.attributes.id:
        return blocks
    reader.anchors.lead(div.attributes.id, first.id)
    named = replace(first, id=first.id or div.attributes.id)
    return tuple(named if block is first else block for block in blocks)


def _split(blocks: Blocks) -> tuple[tuple[Figure, ...], Inlines, Blocks]:
    """Return the figures, the caption below them, and all other blocks."""
    below = blocks[-1] if blocks and isinstance(blocks[-1], Paragraph) else None
    above = blocks[:-1] if below else blocks
    figures = tuple(block for block in above if isinstance(block, Figure))
    rest = tuple(block for block in above if not isinstance(block, Figure))
    return figures, below.inlines if below else (), rest


def _rows(attributes: Attributes, count: int, place: Place, report: Report) -> Rows:
    """Return the relative column widths of each row for `count` figures. If the layout has too few rows, its last row
    is repeated.
    """
    rows = _asked(attributes, count, place, report)
    while sum(map(len, rows)) < count:
        rows = (*rows, rows[-1])
    needed = next(number for number in range(1, len(rows) + 1) if sum(map(len, rows[:number])) >= count)
    return rows[:needed]


def _asked(attributes: Attributes, count: int, place: Place, report: Report) -> Rows:
    name = next((name for name in LAYOUTS if name in attributes.values), "")
    value = attributes.values.get(name, "1")
    if name == "layout":
        rows = _weights(value)
        hint = 'write the relative widths of each row: layout="[[1, 1], [1]]"'
    else:
        number = int(value) if value.isascii() and value.isdecimal() and len(value) < len("1000") else 0
        columns = math.ceil(count / number) if name == "layout-nrow" and number else number
        rows = ((1.0,) * columns,) if 0 < columns <= MAXIMUM else ()
        hint = f"write a whole number that produces 1 to {MAXIMUM} columns: {name}=2"
    if not rows:
        report.add(Code.VALUE_INVALID, f'"{value}" is not a valid value of "{name}"', place, hint)
    return rows or ((1.0,),)


def _weights(layout: str) -> Rows:
    """Return the relative widths in each row of `layout`, or `()` if it is invalid. Gaps, which Quarto writes as
    negative widths, are left out.
    """
    try:
        parsed = json.loads(layout)
    except (ValueError, RecursionError):
        return ()
    rows = parsed if _is_list(parsed) and all(map(_is_list, parsed)) else [parsed]
    rows = [[width for width in row if not _is_gap(width)] if isinstance(row, list) else row for row in rows]
    return tuple(tuple(map(float, row)) for row in rows) if all(map(_is_row, rows)) else ()


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value)


def _is_row(row: object) -> bool:
    """Return whether `row` consists only of widths."""
    return isinstance(row, list) and 0 < len(row) <= MAXIMUM and all(map(_is_width, row))


def _is_gap(width: object) -> bool:
    """Return whether `width` is a gap between columns; the size of gaps is fixed."""
    return isinstance(width, int | float) and -math.inf < width < 0


def _is_width(width: object) -> bool:
    return isinstance(width, int | float) and not isinstance(width, bool) and 0 < width < math.inf
