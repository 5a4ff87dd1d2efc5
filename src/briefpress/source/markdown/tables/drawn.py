"""Drawn tables: Pandoc's grid, simple and multi-line tables. In: their nodes. Out: a `Table` each."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Cell, Place, Row, Table
from briefpress.problems import Code, Report
from briefpress.source.markdown.tables.cells import cell_of
from briefpress.source.markdown.tables.pipe import report_large
from briefpress.source.syntax.blocks.drawn_table import DrawnCell, DrawnTable, Stretch
from briefpress.workspace import SourceText

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_drawn_table(reader: BlockReader, node: SyntaxTreeNode) -> Table:
    """Return the table; an empty header row is left out."""
    drawn: DrawnTable = node.meta["table"]
    report_large(reader.report, reader.place(node), rows=drawn.rows - drawn.head, columns=len(drawn.alignments))
    rows: list[list[Cell]] = [[] for _ in range(drawn.rows)]
    for cell in drawn.cells:
        rows[cell.row].append(_cell(reader, drawn, cell))
    head, body = tuple(map(tuple, rows[: drawn.head])), tuple(map(tuple, rows[drawn.head :]))
    shown: tuple[Row, ...] = head if any(cell.inlines or cell.blocks for row in head for cell in row) else ()
    return Table(shown, body, drawn.alignments, widths=drawn.widths, place=reader.place(node))


def report_near(report: Report, place: Place, why: str) -> None:
    """Report lines that look like a table but do not form one."""
    text = f"this table is shown as written: {why}"
    report.add(Code.MARKUP_LITERAL, text, place, "fix its lines, or use a pipe table: | a | b |")


def _cell(reader: BlockReader, drawn: DrawnTable, cell: DrawnCell) -> Cell:
    """Return a cell with its blocks or its text."""
    stretches = _without_empty(reader, cell.stretches)
    if not stretches:
        return Cell(column_span=cell.column_span, row_span=cell.row_span)
    source = _alone(reader.source, stretches)
    text = textwrap.dedent(source.text).lstrip() if drawn.blocks else "\n".join(map(str.strip, source.lines))
    where = f"{source.file}:{source.first}:{stretches[0].start}"
    blocks = replace(reader, source=source).markdown(text, where, words=not drawn.blocks)
    found = cell_of(blocks, source.place_of_line(0), reader.report)
    return replace(found, column_span=cell.column_span, row_span=cell.row_span)


def _alone(source: SourceText, stretches: Sequence[Stretch]) -> SourceText:
    """Return the source with only the lines of a cell: spaces replace everything before its text, and everything after
    it is removed.
    """
    lines = (
        " " * stretch.start + source.lines[stretch.line][stretch.start : stretch.end].rstrip() for stretch in stretches
    )
    return replace(source.part(stretches[0].line), lines=tuple(lines))


def _without_empty(reader: BlockReader, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the lines of a cell without leading or trailing blank lines."""
    filled = [
        n
        for n, stretch in enumerate(stretches)
        if reader.source.lines[stretch.line][stretch.start : stretch.end].strip()
    ]
    return [*stretches[filled[0] : filled[-1] + 1]] if filled else []
