"""Converts tables of a `Brief`: header cells, column widths, rows that stay together.

In: a table, and a converter for its texts. Out: a table with relative column widths, the same in all formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefpress import model
from briefpress.brand.roles import Role
from briefpress.edition.convert.columns import LANDSCAPE, WIDE, Columns, Slots, fit_columns
from briefpress.edition.model.inlines import PageNumber
from briefpress.edition.model.inlines import plain_text as shown_text
from briefpress.edition.model.tables import Cell, Fits, Row, Scope, Table
from briefpress.model import Alignment, Column, Slot, grid, plain_text, text_of_cell, with_texts
from briefpress.problems import Code, Problem

if TYPE_CHECKING:
    from briefpress.edition.convert.blocks import Converter

MAX_LINES = 30  # the maximum number of lines in rows that stay together; more lines might not fit on a page
SMALL = 5  # the maximum number of rows, without the header, in a table that stays on one page
# The roles of cell text, by whether the cell is a header and whether the type is small.
ROLES = {
    (True, False): Role.TABLE_HEADER,
    (False, False): Role.TABLE_TEXT,
    (True, True): Role.TABLE_HEADER_SMALL,
    (False, True): Role.TABLE_TEXT_SMALL,
}
WHOLE = 12  # the maximum number of rows that a cell spans if it stays on one page; a taller cell might not fit
# The maximum number of lines in a row that stays on one page; a taller row might not fit on any page.
TALL = 25
SOME_PAGE = "00"  # in place of page numbers that are not known yet; most have two digits


def convert_table(converter: Converter, table: model.Table, *, alone: bool) -> Table:
    """Return a table with its caption and the lines below it; only a table directly in the text (`alone`) may be
    wide.
    """
    caption = converter.caption(table)
    cells = [[_with_rating_in_words(converter, cell) for cell in row] for row in (*table.head, *table.body)]
    rows, worded = (
        tuple(grid(group)) for group in (cells, [[_worded(converter, cell) for cell in row] for row in cells])
    )
    column, columns = _fitted(converter, table, worded, alone=alone)
    lines = [_lines(row, columns) for row in worded]
    stays = _stays(len(table.head), lines)
    converted = (_row(converter, table, rows, number, small=columns.small) for number in range(len(rows)))
    all_rows = tuple(
        replace(row, keep_with_next=row.keep_with_next or number in stays, tall=lines[number] > TALL)
        for number, row in enumerate(converted)
    )
    head, body = all_rows[: len(table.head)], all_rows[len(table.head) :]
    below = (*converter.below("notes-below", table.notes), *converter.below("source", table.source))
    id_ = caption.id if caption else table.id
    continued = converter.words.filled("table-continued", table=caption.label) if caption and head else ""
    shown = Table(id_, caption, head, body, columns.shares, below, columns.small, columns.fits, column=column)
    return replace(shown, continued=continued)


def _fitted(converter: Converter, table: model.Table, rows: Sequence[Slots], *, alone: bool) -> tuple[Column, Columns]:
    """Return the column of the page that a table occupies, and the widths of the table's own columns. If the text
    column is too narrow, the table extends into the margin.
    """
    fitted = partial(fit_columns, rows, len(table.alignments), table.widths, headers=len(table.head))
    column = table.column if alone else Column.TEXT
    if converter.landscape:
        return Column.TEXT, fitted(LANDSCAPE)
    if column is Column.TEXT:
        found = fitted()
        if not (alone and (found.small or found.fits is not Fits.HERE)):
            return column, found
    return column or Column.WIDE, fitted(WIDE)


def check_table_widths(tables: Iterable[Table]) -> Iterator[Problem]:
    """Yield a problem for each table whose text does not fit in its columns."""
    for table in tables:
        if table.fits is not Fits.HERE:
            landscape = "put the table between `::: {.landscape}` and `:::`"
            other = "swap its rows and columns, or split it into two tables"
            hint = landscape if table.fits is Fits.LANDSCAPE else other
            text = f"{len(table.columns)} columns do not fit on the page: words and numbers are cut off"
            yield Problem(Code.TABLE_CROWDED, text, table.place, hint)


def _row(converter: Converter, table: model.Table, rows: Sequence[Slots], number: int, *, small: bool) -> Row:
    names_others = _is_group_heading(table, rows, number)
    headers = max(table.header_columns, 1 if converter.ratings else 0)
    scopes = (Scope.COLUMN if names_others else _scope(table, slot, number, headers) for slot in rows[number])
    pairs = zip(rows[number], scopes, strict=True)
    cells = (_cell(converter, table, number, *pair, small=small) for pair in pairs if pair[0].begins)
    continues = any(slot.more_rows for slot in rows[number] if slot.cell.row_span <= WHOLE)
    return Row(tuple(cells), keep_with_next=continues or names_others)


def _stays(head: int, lines: Sequence[int]) -> set[int]:
    """Return the indexes of the rows that stay on the page of the next row, so that no page begins or ends with a
    single row and no small table is split.

    `lines` contains the number of lines in each row. If rows together might not fit on a page, they may be separated.
    """
    last = len(lines) - 1
    if last < head + SMALL and sum(lines) <= MAX_LINES:
        return set(range(last))
    begin = range(min(head + 1, last)) if sum(lines[: head + 2]) <= MAX_LINES else ()
    return {*begin, *(range(last - 1, last) if last > 0 and sum(lines[-2:]) <= MAX_LINES else ())}


def _lines(row: Slots, columns: Columns) -> int:
    """Return approximately how many lines a row has."""
    cells = [slot for slot in row if slot.begins]
    shares = (sum(columns.shares[slot.column : slot.column + slot.cell.column_span]) for slot in cells)
    texts = ([line for text in text_of_cell(slot.cell) for line in _lines_of_cell(text)] for slot in cells)
    return max(
        (sum(columns.lines(line, share) for line in lines) for lines, share in zip(texts, shares, strict=True)),
        default=1,
    )


def _lines_of_cell(text: model.Inlines) -> list[str]:
    """Return the text of a cell, split at the line breaks that the author set."""
    ended = (model.Run("\n") if isinstance(inline, model.LineBreak) else inline for inline in text)
    return plain_text(tuple(ended)).split("\n")


def _is_group_heading(table: model.Table, rows: Sequence[Slots], number: int) -> bool:
    """Return whether the row with index `number` is in the body and consists of one cell, a heading for the rows below
    it.
    """
    spans = len(rows[number]) == 1 and len(table.alignments) > 1
    return spans and len(table.head) <= number < len(rows) - 1


def _scope(table: model.Table, slot: Slot[model.Cell], row: int, header_columns: int) -> Scope:
    if row < len(table.head):
        return Scope.COLUMN
    return Scope.ROW if slot.column < header_columns else Scope.NONE


def _with_rating_in_words(converter: Converter, cell: model.Cell) -> model.Cell:
    """Return a cell in a comparison of options; if it contains only a symbol, the rating in words replaces it."""
    rating = converter.ratings.get(plain_text(cell.inlines).strip())
    return replace(cell, inlines=(model.Run(rating),)) if rating else cell


def _worded(converter: Converter, cell: model.Cell) -> model.Cell:
    """Return a cell with plain text in place of cross-references and variables, so that its width can be measured."""

    def words(text: model.Inlines) -> model.Inlines:
        return tuple(_shown(converter, inline) for inline in text)

    return replace(cell, inlines=words(cell.inlines), blocks=with_texts(cell.blocks, words))


def _shown(converter: Converter, inline: model.Inline) -> model.Inline:
    if not isinstance(inline, model.CrossReference | model.Variable):
        return inline
    shown = converter.inlines((inline,))
    pages = (f"{part.before}{SOME_PAGE}{part.after}" for part in shown if isinstance(part, PageNumber))
    return model.Run("".join((shown_text(shown), *pages)))


def _cell(
    converter: Converter, table: model.Table, row: int, slot: Slot[model.Cell], scope: Scope, *, small: bool
) -> Cell:
    cell, role = slot.cell, ROLES[bool(scope), small]
    paragraph = converter.paragraph(role, cell.inlines)
    alignment = table.alignments[slot.column]
    if row < len(table.head) and cell.column_span > 1 and alignment is Alignment.RIGHT:
        alignment = Alignment.CENTER  # on the right, the text would seem to belong only to the last column
    return Cell(paragraph, alignment, scope, cell.column_span, cell.row_span, converter.cell(cell.blocks, role))
