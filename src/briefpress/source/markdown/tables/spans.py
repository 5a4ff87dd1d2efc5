"""Merged cells. In: rows with a cell for each column. Out: rows with spans.

A cell that contains only `<` is merged with the cell to its left; a cell that contains only `^`, or `^^` as in
MultiMarkdown, with the cell above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefpress.model import Cell, Row
from briefpress.problems import Code, Report

LEFT, ABOVE = "<", "^"
Spot = tuple[int, int]  # row and column, counted from 0


class WrittenCell(NamedTuple):
    """A cell as written; `merge_char` is the character that merges it with another cell, or `""`."""

    cell: Cell
    merge_char: str = ""


def merge_char_of(text: str) -> str:
    """Return the character that merges a cell with this text, or `""`."""
    return ABOVE if text == 2 * ABOVE else text if text in (LEFT, ABOVE) else ""


def joined(rows: Sequence[Sequence[WrittenCell]], report: Report) -> tuple[Row, ...]:
    """Return `rows`, all of equal length, with merged cells as spans; if a span is invalid, report it and return no
    spans.
    """
    beginnings = _beginnings(rows, report)
    areas: dict[Spot, list[Spot]] = defaultdict(list)
    for spot, beginning in beginnings.items():
        areas[beginning].append(spot)
    spans = {beginning: _span(area) for beginning, area in areas.items()}
    uneven = [spot for spot, (height, width) in spans.items() if height * width != len(areas[spot])]
    for row, column in uneven:
        hint = "the cells merged with < and ^ must form a rectangle"
        report.add(Code.TABLE_SPAN, "this cell does not span a rectangle", rows[row][column].cell.place, hint)
    if uneven:
        spans = dict.fromkeys(beginnings, (1, 1))
    return tuple(
        tuple(
            _spanning(written.cell, spans[row, column])
            for column, written in enumerate(cells)
            if (row, column) in spans
        )
        for row, cells in enumerate(rows)
    )


def _spanning(cell: Cell, span: tuple[int, int]) -> Cell:
    return replace(cell, row_span=span[0], column_span=span[1])


def _beginnings(rows: Sequence[Sequence[WrittenCell]], report: Report) -> dict[Spot, Spot]:
    """Map each position, in reading order, to the position where its cell begins."""
    found: dict[Spot, Spot] = {}
    for row, cells in enumerate(rows):
        for column, written in enumerate(cells):
            other = {LEFT: (row, column - 1), ABOVE: (row - 1, column)}.get(written.merge_char)
            if other is not None and other not in found:
                where, merge_char = ("to the left of" if written.merge_char == LEFT else "above"), written.merge_char
                text, hint = f"there is no cell {where} this one", f"write a literal {merge_char} as \\{merge_char}"
                report.add(Code.TABLE_SPAN, text, written.cell.place, hint)
            found[row, column] = found.get(other, (row, column)) if other else (row, column)
    return found


def _span(area: Sequence[Spot]) -> tuple[int, int]:
    """Return the numbers of rows and columns of the rectangle around `area`."""
    rows, columns = zip(*area, strict=True)
    return max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
