"""The limits on each chart type. In: a chart and its data. Out: problems, added to the report of the data."""

from __future__ import annotations

from briefpress.model import Chart, ChartKind
from briefpress.problems import Code, nearest
from briefpress.source.markdown.charts.data import DataTable

MAX_SERIES = {
    ChartKind.BAR: 1,
    ChartKind.PIE: 1,
    ChartKind.GROUPED: 4,
    ChartKind.STACKED: 6,
    ChartKind.AREA: 6,
    ChartKind.LINE: 8,
    ChartKind.DOT: 4,
    ChartKind.SCATTER: 4,
    ChartKind.SLOPE: 12,
}
MAX_PANELS = 12
MAX_CATEGORIES = {ChartKind.PIE: 6, ChartKind.LINE: 400, ChartKind.AREA: 400, ChartKind.SCATTER: 400}
MAX_BARS = 40
# Charts that show parts of a whole, so that no value may be negative
# "Total" in many languages
TOTALS = (
    *("total", "sum", "all", "overall", "altogether", "gesamt", "insgesamt", "alle", "ensemble", "tous", "todos"),
    *("итого", "всего", "разом", "усього", "المجموع", "合計", "总计", "總計", "totaal", "totale", "razem"),
)
POSITIVE = (ChartKind.PIE, ChartKind.STACKED, ChartKind.AREA)
FEWER = {
    ChartKind.BAR: 'write type=grouped or type=stacked, or choose one column: y="…"',
    ChartKind.PIE: 'choose one column, y="…", or write type=stacked',
}


def check_chart(chart: Chart, data: DataTable) -> None:
    """Report data that make `chart` impossible to draw or hard to understand."""
    _check_numbers(chart, data)
    _check_amount(chart, data)
    _check_highlight(chart, data)
    _check_total(chart, data)
    if chart.kind is ChartKind.PIE:
        text = "slices are hard to compare: many readers cannot see which of two is larger"
        data.report.add(Code.CHART_ADVICE, text, chart.place, "use type=bar")


def _check_numbers(chart: Chart, data: DataTable) -> None:
    values = [value for series in chart.series for value in series.values if value is not None]
    if data.sound and not values:
        data.fault("the data for this chart contain no values", "write numbers in its columns")
    if chart.kind in POSITIVE and any(value < 0 for value in values):
        hint = "use type=bar or type=line, which can show negative values"
        data.fault(f"a chart of type={chart.kind} cannot show negative values", hint)
    if chart.kind is ChartKind.AREA and any(value is None for series in chart.series for value in series.values):
        data.fault("a chart of type=area cannot show missing values", "use type=line, which shows them as gaps")
    if chart.kind is ChartKind.SCATTER and data.sound and len(chart.positions) != len(chart.categories):
        data.fault("a point of this chart has no x value", "write a number in each cell of the column x")


def _check_amount(chart: Chart, data: DataTable) -> None:
    series, maximum = len(chart.series), MAX_PANELS if chart.panels else MAX_SERIES[chart.kind]
    if series > maximum:
        hint = FEWER.get(chart.kind, 'choose fewer columns, y="…", or write panels=true')
        data.fault(f"a chart of type={chart.kind} can show at most {maximum} series; this one has {series}", hint)
    categories, maximum = len(chart.categories), MAX_CATEGORIES.get(chart.kind, MAX_BARS)
    if categories > maximum:
        hint = "combine the less important categories"
        data.fault(
            f"a chart of type={chart.kind} can show at most {maximum} categories; this one has {categories}", hint
        )
    if chart.kind in (ChartKind.LINE, ChartKind.AREA, ChartKind.SLOPE) and data.sound and categories < 2:
        data.fault(f"a chart of type={chart.kind} needs at least two categories; this one has one", "use type=bar")


def _check_total(chart: Chart, data: DataTable) -> None:
    """Report a part of a whole that is the sum of all other parts: the total, which would be counted twice."""
    _check_total_series(chart, data)
    parts = [series.values for series in chart.series] if chart.kind is ChartKind.PIE else ()
    for values in parts:
        known = [value or 0 for value in values]
        last = chart.categories[-1] if chart.categories else ""
        if len(known) > 2 and known[-1] == sum(known[:-1]) and last.casefold().startswith(TOTALS):
            hint = f'remove the row "{last}": the circle is the total'
            data.report.add(Code.CHART_NUMBER, f'"{last}" is the sum of the other slices', chart.place, hint)


def _check_total_series(chart: Chart, data: DataTable) -> None:
    """Report a layer that is the sum of all other layers."""
    *others, last = chart.series or (None,)
    if chart.kind not in (ChartKind.STACKED, ChartKind.AREA) or not last or len(others) < 2:
        return
    sums = [sum(value or 0 for value in values) for values in zip(*(series.values for series in others), strict=True)]
    if sums == [value or 0 for value in last.values] and last.name.casefold().startswith(TOTALS):
        hint = 'choose the other columns: y="' + "; ".join(series.name for series in others) + '"'
        data.report.add(Code.CHART_NUMBER, f'"{last.name}" is the sum of the other layers', chart.place, hint)


def _check_highlight(chart: Chart, data: DataTable) -> None:
    known = [*chart.categories, *(series.name for series in chart.series)]
    for name in chart.highlight:
        if name not in known:
            hint = nearest(name, known) or f"valid names: {', '.join(known[:12])}"
            data.fault(f'highlight="{name}" is not a category or series in this chart', hint)
