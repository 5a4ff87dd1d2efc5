"""Tables in imported Word files.

In: the cells of a table. Out: a pipe table, or a grid table if cells contain lists.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.importing import blocks, house
from briefpress.merge.importing.figures import in_cell
from briefpress.merge.importing.grid import Box, drawn
from briefpress.merge.importing.kinds import plain_heading

if TYPE_CHECKING:
    from briefpress.merge.importing.body import Body
    from briefpress.merge.importing.parts import Part

Words = Callable[[Paragraph], str]
SENTENCE = 60  # a paragraph in a cell with at least this number of characters counts as text, not as a value
SPACES = lazy.pattern(r"[\t\u2028]")
NUMERIC = lazy.pattern(r"[\W\d]*\d[\W\d]*$")
MINIMUM = 0.6  # a column is aligned if a larger share of its cells is


def written_table(body: Body, part: Part) -> list[str]:
    """Return the source of a table with its caption. Pictures in cells with text are moved above the table."""
    paragraphs = part.unit.paragraphs
    worded = {item.cell for item in paragraphs if body.words(item).strip()}
    figures, shown = list[str](), dict[int, str]()
    for paragraph in paragraphs:
        found = [*body.pictures.of(paragraph, body.last_text)]
        if found and paragraph.cell not in worded and all(each.startswith("![") for each in found):
            shown[paragraph.number] = " ".join(map(in_cell, found))
        else:
            figures += found
    if figures:
        body.remark("pictures in table cells are now above the table")

    def words(item: Paragraph) -> str:
        return shown.get(item.number) or body.words(item).strip()

    source, attributes = _table(body, paragraphs, words)
    return [*figures, source, *part.below(body.words, attributes)]


def _table(body: Body, paragraphs: Sequence[Paragraph], words: Words) -> tuple[str, str]:
    """Return the source of a table, and its attributes."""
    rows: dict[int, dict[int, list[Paragraph]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in paragraphs:
        assert paragraph.cell
        number, row, column = paragraph.cell
        rows[row][column] += [paragraph] if words(paragraph) else []
    cells = [rows[row] for row in sorted(rows)]
    places = {row: at for at, row in enumerate(sorted(rows))}
    merged = {(places[row], column) for table, row, column in body.draft.merged if table == number and row in places}
    head = _header_rows({row for row, _ in merged}, len(cells))
    width = max(max(row, default=0) for row in cells) + 1
    sides = [_sides(cells[head:], column) for column in range(width)]
    if any(_has_blocks(paragraphs) for row in cells for paragraphs in row.values()):
        boxes = _boxes(body, cells, merged, width)
        return drawn(boxes, min(head, len(cells) - 1), sides), ""
    lines = [
        _line(merged, at, row, width, words if at >= head else lambda paragraph: plain_heading(words(paragraph)))
        for at, row in enumerate(cells)
    ]
    rule = "|".join(f"{':' if left else '-'}-{':' if right else '-'}" for left, right in sides)
    lines = lines if head else [_line(set(), 0, {column: [] for column in range(width)}, width, words), *lines]
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]]), f"header-rows={head}" if head > 1 else ""


def _header_rows(merged: Container[int], rows: int) -> int:
    """Return the number of header rows, including rows into which header cells span. If header cells span into every
    row, the table has no header. `merged` contains the rows with cells that are merged with cells above.
    """
    head = next((row for row in range(1, rows) if row not in merged), 0)
    return head if rows > 1 else 1


def _blocks(body: Body, paragraphs: Sequence[Paragraph]) -> str:
    """Return the source of the blocks in a cell."""
    body.lists.open.clear()
    out = [block for paragraph in paragraphs for block in blocks.write(body, paragraph, body.words(paragraph).strip())]
    body.lists.open.clear()
    return SPACES.sub(" ", blocks.without_headings("\n".join(house.joined(out))).strip("\n"))


def _has_blocks(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a cell contains a list or several paragraphs of text."""
    listed = [paragraph for paragraph in paragraphs if paragraph.looks and paragraph.looks.marker]
    return (
        len(listed) > 1
        or (bool(listed) and len(paragraphs) > 1)
        or (len(paragraphs) > 1 and sum(len(paragraph.text) >= SENTENCE for paragraph in paragraphs) > 1)
    )


def _sides(rows: Sequence[Mapping[int, Sequence[Paragraph]]], column: int) -> tuple[bool, bool]:
    """Return whether the line below the header has a colon on the left of a column, and whether it has one on the
    right.
    """
    found = [row[column][0] for row in rows if row.get(column)]
    sides = Counter(paragraph.looks.aligned for paragraph in found if paragraph.looks)
    aligned, count = sides.most_common(1)[0] if sides else ("", 0)
    if count <= MINIMUM * len(found) or (
        aligned == "right" and all(NUMERIC.match(paragraph.text) for paragraph in found)
    ):
        aligned = ""  # briefpress itself aligns numbers to the right
    return aligned == "center", aligned in ("center", "right")


def _boxes(
    body: Body, cells: Sequence[Mapping[int, list[Paragraph]]], merged: set[tuple[int, int]], width: int
) -> list[Box]:
    """Return the cells of a grid table with the areas that they cover."""
    out: list[Box] = []
    for row, found in enumerate(cells):
        starts = [*sorted({*found, 0}), width]
        for column, end in pairwise(starts):
            if (row, column) in merged and row:
                continue
            last = row + 1
            while last < len(cells) and (last, column) in merged:
                last += 1
            text = _blocks(body, found.get(column, []))
            out.append(Box(tuple(text.split("\n")) if text else (), (row, last), (column, end)))
    return out


def _line(
    merged: set[tuple[int, int]], row: int, cells: Mapping[int, list[Paragraph]], width: int, words: Words
) -> str:
    shown = []
    for column in range(width):
        if (row, column) in merged and row:
            shown.append("^")
        elif column not in cells and column:
            shown.append("<")
        else:
            text = "<br>".join(_marked(paragraph, words(paragraph)) for paragraph in cells.get(column, []))
            shown.append(text.replace("\\\n", "<br>").replace("\n", " ") if text not in ("<", "^") else f"\\{text}")
    return f"| {' | '.join(shown)} |"


def _marked(paragraph: Paragraph, words: str) -> str:
    """Return a line of a cell, including its bullet or number."""
    marker = paragraph.looks.marker if paragraph.looks else ""
    return f"{marker} {words}" if marker else words
