"""The labels of a chart in Word. In: a chart and a series. Out: options for XlsxWriter."""

from __future__ import annotations

from typing import Any

from briefpress.edition import Chart, Series
from briefpress.model import ChartKind

SIZE = 8.5  # the size of labels in points
NEAR = 0.06  # names at the ends of lines overlap if their values are closer than this share of the scale
NAMED_AT_END = (ChartKind.LINE, ChartKind.SLOPE)
Options = dict[str, Any]


def labels(chart: Chart, series: Series) -> Options:
    """Return the labels of the values in a series: the values or, at the end of a line, the name of the series."""
    look = {"font": font(chart.inks.words)}
    if chart.kind is ChartKind.PIE:
        shown = {"category": True, "value": True, "separator": "\n", "num_format": chart.number_format}
        return {**shown, "position": "outside_end", **look}
    if chart.kind in NAMED_AT_END and not chart.panels:
        return _end_labels(chart, series)
    if chart.names_shown:
        names = [{"value": name} for name in chart.categories]
        return {"value": True, "custom": names, "position": _sides(chart)[1], **look}
    if not chart.values_shown:
        return {}
    position = "right" if chart.kind is ChartKind.DOT else "outside_end"
    return {"value": True, "num_format": chart.number_format, "position": position, **look}


def _end_labels(chart: Chart, series: Series) -> Options:
    """Return a line's name as the label of its last value, clear of the names of lines that end nearby."""
    before, after = _sides(chart)
    last = _last(series)
    custom: list[Options | None] = [{"delete": True} for _ in series.values]
    custom[last] = _at(after)
    ends = [other.values[_last(other)] or 0 for other in chart.series if other is not series]
    end, near = series.values[last] or 0, NEAR * (chart.axis.high - chart.axis.low)
    if any(abs(other - end) < near for other in ends):
        custom[last] = {
            "position": "above" if all(end >= other for other in ends if abs(other - end) < near) else "below"
        }
    if chart.kind is ChartKind.SLOPE and last:
        custom[0] = _at(before)
    named: Options = {"series_name": True, "value": chart.values_shown, "separator": " ", "custom": custom}
    # Labels are on the right unless a position is set for them individually.
    return {
        **named,
        "position": "right",
        "num_format": chart.number_format,
        "font": font(series.ink, bold=series.highlighted),
    }


def _at(side: str) -> Options | None:
    """Return the options of a label on `side`, or None for the right, which is the default."""
    return None if side == "right" else {"position": side}


def _sides(chart: Chart) -> tuple[str, str]:
    """Return the sides where reading begins and ends."""
    return ("right", "left") if chart.rtl else ("left", "right")


def _last(series: Series) -> int:
    return max((number for number, value in enumerate(series.values) if value is not None), default=0)


def font(color: str, *, bold: bool = False) -> Options:
    """Return the options of text in the font family of the theme."""
    return {"size": SIZE, "color": color, "bold": bold}
