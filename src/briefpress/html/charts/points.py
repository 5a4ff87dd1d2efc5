"""Draw dot plots and scatter charts. In: a chart and its area. Out: markers and labels on a canvas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.edition import Axis, Chart
from briefpress.html.charts.axes import GAP, MAX_ROWS, TIGHT, draw_horizontal_grid, draw_vertical_grid, gutter, level
from briefpress.html.charts.canvas import LINE, SIZE, Area, Canvas, Point, width_of, wrapped
from briefpress.html.charts.point_names import name_points

ROW, NAMES, PLOT = 19.0, 0.36, 170.0
SIZE_OF_DOT, SIZE_OF_POINT = 4.2, 3.4


def dots_height(chart: Chart, width: float) -> float:
    """Return the height of a dot plot that is `width` points wide."""
    names = _names(chart, width)
    rows = sum(_row(chart, wrapped(name, names)) for name in chart.categories)
    return rows + (0 if chart.values_shown else LINE + GAP)


def _row(chart: Chart, lines: Sequence[str]) -> float:
    """Return the height of the row with a name, which is smaller if the chart would not fit on a page."""
    share = min(1, MAX_ROWS / (len(chart.categories) * ROW))
    return max(ROW * share, len(lines) * LINE + (6 if share == 1 else TIGHT))


def draw_dots(canvas: Canvas, chart: Chart, area: Area) -> None:
    """Draw a row for each category, with a dot for each value."""
    names = _names(chart, area.width)
    labels = [width_of(label) for series in chart.series for label in series.labels] if chart.values_shown else []
    after = max(labels, default=gutter(chart.axis) / 2) + GAP + SIZE_OF_DOT
    before = names + GAP * 2 + (after if chart.axis.low < 0 and chart.values_shown else 0)
    below = 0 if chart.values_shown else LINE + GAP
    plot = Area(area.x + before, area.y, area.width - before - after, area.height - below)
    if not chart.values_shown:
        draw_vertical_grid(canvas, chart.axis, plot)
    elif chart.axis.low < 0:
        zero = plot.x + chart.axis.share(0) * plot.width
        canvas.line((zero, plot.y), (zero, plot.bottom), canvas.inks.quiet)
    y, stretch = area.y, area.height / dots_height(chart, area.width)  # more than 1 if the chart is beside a taller one
    for number, name in enumerate(chart.categories):
        lines = wrapped(name, names)
        height = _row(chart, lines) * stretch
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
    zero = max(chart.axis.low, min(0, chart.axis.high))
    first = min(existing) if len(chart.series) > 1 else zero
    ends = [row.x + chart.axis.share(value) * row.width for value in (first, max(existing))]
    canvas.line((ends[0], row.y), (ends[1], row.y), canvas.inks.muted, 1.4)
    for series, value in zip(chart.series, values, strict=True):
        if value is None:
            continue
        x = row.x + chart.axis.share(value) * row.width
        canvas.mark(series.shape, (x, row.y), series.colors[number], SIZE_OF_DOT)
        if chart.values_shown:
            away, anchor = (SIZE_OF_DOT + GAP, "start") if value >= 0 else (-SIZE_OF_DOT - GAP, "end")
            canvas.word((x + away, row.y), series.labels[number], canvas.inks.words, anchor)


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
        name_points(canvas, points, plot, [*_zero_lines(chart.axis, across, plot)])


def _zero_lines(axis: Axis, across: Axis, plot: Area) -> Iterator[Area]:
    """Yield the lines at zero, which names must not cross."""
    if axis.low <= 0 <= axis.high:
        yield Area(plot.x, level(axis, 0, plot), plot.width, 0)
    if across.low <= 0 <= across.high:
        yield Area(plot.x + across.share(0) * plot.width, plot.y, 0, plot.height)
