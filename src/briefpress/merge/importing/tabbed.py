"""Tables that were typed with tabs. In: paragraphs. Out: paragraphs, with such lines as table rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefpress.docx.read import Paragraph, Piece, PieceKind
from briefpress.merge.importing.kinds import is_contents_entry
from briefpress.merge.importing.lists import TYPED_NUMBER

MAX_CELL = 80  # the maximum number of characters in a cell; longer lines are text that contains tabs
ROWS, CELLS = 3, 3  # a table has at least this many rows, or two rows and at least this many cells per row


def tabbed(text: Sequence[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """Turn adjacent lines with the same number of tabs into rows.

    Return all paragraphs, and the first cells of tables.
    """
    table = max((paragraph.cell[0] for paragraph in text if paragraph.cell), default=-1) + 1
    out: list[Paragraph] = []
    remarks: list[str] = []
    for tabs, group in groupby(text, key=_tabs):
        rows = [*group]
        if tabs and (len(rows) >= ROWS or (len(rows) > 1 and tabs + 1 >= CELLS)):
            remarks.append(rows[0].text.partition("\t")[0].strip())
            out += [paragraph for number, row in enumerate(rows) for paragraph in _cells(row, table, number)]
            table += 1
        else:
            out += rows
    return out, remarks


def _tabs(paragraph: Paragraph) -> int:
    """Return the number of tabs in a paragraph, or 0 if it cannot be a row."""
    cells = paragraph.text.split("\t")
    special = paragraph.cell or paragraph.outline or (paragraph.looks and paragraph.looks.marker)
    if (
        special
        or TYPED_NUMBER.match(paragraph.text.strip())
        or paragraph.style.startswith(("toc", "table of"))
        or is_contents_entry(paragraph)
    ):
        return 0
    fits = all(cell.strip() and len(cell) <= MAX_CELL for cell in cells)
    return len(cells) - 1 if fits else 0


def _cells(paragraph: Paragraph, table: int, row: int) -> Iterator[Paragraph]:
    column, pieces = 0, list[Piece]()
    for piece in paragraph.pieces:
        first, *more = piece.text.split("\t") if piece.kind is PieceKind.TEXT else [piece.text]
        pieces.append(replace(piece, text=first))
        for words in more:
            yield replace(paragraph, pieces=tuple(pieces), cell=(table, row, column))
            column, pieces = column + 1, [replace(piece, text=words)]
    yield replace(paragraph, pieces=tuple(pieces), cell=(table, row, column))
