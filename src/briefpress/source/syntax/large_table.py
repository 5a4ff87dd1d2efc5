"""Pipe tables that are larger than any that can be set: a block rule for markdown-it, in place of its own for tables.

In: the state of the block parser. Out: a `large_table` token in place of all the cells, which would take much memory.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table

from briefpress.model import MOST_ROWS

MOST_BARS = 1000  # in one line
HEAD = 2  # lines


def large_table_plugin(md: MarkdownIt) -> None:
    """Teach `md` to see how large a table is before it reads it."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or not table(state, start, end, True):
        return table(state, start, end, silent)
    last = _last_line(state, start, end)
    rows, head = last - start - HEAD, state.src[state.bMarks[start] : state.eMarks[start]]
    if not (rows > MOST_ROWS or head.count("|") > MOST_BARS):
        return table(state, start, end, False)
    token = state.push("large_table", "", 0)
    token.map, token.meta = [start, last], {"rows": rows, "columns": len(escapedSplit(head.strip(" \t|")))}
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line behind the table that may begin at `start`: it goes on up to an empty one."""
    lines = range(start, end)
    return next((line for line in lines if state.isEmpty(line) or state.sCount[line] < state.blkIndent), end)
