"""What tables are made of: the cells that begin in each row, see `grid` for where they stand."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from briefpress.lazy import dataclass
from briefpress.model.inlines import Inlines
from briefpress.model.place import NOWHERE, Place

if TYPE_CHECKING:
    from briefpress.model.blocks import Blocks


class Column(StrEnum):
    """Where on the page something stands: `""` in the column of the text, in the margin beside it, over both, or from
    edge to edge of the sheet."""

    TEXT = ""
    MARGIN = "margin"
    WIDE = "wide"
    FULL = "full"


class Alignment(StrEnum):
    """How the text of a column stands; `""`: as the brand has it."""

    UNSET = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, which begins in its row and reaches over so many columns and rows.

    `inlines` is its text, or its first paragraph; `blocks` are what stands below it: further paragraphs, lists. Where a
    cell begins with a list, it has no `inlines`.
    """

    inlines: Inlines = ()
    column_span: int = 1
    row_span: int = 1
    place: Place = field(default=NOWHERE, compare=False)
    blocks: Blocks = ()


Row = tuple[Cell, ...]


MOST_COLUMNS = 63  # of a table: Word has no more
MOST_ROWS = 2000  # about sixty pages; data of that size are read elsewhere


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row of `head` and `body` has the cells that begin in it; together they fill the columns.

    `alignments` has an entry for each column. Cells of `body` that begin in the first `header_columns` are headers.
    `title` stands before the words of the caption; `notes` and `source` below the table. `widths` are the shares of the
    columns, 1 together, where the author gave them.
    """

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines = ()
    source: Inlines = ()
    header_columns: int = 0
    id: str = ""
    title: Inlines = ()
    notes: Inlines = ()
    widths: tuple[float, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT
