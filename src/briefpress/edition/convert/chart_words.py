"""A chart as text, for readers who cannot see it. In: a chart and its number format. Out: sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from briefpress.model import Chart, ChartSeries
from briefpress.words import Words

MAXIMUM = 40  # the maximum number of values in the text
NumberToText = Callable[[Decimal], str]


def summary(chart: Chart, numeral: NumberToText, words: Words) -> str:
    """Return a sentence that states the subject of the chart and its lowest and highest values; `numeral` formats
    numbers.
    """
    values = [(value, label) for series in chart.series for value, label in _values(chart, series)]
    comma = words["between-details"]
    lowest, highest = min(values, key=lambda pair: pair[0]), max(values, key=lambda pair: pair[0])
    return words.filled(
        "chart-summary",
        chart=words.tables["charts"][chart.kind],
        what=chart.y_title or words.listed([series.name for series in chart.series]),
        lowest=f"{lowest[1]}{comma}{numeral(lowest[0])}",
        highest=f"{highest[1]}{comma}{numeral(highest[0])}",
    )


def with_data(alt: str, chart: Chart, numeral: NumberToText, words: Words) -> str:
    """Return `alt` followed by all values, or `alt` alone if there are too many values to listen to."""
    if sum(len(series.values) for series in chart.series) > MAXIMUM:
        return alt
    between, is_single = words["between-term-and-text"], len(chart.series) == 1
    after_value = words["between-positions"]
    lists = []
    for series in chart.series:
        names = zip(chart.categories, series.values, strict=True)
        values = after_value.join(f"{name} {numeral(value)}" for name, value in names if value is not None)
        lists.append(values if is_single else f"{series.name}{between}{values}")
    return f"{alt} {words.filled('chart-data', data='. '.join(lists))}"


def _values(chart: Chart, series: ChartSeries) -> Iterator[tuple[Decimal, str]]:
    """Yield the values of a series with their labels."""
    for name, value in zip(chart.categories, series.values, strict=True):
        if value is not None:
            yield value, name if len(chart.series) == 1 else f"{series.name}, {name}"
