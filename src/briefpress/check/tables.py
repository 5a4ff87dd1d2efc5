"""Rules for tables, so that every format can show them. In: a brief. Out: problems."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from briefpress.check.texts import line_at
from briefpress.model import Brief, Table, plain_text, text_of, walk
from briefpress.problems import Code, Problem

# How to write a header, by the start of the table's first line.
HEADERS = {
    "<": "write <th> and </th> in place of <td> and </td> around the headers",
    "+": "write = in place of - in the line below the headers",
    "--": "write the headers above the first line of hyphens",
    ":::": "remove header-rows=0, or write header-columns=1",
}
HEADER = "add a header row above the line of hyphens, or write header-columns=1 in the caption"


def check_tables(brief: Brief, root: Path) -> Iterator[Problem]:
    """Yield a problem for each table in `brief` without rows, headers or a source; `root` is the workspace."""
    for table in walk(text_of(brief)):
        if not isinstance(table, Table):
            continue
        if not (table.head or table.body):
            yield Problem(Code.TABLE_SIZE, "this table has no rows", table.place, "add rows, or remove the table")
        elif not table.head and not table.header_columns:
            hint = _header_hint(root, table)
            text = "this table has no headers, so screen readers cannot announce its columns or rows"
            yield Problem(Code.TABLE_HEADER, text, table.place, hint)
        if not table.source:
            hint = 'add it to the caption: {source="..."}'
            yield Problem(Code.SOURCE_MISSING, "this table has no source", table.place, hint)
        yield from _reaching(table)
        yield from _second_header(table)


def _reaching(table: Table) -> Iterator[Problem]:
    """Yield a problem for each header cell that spans into the body, and for each row that consists only of cells from
    above.
    """
    for before, row in pairwise((*table.head, *table.body)):
        if before and not row:
            text = "every cell in the row below is merged with this row"
            yield Problem(Code.TABLE_SPAN, text, before[0].place, "remove the row below")
    for rows_left, row in zip(range(len(table.head), 0, -1), table.head, strict=True):
        for cell in row:
            if cell.row_span > rows_left:
                hint = "end it in the header, or make more rows headers: header-rows=2 in the caption"
                yield Problem(Code.TABLE_SPAN, "a header cell spans into the table body", cell.place, hint)


def _header_hint(root: Path, table: Table) -> str:
    line = line_at(root, table.place)
    return next((hint for start, hint in HEADERS.items() if line.startswith(start)), HEADER)


def _second_header(table: Table) -> Iterator[Problem]:
    """Yield a problem if the header has empty cells and the first row below it has words above columns of numbers."""
    if len(table.head) != 1 or len(table.body) < 2 or any(cell.column_span > 1 for cell in table.head[0]):
        return
    if table.head[0][0].place.file.endswith((".csv", ".tsv")) and not any(cell.inlines for cell in table.head[0][1:]):
        return  # a title above the header, which is reported where the file is read
    head, first, *rest = ([plain_text(cell.inlines).strip() for cell in row] for row in (*table.head, *table.body))
    empty = [number for number, text in enumerate(head) if number and not text]
    is_header = bool(empty) and all(first) and not any(any(map(str.isdecimal, text)) for text in first)
    if is_header and any(any(map(str.isdecimal, "".join(row[1:]))) for row in rest):
        text = "the header of this table has empty cells, and the row below it seems to be a header too"
        hint = "make both rows headers: header-rows=2; write < in each empty cell to merge it with the cell before it"
        yield Problem(Code.TABLE_HEADER, text, table.body[0][0].place, hint)
