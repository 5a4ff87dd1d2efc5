"""Figures: a picture or chart, or several side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from briefpress.lazy import dataclass
from briefpress.model.charts import Chart
from briefpress.model.inlines import Inlines
from briefpress.model.pictures import Picture
from briefpress.model.place import NOWHERE, Place
from briefpress.model.tables import Column


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or a chart that stands by itself. `width` is its share of the text's width, from 0 to 1.

    Where it is 0, a picture has its own size, and a chart all of the width. `length` is its width in points where the
    author gave that, else 0. In any case it is as wide as the text at most.

    `title` is before the words of the caption; `notes` and `source` below them.
    """

    picture: Picture | Chart
    caption: Inlines = ()
    source: Inlines = ()
    width: float = 0
    id: str = ""
    title: Inlines = ()
    notes: Inlines = ()
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT
    length: float = 0


@dataclass(frozen=True, slots=True)
class Panels:
    """Figures side by side, written `::: {#fig-id layout-ncol=2}`.

    `rows` has the widths of the columns of each row, as weights; a row may have more columns than figures are left.
    With an `id` or a `caption` they are the panels (a), (b) of one figure; without, each is a figure by itself.
    """

    figures: tuple[Figure, ...]
    rows: tuple[tuple[float, ...], ...]
    caption: Inlines = ()
    source: Inlines = ()
    id: str = ""
    notes: Inlines = ()
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT

    @property
    def is_one(self) -> bool:
        """Return whether they are panels of one figure."""
        return bool(self.id or self.caption)

    def arranged(self) -> Iterator[tuple[tuple[float, Figure], ...]]:
        """Yield the figures of each row, each with the share of the row that is its column."""
        start = 0
        for weights in self.rows:
            figures = self.figures[start : start + len(weights)]
            yield tuple((weight / sum(weights), figure) for weight, figure in zip(weights, figures, strict=False))
            start += len(weights)
