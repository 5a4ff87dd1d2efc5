"""Draw pies, with labels around them. In: a chart and its area. Out: slices and labels on a canvas."""

from __future__ import annotations

import math
from collections.abc import Mapping

from briefpress.edition import Chart
from briefpress.html.charts.axes import GAP, apart
from briefpress.html.charts.canvas import LINE, Area, Canvas, width_of, wrapped

RADIUS, STEP = 68.0, math.radians(3)
NAME_LINES = 4  # the maximum number of lines for a name
SHARE = 0.21  # the maximum radius as a share of the chart's width, which leaves space for labels on both sides
AWAY = GAP * 1.6  # the distance from a slice to its label


def pie_height(_chart: Chart) -> float:
    """Return the height of a pie, including the labels around it."""
    return 2 * RADIUS + 4 * LINE


def draw_pie(canvas: Canvas, chart: Chart, area: Area) -> None:
    """Draw a slice for each value, clockwise from the top, with the name and the value beside it."""
    series, radius = chart.series[0], _radius(area)
    total = sum(value or 0 for value in series.values) or 1
    middle = (area.x + area.width / 2, area.y + area.height / 2)
    begins, angles = 0.0, dict[int, float]()
    for number, value in enumerate(series.values):
        if not value:
            continue
        ends = begins + value / total * 2 * math.pi
        canvas.polygon(_slice(middle, radius, begins, ends), series.colors[number])
        for edge in (begins, ends) if value < total else ():
            canvas.line(middle, _at(middle, edge, radius + 1), canvas.inks.paper, 1.4)
        angles[number] = (begins + ends) / 2
        begins = ends
    for before in (False, True):
        side = {number: angle for number, angle in angles.items() if (math.sin(angle) < 0) is before}
        _name_side(canvas, chart, side, middle, area)


def _name_side(
    canvas: Canvas, chart: Chart, angles: Mapping[int, float], middle: tuple[float, float], area: Area
) -> None:
    """Draw the labels of the slices on one side without overlaps; if a label had to move, a line connects it to its
    slice.
    """
    numbers, radius = list(angles), _radius(area)
    points = [_at(middle, angles[number], radius + AWAY) for number in numbers]
    before = any(x < middle[0] for x, _ in points)
    rooms = [x - area.x if before else area.right - x for x, _ in points]
    texts = [
        _named(chart.categories[number], chart.series[0].labels[number], room)
        for number, room in zip(numbers, rooms, strict=True)
    ]
    heights = [len(lines) * LINE for lines in texts]
    levels = [y - math.cos(angles[number]) * LINE * 0.3 for number, (_, y) in zip(numbers, points, strict=True)]
    for place, y in apart(levels, heights, area.bottom):
        moved = abs(y - points[place][1]) > LINE / 2
        across = math.sqrt(max(0.0, (radius + 2 * AWAY) ** 2 - (y - middle[1]) ** 2))
        x = middle[0] + (-across if before else across) if moved else points[place][0]
        if moved:
            edge = _at(middle, angles[numbers[place]], radius + 1)
            canvas.path((edge, points[place], (x + (2 if before else -2), y)), canvas.inks.muted, 0.6)
        canvas.lines((x, y), texts[place], canvas.inks.words, "end" if before else "start")


def _named(name: str, value: str, room: float) -> list[str]:
    """Return the lines of a label: a name and its value, on one line if there is enough `room`."""
    line = f"{name} {value}"
    return [line] if width_of(line) <= room else [*wrapped(name, room, NAME_LINES), value]


def _radius(area: Area) -> float:
    """Return the radius of the pie, which is smaller in a narrow chart."""
    return min(RADIUS, SHARE * area.width)


def _slice(middle: tuple[float, float], radius: float, begins: float, ends: float) -> list[tuple[float, float]]:
    steps = max(1, math.ceil((ends - begins) / STEP))
    edge = (_at(middle, begins + (ends - begins) * step / steps, radius) for step in range(steps + 1))
    return [middle, *edge]


def _at(middle: tuple[float, float], angle: float, distance: float) -> tuple[float, float]:
    """Return the point at a clockwise `angle` from the top, in radians, and a `distance` from the middle."""
    return middle[0] + math.sin(angle) * distance, middle[1] - math.cos(angle) * distance
