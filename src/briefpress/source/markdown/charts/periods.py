"""Periods on the time axis of a chart: years, quarters, months, days. In: the first column. Out: problems at its cells.

Points of a line are evenly spaced, so the periods must have the same form, be in order, and have no gaps. Only years
may have gaps, because the chart spaces them by their numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from briefpress import lazy
from briefpress.fields import QUARTER, read_day
from briefpress.model import Chart, ChartKind, Place
from briefpress.problems import Code
from briefpress.source.markdown.charts.data import DataTable

OVER_TIME = (ChartKind.LINE, ChartKind.AREA)
YEAR = lazy.pattern(r"(?<!\d)\d{4}(?!\d)")
LONG = 4  # days are often missing at weekends; only a gap this many times longer than others misleads
FORMS = {"year": "2021", "quarter": "2021 Q3", "month": "2021-03", "day": "2021-03-31"}


class Period(NamedTuple):
    """A period: its number on a scale of such periods, the scale, and the way it is written."""

    number: int
    scale: str
    form: str


Cell = tuple[str, Place]


def check_periods(chart: Chart, data: DataTable, x: str) -> None:
    """Report the first period in the column `x` that would be in a wrong position on the axis of a line or area."""
    if chart.kind not in OVER_TIME:
        return
    cells = [(text.strip(), place) for text, place in data.column_quietly(x)]
    if len(cells) > len(chart.categories):  # one row for each series and period
        cells = [*dict(reversed(cells)).items()][::-1]
    periods = [_period(text) for text, _ in cells]
    known = [period for period in periods if period]
    if len(known) < max(2, len(cells) / 2):
        return
    found = _other_form(cells, periods, known[0]) or _wrong_step(cells, known)
    if found:
        text, place, hint = found
        data.report.add(Code.CHART_PERIODS, text, place, hint)


def _period(text: str) -> Period | None:
    """Return the period in a cell, or None if it contains anything else."""
    if (found := QUARTER.fullmatch(text)) and (year := found["year"] or found["later"]):
        form = "after" if found["later"] else text[4:-2]
        return Period(int(year) * 4 + int(found["quarter"]), "quarter", form)
    try:
        day = read_day(text) if YEAR.search(text) else None
    except ValueError:
        return None
    if day is None:
        return None
    form = "".join(sorted({*text} - {*"0123456789"})) if text[:4].isdigit() else "words"
    if day.precision == "year":
        return Period(day.date.year, "year", form)
    if day.precision == "month":
        return Period(day.date.year * 12 + day.date.month, "month", form)
    return Period(day.date.toordinal(), "day", form)


def _other_form(
    cells: Sequence[Cell], periods: Sequence[Period | None], first: Period
) -> tuple[str, Place, str] | None:
    usual = next(text for (text, _), period in zip(cells, periods, strict=True) if period == first)
    for (text, place), period in zip(cells, periods, strict=True):
        if period is None or period[1:] != first[1:]:
            message = f'"{text}" is not written like "{usual}"; the points of this chart are evenly spaced'
            hint = f"write every period in the same form, such as {FORMS[first.scale]}"
            return message, place, hint
    return None


def _wrong_step(cells: Sequence[Cell], periods: Sequence[Period]) -> tuple[str, Place, str] | None:
    steps = [later.number - earlier.number for earlier, later in pairwise(periods)]
    scale, usual = periods[0].scale, median(steps)
    pairs = [*zip(cells, cells[1:], steps, strict=False)]
    for (before, _), (after, place), step in pairs:
        if step == 0:
            return f'"{before}" and "{after}" are the same period', place, "remove one of them"
        if step < 0:
            return f'"{after}" comes after "{before}"', place, "sort the rows by time, the earliest first"
    for (before, _), (after, place), step in pairs if scale != "year" else ():
        if step > usual * (LONG if scale == "day" else 1):
            text = f'periods between "{before}" and "{after}" are missing; the points of this chart are evenly spaced'
            return text, place, "add a row for each missing period, with – as its value"
    return None
