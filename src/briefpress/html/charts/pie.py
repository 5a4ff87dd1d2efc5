"""Slices of a pie, labelled around it. In: a chart and an area. Out: the drawing."""

from __future__ import annotations

import math

from briefpress.edition import Chart
from briefpress.html.charts.axes import GAP
from briefpress.html.charts.canvas import LINE, Area, Canvas, wrapped

RADIUS, STEP = 68.0, math.radians(3)


def pie_height(_chart: Chart) -> float:
    """Return the height of a pie, including the names around it."""
    return 2 * RADIUS + 4 * LINE


def draw_pie(canvas: Canvas, chart: Chart, area: Area) -> None:
    """Draw a slice for each value, clockwise from the top, with its name and value beside it."""
    one = chart.series[0]
    total = sum(value or 0 for value in one.values) or 1
    middle = (area.x + area.width / 2, area.y + area.height / 2)
    begins = 0.0
    for number, value in enumerate(one.values):
        if not value:
            continue
        ends = begins + value / total * 2 * math.pi
        canvas.polygon(_slice(middle, begins, ends), one.colors[number])
        for edge in (begins, ends):
            canvas.line(middle, _at(middle, edge, RADIUS + 1), canvas.inks.paper, 1.4)
        angle = (begins + ends) / 2
        x, y = _at(middle, angle, RADIUS + GAP * 1.6)
        before = math.sin(angle) < 0
        room = x - area.x if before else area.right - x
        lines = [*wrapped(chart.categories[number], room, 2), one.labels[number]]
        canvas.lines((x, y), lines, canvas.inks.words, "end" if before else "start")
        begins = ends


def _slice(middle: tuple[float, float], begins: float, ends: float) -> list[tuple[float, float]]:
    steps = max(1, math.ceil((ends - begins) / STEP))
    edge = (_at(middle, begins + (ends - begins) * step / steps, RADIUS) for step in range(steps + 1))
    return [middle, *edge]


def _at(middle: tuple[float, float], angle: float, distance: float) -> tuple[float, float]:
    """Return the point at a clockwise angle from the top."""
    return middle[0] + math.sin(angle) * distance, middle[1] - math.cos(angle) * distance
