"""Rules for tables: every format can show them."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.model import Brief, Table, walk
from briefpress.problems import Code, Problem

MOST_COLUMNS = 63  # Word has no more
MOST_ROWS = 2000  # about sixty pages; data of that size are read elsewhere


def check_tables(brief: Brief) -> Iterator[Problem]:
    """Yield the tables of `brief` that are too large to be set, or that have no headers."""
    for table in walk((*brief.meta.abstract, *brief.blocks)):
        if not isinstance(table, Table):
            continue
        if not (table.head or table.body):
            yield Problem(Code.TABLE_SIZE, "this table has no rows", table.place, "write them or take it out")
        elif not table.head and not table.header_columns:
            hint = "write the names of the columns above the line of hyphens, or header-columns=1 in the caption"
            text = "nothing names the columns or rows of this table to those who listen to it"
            yield Problem(Code.TABLE_HEADER, text, table.place, hint)
        if len(table.alignments) > MOST_COLUMNS:
            text = f"a table has at most {MOST_COLUMNS} columns, this one {len(table.alignments)}"
            yield Problem(Code.TABLE_SIZE, text, table.place, "make rows of its columns, or several tables of it")
        if len(table.body) > MOST_ROWS:
            text = f"a table has at most {MOST_ROWS} rows, this one {len(table.body)}"
            yield Problem(Code.TABLE_SIZE, text, table.place, "show what matters, and say where all of it is found")
