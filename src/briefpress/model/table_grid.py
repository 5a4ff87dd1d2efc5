"""The grid of a table. In: rows of cells, each in the row where it begins. Out: rows of slots, as displayed.

The rules are HTML's (HTML Standard, 4.9.12.1) for tables whose cells fill the columns and never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from briefpress.lazy import dataclass


class Spanning(Protocol):
    """A cell that may span columns and rows."""

    @property
    def column_span(self) -> int:
        """Return the number of columns spanned."""

    @property
    def row_span(self) -> int:
        """Return the number of rows spanned."""


C = TypeVar("C", bound=Spanning)


@dataclass(frozen=True, slots=True)
class Slot(Generic[C]):
    """A cell in one of the rows it spans: its first column, counted from 0; the number of further rows that it spans
    below; and whether it begins in this row.
    """

    cell: C
    column: int
    more_rows: int
    begins: bool


def grid(rows: Iterable[Sequence[C]]) -> Iterator[tuple[Slot[C], ...]]:
    """Yield the slots of each row in column order, including cells that span into it from above."""
    above: tuple[Slot[C], ...] = ()
    for row in rows:
        reaching = (Slot(slot.cell, slot.column, slot.more_rows - 1, begins=False) for slot in above if slot.more_rows)
        above = tuple(_filled(row, {slot.column: slot for slot in reaching}))
        yield above


def _filled(row: Sequence[C], reaching: dict[int, Slot[C]]) -> Iterator[Slot[C]]:
    """Yield the slots of a row in column order: its own cells, and `reaching` cells from above."""
    column = 0
    for cell in (*row, None):
        while column in reaching:
            yield reaching[column]
            column += reaching[column].cell.column_span
        if cell is not None:
            yield Slot(cell, column, cell.row_span - 1, begins=True)
            column += cell.column_span
