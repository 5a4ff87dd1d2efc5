"""Draw bars, side by side or stacked. In: a chart and its area. Out: bars and labels on a canvas."""

from __future__ import annotations

from briefpress.edition import Chart, Fill, Series
from briefpress.html.charts.axes import (
    GAP,
    MAX_ROWS,
    TIGHT,
    draw_horizontal_grid,
    draw_vertical_grid,
    gutter,
    level,
    names_height,
    names_in_columns,
    upright_names,
    within,
)
from briefpress.html.charts.canvas import LINE, SIZE, Area, Canvas, width_of, wrapped
from briefpress.model import ChartKind

BAR, BETWEEN = 13.0, 9.0  # in points: the thickness of horizontal bars, and the space between groups
PLOT = 165.0  # the height of vertical bars
MAX_BAR_THICKNESS = 46.0
BARS_SHARE = 0.68  # the share of a column's width that its bars occupy
MAX_NAMES_SHARE = 0.36  # the maximum share of the width for names


def bars_height(chart: Chart, width: float) -> float:
    """Return the height of a bar chart that is `width` points wide, including names and labels."""
    if chart.vertical:
        return PLOT + names_height(chart.categories, _column(chart, width)) + LINE + _height_of_labels_below(chart)
    rows = sum(_row(chart, name, width) for name in chart.categories)
    return rows + (0 if chart.values_shown else LINE + GAP)


def draw_bars(canvas: Canvas, chart: Chart, area: Area) -> None:
    """Draw the bars of `chart` in `area`."""
    (_draw_vertical if chart.vertical else _draw_horizontal)(canvas, chart, area)


def _bar(chart: Chart) -> float:
    """Return the thickness of a bar, which is smaller if there are so many that the chart would not fit on a page."""
    natural = len(chart.categories) * (_bars_in_row(chart) * BAR + BETWEEN)
    return BAR * min(1, MAX_ROWS / natural)


def _bars_in_row(chart: Chart) -> int:
    return 1 if chart.kind is ChartKind.STACKED else len(chart.series)


def _thickness(chart: Chart) -> float:
    return _bar(chart) * _bars_in_row(chart)


def _names(chart: Chart, width: float) -> float:
    widest = max((width_of(name) for name in chart.categories), default=0) * 1.04
    return min(widest, width * MAX_NAMES_SHARE)


def _row(chart: Chart, name: str, width: float) -> float:
    text, share = len(wrapped(name, _names(chart, width))) * LINE, _bar(chart) / BAR
    return max(_thickness(chart) + BETWEEN * share, text + (BETWEEN if share == 1 else TIGHT))


def _draw_horizontal(canvas: Canvas, chart: Chart, area: Area) -> None:
    names = _names(chart, area.width)
    labels = [width_of(label) for series in chart.series for label in series.labels] if chart.values_shown else []
    after = max(labels, default=gutter(chart.axis) / 2) + GAP
    before = after if chart.axis.low < 0 and chart.values_shown else 0
    below = 0 if chart.values_shown else LINE + GAP
    rows = area.height - below
    stretch = rows / (bars_height(chart, area.width) - below)  # more than 1 if the chart is beside a taller one
    plot = Area(area.x + names + GAP * 1.6 + before, area.y, area.width - names - GAP * 1.6 - before - after, rows)
    if not chart.values_shown:
        draw_vertical_grid(canvas, chart.axis, plot)
    y = area.y
    for number, name in enumerate(chart.categories):
        height = _row(chart, name, area.width) * stretch
        thickness = _thickness(chart) * stretch
        row = Area(plot.x, y + (height - thickness) / 2, plot.width, thickness)
        canvas.lines((area.x + names, y + height / 2), wrapped(name, names), canvas.inks.words, "end")
        _draw_row(canvas, chart, number, row)
        y += height
    zero = plot.x + chart.axis.share(0) * plot.width
    canvas.line((zero, plot.y), (zero, plot.bottom), canvas.inks.quiet)


