"""Drawn tables: grid tables, and tables with hyphens under their columns.

In: the lines of a block. Out: a `DrawnTable`, whose cells refer to parts of these lines.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from briefpress.lazy import dataclass
from briefpress.model import Alignment

TOKEN = "drawn_table"
NEAR = "near_tables"  # the key in the parser's environment for the faults of almost-tables


class Stretch(NamedTuple):
    """Part of a line: the line number, counted from 0, and the characters from `start` up to, but not including,
    `end`.
    """

    line: int
    start: int
    end: int


class DrawnCell(NamedTuple):
    """A cell; its row and column are counted from 0, and `stretches` are its lines from top to bottom."""

    row: int
    column: int
    row_span: int
    column_span: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table as drawn; the first `head` rows are headers. If `blocks` is True, cells contain blocks, otherwise only
    text.

    `widths` are relative widths of the columns with a sum of 1, or empty if the drawing does not set them.
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
    """A line divided into columns: a wide character occupies two of them, the second of which is empty (UAX 11). In the
    file, `before` characters precede the line, such as markers of quotations and lists.
    """

    number: int
    before: int
    columns: tuple[str, ...]

    def at(self, column: int) -> str:
        """Return the character in `column`, or a space beyond the end."""
        return self.columns[column] if column < len(self.columns) else " "

    @property
    def words(self) -> str:
        """Return the whole text."""
        return "".join(self.columns)

    def text(self, start: int, end: int) -> str:
        """Return the text from column `start` up to, but not including, column `end`."""
        return "".join(self.columns[start:end])

    def stretch(self, start: int, end: int) -> Stretch:
        """Return the stretch of the file between two columns."""
        first = self.before + len(self.text(0, start))
        return Stretch(self.number, first, first + len(self.text(start, end)))


def line_of(state: StateBlock, line: int) -> DrawnLine:
    """Return `line` of the block, with spaces in place of everything before its text."""
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
    """Add a token for `table`, which is on the lines from `start` up to, but not including, `end`."""
    token = state.push(TOKEN, "", 0)
    token.map, token.meta = [start, end], {"table": table}
    state.line = end


def remember_near(state: StateBlock, line: int, why: str) -> None:
    """Record why `line` looks like the start of a table but is not."""
    state.env.setdefault(NEAR, {})[line] = why
