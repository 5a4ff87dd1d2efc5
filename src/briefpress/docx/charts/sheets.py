"""A chart and its workbook. In: a chart. Out: the XML of the chart and the bytes of the workbook, from XlsxWriter.

The chart refers to cells of the workbook: categories are in the first column, and each series has a column.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefpress.brand import mixed
from briefpress.docx.charts.labels import NAMED_AT_END, Options, font, labels
from briefpress.docx.charts.room import labels_apart, plot_area, with_labels
from briefpress.edition import Axis, Chart, Fill, Series, Shape
from briefpress.model import ChartKind

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook, Worksheet

SHEET = "Data"
DATE = datetime.datetime(1980, 1, 1)
KINDS: Mapping[ChartKind, Options] = {
    ChartKind.BAR: {"type": "bar"},
    ChartKind.GROUPED: {"type": "bar"},
    ChartKind.STACKED: {"type": "bar", "subtype": "stacked"},
    ChartKind.LINE: {"type": "line"},
    ChartKind.SLOPE: {"type": "line"},
    ChartKind.AREA: {"type": "area", "subtype": "stacked"},
    ChartKind.DOT: {"type": "line"},
    ChartKind.SCATTER: {"type": "scatter"},
    ChartKind.PIE: {"type": "pie"},
}
PATTERNS = {
    Fill.STRIPES: "dark_upward_diagonal",
    Fill.DOTS: "large_check",
    Fill.LINES: "dark_horizontal",
    Fill.PAPER: "percent_5",
}
MARKERS = {Shape.DISC: "circle", Shape.SQUARE: "square", Shape.DIAMOND: "diamond", Shape.TRIANGLE: "triangle"}
BARS = (ChartKind.BAR, ChartKind.GROUPED, ChartKind.STACKED)
# the gap between bars, as a percentage of a bar's thickness
GAP = {ChartKind.BAR: 60, ChartKind.GROUPED: 60, ChartKind.STACKED: 60}
MAX_MARKS = 14
TINT = 0.25  # the share of the colour in a tint
YEARS, MAX_YEARS = (1, 2, 5, 10, 20, 25, 50, 100), 8
Size = tuple[float, float]  # a width and a height


def chart_and_workbook(chart: Chart, size: Size) -> tuple[bytes, bytes]:
    """Return the XML of a chart, and a workbook with only its data; `size` is in points."""
    with zipfile.ZipFile(io.BytesIO(_workbook(chart, size))) as package:
        xml = package.read("xl/charts/chart1.xml")
    return xml, _workbook(chart, None)


def _workbook(chart: Chart, size: Size | None) -> bytes:
    """Return a workbook, including the chart if `size` is given. The same chart always produces the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": DATE})
        sheet = book.add_worksheet(SHEET)
        _fill(book, sheet, chart)
        if size:
            sheet.insert_chart(0, len(chart.series) + 2, _drawn(book, chart, size))
    return out.getvalue()


def _fill(book: Workbook, sheet: Worksheet, chart: Chart) -> None:
    """Write the data. Categories are text, or numbers on a numeric axis."""
    numbers = book.add_format({"num_format": chart.number_format})
    for row, category in enumerate(chart.categories, 1):
        if chart.positions:
            sheet.write_number(row, 0, chart.positions[row - 1])
        else:
            sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, numbers)
    sheet.set_column(0, 0, 24)


def _drawn(book: Workbook, chart: Chart, size: Size) -> Any:
    kind = {**KINDS[chart.kind]}
    if chart.kind in BARS and chart.vertical:
        kind["type"] = "column"
    if chart.kind in (ChartKind.LINE, ChartKind.AREA) and chart.positions:
        kind = {"type": "scatter", "subtype": "straight"} if chart.kind is ChartKind.LINE else kind
    made: Any = book.add_chart(kind)
    for number, series in enumerate(chart.series, 1):
        made.add_series(_series(chart, number, series))
    title = {"name": chart.series[0].name, "name_font": font(chart.inks.words, bold=True)}
    made.set_title(title if chart.panels else {"none": True})
    look = {"font": font(chart.inks.words)}
    made.set_legend({"position": "top", **look} if chart.legend or chart.kind is ChartKind.AREA else {"none": True})
    made.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    made.set_plotarea({"border": {"none": True}, "fill": {"none": True}, **plot_area(chart, *size)})
    if chart.kind is ChartKind.DOT and len(chart.series) > 1:
        made.set_high_low_lines({"line": {"color": chart.inks.muted, "width": 1.25}})
    _set_axes(made, chart, size[0])
    return made


