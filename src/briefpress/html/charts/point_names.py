"""Place the names of points. In: points with names, and the lines that names must not cover. Out: text on a canvas."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from briefpress.html.charts.axes import GAP
from briefpress.html.charts.canvas import SIZE, Area, Canvas, Point, width_of

POINT = 3.4  # the radius of a point
HEIGHT = SIZE - 1
FAR = (12.0, 18.0, 26.0, 36.0, 48.0)  # the distances of names that a line connects to their points
DIRECTIONS = 16
Box = tuple[Area, str, bool]  # the area of a name, its text anchor, and whether a line connects it to its point


def name_points(canvas: Canvas, points: Sequence[tuple[str, Point]], plot: Area, lines: Sequence[Area]) -> None:
    """Draw the name of each point near it, without an overlap with other names, points or `lines`, if possible."""
    occupied = [Area(x - POINT, y - POINT, 2 * POINT, 2 * POINT) for _, (x, y) in points] + [*lines]
    for name, at in points:
        inside = [place for place in _places(name, at) if _is_inside(place[0], plot)]
        free = (place for place in inside if not any(_overlap(place[0], area) for area in occupied))
        box, anchor, is_far = next(free, None) or next(iter(inside or _places(name, at)))
        occupied.append(box)
        x = {"start": box.x, "middle": box.x + box.width / 2, "end": box.right}[anchor]
        if is_far:
            canvas.line(at, (x, box.y + HEIGHT / 2), canvas.inks.muted, 0.5)
        canvas.word((x, box.y + HEIGHT / 2), name, canvas.inks.words, anchor, size=SIZE - 1)


def _is_inside(area: Area, plot: Area) -> bool:
    return area.x >= plot.x and area.right < plot.right + GAP and area.y >= plot.y - GAP and area.bottom <= plot.bottom


def _places(name: str, at: Point) -> Iterator[Box]:
    """Yield the areas in which the name of the point `at` can be drawn, best first."""
    width, away = width_of(name, size=HEIGHT), GAP * 1.4
    yield Area(at[0] + away, at[1] - HEIGHT / 2, width, HEIGHT), "start", False
    yield Area(at[0] - away - width, at[1] - HEIGHT / 2, width, HEIGHT), "end", False
    yield Area(at[0] - width / 2, at[1] - away - HEIGHT, width, HEIGHT), "middle", False
    yield Area(at[0] - width / 2, at[1] + away, width, HEIGHT), "middle", False
    for y in (at[1] - away - HEIGHT, at[1] + away):
        yield Area(at[0] + away / 2, y, width, HEIGHT), "start", False
        yield Area(at[0] - away / 2 - width, y, width, HEIGHT), "end", False
    for distance in FAR:
        for number in range(DIRECTIONS):
            angle = 2 * math.pi * number / DIRECTIONS
            x, y = at[0] + distance * math.cos(angle), at[1] + distance * math.sin(angle)
            left, anchor = (x, "start") if math.cos(angle) >= 0 else (x - width, "end")
            yield Area(left, y - HEIGHT / 2, width, HEIGHT), anchor, True


def _overlap(area: Area, other: Area) -> bool:
    return area.x < other.right and other.x < area.right and area.y < other.bottom and other.y < area.bottom
