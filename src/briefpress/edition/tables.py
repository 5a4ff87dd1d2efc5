"""Tables of a `Brief` -> tables of an `Edition`: which cells are headers, widths of columns, which rows stay together.

In: a table and what converts its texts. Out: a table whose columns have shares of its width, the same in all formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, sqrt
from typing import TYPE_CHECKING

from briefpress import model
from briefpress.brand.roles import Role
from briefpress.edition.nodes import Cell, Row, Scope, Table
from briefpress.edition.widths import longest_word, width
from briefpress.model import Alignment, Slot, grid, plain_text, text_of_cell

if TYPE_CHECKING:
    from briefpress.edition.body import Converter

LINE = 80  # signs in a line of a table, about
LONG = 40  # signs; a longer cell runs over several lines
LONGEST_WORD = 20  # signs; a longer word, such as an address, is broken
SHORTEST = 4  # so that an empty column is seen
MOST_LINES = 30  # of rows that stay together; more might not fit on a page
SMALL = 5  # rows, without the head, of a table that is not broken
WHOLE = 12  # rows of a cell that is not broken; a higher one might not fit on a page
GAP = 4  # for the space beside the words of a cell, in signs

Slots = tuple[Slot[model.Cell], ...]


def convert_table(converter: Converter, table: model.Table) -> Table:
    """Return a table with its caption, and what stands below it."""
    caption = converter.caption(table)
    rows = tuple(grid((*table.head, *table.body)))
    columns = column_shares(rows, len(table.alignments), table.widths)
    stays = _stays(len(table.head), [_lines(row, columns) for row in rows])
    converted = tuple(_row(converter, table, rows, number, stays=number in stays) for number in range(len(rows)))
    head, body = converted[: len(table.head)], converted[len(table.head) :]
    below = (*converter.below("notes-below", table.notes), *converter.below("source", table.source))
    return Table(table.id, caption, head, body, columns, below)


def _row(converter: Converter, table: model.Table, rows: Sequence[Slots], number: int, *, stays: bool) -> Row:
    names_others = _names_others(table, rows, number)
    scopes = (Scope.COLUMN if names_others else _scope(table, slot, number) for slot in rows[number])
    pairs = zip(rows[number], scopes, strict=True)
    cells = (_cell(converter, table, number, *pair) for pair in pairs if pair[0].begins)
    goes_on = any(slot.more_rows for slot in rows[number] if slot.cell.row_span <= WHOLE)
    return Row(tuple(cells), keep_with_next=goes_on or names_others or stays)


def _stays(head: int, lines: Sequence[int]) -> set[int]:
    """Return the rows that stay with the next one: no page begins or ends with a single row, or breaks a small table.

    `lines` says how many lines each row has. What might not fit on a page does not stay together.
    """
    last = len(lines) - 1
    if last < head + SMALL and sum(lines) <= MOST_LINES:
        return set(range(last))
    begin = range(min(head + 1, last)) if sum(lines[: head + 2]) <= MOST_LINES else ()
    return {*begin, *(range(last - 1, last) if last > 0 and sum(lines[-2:]) <= MOST_LINES else ())}


def _lines(row: Slots, columns: Sequence[float]) -> int:
    """Return about how many lines a row has."""
    cells = [slot for slot in row if slot.begins]
    shares = (sum(columns[slot.column : slot.column + slot.cell.column_span]) for slot in cells)
    texts = (map(plain_text, text_of_cell(slot.cell)) for slot in cells)
    return max((_high(lines, share) for lines, share in zip(texts, shares, strict=True)), default=1)


def _high(texts: Iterable[str], share: float) -> int:
    """Return about how many lines `texts` have, one below the other, in a column of `share`."""
    return sum(ceil(width(text) / (LINE * share)) for text in texts)


def _names_others(table: model.Table, rows: Sequence[Slots], number: int) -> bool:
    """Say whether a row of the body is one cell that names the rows below it."""
    spans = len(rows[number]) == 1 and len(table.alignments) > 1
    return spans and len(table.head) <= number < len(rows) - 1


def _scope(table: model.Table, slot: Slot[model.Cell], row: int) -> Scope:
    if row < len(table.head):
        return Scope.COLUMN
    return Scope.ROW if slot.column < table.header_columns else Scope.NONE


def _cell(converter: Converter, table: model.Table, row: int, slot: Slot[model.Cell], scope: Scope) -> Cell:
    cell, role = slot.cell, Role.TABLE_HEADER if scope else Role.TABLE_TEXT
    paragraph = converter.paragraph(role, cell.inlines)
    alignment = table.alignments[slot.column]
    if row < len(table.head) and cell.column_span > 1 and alignment is Alignment.RIGHT:
        alignment = Alignment.CENTER  # over columns of numbers: at the right edge it would seem to head the last one
    return Cell(paragraph, alignment, scope, cell.column_span, cell.row_span, converter.cell(cell.blocks, role))


def column_shares(rows: Iterable[Slots], columns: int, asked: Sequence[float] = ()) -> tuple[float, ...]:
    """Return the share of each column: room for its longest word first, then for more of its longest cell.

    `asked` are the shares that the author gave, which then count for what is left beside the longest words.
    """
    cells: list[list[tuple[int, int]]] = [[] for _ in range(columns)]
    for column, needed in (found for row in rows for found in _needed(row)):
        cells[column].append(needed)
    words, lengths = ([max((need[which] for need in column), default=0) for column in cells] for which in (0, 1))
    fitting = (least for word in range(LONGEST_WORD, SHORTEST, -1) if sum(least := _least(words, word)) <= LINE)
    least = next(fitting, _least(words, LONGEST_WORD))
    if asked:
        return _normal(_asked(least, asked))
    most = [max(low, GAP + _wanted(length)) for low, length in zip(least, lengths, strict=True)]
    rest = max(0, min(LINE, sum(most)) - sum(least))
    wanted = max(1, sum(most) - sum(least))
    widths = [low + rest * (high - low) / wanted for low, high in zip(least, most, strict=True)]
    return _normal(widths)


def _normal(widths: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(one / sum(widths), 4) for one in widths)


def _asked(least: Sequence[int], shares: Sequence[float]) -> list[float]:
    """Return the widths that the author asked for, in signs; a column that would be too narrow has the least."""
    room, tight = max(LINE, sum(least)), set[int]()
    while True:
        left = room - sum(least[column] for column in tight)
        total = sum(share for column, share in enumerate(shares) if column not in tight) or 1
        widths = [
            low if column in tight else share * left / total
            for column, (low, share) in enumerate(zip(least, shares, strict=True))
        ]
        narrow = {column for column, low in enumerate(least) if widths[column] < low} - tight
        if not narrow:
            return widths
        tight |= narrow


def _wanted(length: int) -> float:
    """Return the room for a cell of `length`, in signs: of long ones, four times as long has twice as much."""
    return length if length <= LONG else sqrt(LONG * length)


def _needed(row: Slots) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield columns with the signs of the longest word and of all words of a cell there; one over several is shared."""
    for slot in row:
        texts, span = [plain_text(text) for text in text_of_cell(slot.cell)], slot.cell.column_span
        word = max(map(longest_word, texts))
        for column in range(slot.column, slot.column + span) if slot.begins else ():
            yield column, (ceil(word / span), ceil(sum(map(width, texts)) / span))


def _least(words: Iterable[int], most: int) -> list[int]:
    """Return the signs that each column needs for its longest word, where words of more than `most` are broken."""
    return [GAP + max(SHORTEST, min(word, most)) for word in words]
