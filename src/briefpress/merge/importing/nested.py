"""Tables inside table cells. In: paragraphs in a Word file. Out: paragraphs, with rows of inner tables as lines, or in
boxes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefpress.docx.read import Paragraph, Piece
from briefpress.merge.importing.units import BOX, is_box, is_columns


def flattened(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return paragraphs with each row of an inner table as a line of the outer cell, and the number of inner tables. A
    table inside a table that is a box, or used only for layout, stays a table.
    """
    last = {item.cell[0]: number for number, item in enumerate(paragraphs) if item.cell}
    kinds = _kinds(paragraphs)
    out: list[Paragraph] = []
    found: set[int] = set()
    row: tuple[int, int] | None = None
    for number, paragraph in enumerate(paragraphs):
        cell = _outer_cell(paragraphs, number, last)
        if not cell or not paragraph.cell:
            out.append(paragraph)
            row = None
        elif kind := kinds[cell[0]]:
            box = f"{BOX}{cell[0]}"
            out.append(
                replace(paragraph, looks=paragraph.looks and paragraph.looks._replace(box=box))
                if kind == BOX
                else paragraph
            )
        else:
            found.add(paragraph.cell[0])
            if paragraph.cell[:2] == row:
                out[-1] = replace(out[-1], pieces=(*out[-1].pieces, Piece(" · "), *paragraph.pieces))
            else:
                out.append(replace(paragraph, cell=cell))
            row = paragraph.cell[:2]
    return out, len(found)


def _outer_cell(paragraphs: Sequence[Paragraph], number: int, last: Mapping[int, int]) -> tuple[int, int, int] | None:
    """Return the cell of the outermost table around the table of a paragraph, or None if no table is around it.

    `last` contains the index of the last paragraph of each table. A table number is higher than that of a table around
    it. A cell ends with a paragraph (17.4.65), so the next paragraph of the outer table is in the same cell.
    """
    own = paragraphs[number].cell
    outer = min((table for table, end in last.items() if own and table < own[0] and end > number), default=-1)
    cells = (item.cell for item in paragraphs[number:] if item.cell and item.cell[0] == outer)
    return next(cells, None) if outer >= 0 else None


def _kinds(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Return the kind of each table: `BOX`, `"columns"` of text, or `""` for a table of values."""
    tables: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.cell:
            tables[paragraph.cell[0]].append(paragraph)
    return {
        number: BOX if is_box(paragraphs) else "columns" if is_columns(paragraphs) else ""
        for number, paragraphs in tables.items()
    }
