"""Draw axes with grid lines. In: an axis and the area of the plot. Out: lines and labels on a canvas."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from briefpress.edition import Axis
from briefpress.html.charts.canvas import LINE, SIZE, Area, Canvas, width_of, wrapped

UPRIGHT = 120.0  # the width in points at which names that run upwards are wrapped
GAP = 5.0  # the space in points between labels and the objects that they label
# In points: the height of all rows, unless their names need more, and the space between names if they do.
MAX_ROWS, TIGHT = 480.0, 1.5
NAMES_GAP = 7.0  # the space between a plot and the names below it, which keeps the label of the lowest tick apart


def gutter(axis: Axis) -> float:
    """Return the width of the labels on a vertical axis, including the gap."""
    return max((width_of(word) for _, word in axis.ticks), default=0) + GAP


def level(axis: Axis, value: float, area: Area) -> float:
    """Return the vertical position of a value in `area`."""
    return area.bottom - axis.share(value) * area.height


def draw_horizontal_grid(canvas: Canvas, axis: Axis, area: Area) -> None:
    """Draw a horizontal grid line for each tick, with its label at its start; the line at zero is darker."""
    for value, word in axis.ticks:
        y = level(axis, value, area)
        zero = value == 0
        canvas.line((area.x, y), (area.right, y), canvas.inks.quiet if zero else canvas.inks.lines)
        canvas.word((area.x - GAP, y), word, canvas.inks.quiet, "end")


def draw_vertical_grid(canvas: Canvas, axis: Axis, area: Area) -> None:
    """Draw a vertical grid line for each tick, with its label below it; the line at zero is darker."""
    for value, word in axis.ticks:
        x = area.x + axis.share(value) * area.width
        canvas.line((x, area.y), (x, area.bottom), canvas.inks.quiet if value == 0 else canvas.inks.lines)
        canvas.word((x, area.bottom + GAP + SIZE / 2), word, canvas.inks.quiet, "middle")


def draw_names(canvas: Canvas, names: Sequence[tuple[float, Sequence[str]]], area: Area) -> None:
    """Draw names below `area`, centred on their positions. Names that would overlap a later name are omitted."""
    free = math.inf
    for x, lines in reversed(names):
        half = max(map(width_of, lines), default=0) / 2
        if x + half + GAP <= free:
            middle = area.bottom + NAMES_GAP + SIZE / 2 + (len(lines) - 1) * LINE / 2
            canvas.lines((x, middle), lines, canvas.inks.quiet, "middle")
            free = x - half


def regular_names(names: Sequence[tuple[float, str]], positions: Sequence[float]) -> Sequence[tuple[float, str]]:
    """Return the names to draw on a numeric axis. If not all fit, return as many as fit at regular distances from the
    last name, unless fewer than three would remain.
    """
    if _fit(names):
        return names
    steps = _round_steps(positions[-1] - positions[0])
    maximum = max(filter(_fit, (_spaced(names, positions, step) for step in steps)), key=len, default=[])
    return maximum if len(maximum) > 2 else names


def _spaced(names: Sequence[tuple[float, str]], positions: Sequence[float], step: float) -> Sequence[tuple[float, str]]:
    """Return the names that are a multiple of `step` away from the last name."""
    counts = [(positions[-1] - position) / step for position in positions]
    return [name for name, count in zip(names, counts, strict=True) if math.isclose(count, round(count))]


def _fit(names: Sequence[tuple[float, str]]) -> bool:
    """Return whether the names, each at its position in points, do not overlap."""
    pairs = itertools.pairwise(names)
    return all(x + (width_of(name) + width_of(after)) / 2 + GAP <= next_x for (x, name), (next_x, after) in pairs)


def _round_steps(span: float) -> list[float]:
    """Return the round numbers from about a hundredth of `span` to `span`."""
    power = 10.0 ** (math.floor(math.log10(span)) - 2)
    return [power * step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if power * step <= span]


def names_in_columns(names: Sequence[str], width: float) -> list[tuple[float, list[str]]]:
    """Return the lines of the name below each column, with the distance of their middle from the plot, in points.

    If a name is wider than its column, every second name is lowered, so that names can be two columns wide, or one and
    a half at either end of the plot. If the names are consecutive years, some are omitted instead.
    """
    lines = [wrapped(name, width - 2, whole=True) for name in names]
    if all(width_of(line) <= width - 2 for name in lines for line in name):
        return [(GAP + len(name) * LINE / 2, name) for name in lines]
    if _are_years(names):
        return [(GAP + LINE / 2, [name] if shown else []) for name, shown in _some_years(names, width)]
    lines = [wrapped(name, room, whole=True) for name, room in zip(names, _available_widths(names, width), strict=True)]
    lower = max(map(len, lines[::2])) * LINE
    return [(GAP + len(name) * LINE / 2 + number % 2 * lower, name) for number, name in enumerate(lines)]


def _available_widths(names: Sequence[str], width: float) -> list[float]:
    """Return the width of each name below columns if every second name is lowered."""
    ends = (0, len(names) - 1)
    return [(1.5 if number in ends else 2) * width - 2 for number in range(len(names))]


def upright_names(names: Sequence[str], width: float) -> list[list[str]]:
    """Return the lines of the names below columns that are so narrow that names must run upwards, otherwise `[]`."""
    lines = (wrapped(name, room, whole=True) for name, room in zip(names, _available_widths(names, width), strict=True))
    too_wide = any(
        width_of(line) > room
        for name, room in zip(lines, _available_widths(names, width), strict=True)
        for line in name
    )
    if not too_wide or _are_years(names):
        return []
    return [wrapped(name, UPRIGHT, max(1, int(width / LINE))) for name in names]


def _are_years(names: Sequence[str]) -> bool:
    """Return whether `names` are consecutive numbers, such as years."""
    return all(name.isdigit() for name in names) and all(
        int(after) - int(name) == 1 for name, after in itertools.pairwise(names)
    )


def _some_years(names: Sequence[str], width: float) -> Iterator[tuple[str, bool]]:
    """Yield each year, and whether it is shown: as many as fit are shown, at regular distances from the last one."""
    needed = max(map(width_of, names)) + GAP
    step = next((step for step in (2, 5, 10, 20, 50) if step * width >= needed), len(names))
    for name in names:
        yield name, (int(names[-1]) - int(name)) % step == 0


def names_height(names: Sequence[str], width: float) -> float:
    """Return the height of the names below columns of this width."""
    if upright := upright_names(names, width):
        return GAP + max(width_of(line) for lines in upright for line in lines)
    placed = names_in_columns(names, width)
    return max((middle + len(lines) * LINE / 2 for middle, lines in placed), default=GAP + LINE)


def within(middle: float, lines: Sequence[str], area: Area) -> float:
    """Return `middle`, the centre of some lines of text, moved if necessary so that the lines stay within `area`."""
    half = max(map(width_of, lines), default=0) / 2
    return max(area.x + half, min(area.right - half, middle))


def apart(levels: Sequence[float], heights: Sequence[float], limit: float) -> list[tuple[int, float]]:
    """Return the index and vertical position of each name, from top to bottom, so that names do not overlap and none
    extends below `limit`.

    `levels` are the preferred positions, from which names are moved as little as possible.
    """
    order = sorted(range(len(levels)), key=lambda number: levels[number])
    placed: list[tuple[int, float]] = []
    for number in order:
        y = levels[number]
        if placed:
            above, upper = placed[-1]
            y = max(y, upper + (heights[above] + heights[number]) / 2)
        placed.append((number, y))
    for at in range(len(placed) - 1, -1, -1):
        number, y = placed[at]
        y = min(y, limit - heights[number] / 2)
        placed[at] = (number, y)
        limit = y - heights[number] / 2
    return placed


def draw_title(canvas: Canvas, title: str, area: Area) -> float:
    """Draw the axis title, if any, at the top of `area`; return its height in points, or 0."""
    canvas.word((area.x, area.y + SIZE / 2), title, canvas.inks.quiet)
    return LINE + GAP if title else 0
