"""Tables of an edition. Each row lists the cells that begin in it."""

from __future__ import annotations

from dataclasses import field
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from briefpress.edition.model.paragraphs import Caption, Paragraph
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Alignment, Column, Place

if TYPE_CHECKING:
    from briefpress.edition.model.blocks import Blocks


class Scope(StrEnum):
    """The scope of a header cell: the cells below or beside it; `""` if the cell is not a header."""

    NONE = ""
    COLUMN = "col"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell, which may span columns and rows; only its first row lists it.

    The blocks `below` follow the paragraph, which is empty and not shown if the cell begins with another block.
    """

    paragraph: Paragraph
    alignment: Alignment
    scope: Scope = Scope.NONE
    column_span: int = 1
    row_span: int = 1
    below: Blocks = ()

    @property
    def blocks(self) -> Blocks:
        """Return the content of the cell from top to bottom: at least one paragraph."""
        return (self.paragraph, *self.below) if self.paragraph.inlines or not self.below else self.below


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row. `keep_with_next` is True if a cell spans into the next row or is a heading for it.

    A `tall` row may be split across pages.
    """

    cells: tuple[Cell, ...]
    keep_with_next: bool = False
    tall: bool = False


class Fits(Enum):
    """Where a table's text fits: in its column, on a landscape page, or nowhere."""

    HERE = auto()
    LANDSCAPE = auto()
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; `below` contains its source. `columns` are relative widths with a sum of 1.

    `continued` is the line above the header on pages after the first, such as "Table 2 (continued)", or `""`. If
    `small` is True, the type is smaller, so that more words fit.
    """

    id: str
    caption: Caption | None
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: tuple[float, ...]
    below: tuple[Paragraph, ...]
    small: bool = False
    fits: Fits = Fits.HERE
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT
    continued: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows, from top to bottom."""
        return (*self.head, *self.body)
