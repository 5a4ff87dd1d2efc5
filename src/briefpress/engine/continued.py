"""Tables on several pages. Out: a `with` block in which only the pages after the first have a line above the header.

CSS cannot distinguish the pages of a table, so the header always contains this line as `::before`, in a separate row;
on the first page, this module removes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import checked
from briefpress.engine.patch import needed, replaced

LINE = "thead::before"


@contextmanager
def continued_tables() -> Iterator[None]:
    """Inside the block, leave out the `thead::before` line on the first page of each table."""
    block = checked().layout.block
    lay_out = needed(block, "table_layout", "lays out tables")

    def table(context: Any, box: Any, below: Any, skip: Any, *others: Any) -> Any:
        # Collapsed borders are drawn by row index, so all pages must have the same rows.
        begins = skip is None or box.style["border_collapse"] == "collapse"
        return lay_out(context, _without_line(box) if begins else box, below, skip, *others)

    with replaced(block, table_layout=table):
        yield


def _without_line(table: Any) -> Any:
    """Return a table without the line for pages after the first."""
    head = table.children[0] if table.children else None
    if head is None or not head.is_header or not any(row.element_tag == LINE for row in head.children):
        return table
    rows = [row for row in head.children if row.element_tag != LINE]
    whole = table.copy_with_children([head.copy_with_children(rows), *table.children[1:]])
    if table.style["border_collapse"] == "collapse":
        beside, between = table.collapsed_border_grid
        whole.collapsed_border_grid = beside[1:], [between[0], *between[2:]]
    return whole
