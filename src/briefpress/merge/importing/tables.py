"""A table of a Word file in Markdown. In: its cells. Out: a pipe table, or a box if it has only one cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefpress.docx.read import Draft, Paragraph, Piece

Words = Callable[[Paragraph], str]


def table(draft: Draft, number: int, paragraphs: Sequence[Paragraph], words: Words) -> tuple[str, str]:
    """Return the source of a table, and its attributes; merged cells are written as `<` and `^`."""
    rows: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in paragraphs:
        assert paragraph.cell
        _, row, column = paragraph.cell
        rows[row][column] += [_marked(paragraph, one)] if (one := words(paragraph).strip()) else []
    width = max(max(row) for row in rows.values()) + 1
    lines = [_line(draft, number, row, cells, width) for row, cells in sorted(rows.items())]
    head = 1  # rows, and those that a cell of the head reaches into
    while any(one[:2] == (number, head) for one in draft.merged) and head < len(lines) - 1:
        head += 1
    more = f"header-rows={head}" if head > 1 else ""
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]), more


def _marked(paragraph: Paragraph, words: str) -> str:
    """Return a line of a cell with its bullet or number."""
    marker = paragraph.looks.marker if paragraph.looks else ""
    return f"{marker} {words}" if marker else words


def flattened(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return text in which a table inside a cell is lines of that cell, one a row, and how many such tables it had."""
    last = {one.cell[0]: number for number, one in enumerate(paragraphs) if one.cell}
    out: list[Paragraph] = []
    found: set[int] = set()
    outer: Paragraph | None = None  # in a cell of a table that goes on after what comes now
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


def _line(draft: Draft, number: int, row: int, cells: dict[int, list[str]], width: int) -> str:
    shown = []
    for column in range(width):
        if (number, row, column) in draft.merged and row:
            shown.append("^")
        elif column not in cells and column:
            shown.append("<")
        else:
            text = "<br>".join(cells.get(column, []))
            shown.append(text.replace("\n", " ") if text not in ("<", "^") else f"\\{text}")
    return f"| {' | '.join(shown)} |"
