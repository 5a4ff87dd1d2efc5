"""Tables with hyphens under their columns, Pandoc's simple and multi-line tables: a block rule for markdown-it.

In: the state of the block parser. Out: a token with a `DrawnTable`. A simple table has one line per row and ends at a
blank line or, without a header, at a line of hyphens. A multi-line table has blank lines between its rows and ends with
a line of hyphens; if it has a header, it begins with an unbroken line of hyphens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from briefpress import lazy
from briefpress.model import MAX_ROWS, Alignment
from briefpress.source.syntax.block_lines import ALL_BLOCKS
from briefpress.source.syntax.blocks.drawn_table import DrawnCell, DrawnTable, line_of, push, remember_near

COLUMNS = lazy.pattern(r" *-+(?: +-+)+")  # the line of hyphens that marks the columns
GROUP = lazy.pattern(r"-+")
WHOLE = lazy.pattern(r" *-{3,}")
MAX_LINES = 4 * MAX_ROWS
CROSSES = "the text of each column must start below its hyphens, with a space before the next column"
UNFINISHED = "a table without a header row must end with a line of hyphens and a blank line"


class _Drawing(NamedTuple):
    """The lines of a table: the header, the line that marks the columns, the rows, and the line after the table;
    `spaced` tables have blank lines between rows.
    """

    head: range
    marks: int
    rows: list[list[int]]
    end: int
    spaced: bool


def dashed_table_plugin(md: MarkdownIt) -> None:
    """Add simple and multi-line tables to `md`."""
    md.block.ruler.before("table", "dashed_table", dashed_table, {"alt": [*ALL_BLOCKS]})


def dashed_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the table that begins on line `start`; if `silent` is True, only return whether there is a table."""
    if state.is_code_block(start) or state.isEmpty(start) or state.sCount[start] < state.blkIndent:
        return False
    drawing = _drawing(state, start, end)
    if not drawing or not drawing.rows:
        return False
    marks = line_of(state, drawing.marks)
    columns = [match.start() for match in GROUP.finditer(marks.words)]
    written = [line_of(state, line) for group in (drawing.head, *drawing.rows) for line in group]
    for line in written:
        if any(line.at(column - 1) != " " for column in columns[1:]):
            remember_near(state, line.number, CROSSES)
            return False
    if not silent:
        push(state, _table(state, drawing, columns, len(marks.columns)), start, drawing.end)
    return True


def _drawing(state: StateBlock, start: int, end: int) -> _Drawing | None:
    """Return the lines of the table that begins on line `start`, or None if there is none."""
    if _marks(state, start):
        return _body(state, range(start, start), start, end)
    if start + 1 < end and _marks(state, start + 1) and not _is_dashes(state, start):
        return _simple(state, start + 1, end)
    if not WHOLE.fullmatch(_text(state, start)):
        return None
    marks = next((line for line in range(start + 1, end) if state.isEmpty(line) or _is_dashes(state, line)), end)
    if marks in (start + 1, end) or not (_marks(state, marks) or _is_one_column(state, start, marks)):
        return None
    return _body(state, range(start + 1, marks), marks, end)


def _text(state: StateBlock, line: int) -> str:
    return line_of(state, line).words


def _marks(state: StateBlock, line: int) -> bool:
    """Return whether a line marks at least two columns; `- - -` is a horizontal rule."""
    text = "" if state.is_code_block(line) else _text(state, line)
    return bool(COLUMNS.fullmatch(text)) and "--" in text


def _is_dashes(state: StateBlock, line: int) -> bool:
    return _marks(state, line) or bool(WHOLE.fullmatch(_text(state, line)))


def _is_one_column(state: StateBlock, first: int, marks: int) -> bool:
    """Return whether two unbroken lines of hyphens enclose a table with a single column, which Pandoc indents
    slightly.
    """
    is_in = state.sCount[first] > state.blkIndent
    return is_in and _text(state, first) == _text(state, marks)


