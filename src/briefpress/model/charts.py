"""Charts: numbers shown in a figure."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place


class ChartKind(StrEnum):
    """The type of a chart."""

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
    """The direction of bars; `""`: it depends on the categories."""

    UNSET = ""
    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class ChartOrder(StrEnum):
    """How categories are sorted by the values of the first series; `""`: as in the data."""

    UNSET = ""
    ASCENDING = "ascending"
    DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A series of numbers, one for each category, or None for a missing value."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's data: `categories` name the values of each of `series`, in the order of the data.

    `positions` holds the x value of each category in a scatter chart; otherwise it is empty. `unit` follows each value.
    `highlight` names the categories or series that stand out. `panels` draws a chart for each series, all on one scale.
    Without `alt`, a sentence is made from the data; `credit` names the creator of the chart.
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
