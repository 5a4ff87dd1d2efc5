"""Tables. Each row lists the cells that begin in it; `grid` computes the positions of the cells."""

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
    """The part of the page width that an element occupies: the text column (`""`), the margin, both, or the full
    width.
    """

    TEXT = ""
    MARGIN = "margin"
    WIDE = "wide"
    FULL = "full"


class Alignment(StrEnum):
    """The alignment of a column; `""` if that depends on the brand."""

    UNSET = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell, which may span columns and rows; only its first row lists it.

    `inlines` is its text or first paragraph; `blocks` contains anything after that, such as paragraphs and lists. A
    cell that begins with a list has no `inlines`.
    """

    inlines: Inlines = ()
    column_span: int = 1
    row_span: int = 1
    place: Place = field(default=NOWHERE, compare=False)
    blocks: Blocks = ()


Row = tuple[Cell, ...]


MAX_COLUMNS = 63  # the maximum number of columns in Word
MAX_ROWS = 2000  # about sixty pages: no brief needs more data


@dataclass(frozen=True, slots=True)
class Table:
    """A table: each row of `head` and `body` contains the cells that begin in it; together they fill the columns.

    `alignments` has an entry for each column. Body cells that begin in the first `header_columns` columns are headers.
    `title` appears before the caption, `notes` and `source` below the table. `widths` are the relative column widths
    with a sum of 1, or empty if the author sets none.
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
