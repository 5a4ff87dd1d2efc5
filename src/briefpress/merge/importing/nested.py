"""Tables inside table cells. In: paragraphs of a Word file. Out: paragraphs, with inner rows as lines, or in boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefpress.docx.read import Paragraph, Piece
from briefpress.merge.importing.units import BOX, is_box, is_columns


def flattened(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return paragraphs with each row of an inner table as a line of the outer cell, and the number of inner tables. A
    table inside a table that is a box, or used only for layout, stays a table.
    """
    last = {one.cell[0]: number for number, one in enumerate(paragraphs) if one.cell}
    kinds = _kinds(paragraphs)
    out: list[Paragraph] = []
    found: set[int] = set()
    outer: Paragraph | None = None  # the last paragraph in a cell of the outer table, which continues later
    row: tuple[int, int] | None = None
    for number, one in enumerate(paragraphs):
        is_inside = outer and outer.cell and one.cell and one.cell[0] > outer.cell[0] and last[outer.cell[0]] > number
        if not is_inside or not outer or not outer.cell or not one.cell:
            outer, row = one if one.cell else None, None
            out.append(one)
        elif kind := kinds[outer.cell[0]]:
            box = f"{BOX}{outer.cell[0]}"
            out.append(replace(one, looks=one.looks and one.looks._replace(box=box)) if kind == BOX else one)
        else:
            found.add(one.cell[0])
            if one.cell[:2] == row:
                out[-1] = replace(out[-1], pieces=(*out[-1].pieces, Piece(" · "), *one.pieces))
            else:
                out.append(replace(one, cell=outer.cell))
            row = one.cell[:2]
    return out, len(found)


def _kinds(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Return the kind of each table: `BOX`, `"columns"` of text, or `""` for a table of values."""
    tables: dict[int, list[Paragraph]] = defaultdict(list)
    for one in paragraphs:
        if one.cell:
            tables[one.cell[0]].append(one)
    return {number: BOX if is_box(some) else "columns" if is_columns(some) else "" for number, some in tables.items()}
