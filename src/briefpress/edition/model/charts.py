"""Charts of an edition, with everything decided except the width of text. Values are in the units of the author's
data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from itertools import chain

from briefpress.brand import Inks
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, ChartKind, Place


class Fill(StrEnum):
    """Fill patterns, which distinguish series without relying on colour."""

    SOLID = "solid"
    STRIPES = "stripes"
    TINT = "tint"
    DOTS = "dots"
    LINES = "lines"
    PAPER = "paper"


class Shape(StrEnum):
    """Shapes that mark the values of a series."""

    DISC = "disc"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


FILLS, SHAPES = tuple(Fill), tuple(Shape)


@dataclass(frozen=True, slots=True)
class Axis:
    """The range of a scale, and its ticks with their labels; `format` is the number format for spreadsheets."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    title: str = ""
    format: str = "General"

    def share(self, value: float) -> float:
        """Return the position of a value on the axis, from 0 at its start to 1 at its end."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Series:
    """A series of values, each with its label and colour, or None for a missing value.

    `color` is the colour of the series; `ink` is its variant for text.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    colors: tuple[str, ...]
    color: str
    ink: str
    fill: Fill = Fill.SOLID
    shape: Shape = Shape.DISC
    highlighted: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `categories` are in display order, and `category_axis` is their axis if it is numeric.

    `positions` are the positions of the categories on `category_axis`. `vertical` applies to bars. If `values_shown`,
    values are labelled and the axis has no ticks. If `legend`, the names of series are above the chart, not at their
    marks. If `names_shown`, points are labelled with their names. If `panels`, each series has a chart of its own.
    `number_format` is for spreadsheets. `generated_alt` is the alt text that the program generates if the author writes
    none, otherwise `""`.
    """

    kind: ChartKind
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Axis
    inks: Inks
    lang: str
    rtl: bool
    category_axis: Axis | None = None
    positions: tuple[float, ...] = ()
    vertical: bool = False
    values_shown: bool = False
    legend: bool = False
    names_shown: bool = False
    panels: bool = False
    number_format: str = "General"
    generated_alt: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    def words(self) -> Iterator[str]:
        """Yield all text in the drawing."""
        axes = (self.axis, *((self.category_axis,) if self.category_axis else ()))
        yield from chain.from_iterable((axis.title, *(word for _, word in axis.ticks)) for axis in axes)
        yield from chain(self.categories, *((series.name, *series.labels) for series in self.series))
