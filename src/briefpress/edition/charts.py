"""Charts of an edition: everything decided but how many points a word takes. Values are in units of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from itertools import chain

from briefpress.brand import Inks
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, ChartKind, Place


class Fill(StrEnum):
    """How the areas of a series are filled, so that series are told apart without colours too."""

    SOLID = "solid"
    STRIPES = "stripes"
    TINT = "tint"
    DOTS = "dots"
    LINES = "lines"
    PAPER = "paper"


class Shape(StrEnum):
    """The marks of a series."""

    DISC = "disc"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


FILLS, SHAPES = tuple(Fill), tuple(Shape)


@dataclass(frozen=True, slots=True)
class Axis:
    """What a scale reaches from and to, and its ticks with the words at each; `format` is that of spreadsheets."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    title: str = ""
    format: str = "General"

    def share(self, value: float) -> float:
        """Return how far along the axis a value is, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Series:
    """Values that belong together, each with the words at it and its colour; None where there is none.

    `color` is that of the series, `ink` the same for words.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    colors: tuple[str, ...]
    color: str
    ink: str
    fill: Fill = Fill.SOLID
    shape: Shape = Shape.DISC
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. Categories are in their order; `across` is the other axis where that is one of numbers.

    `positions` has the place of each category on `across`. `upright`: bars grow upwards. `values_shown`: each value is
    written at its mark, and there are no ticks. `legend`: series are named above the chart, not at their marks.
    `names_shown`: points have their names beside them. `panels`: each series is a chart of its own. `number_format` is
    that of the values in a spreadsheet. `proposed` is the sentence for it where its author has written none.
    """

    kind: ChartKind
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Axis
    inks: Inks
    lang: str
    rtl: bool
    across: Axis | None = None
    positions: tuple[float, ...] = ()
    upright: bool = False
    values_shown: bool = False
    legend: bool = False
    names_shown: bool = False
    panels: bool = False
    number_format: str = "General"
    proposed: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    def words(self) -> Iterator[str]:
        """Yield every word that is drawn."""
        axes = (self.axis, *((self.across,) if self.across else ()))
        yield from chain.from_iterable((axis.title, *(word for _, word in axis.ticks)) for axis in axes)
        yield from chain(self.categories, *((one.name, *one.labels) for one in self.series))
