"""A chart in words, for readers who cannot see it. In: a chart and its number format. Out: sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from briefpress.model import Chart, ChartSeries
from briefpress.words import Words

MAXIMUM = 40  # the maximum number of values that are listed
Written = Callable[[Decimal], str]


def summary(chart: Chart, written: Written, words: Words) -> str:
    """Return a sentence with the subject of the chart, its lowest value and its highest value."""
    said = [(value, label) for one in chart.series for value, label in _values(chart, one)]
    lowest, highest = min(said, key=lambda pair: pair[0]), max(said, key=lambda pair: pair[0])
    return words.filled(
        "chart-summary",
        chart=words.tables["charts"][chart.kind],
        what=chart.y_title or words.listed([one.name for one in chart.series]),
        lowest=f"{lowest[1]}, {written(lowest[0])}",
        highest=f"{highest[1]}, {written(highest[0])}",
    )


def with_data(alt: str, chart: Chart, written: Written, words: Words) -> str:
    """Return `alt`, followed by all values if they are not too many to listen to."""
    if sum(len(one.values) for one in chart.series) > MAXIMUM:
        return alt
    between, lone = words["between-term-and-text"], len(chart.series) == 1
    lists = []
    for one in chart.series:
        names = zip(chart.categories, one.values, strict=True)
        values = "; ".join(f"{name} {written(value)}" for name, value in names if value is not None)
        lists.append(values if lone else f"{one.name}{between}{values}")
    return f"{alt} {words.filled('chart-data', data='. '.join(lists))}"


def _values(chart: Chart, one: ChartSeries) -> Iterator[tuple[Decimal, str]]:
    """Yield the values of a series, each with its label."""
    for name, value in zip(chart.categories, one.values, strict=True):
        if value is not None:
            yield value, name if len(chart.series) == 1 else f"{one.name}, {name}"
