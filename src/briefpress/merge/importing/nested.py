"""Tables inside table cells. In: paragraphs in a Word file. Out: paragraphs, with rows of inner tables as lines, or in
boxes.
"""

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
    last = {item.cell[0]: number for number, item in enumerate(paragraphs) if item.cell}
    kinds = _kinds(paragraphs)
    out: list[Paragraph] = []
    found: set[int] = set()
    # The last paragraph in a cell of the outer table; the cell may continue after the inner table
    outer: Paragraph | None = None
    row: tuple[int, int] | None = None
    for number, paragraph in enumerate(paragraphs):
        is_inside = (
            outer
            and outer.cell
            and paragraph.cell
            and paragraph.cell[0] > outer.cell[0]
            and last[outer.cell[0]] > number
        )
        if not is_inside or not outer or not outer.cell or not paragraph.cell:
            outer, row = paragraph if paragraph.cell else None, None
            out.append(paragraph)
        elif kind := kinds[outer.cell[0]]:
            box = f"{BOX}{outer.cell[0]}"
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
                out.append(replace(paragraph, cell=outer.cell))
            row = paragraph.cell[:2]
    return out, len(found)


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
