"""Charts: numbers that a figure shows."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place


class ChartKind(StrEnum):
    """What a chart is drawn as."""

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
    """Where bars grow to; `""`: as the categories ask for."""

    UNSET = ""
    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class ChartOrder(StrEnum):
    """How categories are sorted by the values of the first series; `""`: they stand as in the data."""

    UNSET = ""
    ASCENDING = "ascending"
    DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Numbers that belong together, one for each category; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as the author gives them: `categories` name the values of each of `series`, in the order of the data.

    `positions` has the number of each category on the x axis of a scatter chart; elsewhere it is empty. `unit` stands
    after each value. `highlight` names the categories or series that stand out. `panels`: each series has a chart of
    its own, all on one scale. Without `alt`, a sentence is made from the data; `credit` says who drew up the chart.
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
