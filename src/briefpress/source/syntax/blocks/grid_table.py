"""Grid tables, `+---+---+`, as in Pandoc and reStructuredText: a block rule for markdown-it.

In: the state of the block parser. Out: a token with a `DrawnTable`. Cells without a line between them are merged. A
line of `=` ends the header; the last rows, between two such lines, are the footer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.model import Alignment
from briefpress.source.syntax.block_lines import ALL_BLOCKS, line_text, text_unless_code
from briefpress.source.syntax.blocks.drawn_table import DrawnCell, DrawnLine, DrawnTable, line_of, push, remember_near

BEGINS = lazy.pattern(r"\+[-=:]{2,}")
BORDER = lazy.pattern(r"\+[-=:+]+\+")
HEAD = lazy.pattern(r"\+[=:+]*=[=:+]*\+")
ACROSS, DOWN = frozenset("+-=:"), frozenset("+|")
MAX_CHARS = 500_000  # the maximum number of characters in a table: about a hundred pages
MAX_STEPS = 2_000_000  # the maximum number of steps in the search for the cells of a table


class Area(NamedTuple):
    """A cell, described by the positions of the lines around it."""

    top: int
    left: int
    bottom: int
    right: int


class _UnevenError(Exception):
    """The lines of a grid do not meet. `line` is counted from the first line of the grid, and `column` from its left
    edge.
    """

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


def grid_table_plugin(md: MarkdownIt) -> None:
    """Add grid tables to `md`."""
    md.block.ruler.before("table", "grid_table", grid_table, {"alt": [*ALL_BLOCKS]})


def grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the table that begins on line `start`; if `silent` is True, only return whether there is a table."""
    if not BEGINS.match(text_unless_code(state, start)):
        return False
    uneven_lines = state.env.setdefault("uneven_grids", set())
    if start in uneven_lines:
        return False
    lines = [*_lines(state, start, end)]
    try:
        table = _read(lines)
    except _UnevenError as uneven:
        uneven_lines.update(range(start, start + len(lines)))
        if len(lines) > 1:
            why = "the lines of the grid must meet: in a fixed-width font, each + must be exactly below another one"
            remember_near(state, start + uneven.line, why)
        return False
    if not silent:
        push(state, table, start, start + len(lines))
    return True


def _lines(state: StateBlock, start: int, end: int) -> Iterator[DrawnLine]:
    """Yield the consecutive lines of the grid from `start`."""
    indent = min(state.blkIndent, state.sCount[start])  # a table directly below a list item may be outside the list
    for number in range(start, end):
        begins = line_text(state, number)[:1]
        if begins not in ("+", "|") or state.sCount[number] < indent:
            return
        line = line_of(state, number)
        yield DrawnLine(number, line.before + state.tShift[number], line.columns[state.tShift[number] :])


def _read(lines: Sequence[DrawnLine]) -> DrawnTable:
    """Return the table drawn by `lines`, or raise an `_UnevenError`."""
    if not BORDER.fullmatch(lines[0].words):
        raise _UnevenError(0, 0)
    if not BORDER.fullmatch(lines[-1].words):
        raise _UnevenError(len(lines) - 1, 0)
    areas = _Scanner.of(lines).areas()
    rows, columns = ({place: number for number, place in enumerate(sorted(found))} for found in _edges(areas))
    head = _head(lines, areas)
    cells = (
        DrawnCell(
            rows[area.top],
            columns[area.left],
            rows[area.bottom] - rows[area.top],
            columns[area.right] - columns[area.left],
            tuple(line.stretch(area.left + 1, area.right) for line in lines[area.top + 1 : area.bottom]),
        )
        for area in areas
    )
    edges = [*columns]
    alignments = tuple(_alignment(lines[head or 0], *pair) for pair in pairwise(edges))
    widths = tuple((right - left) / (edges[-1] - edges[0]) for left, right in pairwise(edges))
    return DrawnTable(tuple(cells), rows[head] if head else 0, alignments, widths, blocks=True)


