"""The data of a table as CSV. In: a table. Out: a `data:` URL."""

from __future__ import annotations

import csv
import io

from briefpress.edition import Table, words_of
from briefpress.html.elements import data_address

MARK = "\ufeff"  # the byte order mark, by which spreadsheet programs recognise UTF-8


def csv_address(table: Table) -> str:
    """Return a `data:` URL with CSV (RFC 2397, RFC 4180). If cells are merged, only the first one contains the text."""
    data = io.StringIO()
    csv.writer(data, lineterminator="\r\n").writerows(_grid(table))
    return data_address(MARK + data.getvalue(), "text/csv;charset=utf-8")


def _grid(table: Table) -> list[list[str]]:
    grid = [[""] * len(table.columns) for _ in table.rows]
    covered: set[tuple[int, int]] = set()
    for down, row in enumerate(table.rows):
        across = 0
        for cell in row.cells:
            while (down, across) in covered:
                across += 1
            spanned = ((y, x) for y in range(cell.row_span) for x in range(cell.column_span))
            covered |= {(down + y, across + x) for y, x in spanned}
            grid[down][across] = words_of(cell.blocks)
    return grid
