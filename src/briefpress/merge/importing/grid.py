"""Grid tables, for cells that contain lists or several paragraphs. In: cells with their lines. Out: Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefpress.lazy import dataclass

MINIMUM = 3  # the minimum width of a column in characters, so that the line below the header can show its alignment


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its lines, and the rows and columns that it covers, as half-open ranges."""

    lines: tuple[str, ...]
    rows: tuple[int, int]
    columns: tuple[int, int]


def drawn(boxes: Sequence[Box], head: int, colons: Sequence[tuple[bool, bool]]) -> str:
    """Return a grid table. The first `head` rows are the header. `colons` states for each column whether it has colons
    on the left and on the right.
    """
    across = _positions(boxes, 1)
    down = _positions(boxes, 0)
    owners = {(row, column): box for box in boxes for row in range(*box.rows) for column in range(*box.columns)}
    canvas = [[" "] * (across[-1] + 1) for _ in range(down[-1] + 1)]
    for at in range(len(down)):
        for column, (start, end) in enumerate(pairwise(across)):
            if owners.get((at - 1, column)) is not owners.get((at, column)):
                canvas[down[at]][start : end + 1] = _line(end - start + 1, "=" if at == head > 0 else "-")
    for at in range(len(across)):
        for row, (start, end) in enumerate(pairwise(down)):
            if owners.get((row, at - 1)) is not owners.get((row, at)):
                for line in range(start, end + 1):
                    canvas[line][across[at]] = "|" if canvas[line][across[at]] in " |" else "+"
    for box in boxes:
        for number, text in enumerate(box.lines, down[box.rows[0]] + 1):
            start = across[box.columns[0]] + 2
            canvas[number][start : start + len(text)] = text
    for column, (left, right) in enumerate(colons):
        rule, first, last = canvas[down[head]], across[column] + 1, across[column + 1] - 1
        rule[first] = ":" if left else rule[first]
        rule[last] = ":" if right else rule[last]
    return "\n".join(map("".join, _with_corners(canvas, across, down)))


def _line(length: int, char: str) -> str:
    return f"+{char * (length - 2)}+"


def _with_corners(canvas: list[list[str]], across: Sequence[int], down: Sequence[int]) -> Iterator[list[str]]:
    """Yield the lines of a grid with corners only where horizontal and vertical lines meet."""
    for y in down:
        for x in across:
            beside = [canvas[y][x + step] for step in (-1, 1) if 0 <= x + step <= across[-1]]
            above = [canvas[y + step][x] for step in (-1, 1) if 0 <= y + step <= down[-1]]
            is_line, is_bar = any(item in "-=:" for item in beside), any(item in "|+" for item in above)
            if is_line and not is_bar:
                canvas[y][x] = next(item for item in beside if item in "-=:").replace(":", "-")
            elif is_bar and not is_line:
                canvas[y][x] = "|"
    yield from canvas


def _positions(boxes: Sequence[Box], axis: int) -> list[int]:
    """Return the positions of the lines between rows (axis 0) or columns (axis 1), so that all the text fits."""
    count = max(_extent(box, axis)[1] for box in boxes)
    found = dict.fromkeys(range(count), MINIMUM + 2 if axis else 1)
    for box in sorted(boxes, key=lambda box: _extent(box, axis)[1] - _extent(box, axis)[0]):
        first, end = _extent(box, axis)
        needed = max(map(len, box.lines), default=0) + 2 if axis else len(box.lines)
        has = sum(found[place] for place in range(first, end)) + end - first - 1
        found[end - 1] += max(0, needed - has)
    out = [0]
    for place in range(count):
        out.append(out[-1] + found[place] + 1)
    return out


def _extent(box: Box, axis: int) -> tuple[int, int]:
    return box.columns if axis else box.rows