def _simple(state: StateBlock, marks: int, end: int) -> _Drawing:
    """Return the lines of a table with a header. A line of hyphens ends it, unless more rows follow directly below."""
    after = marks + 1
    while after < end and not state.isEmpty(after) and state.sCount[after] >= state.blkIndent:
        after += 1
    rows = [line for line in range(marks + 1, after) if not _is_dashes(state, line)]
    for line in range(marks + 1, after):
        below = [row for row in rows if row > line]
        if _is_dashes(state, line) and not all(_fits(state, row, marks) for row in below):
            rows, after = [row for row in rows if row < line], line + 1
            break
    return _Drawing(range(marks - 1, marks), marks, [[line] for line in rows], after, spaced=False)


def _fits(state: StateBlock, row: int, marks: int) -> bool:
    """Return whether the text of `row` begins where the columns of the line `marks` begin, in two columns or more."""
    line = line_of(state, row)
    _, *columns = (match.start() for match in GROUP.finditer(_text(state, marks)))
    return all(line.at(column - 1) == " " for column in columns) and len(line.columns) > columns[0]


def _body(state: StateBlock, head: range, marks: int, end: int) -> _Drawing | None:
    """Return the lines of a table that must end with a line of hyphens. If there is no such line, record this as the
    reason and return None.
    """
    lines = range(marks + 1, min(end, marks + MAX_LINES))
    last = next((line for line in lines if not state.isEmpty(line) and _is_dashes(state, line)), None)
    if last is None or not (last + 1 >= end or state.isEmpty(last + 1)):
        if marks + 1 < end and not state.isEmpty(marks + 1):
            remember_near(state, marks, UNFINISHED)
        return None
    rows = [*_rows(state, range(marks + 1, last))]
    spaced = bool(head) or any(state.isEmpty(line) for line in range(marks + 1, last))
    return _Drawing(head, marks, rows if spaced else [[line] for row in rows for line in row], last + 1, spaced)


def _rows(state: StateBlock, lines: range) -> Iterator[list[int]]:
    """Yield the lines of each row; blank lines separate rows."""
    row: list[int] = []
    for line in lines:
        if state.isEmpty(line) and row:
            yield row
            row = []
        elif not state.isEmpty(line):
            row.append(line)
    if row:
        yield row


def _table(state: StateBlock, drawing: _Drawing, columns: Sequence[int], width: int) -> DrawnTable:
    rows = [[*drawing.head], *drawing.rows] if drawing.head else drawing.rows
    lines = [[line_of(state, line) for line in row] for row in rows]
    ends = [*columns[1:], MAX_LINES]
    cells = (
        DrawnCell(row, column, 1, 1, tuple(line.stretch(*edges) for line in written))
        for row, written in enumerate(lines)
        for column, edges in enumerate(zip(columns, ends, strict=True))
    )
    marks = line_of(state, drawing.marks)
    groups = [match.end() - match.start() for match in GROUP.finditer(marks.words)]
    alignments = (
        _alignment([line.text(*edges) for line in lines[0]], group)
        for edges, group in zip(zip(columns, ends, strict=True), groups, strict=True)
    )
    shares = tuple((end - begin) / (width - columns[0]) for begin, end in pairwise([*columns, width]))
    return DrawnTable(
        tuple(cells), int(bool(drawing.head)), tuple(alignments), shares if drawing.spaced else (), blocks=False
    )


def _alignment(texts: Sequence[str], group: int) -> Alignment:
    """Return the alignment of a column, as in Pandoc, from the position of the shortest line in its first row."""
    shortest = min((text.rstrip() for text in texts if text.strip()), key=len, default="")
    if not shortest:
        return Alignment.UNSET
    spaces = shortest.startswith(" "), len(shortest) < group
    both = {(True, False): Alignment.RIGHT, (False, True): Alignment.LEFT, (True, True): Alignment.CENTER}
    return both.get(spaces, Alignment.UNSET)
