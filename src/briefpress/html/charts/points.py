"""Draw dot plots and scatter charts. In: a chart and its area. Out: markers and labels on a canvas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.edition import Axis, Chart
from briefpress.html.charts.axes import GAP, draw_horizontal_grid, draw_vertical_grid, gutter, level
from briefpress.html.charts.canvas import LINE, SIZE, Area, Canvas, Point, width_of, wrapped

ROW, NAMES, PLOT = 19.0, 0.36, 170.0
SIZE_OF_DOT, SIZE_OF_POINT = 4.2, 3.4


def dots_height(chart: Chart, width: float) -> float:
    """Return the height of a dot plot that is `width` points wide."""
    names = _names(chart, width)
    rows = sum(max(ROW, len(wrapped(name, names)) * LINE + 6) for name in chart.categories)
    return rows + (0 if chart.values_shown else LINE + GAP)


def draw_dots(canvas: Canvas, chart: Chart, area: Area) -> None:
    """Draw a row for each category, with a dot for each value."""
    names = _names(chart, area.width)
    labels = [width_of(label) for series in chart.series for label in series.labels] if chart.values_shown else []
    after = max(labels, default=gutter(chart.axis) / 2) + GAP + SIZE_OF_DOT
    below = 0 if chart.values_shown else LINE + GAP
    plot = Area(area.x + names + GAP * 2, area.y, area.width - names - GAP * 2 - after, area.height - below)
    if not chart.values_shown:
        draw_vertical_grid(canvas, chart.axis, plot)
    y = area.y
    for number, name in enumerate(chart.categories):
        lines = wrapped(name, names)
        height = max(ROW, len(lines) * LINE + 6)
        canvas.lines((area.x + names, y + height / 2), lines, canvas.inks.words, "end")
        _draw_row(canvas, chart, number, Area(plot.x, y + height / 2, plot.width, 0))
        y += height


def _names(chart: Chart, width: float) -> float:
    return min(max((width_of(name) for name in chart.categories), default=0) * 1.04, width * NAMES)


def _draw_row(canvas: Canvas, chart: Chart, number: int, row: Area) -> None:
    """Draw the dots of a category, with a line from the lowest to the highest, or from zero to a single dot."""
    values = [item.values[number] for item in chart.series]
    existing = [value for value in values if value is not None]
    if not existing:
        return
    first = min(existing) if len(chart.series) > 1 else max(chart.axis.low, min(0, existing[0]))
    ends = [row.x + chart.axis.share(value) * row.width for value in (first, max(existing))]
    canvas.line((ends[0], row.y), (ends[1], row.y), canvas.inks.muted, 1.4)
    for series, value in zip(chart.series, values, strict=True):
        if value is None:
            continue
        x = row.x + chart.axis.share(value) * row.width
        canvas.mark(series.shape, (x, row.y), series.colors[number], SIZE_OF_DOT)
        if chart.values_shown:
            canvas.word((x + SIZE_OF_DOT + GAP, row.y), series.labels[number], canvas.inks.words)


def scatter_height(_chart: Chart) -> float:
    """Return the height of a scatter chart, including the labels and the title of its horizontal axis."""
    return PLOT + 2 * LINE + 2 * GAP


def draw_scatter(canvas: Canvas, chart: Chart, area: Area) -> None:
    """Draw a point for each value, with its name if the chart shows names."""
    across = chart.category_axis or Axis(0, 1, ())
    side = gutter(chart.axis)
    below = LINE + GAP + (LINE if across.title else 0)
    plot = Area(area.x + side, area.y + GAP, area.width - side - gutter(across) / 2, area.height - below - 2 * GAP)
    draw_horizontal_grid(canvas, chart.axis, plot)
    draw_vertical_grid(canvas, across, plot)
    canvas.word((plot.right, plot.bottom + GAP + SIZE / 2 + LINE), across.title, canvas.inks.quiet, "end")
    points: list[tuple[str, Point]] = []
    for series in chart.series:
        for number, value in enumerate(series.values):
            if value is None:
                continue
            at = plot.x + across.share(chart.positions[number]) * plot.width, level(chart.axis, value, plot)
            canvas.mark(series.shape, at, series.colors[number], SIZE_OF_POINT)
            points.append((chart.categories[number], at))
    if chart.names_shown:
        _name_points(canvas, points, plot)


def _name_points(canvas: Canvas, points: Sequence[tuple[str, Point]], plot: Area) -> None:
    """Draw the name of each point beside, above or below it, preferably without an overlap."""
    size = 2 * SIZE_OF_POINT
    occupied = [Area(x - size / 2, y - size / 2, size, size) for _, (x, y) in points]
    for name, at in points:
        places = [place for place in _places(name, at) if place[0].x >= plot.x and place[0].right < plot.right + GAP]
        free = (place for place in places if not any(_overlap(place[0], area) for area in occupied))
        box, anchor = next(free, None) or next(iter(places or _places(name, at)))
        occupied.append(box)
        x = {"start": box.x, "middle": box.x + box.width / 2, "end": box.right}[anchor]
        canvas.word((x, box.y + box.height / 2), name, canvas.inks.words, anchor, size=SIZE - 1)


def _places(name: str, at: Point) -> Iterator[tuple[Area, str]]:
    """Yield the areas in which the name of the point `at` can be drawn, best first, each with its text anchor."""
    width, height, away = width_of(name), SIZE - 1, GAP * 1.4
    yield Area(at[0] + away, at[1] - height / 2, width, height), "start"
    yield Area(at[0] - away - width, at[1] - height / 2, width, height), "end"
    yield Area(at[0] - width / 2, at[1] - away - height, width, height), "middle"
    yield Area(at[0] - width / 2, at[1] + away, width, height), "middle"
    for y in (at[1] - away - height, at[1] + away):
        yield Area(at[0] + away / 2, y, width, height), "start"
        yield Area(at[0] - away / 2 - width, y, width, height), "end"


def _overlap(area: Area, other: Area) -> bool:
    return area.x < other.right and other.x < area.right and area.y < other.bottom and other.y < area.bottom
