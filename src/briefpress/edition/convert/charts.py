"""Converts charts of a `Brief`. In: the author's numbers. Out: the chart to draw, with all its text.

This module decides number formats, scales, labels and colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from briefpress import model
from briefpress.brand import Inks, read_inks
from briefpress.cldr.locales import is_rtl
from briefpress.cldr.numbers import WHOLE, Affixes, Magnitude
from briefpress.edition.convert.chart_scale import axis_of, bare_axis, decimals_of
from briefpress.edition.convert.chart_words import summary, with_data
from briefpress.edition.model.charts import FILLS, SHAPES, Axis, Chart, Fill, Series
from briefpress.edition.text.widths import em
from briefpress.lazy import dataclass
from briefpress.model import ChartDirection, ChartKind, ChartOrder
from briefpress.problems import Code, Problem
from briefpress.words import Words

if TYPE_CHECKING:
    from briefpress.edition.convert.blocks import Converter

BARS = (ChartKind.BAR, ChartKind.GROUPED, ChartKind.STACKED)
FROM_ZERO = (*BARS, ChartKind.AREA, ChartKind.PIE)
ADDED = (ChartKind.STACKED, ChartKind.AREA)  # charts that stack the values of their series
FILLED = (ChartKind.GROUPED, ChartKind.STACKED, ChartKind.AREA)
LEGEND = (ChartKind.GROUPED, ChartKind.STACKED, ChartKind.DOT, ChartKind.SCATTER)
SORTED = (*BARS, ChartKind.DOT, ChartKind.PIE)
PERIOD = re.compile(r"\D{0,4}\d{4}(\D.{0,12})?")  # matches a year, a quarter or a date
MAX_SHOWN = 24  # the maximum number of values with labels at their marks
WIDEST = 40  # in em: the maximum total width of value labels side by side


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number format of a chart: the number of decimal places, and the `affixes` around numbers. `magnitude` is the
    unit of abbreviated numbers.
    """

    words: Words
    decimals: int
    affixes: Affixes
    magnitude: Magnitude = WHOLE

    def __call__(self, value: Decimal, decimals: int | None = None) -> str:
        """Return `value` as text, with its unit; by default, with the decimal places of the chart."""
        number = self.words.number(value / self.magnitude.unit, self.decimals if decimals is None else decimals)
        before, after = self.magnitude.affixes if value else ("", "")
        return f"{self.affixes.before}{before}{number}{after}{self.affixes.after}"

    def shortened(self, highest: Decimal) -> Numerals:
        """Return the format in which numbers up to `highest` are abbreviated."""
        return replace(self, magnitude=self.words.magnitude(highest))

    @property
    def unit(self) -> Decimal:
        """Return the number that is shown as 1."""
        return self.magnitude.unit

    def code(self, decimals: int) -> str:
        """Return the number format for spreadsheets (ECMA-376 part 1, 18.8.31)."""
        before, after = (f'"{text}"' if text else "" for text in self.affixes)
        digits = f"#,##0{'.' if decimals else ''}{'0' * decimals}"
        thousands, others = divmod(self.unit.adjusted(), 3)
        if self.unit == 1 or others:  # spreadsheets can abbreviate numbers only by thousands
            return f"{before}{digits if self.unit == 1 else '#,##0'}{after}"
        first, last = (f'"{text}"' if text else "" for text in self.magnitude.affixes)
        short = f"{before}{first}{digits}{',' * thousands}{last}{after}"
        return f"{short};-{short};{before}{digits}{after}"


def convert_chart(converter: Converter, source: model.Chart) -> Chart:
    """Return the chart to draw for `source`, the author's chart."""
    chart, words = _sorted(source), converter.words
    values = [value for each in chart.series for value in each.values if value is not None]
    numerals = Numerals(words, decimals_of(values), words.affixes(chart.unit))
    inks = read_inks(converter.colors)
    series = tuple(_series(chart, number, numerals, inks) for number in range(len(chart.series)))
    shown = replace(chart, categories=tuple(map(words.period, chart.categories)))
    generated_alt = summary(shown, numerals, words)
    positions = _positions(chart)
    converted = Chart(
        chart.kind,
        with_data(chart.alt or generated_alt, shown, numerals, words),
        shown.categories,
        series,
        replace(_axis(chart, numerals), title=chart.y_title),
        inks,
        words.lang,
        is_rtl(words.lang),
        _across(chart, positions, words),
        tuple(map(float, positions)),
        vertical=_is_vertical(chart),
        values_shown=_shows_values(chart, numerals),
        legend=len(series) > 1 and chart.kind in LEGEND and not chart.panels,
        names_shown=chart.kind is ChartKind.SCATTER and any(any(map(str.isalpha, each)) for each in chart.categories),
        panels=chart.panels and len(series) > 1,
        number_format=numerals.code(numerals.decimals),
        generated_alt="" if chart.alt else generated_alt,
    )
    return replace(converted, place=source.place)


def check_chart_alts(charts: Iterable[Chart]) -> Iterator[Problem]:
    """Yield a remark for each chart without alt text."""
    for chart in charts:
        if chart.generated_alt:
            text = f'this chart has no alt text; a screen reader reads "{chart.generated_alt}"'
            hint = 'describe what it shows and what follows from it: alt="…"'
            yield Problem(Code.CHART_ALT, text, chart.place, hint)


