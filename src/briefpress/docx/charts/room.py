"""The space around the plot area of a chart. In: a chart and its size in points. Out: options for XlsxWriter.

Word and LibreOffice place names at the ends of lines outside the plot area, but reserve no space for them: LibreOffice
omits names that do not fit.
"""

from __future__ import annotations

import math

from briefpress.docx.charts.labels import NAMED_AT_END, SIZE, Options
from briefpress.edition import Chart, Series, em

GAP, LINE, TITLE, APART = 8.0, 14.0, 20.0, 4.0  # lengths in points
SHORT = 40.0  # in points: categories up to this width, such as years, need not have a label at every point
MINIMUM = 0.3  # the minimum width of the plot area, as a share of the chart's width


def plot_area(chart: Chart, width: float, height: float) -> Options:
    """Return the position of the plot area if lines have names at their ends; otherwise, Word chooses the position."""
    if chart.kind not in NAMED_AT_END or chart.panels or chart.legend:
        return {}
    names = max(_width(_name(chart, series)) for series in chart.series)
    begin = names if chart.values_shown else max((_width(word) for _, word in chart.axis.ticks), default=GAP)
    left, right = (names, begin) if chart.rtl else (begin, names)
    left += TITLE if chart.axis.title else 0  # LibreOffice places the title on the left even in right-to-left text
    plot = max(MINIMUM, 1 - (left + right) / width)
    below = LINE * (2 if chart.category_axis and chart.category_axis.title else 1) + GAP
    if labels_apart(chart, width) > 1:  # LibreOffice tilts the labels
        below += max(map(_width, chart.categories))
    place = {"x": min(left / width, 1 - plot), "y": GAP / height, "width": plot, "height": 1 - (GAP + below) / height}
    return {"layout": place}


def with_labels(chart: Chart, width: float) -> tuple[float, float]:
    """Return the limits of the value axis of horizontal bars, with space for the labels beside the bars: without this
    space, programs break labels or place them on names.
    """
    axis, words = chart.axis, [label for series in chart.series for label in series.labels]
    label = max(map(_width, words), default=0)
    sides = 1 + (axis.low < 0 < axis.high)
    bars = max(MINIMUM * width, width - max(map(_width, chart.categories), default=0) - sides * label)
    more = label / bars * (axis.high - axis.low)
    return (axis.low - more if axis.low < 0 else axis.low), (axis.high + more if axis.high > 0 else axis.high)


def labels_apart(chart: Chart, width: float) -> int:
    """Return 1 if all short categories, such as years, fit side by side, otherwise the distance between two labels:
    LibreOffice omits labels that do not fit.
    """
    widest = max((em(name) * SIZE + APART for name in chart.categories), default=0)
    if widest > SHORT or chart.positions:
        return 1
    names = max(_width(_name(chart, series)) for series in chart.series) if chart.kind in NAMED_AT_END else 0
    ticks = max((_width(word) for _, word in chart.axis.ticks), default=0)
    return math.ceil(len(chart.categories) * widest / max(MINIMUM * width, width - names - ticks))


def _name(chart: Chart, series: Series) -> str:
    """Return the longest possible label at the end of a line."""
    return f"{series.name} {max(series.labels, key=len, default='')}" if chart.values_shown else series.name


def _width(text: str) -> float:
    return em(text, bold=True) * SIZE + GAP
