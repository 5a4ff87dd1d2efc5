"""Pipe tables, with the line `: Caption {#tbl-id}` below them, as Pandoc and Quarto have them.

In: nodes of markdown-it. Out: a `Table`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Alignment, Place, Row, Run, Table, normal
from briefpress.problems import Code
from briefpress.source.parser import CAPTION

if TYPE_CHECKING:
    from briefpress.source.blocks import BlockReader


def read_table(reader: BlockReader, node: SyntaxTreeNode) -> Table:
    """Return the table; a header row without words is none."""
    head, body = ([_row(reader, row) for row in _rows(node, part)] for part in ("thead", "tbody"))
    shown = tuple(row for row in head if any(row))
    for row in _rows(node, "tbody"):
        _report_more_cells(reader, row)
    return Table(shown, tuple(body), _alignments(node), place=reader.place(node))


def is_caption(node: SyntaxTreeNode) -> bool:
    """Say whether a paragraph is the caption of a table."""
    return node.type == "paragraph" and "attributes" in node.meta


def read_caption(reader: BlockReader, node: SyntaxTreeNode, table: Table) -> Table:
    """Return `table` with what its caption says."""
    place, given = reader.place(node), node.meta["attributes"]
    given.report_unknown("a table", place, reader.report, known=("header-columns", "source"))
    first, *more = reader.inlines(node)
    assert isinstance(first, Run)
    return replace(
        table,
        caption=normal((replace(first, text=CAPTION.sub("", first.text, count=1)), *more)),
        source=reader.line(given.values.get("source", ""), place),
        header_columns=header_columns(reader, given.values.get("header-columns", "0"), len(table.alignments), place),
        id=given.id,
    )


def report_caption_as_term(reader: BlockReader, node: SyntaxTreeNode) -> None:
    """Report the term `node` where it is the caption of a table, made a term by a line `: ...` below it."""
    if CAPTION.match(node.children[0].content):
        hint = "a table has one caption: take the one below it out"
        text = "this caption is followed by another one, and so is read as a term with its definition"
        reader.report.add(Code.CAPTION_MISPLACED, text, reader.place(node), hint)


def _rows(node: SyntaxTreeNode, part: str) -> list[SyntaxTreeNode]:
    return [row for child in node.children if child.type == part for row in child.children]


def _report_more_cells(reader: BlockReader, node: SyntaxTreeNode) -> None:
    """Report a row with more cells than the table has columns, which the parser leaves out (GFM, section 4.10)."""
    line = node.map[0] if node.map else 0
    written = len(escapedSplit(reader.source.lines[line].strip(" \t>|")))
    if written > len(node.children):
        text = f"this row has more cells ({written}) than its table has columns ({len(node.children)})"
        hint = "head each column, or write a | that is meant as a sign as \\|"
        reader.report.add(Code.TABLE_SIZE, text, reader.place(node), hint)


def _row(reader: BlockReader, node: SyntaxTreeNode) -> Row:
    line, after, cells = reader.source.lines[node.map[0] if node.map else 0], 0, []
    for cell in node.children:
        cells.append(reader.inlines(cell, after))
        written = cell.children[0].content
        after = max(after, line.find(written, after) + len(written))
    return tuple(cells)


def _alignments(node: SyntaxTreeNode) -> tuple[Alignment, ...]:
    (first,) = _rows(node, "thead")
    return tuple(Alignment(str(cell.attrs.get("style", "")).removeprefix("text-align:")) for cell in first.children)


def header_columns(reader: BlockReader, written: str, columns: int, place: Place) -> int:
    """Return how many of the `columns` of a table are headers; 0, and a problem, where `written` is no such number."""
    if written.isdecimal() and int(written) <= columns:
        return int(written)
    text = f'"{written}" is not a number of columns of this table'
    reader.report.add(Code.VALUE_INVALID, text, place, "write how many columns, from the left, are headers")
    return 0