def _sorted(chart: model.Chart) -> model.Chart:
    """Return the chart with its categories in the order that the author sets; missing values come last."""
    if chart.order is ChartOrder.UNSET or chart.kind not in SORTED:
        return chart
    first, descending = chart.series[0].values, chart.order is ChartOrder.DESCENDING

    def key(number: int) -> tuple[bool, Decimal]:
        value = first[number]
        return value is None, (-value if descending else value) if value is not None else Decimal(0)

    order = sorted(range(len(first)), key=key)
    series = tuple(
        replace(series_, values=tuple(series_.values[number] for number in order)) for series_ in chart.series
    )
    return replace(chart, series=series, categories=tuple(chart.categories[number] for number in order))


def _series(chart: model.Chart, number: int, numerals: Numerals, inks: Inks) -> Series:
    """Return a series with its colour; if the author highlights some series, the others have a muted colour."""
    source, alone = chart.series[number], len(chart.series) == 1
    highlighted = not chart.highlight or source.name in chart.highlight
    color = inks.mark(0 if chart.panels else number)
    shown = color if highlighted or alone else inks.muted
    colors = tuple(_color(chart, name, position, shown, inks) for position, name in enumerate(chart.categories))
    fill = FILLS[number % len(FILLS)] if chart.kind in FILLED and not chart.panels else Fill.SOLID
    return Series(
        source.name,
        tuple(None if value is None else float(value) for value in source.values),
        tuple("" if value is None else numerals(value) for value in source.values),
        colors,
        shown,
        inks.for_words(shown),
        fill,
        SHAPES[number % len(SHAPES)],
        highlighted,
    )


def _color(chart: model.Chart, name: str, position: int, color: str, inks: Inks) -> str:
    """Return the colour of one value."""
    if chart.kind is ChartKind.PIE:
        color = inks.mark(position)
    names = {series.name for series in chart.series}
    # a name that does not belong to a series belongs to a category
    has_categories = any(highlighted not in names for highlighted in chart.highlight)
    return inks.muted if has_categories and name not in chart.highlight else color


def _axis(chart: model.Chart, numerals: Numerals) -> Axis:
    values = [value for series in chart.series for value in series.values if value is not None]
    if chart.kind in ADDED and not chart.panels:
        values = [sum((value or Decimal(0) for value in column), Decimal(0)) for column in _columns(chart)]
    if _shows_values(chart, numerals):
        return bare_axis(values, from_zero=chart.kind is not ChartKind.SLOPE)
    return axis_of(values, numerals, from_zero=chart.kind in FROM_ZERO)


def _columns(chart: model.Chart) -> list[tuple[Decimal | None, ...]]:
    return [*zip(*(series.values for series in chart.series), strict=True)]


def _positions(chart: model.Chart) -> tuple[Decimal, ...]:
    """Return the positions of the categories on a numeric axis, or `()` for evenly spaced categories. Only lines and
    areas over unevenly spaced years have a numeric axis.
    """
    if chart.kind not in (ChartKind.LINE, ChartKind.AREA):
        return chart.positions
    if not all(re.fullmatch(r"\d{1,4}", name) for name in chart.categories):
        return ()
    years = tuple(map(Decimal, chart.categories))
    gaps = {later - earlier for earlier, later in pairwise(years)}
    return years if len(gaps) > 1 and min(gaps) > 0 else ()


def _across(chart: model.Chart, positions: Sequence[Decimal], words: Words) -> Axis | None:
    if not positions:
        return Axis(0, 1, (), chart.x_title) if chart.x_title else None
    if chart.kind is ChartKind.SCATTER:
        written = Numerals(words, decimals_of(positions), Affixes("", ""))
        return axis_of(positions, written, from_zero=False, title=chart.x_title)
    ticks = tuple((float(position), name) for position, name in zip(positions, chart.categories, strict=True))
    return Axis(float(positions[0]), float(positions[-1]), ticks, chart.x_title)


def _is_vertical(chart: model.Chart) -> bool:
    """Return whether bars are vertical; by default, they are if the categories are periods, because time runs from left
    to right.
    """
    if chart.direction is not ChartDirection.UNSET:
        return chart.direction is ChartDirection.VERTICAL
    return chart.kind in BARS and all(map(PERIOD.fullmatch, chart.categories))


def _shows_values(chart: model.Chart, numerals: Numerals) -> bool:
    """Return whether values are labelled at their marks; there is room for only a few values."""
    labels = [numerals(value) for series in chart.series for value in series.values if value is not None]
    if chart.kind in (ChartKind.BAR, ChartKind.GROUPED) and _is_vertical(chart):
        return len(labels) * (max(map(em, labels), default=0) + 1) <= WIDEST
    if chart.kind in (ChartKind.BAR, ChartKind.GROUPED) or (chart.kind is ChartKind.DOT and len(chart.series) == 1):
        return len(labels) <= MAX_SHOWN
    return chart.kind in (ChartKind.SLOPE, ChartKind.PIE)
