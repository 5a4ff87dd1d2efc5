"""Equations in layout tables. In: paragraphs. Out: paragraphs, with the rows of such tables as lines of text.

Word centres an equation with its number in a table of two or three columns, one of which may be empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefpress import lazy
from briefpress.docx.read import FORMULA, Paragraph, Piece
from briefpress.merge.importing.cross_references import EQUATION_NUMBER

NUMBER = lazy.pattern(EQUATION_NUMBER)


def without_layout(text: Sequence[Paragraph]) -> list[Paragraph]:
    """Return all paragraphs, with each row of a layout table as one paragraph: an equation and its number."""
    out: list[Paragraph] = []
    for table, group in groupby(text, key=lambda paragraph: paragraph.cell[0] if paragraph.cell else None):
        paragraphs = [*group]
        rows = [[*row] for _, row in groupby(paragraphs, key=lambda paragraph: paragraph.cell and paragraph.cell[1])]
        lines = [_line(row) for row in rows] if table is not None else []
        found = [line for line in lines if line]
        out += found if lines and len(found) == len(lines) else paragraphs
    return out


def _line(row: Sequence[Paragraph]) -> Paragraph | None:
    """Return a row as a paragraph, or None if the row contains anything but one equation and, at its end, a number."""
    filled = [paragraph for paragraph in row if paragraph.text.strip()]
    numbers = [paragraph.text.strip() for paragraph in filled[1:]]
    if not filled or len(numbers) > 1 or not _is_equation(filled[0]) or not all(map(NUMBER.fullmatch, numbers)):
        return None
    return replace(filled[0], cell=None, pieces=(*filled[0].pieces, *(Piece(f" {number}") for number in numbers)))


def _is_equation(paragraph: Paragraph) -> bool:
    pieces = [piece for piece in paragraph.pieces if piece.text.strip()]
    return len(pieces) == 1 and pieces[0].key == FORMULA
