"""Text in an editor. In: messages of the editor. Out: lines as briefpress counts them, and positions as editors count
them.
"""

from __future__ import annotations

from typing import NamedTuple

from briefpress.lazy import dataclass


class Spot(NamedTuple):
    """A position: line and column in characters, counted from 0."""

    line: int
    column: int


class Span(NamedTuple):
    """Part of a line, from `start` up to, but not including, `end`, in characters counted from 0."""

    line: int
    start: int
    end: int

    def has(self, spot: Spot) -> bool:
        """Return whether a cursor at `spot` is inside the span or at either end."""
        return self.line == spot.line and self.start <= spot.column <= self.end


@dataclass(frozen=True, slots=True)
class Text:
    """A text; lines end only at line feeds and carriage returns."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Text:
        """Return `text` split into lines."""
        return cls(tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))

    def line(self, number: int) -> str:
        """Return a line, counted from 0, or `""` if there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def front(self) -> range:
        """Return the lines of the front matter, without its delimiters, or no lines if it is not closed."""
        start = next((number for number, line in enumerate(self.lines) if line.strip()), 0)
        if self.line(start).rstrip() != "---":
            return range(0)
        ends = (number for number, line in enumerate(self.lines) if number > start and line.rstrip() in ("---", "..."))
        return range(start + 1, next(ends, start + 1))


def to_editor(line: str, column: int) -> int:
    """Return a column as editors count it, in UTF-16 code units; most emoji consist of two."""
    return len(line[:column].encode("utf-16-le", "surrogatepass")) // 2


def from_editor(line: str, units: int) -> int:
    """Return the column of a position sent by an editor, which is in UTF-16 code units."""
    return len(line.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
