"""How wide the columns of a table are. In: its rows. Out: shares of its width, the same in all formats."""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.model import Row, plain_text

LONGEST = 40  # signs; a longer cell runs over several lines
SHORTEST = 4  # so that an empty column is seen
GAP = 3  # between columns, in signs


def column_shares(rows: Iterable[Row], columns: int) -> tuple[float, ...]:
    """Return the share of each column: by its longest cell, but at least as wide as its longest word."""
    texts = [[plain_text(cell) for cell in row] for row in rows]
    widths = [GAP + _width([row[column] for row in texts]) for column in range(columns)]
    return tuple(round(width / sum(widths), 4) for width in widths)


def _width(cells: list[str]) -> int:
    longest = max(map(len, cells), default=0)
    word = max((len(word) for cell in cells for word in cell.split()), default=0)
    return max(SHORTEST, min(longest, LONGEST), min(word, LONGEST))
