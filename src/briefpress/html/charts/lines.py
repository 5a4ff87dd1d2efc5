"""Draw lines, areas and slopes, with labels at their ends.

In: a chart and its area. Out: shapes and labels on a canvas.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from briefpress.edition import Chart, Series
from briefpress.html.charts.axes import (
    GAP,
    NAMES_GAP,
    apart,
    draw_horizontal_grid,
    draw_names,
    gutter,
    level,
    regular_names,
)
from briefpress.html.charts.canvas import LINE, SIZE, Area, Canvas, width_of, wrapped
from briefpress.model import ChartKind

PLOT = 148.0
NAMES = 0.28  # the maximum share of the width for names
PLOT_SHARE = 0.8  # the minimum width of a plot, as a share of the whole width, except beside long names
MIN_NAME = 0.16  # the minimum width for the name of a category, as a share of the whole width
MAX_MARKS = 14  # the maximum number of values in a line with markers
THICK, THIN = 2.0, 1.3


def lines_height(chart: Chart, width: float) -> float:
    """Return the height of a line, area or slope chart that is `width` points wide, including the labels below it."""
    return PLOT + _below(chart, width) + GAP + (max(0, len(chart.series) - 8) * LINE)


def _below(chart: Chart, width: float) -> float:
    """Return the height of the names below the plot, including the axis title."""
    title = LINE if chart.category_axis and chart.category_axis.title else 0
    return max(map(len, _names(chart, width))) * LINE + NAMES_GAP - GAP + title


def _names(chart: Chart, width: float) -> list[list[str]]:
    """Return each category's name, split into lines."""
    room = max(width * PLOT_SHARE / max(1, len(chart.categories) - 1) - 2 * GAP, width * MIN_NAME)
    return [wrapped(name, room) for name in chart.categories]


def draw_lines(canvas: Canvas, chart: Chart, area: Area) -> None:
    """Draw the lines, areas or slopes of `chart` in `area`."""
    side = 0 if chart.values_shown else gutter(chart.axis)
    named = not chart.panels
    ends = [_end(chart, series) for series in chart.series]
    written = _names(chart, area.width)
    edges = [max(map(width_of, written[number])) / 2 for number in (0, -1)]
    after = max(edges[1], _room(ends, area.width) if named else GAP)
    before = max(
        edges[0], _room([_begin(series) for series in chart.series], area.width) if chart.values_shown else side
    )
    below = _below(chart, area.width)
    plot = Area(area.x + before, area.y + GAP, area.width - before - after, area.height - below - 2 * GAP)
    if not chart.values_shown:
        draw_horizontal_grid(canvas, chart.axis, plot)
    places = _places(chart, plot)
    if chart.values_shown:
        for x in places:
            canvas.line((x, plot.y), (x, plot.bottom), canvas.inks.lines)
    _name_categories(canvas, chart, [*zip(places, written, strict=True)], plot)
    (_draw_areas if chart.kind is ChartKind.AREA else _draw_each)(canvas, chart, places, plot)
    if named:
        _draw_names_at_ends(canvas, chart, ends, plot)
    if chart.values_shown:
        _draw_names_at_starts(canvas, chart, plot)


def _name_categories(canvas: Canvas, chart: Chart, names: Sequence[tuple[float, list[str]]], plot: Area) -> None:
    """Draw the category names below the plot, and the axis title below them."""
    if chart.positions:
        regular = regular_names([(x, " ".join(lines)) for x, lines in names], chart.positions)
        names = [(x, [name]) for x, name in regular]
    draw_names(canvas, names, plot)
    if chart.category_axis and chart.category_axis.title:
        y = plot.bottom + _below(chart, canvas.width) - LINE / 2 + GAP
        canvas.word((plot.right, y), chart.category_axis.title, canvas.inks.quiet, "end")


