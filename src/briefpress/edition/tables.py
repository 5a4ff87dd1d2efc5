"""How wide the columns of a table are. In: its rows. Out: shares of its width, the same in all formats."""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.model import Row, plain_text

LINE = 80  # signs in a line of a table, about
LONGEST = 40  # signs; a longer cell runs over several lines
LONGEST_WORD = 20  # signs; a longer word, such as an address, is broken
SHORTEST = 4  # so that an empty column is seen
GAP = 4  # for the space beside the words of a cell, in signs


def column_shares(rows: Iterable[Row], columns: int) -> tuple[float, ...]:
    """Return the share of each column: room for its longest word first, then for more of its longest cell."""
    texts = [[plain_text(cell) for cell in row] for row in rows]
    cells = [[row[column] for row in texts] for column in range(columns)]
    words = [_longest_word(column) for column in cells]
    fitting = (least for word in range(LONGEST_WORD, SHORTEST, -1) if sum(least := _least(words, word)) <= LINE)
    least = next(fitting, _least(words, LONGEST_WORD))
    most = [max(low, GAP + min(max(map(len, column)), LONGEST)) for low, column in zip(least, cells, strict=True)]
    rest = max(0, min(LINE, sum(most)) - sum(least))
    wanted = max(1, sum(most) - sum(least))
    widths = [low + rest * (high - low) / wanted for low, high in zip(least, most, strict=True)]
    return tuple(round(width / sum(widths), 4) for width in widths)


def _least(words: Iterable[int], most: int) -> list[int]:
    """Return the signs that each column needs for its longest word, where words of more than `most` are broken."""
    return [GAP + max(SHORTEST, min(word, most)) for word in words]


def _longest_word(cells: Iterable[str]) -> int:
    return max((len(word) for cell in cells for word in cell.split()), default=0)
