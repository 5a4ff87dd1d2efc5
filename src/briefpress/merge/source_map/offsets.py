"""Convert between places and offsets. In: a text, and a place or an offset. Out: the equivalent offset or place. Lines
and columns are numbered from 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefpress.model import Place

MAX_TEXTS = 64  # the maximum number of files whose line positions are cached
Span = tuple[int, int]


def main_file(files: Iterable[str]) -> str:
    """Return the file of the brief among its source files, or `""` if there is none."""
    return next((file for file in files if file.endswith(".md")), "")


def span_of(text: str, place: Place) -> Span:
    """Return the offsets of the start and the end of a place in the text of its file."""
    return _offset(text, place.line, place.column), _offset(text, *place.end)


def place_of(file: str, text: str, at: int) -> Place:
    """Return the place of an offset in a file."""
    return Place(file, line_at(text, at), at - (text.rfind("\n", 0, at) + 1) + 1)


def line_at(text: str, at: int) -> int:
    """Return the number of the line at an offset."""
    return text.count("\n", 0, at) + 1


def _offset(text: str, line: int, column: int) -> int:
    starts = _starts(text)
    return min(starts[min(line, len(starts)) - 1] + column - 1, len(text))


@lru_cache(MAX_TEXTS)
def _starts(text: str) -> tuple[int, ...]:
    return (0, *(at for at, char in enumerate(text, 1) if char == "\n"))