def _draw_row(canvas: Canvas, chart: Chart, number: int, row: Area) -> None:
    """Draw the horizontal bars of a category."""
    stacked, x, bar = chart.kind is ChartKind.STACKED, 0.0, row.height / _bars_in_row(chart)
    for index, series in enumerate(chart.series):
        value = series.values[number]
        if value is None:
            continue
        low, high = (x, x + value) if stacked else sorted((0.0, value))
        first, last = (row.x + chart.axis.share(end) * row.width for end in (low, high))
        y = row.y if stacked else row.y + index * bar
        gap = 0.7 if stacked and x else 0
        canvas.rect(
            Area(first + gap, y, last - first - gap, bar - (0 if stacked else 1)), series.colors[number], series.fill
        )
        x += value if stacked else 0
        if chart.values_shown:
            side, anchor = (last + GAP, "start") if value >= 0 else (first - GAP, "end")
            canvas.word((side, y + bar / 2), series.labels[number], canvas.inks.words, anchor)


def _column(chart: Chart, width: float) -> float:
    return (width - (0 if chart.values_shown else gutter(chart.axis))) / max(1, len(chart.categories))


def _height_of_labels_below(chart: Chart) -> float:
    """Return the height in points of the labels below negative bars, or 0 if there are none."""
    return LINE if chart.values_shown and chart.axis.low < 0 else 0


def _draw_vertical(canvas: Canvas, chart: Chart, area: Area) -> None:
    side = 0 if chart.values_shown else gutter(chart.axis)
    column = _column(chart, area.width)
    below = names_height(chart.categories, column) + _height_of_labels_below(chart)
    plot = Area(area.x + side, area.y + LINE, area.width - side, area.height - below - LINE)
    if not chart.values_shown:
        draw_horizontal_grid(canvas, chart.axis, plot)
    for number in range(len(chart.categories)):
        _draw_column(canvas, chart, number, Area(plot.x + number * column, plot.y, column, plot.height))
    _name_columns(canvas, chart, area, plot)
    zero = level(chart.axis, 0, plot)
    canvas.line((plot.x, zero), (plot.right, zero), canvas.inks.quiet)


def _name_columns(canvas: Canvas, chart: Chart, area: Area, plot: Area) -> None:
    """Draw the names below columns, upright if they do not fit in any other way."""
    column = plot.width / len(chart.categories)
    top, middles = plot.bottom + _height_of_labels_below(chart), plot.x + column / 2
    if upright := upright_names(chart.categories, column):
        for number, lines in enumerate(upright):
            canvas.upright((middles + number * column, top + GAP), lines, canvas.inks.words)
        return
    for number, (down, lines) in enumerate(names_in_columns(chart.categories, column)):
        at = within(middles + number * column, lines, area), top + down
        canvas.lines(at, lines, canvas.inks.words, "middle")


def _draw_column(canvas: Canvas, chart: Chart, number: int, column: Area) -> None:
    """Draw the vertical bars of a category."""
    stacked, base = chart.kind is ChartKind.STACKED, 0.0
    count = 1 if stacked else len(chart.series)
    thickness = min(MAX_BAR_THICKNESS, column.width * BARS_SHARE / count)
    x = column.x + (column.width - thickness * count) / 2
    for index, series in enumerate(chart.series):
        value = series.values[number]
        if value is None:
            continue
        low, high = (base, base + value) if stacked else sorted((0.0, value))
        bottom, top = (level(chart.axis, end, column) for end in (low, high))
        gap = 0.7 if stacked and base else 0
        left = x if stacked else x + index * thickness
        canvas.rect(
            Area(left, top, thickness - (0 if count == 1 else 1), bottom - top - gap),
            series.colors[number],
            series.fill,
        )
        base += value if stacked else 0
        if chart.values_shown:
            y = top - SIZE * 0.7 if value >= 0 else bottom + SIZE * 0.7
            canvas.word((left + thickness / 2, y), series.labels[number], canvas.inks.words, "middle")


def swatch(canvas: Canvas, series: Series, at: tuple[float, float]) -> None:
    """Draw a sample of a series' fill for the legend; `at` is the middle of the sample's left edge."""
    canvas.rect(Area(at[0], at[1] - 4, 11, 8), series.color, series.fill if series.fill else Fill.SOLID)
