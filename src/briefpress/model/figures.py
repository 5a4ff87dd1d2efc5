"""Figures: a picture or chart, or several in panels."""

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
    """A picture or chart as a figure. `width` is a share of the text width, from 0 to 1.

    If `width` is 0, a picture has its natural size and a chart the full width. `length` is the width in points if the
    author sets one, otherwise 0. No figure is wider than its column.

    If `floats`, text after the figure may precede it on paper, so that the page has no gap at its end. `title` appears
    before the caption, `notes` and `source` after it.
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
    floats: bool = True


@dataclass(frozen=True, slots=True)
class Panels:
    """Figures side by side, written `::: {#fig-id layout-ncol=2}`.

    `rows` contains the relative column widths of each row; the last row may have more columns than figures. With an
    `id` or a `caption`, the figures are panels (a), (b) ... of one figure; otherwise they are separate figures.
    """

    figures: tuple[Figure, ...]
    rows: tuple[tuple[float, ...], ...]
    caption: Inlines = ()
    source: Inlines = ()
    id: str = ""
    notes: Inlines = ()
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT
    floats: bool = True

    @property
    def is_one(self) -> bool:
        """Return whether the figures are the panels of one figure."""
        return bool(self.id or self.caption)

    def arranged(self) -> Iterator[tuple[tuple[float, Figure], ...]]:
        """Yield the figures of each row, each with the share of the row that its column occupies."""
        start = 0
        for weights in self.rows:
            figures = self.figures[start : start + len(weights)]
            yield tuple((weight / sum(weights), figure) for weight, figure in zip(weights, figures, strict=False))
            start += len(weights)