def _set_axes(made: Any, chart: Chart, width: float) -> None:
    """Set the axes, which begin on the right in right-to-left text."""
    lying = chart.kind in BARS and not chart.vertical
    values, names = _values(chart, chart.axis), _names(chart)
    if lying and chart.values_shown:
        values["min"], values["max"] = with_labels(chart, width)
    if not lying and (every := labels_apart(chart, width)) > 1:
        names["interval_unit"] = every
    if chart.category_axis and chart.positions:
        names = _numbers(chart, chart.category_axis)
    if chart.rtl:
        (values if lying else names)["reverse"] = True
    if lying:
        # Horizontal bars begin with the first category at the top; the scale is below the last category.
        names |= {"reverse": True, "crossing": "max"}
    made.set_x_axis(values if lying else names)
    made.set_y_axis(names if lying else values)


def _values(chart: Chart, axis: Axis) -> Options:
    """Return the options of a numeric axis. Its gridlines are light; it is hidden if labels show the values."""
    hidden = chart.values_shown
    step = (axis.high - axis.low) / max(1, len(axis.ticks) - 1)
    title = {"name": axis.title, "name_font": font(chart.inks.quiet)} if axis.title else {}
    return {
        **title,
        "min": axis.low,
        "max": axis.high,
        "major_unit": round(step, 10),
        "num_format": axis.format,
        "num_font": font(chart.inks.quiet),
        "line": {"none": True},
        "major_tick_mark": "none",
        "visible": not hidden,
        "major_gridlines": {"visible": not hidden, "line": {"color": chart.inks.lines, "width": 0.5}},
    }


def _numbers(chart: Chart, axis: Axis) -> Options:
    """Return the options of a horizontal axis with numbers, in scatter charts, or years."""
    options = _values(chart, axis)
    if chart.kind is ChartKind.SCATTER:
        return options
    most = MAX_YEARS // (2 if chart.panels else 1)
    unit = next((unit for unit in YEARS if (axis.high - axis.low) / unit <= most), YEARS[-1])
    line = {"line": {"color": chart.inks.quiet, "width": 0.75}, "major_gridlines": {"visible": False}}
    return (
        options
        | line
        | {"major_unit": unit, "num_font": font(chart.inks.words), "date_axis": chart.kind is ChartKind.AREA}
    )


def _names(chart: Chart) -> Options:
    title = {"name": chart.category_axis.title, "name_font": font(chart.inks.quiet)} if chart.category_axis else {}
    return {
        **(title if title.get("name") else {}),
        "num_font": font(chart.inks.words),
        "line": {"color": chart.inks.quiet, "width": 0.75},
        "major_tick_mark": "none",
        "label_position": "low",
        "major_gridlines": {"visible": False},
    }


def _series(chart: Chart, number: int, series: Series) -> Options:
    last = len(chart.categories)
    options: Options = {
        "name": [SHEET, 0, number],
        "categories": [SHEET, 1, 0, last, 0],
        "values": [SHEET, 1, number, last, number],
        "points": _points(chart, series),
        "data_labels": labels(chart, series),
    }
    match chart.kind:
        case ChartKind.BAR | ChartKind.GROUPED | ChartKind.STACKED:
            overlap = {"overlap": 100} if chart.kind is ChartKind.STACKED else {}
            options |= {"gap": GAP[chart.kind], **overlap, **_fill_of(chart, series)}
        case ChartKind.AREA | ChartKind.PIE:
            options |= _fill_of(chart, series)
        case ChartKind.LINE | ChartKind.SLOPE:
            options |= {
                "line": {"color": series.color, "width": 2 if series.highlighted else 1.25},
                "marker": _marker(chart, series),
            }
        case ChartKind.DOT | ChartKind.SCATTER:
            options |= {"line": {"none": True}, "marker": _marker(chart, series)}
    return {name: value for name, value in options.items() if value}


def _points(chart: Chart, series: Series) -> list[Options | None]:
    """Return the colours of individual values, or an empty list if all values are in the colour of their series."""
    if chart.kind not in (*BARS, ChartKind.PIE) or {*series.colors} <= {series.color}:
        return []
    rim = {"border": {"color": chart.inks.paper, "width": 1.5}} if chart.kind is ChartKind.PIE else {}
    return [{"fill": {"color": color}, **rim} for color in series.colors]


def _fill_of(chart: Chart, series: Series) -> Options:
    if series.fill is Fill.SOLID:
        return {"fill": {"color": series.color}, "border": {"none": True}}
    if series.fill is Fill.TINT:
        return {
            "fill": {"color": mixed(series.color, chart.inks.paper, TINT)},
            "border": {"color": series.color, "width": 0.75},
        }
    pattern = {"pattern": PATTERNS[series.fill], "fg_color": series.color, "bg_color": chart.inks.paper}
    return {"pattern": pattern, "border": {"color": series.color, "width": 0.75}}


def _marker(chart: Chart, series: Series) -> Options:
    if chart.kind is ChartKind.LINE and len(chart.categories) > MAX_MARKS:
        return {"type": "none"}
    size = 5 if chart.kind in NAMED_AT_END else 8
    color = {"color": series.color}
    return {"type": MARKERS[series.shape], "size": size, "fill": color, "border": {"color": chart.inks.paper}}