def _edges(areas: Sequence[Area]) -> tuple[set[int], set[int]]:
    """Return the positions of the lines between rows and of those between columns."""
    rows = {edge for area in areas for edge in (area.top, area.bottom)}
    return rows, {edge for area in areas for edge in (area.left, area.right)}


def _head(lines: Sequence[DrawnLine], areas: Sequence[Area]) -> int:
    """Return the line of `=` below the header, or 0 if there is none; the last two such lines may enclose the
    footer.
    """
    tops, last = {area.top for area in areas}, len(lines) - 1
    double = [number for number, line in enumerate(lines) if HEAD.fullmatch(line.words)]
    foot = double[-2:-1] if double[-1:] == [last] else []
    return next((number for number in double if number in tops and number > 0 and number not in foot), 0)


def _alignment(line: DrawnLine, left: int, right: int) -> Alignment:
    """Return the alignment that colons indicate at the ends of a border, between the edges `left` and `right`."""
    colons = line.at(left + 1) == ":", line.at(right - 1) == ":"
    either = Alignment.LEFT if colons[0] else Alignment.RIGHT
    return Alignment.CENTER if all(colons) else either if any(colons) else Alignment.UNSET


@dataclass(slots=True)
class _Scanner:
    """Finds the cells of a grid, starting at its top left corner, each as small as possible, as docutils does. `across`
    and `down` contain, for each character, the end of the border to the right and downwards, or -1 if there is no
    border.
    """

    height: int
    width: int
    crossings: frozenset[tuple[int, int]]
    across: list[list[int]]
    down: list[list[int]]
    steps: int = 0

    @classmethod
    def of(cls, lines: Sequence[DrawnLine]) -> _Scanner:
        """Return the scanner for `lines`."""
        height, width = len(lines), max(len(line.columns) for line in lines)
        if height * width > MAX_CHARS:
            raise _UnevenError(0, 0)
        across = [[-1] * width for _ in lines]
        down = [[-1] * width for _ in lines]
        for row in range(height - 1, -1, -1):
            for column in range(width - 1, -1, -1):
                char = lines[row].at(column)
                if char in ACROSS:
                    across[row][column] = max(column, across[row][column + 1] if column + 1 < width else column)
                if char in DOWN:
                    down[row][column] = max(row, down[row + 1][column] if row + 1 < height else row)
        crossings = frozenset(
            (row, column) for row in range(height) for column in range(width) if lines[row].at(column) == "+"
        )
        return cls(height, width, crossings, across, down)

    def areas(self) -> list[Area]:
        """Return the cells from top to bottom, each row from left to right; together they fill the grid."""
        done, corners, found = [0] * self.width, [(0, 0)], []
        while corners:
            top, left = heappop(corners)
            if top == self.height - 1 or left == self.width - 1 or top < done[left]:
                continue
            area = self._area(top, left)
            if any(done[column] != top for column in range(left, area.right)):
                raise _UnevenError(top, left)
            done[left : area.right] = [area.bottom] * (area.right - left)
            found.append(area)
            heappush(corners, (top, area.right))
            heappush(corners, (area.bottom, left))
        if any(row != self.height - 1 for row in done[:-1]):
            raise _UnevenError(min(done[:-1]), 0)
        return found

    def _area(self, top: int, left: int) -> Area:
        """Return the smallest cell whose top left corner is at `top` and `left`."""
        for right in range(left + 1, self.across[top][left] + 1):
            for bottom in range(top + 1, self.down[top][right] + 1) if (top, right) in self.crossings else ():
                self.steps += 1
                if self.steps > MAX_STEPS:
                    raise _UnevenError(top, left)
                if self._is_around(top, left, bottom, right):
                    return Area(top, left, bottom, right)
        raise _UnevenError(top, left)

    def _is_around(self, top: int, left: int, bottom: int, right: int) -> bool:
        corners = {(bottom, left), (bottom, right)} <= self.crossings
        return corners and self.across[bottom][left] >= right and self.down[top][left] >= bottom
