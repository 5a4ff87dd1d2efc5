"""Charts: data shown in a figure."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place


class ChartKind(StrEnum):
    """The type of a chart, as written in `type`."""

    BAR = "bar"
    GROUPED = "grouped"
    STACKED = "stacked"
    LINE = "line"
    AREA = "area"
    SLOPE = "slope"
    DOT = "dot"
    SCATTER = "scatter"
    PIE = "pie"


class ChartDirection(StrEnum):
    """The direction of bars; if `""`, it depends on the categories."""

    UNSET = ""
    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class ChartOrder(StrEnum):
    """How to sort categories by the values of the first series; `""` keeps the order of the data."""

    UNSET = ""
    ASCENDING = "ascending"
    DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A series: one number per category, or None for a missing value."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; each of `series` has one value for each of `categories`, in the order of the data.

    `positions` contains the x value of each category in a scatter chart, and is empty for other kinds. `unit` follows
    each value. `highlight` contains the names of emphasised categories or series. If `panels`, each series is shown in
    a separate chart, all on one scale. If `alt` is `""`, alt text is generated from the data; `credit` is the creator
    of the chart.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    positions: tuple[Decimal, ...] = ()
    unit: str = ""
    x_title: str = ""
    y_title: str = ""
    direction: ChartDirection = ChartDirection.UNSET
    order: ChartOrder = ChartOrder.UNSET
    highlight: tuple[str, ...] = ()
    panels: bool = False
    alt: str = ""
    credit: str = ""
    place: Place = field(default=NOWHERE, compare=False)
