"""Scales of charts. In: the values of a chart. Out: an axis between round numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from briefpress.edition.model.charts import Axis


class NumberFormat(Protocol):
    """Formats numbers: as text with a number of decimal places, or as a number format for spreadsheets."""

    @property
    def unit(self) -> Decimal:
        """Return the number that is shown as 1."""
        ...

    def shortened(self, highest: Decimal) -> NumberFormat:
        """Return the format in which numbers up to `highest` are abbreviated."""
        ...

    def __call__(self, value: Decimal, decimals: int) -> str:
        """Return `value` as text with this number of decimal places."""
        ...

    def code(self, decimals: int) -> str:
        """Return the number format with this number of decimal places."""
        ...


STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MAX_TICKS, MAX_DECIMALS = 5, 6
BELOW = 0.1  # the share of a scale without ticks that is below the lowest value
NEAR_ZERO = Decimal("0.5")  # a scale begins at 0 if the lowest value is at most this share of the highest value


def axis_of(values: Sequence[Decimal], numerals: NumberFormat, *, from_zero: bool, title: str = "") -> Axis:
    """Return the axis for `values`, whose ticks are labelled by `numerals`. The axis includes 0 if `from_zero`, if 0 is
    near, or if all values are equal.
    """
    low, high = min(values), max(values)
    if from_zero or low == high or (low >= 0 and low <= high * NEAR_ZERO) or (high <= 0 and high >= low * NEAR_ZERO):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    high = high if high > low else low + 1
    step = _step((high - low) / MAX_TICKS, decimals_of(values))
    first, last = math.floor(low / step), math.ceil(high / step)
    numerals = numerals.shortened(step * max(abs(first), abs(last)))
    places = decimals_of([step / numerals.unit])
    ticks = tuple((float(step * count), numerals(step * count, places)) for count in range(first, last + 1))
    return Axis(float(step * first), float(step * last), ticks, title, numerals.code(places))


def bare_axis(values: Sequence[Decimal], *, from_zero: bool) -> Axis:
    """Return an axis from the lowest to the highest of `values`, without ticks, for labelled values.

    An axis that does not begin at 0 has space below the lowest value for category names.
    """
    zero = [Decimal(0)] if from_zero else []
    low, high = float(min([*values, *zero])), float(max([*values, *zero]))
    if low == high:
        low, high = (low if from_zero else low - 1), high + 1
    return Axis(low if from_zero else low - (high - low) * BELOW, high, ())


def _step(minimum: Decimal, places: int) -> Decimal:
    """Return the smallest round number that is at least `minimum`, preferably with at most as many decimal `places` as
    the values.
    """
    power = Decimal(10) ** minimum.adjusted()
    steps = [step * power for step in STEPS if step * power >= minimum]
    return next((step for step in steps if decimals_of([step]) <= places), steps[0])


def decimals_of(values: Sequence[Decimal]) -> int:
    """Return the largest number of decimal places in `values`, up to `MAX_DECIMALS`."""
    return min(MAX_DECIMALS, max((max(0, -int(value.normalize().as_tuple().exponent)) for value in values), default=0))
