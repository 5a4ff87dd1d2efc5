"""Tables inside cells of a Word file. In: paragraphs. Out: text with their rows as lines of the cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.docx.read import Paragraph, Piece


def flattened(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return text with tables inside cells as lines of the cell, one per row, and the number of these tables."""
    last = {one.cell[0]: number for number, one in enumerate(paragraphs) if one.cell}
    out: list[Paragraph] = []
    found: set[int] = set()
    outer: Paragraph | None = None  # the paragraph in a cell of the outer table, which continues afterwards
    row: tuple[int, int] | None = None
    for number, one in enumerate(paragraphs):
        if outer and outer.cell and one.cell and one.cell[0] > outer.cell[0] and last[outer.cell[0]] > number:
            found.add(one.cell[0])
            if one.cell[:2] == row:
                out[-1] = replace(out[-1], pieces=(*out[-1].pieces, Piece(" · "), *one.pieces))
            else:
                out.append(replace(one, cell=outer.cell))
            row = one.cell[:2]
        else:
            outer, row = one if one.cell else None, None
            out.append(one)
    return out, len(found)
