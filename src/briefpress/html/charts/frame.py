"""Draw whole charts: a title, a legend, and the chart, or a panel for each series. In: a chart and a width. Out:
SVG.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from briefpress.edition import Chart, Series
from briefpress.html.charts.axes import GAP, draw_title
from briefpress.html.charts.bars import bars_height, draw_bars, swatch
from briefpress.html.charts.canvas import LINE, SIZE, Area, Canvas, width_of, wrapped
from briefpress.html.charts.lines import draw_lines, lines_height
from briefpress.html.charts.pie import draw_pie, pie_height
from briefpress.html.charts.points import dots_height, draw_dots, draw_scatter, scatter_height
from briefpress.model import ChartKind, Place

MAX_KEPT = 100  # the maximum number of cached pictures: in a preview, most charts stay the same
EDGE = 2.0  # the space in points above and below the content, so that no text is cut off
MIN_PANEL, BETWEEN = 140.0, 18.0
PANEL_LOWER = 0.56  # the height of a panel, as a share of a single chart's height
MARKED = (ChartKind.DOT, ChartKind.SCATTER)


def chart_svg(chart: Chart, width: float, fonts: Sequence[str], look: str, *, height: float) -> str:
    """Return the SVG picture of a chart, `width` points wide; `fonts` are the font families for its text.

    `look` is the class of the picture, which distinguishes several pictures of a chart. A chart beside others is at
    least `height` points tall, unless it has panels.
    """
    return _svg(chart, chart.place, width, tuple(fonts), look, height)


@lru_cache(MAX_KEPT)
def _svg(chart: Chart, _place: Place, width: float, fonts: Sequence[str], look: str, height: float) -> str:
    """Return the picture. Its name contains the place of the chart, by which two equal charts differ."""
    name = f"chart-{hashlib.sha256(repr(chart).encode()).hexdigest()[:8]}{look and f'-{look}'}"
    families = ", ".join(f"'{family}'" for family in fonts)
    canvas = Canvas(width, chart.inks, families, chart.rtl, name, look)
    return canvas.svg(_draw(canvas, chart, max(0, height - chart_height(chart, width)) if height else 0))


def chart_height(chart: Chart, width: float) -> float:
    """Return the height of a chart that is `width` points wide, in points."""
    return _draw(Canvas(width, chart.inks, "", chart.rtl, ""), chart, 0)


def _draw(canvas: Canvas, chart: Chart, extra_height: float) -> float:
    """Draw a chart that is `extra_height` points taller than usual, and return its height."""
    area = Area(0, EDGE, canvas.width, extra_height)
    above, below = _titles(chart)
    y = EDGE + draw_title(canvas, above, area)
    y += _draw_legend(canvas, chart, y) if chart.legend else 0
    place = area._replace(y=y)
    y += _draw_panels(canvas, chart, y) if chart.panels else _draw_one(canvas, chart, place)
    if below:
        canvas.word((area.right, y + GAP + SIZE / 2), below, canvas.inks.quiet, "end")
    return y + (GAP + LINE if below else 0) + EDGE


def _titles(chart: Chart) -> tuple[str, str]:
    """Return the titles above and below a chart.

    For bars and dots, the title of the category axis is above rows and below columns, and the title of the value
    axis is on the opposite side. Other charts draw the title of their category axis themselves.
    """
    values, names = chart.axis.title, chart.category_axis.title if chart.category_axis else ""
    if not names or chart.kind not in ROWS:
        return values, ""
    return (values, names) if chart.vertical and chart.kind is not ChartKind.DOT else (names, values)


def _draw_one(canvas: Canvas, chart: Chart, area: Area, lower: float = 1) -> float:
    """Draw a chart from the top of `area`, and return its height.

    The usual height is multiplied by `lower` unless the chart is rigid; then the height of `area` is added.
    """
    height = _height(chart, area.width) * (lower if chart.vertical or chart.kind not in RIGID else 1) + area.height
    place = area._replace(height=height)
    match chart.kind:
        case ChartKind.BAR | ChartKind.GROUPED | ChartKind.STACKED:
            draw_bars(canvas, chart, place)
        case ChartKind.LINE | ChartKind.AREA | ChartKind.SLOPE:
            draw_lines(canvas, chart, place)
        case ChartKind.DOT:
            draw_dots(canvas, chart, place)
        case ChartKind.SCATTER:
            draw_scatter(canvas, chart, place)
        case ChartKind.PIE:
            draw_pie(canvas, chart, place)
        case _:
            assert_never(chart.kind)
    return height


ROWS = (ChartKind.BAR, ChartKind.GROUPED, ChartKind.STACKED, ChartKind.DOT)
# The kinds of charts whose height depends on their rows, unless their bars are vertical.
RIGID = (*ROWS, ChartKind.PIE)


def _height(chart: Chart, width: float) -> float:
    match chart.kind:
        case ChartKind.BAR | ChartKind.GROUPED | ChartKind.STACKED:
            return bars_height(chart, width)
        case ChartKind.LINE | ChartKind.AREA | ChartKind.SLOPE:
            return lines_height(chart, width)
        case ChartKind.DOT:
            return dots_height(chart, width)
        case ChartKind.SCATTER:
            return scatter_height(chart)
        case ChartKind.PIE:
            return pie_height(chart)
        case _:
            assert_never(chart.kind)


def _draw_legend(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw the names of the series, each after its sample, and return the height of the legend."""
    x, top = 0.0, y
    for series in chart.series:
        width = 15 + width_of(series.name) + 3 * GAP
        if x and x + width > canvas.width:
            x, y = 0.0, y + LINE + 2
        _draw_key(canvas, chart, series, (x, y + SIZE / 2))
        canvas.word((x + 15, y + SIZE / 2), series.name, canvas.inks.words)
        x += width
    return y + LINE + 1.5 * GAP - top


def _draw_key(canvas: Canvas, chart: Chart, series: Series, at: tuple[float, float]) -> None:
    if chart.kind in MARKED:
        canvas.mark(series.shape, (at[0] + 5.5, at[1]), series.color, 3.8)
    else:
        swatch(canvas, series, at)


def _draw_panels(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw a panel for each series, in rows and with a common scale, and return the height of the rows."""
    columns = max(1, min(3, len(chart.series), int((canvas.width + BETWEEN) / (MIN_PANEL + BETWEEN))))
    width, top = (canvas.width - (columns - 1) * BETWEEN) / columns, y
    for start in range(0, len(chart.series), columns):
        row = chart.series[start : start + columns]
        titles = [wrapped(item.name, width, 2, bold=True) for item in row]
        above, height = max(map(len, titles)) * LINE + GAP, 0.0
        for number, (series, title) in enumerate(zip(row, titles, strict=True)):
            x = number * (width + BETWEEN)
            canvas.lines(
                (x, y + len(title) * LINE / 2),
                title,
                series.ink if series.highlighted else canvas.inks.words,
                bold=True,
            )
            panel = replace(chart, series=(series,))
            height = max(height, _draw_one(canvas, panel, Area(x, y + above, width, 0), PANEL_LOWER))
        y += above + height + GAP * 2
    return y - top - GAP * 2
