"""The structure of drawn tables: grids, and tables with hyphens under their columns.

In: a block's lines. Out: a `DrawnTable`, whose cells refer to parts of these lines.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from briefpress.lazy import dataclass
from briefpress.model import Alignment

TOKEN = "drawn_table"
INSIDE = ("paragraph", "reference", "blockquote", "list")  # blocks that can follow a drawn table without a blank line
NEAR = "near_tables"  # the key, in the parser's environment, for the faults of lines that are almost a table


class Stretch(NamedTuple):
    """Part of a line: its number, counted from 0, and the characters from `start` up to, but not including, `end`."""

    line: int
    start: int
    end: int


class DrawnCell(NamedTuple):
    """A cell, in a row and column counted from 0; `stretches` are the lines of the cell from top to bottom."""

    row: int
    column: int
    row_span: int
    column_span: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table as drawn; `head` rows are headers. `blocks`: cells contain blocks, not only text.

    `widths` are the shares of the columns, 1 in total, or empty if the drawing does not give any.
    """

    cells: tuple[DrawnCell, ...]
    head: int
    alignments: tuple[Alignment, ...]
    widths: tuple[float, ...]
    blocks: bool

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line, column by column: a wide character takes two columns, of which the second is empty (UAX 11). `before`
    characters of the file precede it, such as markers of quotations and lists.
    """

    number: int
    before: int
    columns: tuple[str, ...]

    def at(self, column: int) -> str:
        """Return the character in `column`, or a space after the end."""
        return self.columns[column] if column < len(self.columns) else " "

    @property
    def words(self) -> str:
        """Return the whole text."""
        return "".join(self.columns)

    def text(self, start: int, end: int) -> str:
        """Return the text from column `start` up to, but not including, `end`."""
        return "".join(self.columns[start:end])

    def stretch(self, start: int, end: int) -> Stretch:
        """Return the position in the file of the text between two columns."""
        first = self.before + len(self.text(0, start))
        return Stretch(self.number, first, first + len(self.text(start, end)))


def line_of(state: StateBlock, line: int) -> DrawnLine:
    """Return `line` of the block with spaces in place of everything before its text."""
    begin, shift = state.bMarks[line], state.tShift[line]
    before = begin - (state.src.rfind("\n", 0, begin) + 1)
    return DrawnLine(line, before, tuple(_columns(" " * shift + state.src[begin + shift : state.eMarks[line]])))


def _columns(text: str) -> list[str]:
    if text.isascii():
        return [*text.rstrip()]
    columns: list[str] = []
    for char in text.rstrip():
        if columns and unicodedata.combining(char):
            columns[-1] += char
        else:
            columns += [char, ""] if unicodedata.east_asian_width(char) in "WF" else [char]
    return columns


def push(state: StateBlock, table: DrawnTable, start: int, end: int) -> None:
    """Add `table`, the lines from `start` up to, but not including, `end`, to the tokens."""
    token = state.push(TOKEN, "", 0)
    token.map, token.meta = [start, end], {"table": table}
    state.line = end


def remember_near(state: StateBlock, line: int, why: str) -> None:
    """Record why the lines at `line`, which look like a table, are not one."""
    state.env.setdefault(NEAR, {})[line] = why