def _room(names: Sequence[str], width: float) -> float:
    widest = max((width_of(name, bold=True) for name in names), default=0)
    return min(widest, width * NAMES) + 2 * GAP


def _end(chart: Chart, series: Series) -> str:
    """Return the label at the end of a line: the name of the series, preceded by its last value if values are shown."""
    return f"{series.labels[-1]}  {series.name}".strip() if chart.values_shown else series.name


def _begin(series: Series) -> str:
    return series.labels[0]


def _places(chart: Chart, plot: Area) -> list[float]:
    """Return the horizontal position of each category: on the numeric axis, if any, otherwise evenly spaced."""
    last = max(1, len(chart.categories) - 1)
    if chart.category_axis and chart.positions:
        return [plot.x + chart.category_axis.share(position) * plot.width for position in chart.positions]
    return [plot.x + number / last * plot.width for number in range(len(chart.categories))]


def _draw_each(canvas: Canvas, chart: Chart, places: Sequence[float], plot: Area) -> None:
    """Draw a line for each series, highlighted series last; lines are interrupted at missing values.

    Values without a neighbour always have a marker, because no line shows them.
    """
    for series in sorted(chart.series, key=lambda item: item.highlighted):
        points = [
            None if value is None else (x, level(chart.axis, value, plot))
            for x, value in zip(places, series.values, strict=True)
        ]
        for is_gap, run in groupby(points, key=lambda point: point is None):
            stretch = [point for point in run if point is not None]
            if not is_gap:
                canvas.path(stretch, series.color, THICK if series.highlighted else THIN)
            for point in stretch if len(points) <= MAX_MARKS or len(stretch) == 1 else ():
                canvas.mark(series.shape, point, series.color, 2.6)


def _draw_areas(canvas: Canvas, chart: Chart, places: Sequence[float], plot: Area) -> None:
    """Draw the areas of the series, stacked on each other."""
    base = [0.0] * len(places)
    for series in chart.series:
        top = [low + (value or 0) for low, value in zip(base, series.values, strict=True)]
        above = [(x, level(chart.axis, value, plot)) for x, value in zip(places, top, strict=True)]
        below = [(x, level(chart.axis, value, plot)) for x, value in zip(places, base, strict=True)]
        canvas.polygon([*above, *reversed(below)], series.color, series.fill)
        canvas.path(above, canvas.inks.paper, 0.8)
        base = top


def _draw_names_at_ends(canvas: Canvas, chart: Chart, ends: Sequence[str], plot: Area) -> None:
    """Draw the names of series at the ends of their lines, without overlaps."""
    width = _room(ends, plot.width / (1 - NAMES)) - GAP
    levels = _end_levels(chart, plot)
    texts = [wrapped(end, width, bold=True) for end in ends]
    for number, y in apart(levels, [len(lines) * LINE for lines in texts], plot.bottom + SIZE):
        series = chart.series[number]
        canvas.lines((plot.right + GAP * 1.4, y), texts[number], series.ink, bold=series.highlighted)


def _draw_names_at_starts(canvas: Canvas, chart: Chart, plot: Area) -> None:
    levels = [level(chart.axis, item.values[0] or 0, plot) for item in chart.series]
    for number, y in apart(levels, [LINE] * len(levels), plot.bottom + SIZE):
        series = chart.series[number]
        canvas.word((plot.x - GAP * 1.4, y), series.labels[0], series.ink, "end", bold=series.highlighted)


def _end_levels(chart: Chart, plot: Area) -> list[float]:
    """Return the vertical position of the last value of each series, or of the middle of its area at that point."""
    if chart.kind is not ChartKind.AREA:
        last = [next((value for value in reversed(item.values) if value is not None), 0.0) for item in chart.series]
        return [level(chart.axis, value, plot) for value in last]
    base, levels = 0.0, []
    for series in chart.series:
        value = series.values[-1] or 0
        levels.append(level(chart.axis, base + value / 2, plot))
        base += value
    return levels
