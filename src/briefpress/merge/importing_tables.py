"""A table of a Word file in Markdown. In: its cells. Out: a pipe table, or a box if it has only one cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from briefpress.docx.read import Draft, Paragraph

Words = Callable[[Paragraph], str]


def table(draft: Draft, number: int, paragraphs: Sequence[Paragraph], words: Words) -> str:
    """Return the source of a table; merged cells are written as `<` and `^`."""
    rows: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in paragraphs:
        assert paragraph.cell
        _, row, column = paragraph.cell
        rows[row][column] += [one] if (one := words(paragraph).strip()) else []
    width = max(max(row) for row in rows.values()) + 1
    if len(rows) == 1 and width == 1:
        inside = "\n\n".join(next(iter(rows.values()))[0])
        return f"::: box\n{inside}\n:::" if inside else ""
    lines = [_line(draft, number, row, cells, width) for row, cells in sorted(rows.items())]
    head = 1  # rows, and those that a cell of the head reaches into
    while any(one[:2] == (number, head) for one in draft.merged) and head < len(lines) - 1:
        head += 1
    more = [f"\n: {{header-rows={head}}}"] if head > 1 else []
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:], *more])


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
