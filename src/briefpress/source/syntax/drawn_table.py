"""What tables drawn with signs are made of: those of a grid, and those whose columns are marked with hyphens.

In: the lines of a block. Out: a `DrawnTable`, whose cells say which stretches of which lines they are.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from briefpress.lazy import dataclass
from briefpress.model import Alignment

TOKEN = "drawn_table"
INSIDE = ("paragraph", "reference", "blockquote", "list")  # what such a table ends, without an empty line
NEAR = "near_tables"  # in the environment of the parser: what is wrong with the lines that are nearly a table


class Stretch(NamedTuple):
    """Part of a line: its number, counted from 0, and the characters from `start` up to, not including, `end`."""

    line: int
    start: int
    end: int


class DrawnCell(NamedTuple):
    """A cell, in a row and column counted from 0; `stretches` are its lines from top to bottom."""

    row: int
    column: int
    row_span: int
    column_span: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table as it is drawn; `head` rows are headers. `blocks`: cells hold blocks, not just words.

    `widths` are the shares of the columns, 1 together, or empty where the drawing says nothing of them.
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
    """A line, sign by sign as it is seen: a wide sign takes two columns, the second one is empty (UAX 11).

    `before` characters of the line in the file are before it, such as the marks of quotations and lists.
    """

    number: int
    before: int
    columns: tuple[str, ...]

    def at(self, column: int) -> str:
        """Return the sign in `column`; a space after the end."""
        return self.columns[column] if column < len(self.columns) else " "

    @property
    def words(self) -> str:
        """Return all of it."""
        return "".join(self.columns)

    def text(self, start: int, end: int) -> str:
        """Return the words from column `start` up to, not including, `end`."""
        return "".join(self.columns[start:end])

    def stretch(self, start: int, end: int) -> Stretch:
        """Return where the words between two columns are in the file."""
        first = self.before + len(self.text(0, start))
        return Stretch(self.number, first, first + len(self.text(start, end)))


def line_of(state: StateBlock, line: int) -> DrawnLine:
    """Return `line` of the block; what is before its words is spaces."""
    begin, shift = state.bMarks[line], state.tShift[line]
    before = begin - (state.src.rfind("\n", 0, begin) + 1)
    return DrawnLine(line, before, tuple(_columns(" " * shift + state.src[begin + shift : state.eMarks[line]])))


def _columns(text: str) -> list[str]:
    if text.isascii():
        return [*text.rstrip()]
    columns: list[str] = []
    for sign in text.rstrip():
        if columns and unicodedata.combining(sign):
            columns[-1] += sign
        else:
            columns += [sign, ""] if unicodedata.east_asian_width(sign) in "WF" else [sign]
    return columns


def push(state: StateBlock, table: DrawnTable, start: int, end: int) -> None:
    """Add `table`, the lines from `start` up to, not including, `end`, to what is found."""
    token = state.push(TOKEN, "", 0)
    token.map, token.meta = [start, end], {"table": table}
    state.line = end


def remember_near(state: StateBlock, line: int, why: str) -> None:
    """Note why what is at `line` is no table, though it looks like one."""
    state.env.setdefault(NEAR, {})[line] = why
