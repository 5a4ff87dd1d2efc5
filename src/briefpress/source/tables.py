"""Pipe tables, with the line `: Caption {#tbl-id}` below them, as Pandoc and Quarto have them.

In: nodes of markdown-it. Out: a `Table`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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


def _rows(node: SyntaxTreeNode, part: str) -> list[SyntaxTreeNode]:
    return [row for child in node.children if child.type == part for row in child.children]


def _row(reader: BlockReader, node: SyntaxTreeNode) -> Row:
    return tuple(reader.inlines(cell) for cell in node.children)


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
