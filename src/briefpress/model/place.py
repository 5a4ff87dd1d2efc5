"""Places in the source."""

from __future__ import annotations

from dataclasses import field, replace

from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a source file: `file` is relative to the workspace; `line` and `column` are counted from 1.

    `width` is the number of characters to underline in messages. `end_line` and `end_column` are the end of the
    element, possibly several lines below; `end_column` is the column after its last character. If only the start is
    known, `end_line` and `end_column` are 0. Comparisons ignore both.
    """

    file: str
    line: int
    column: int
    width: int = 1
    end_line: int = field(default=0, compare=False)
    end_column: int = field(default=0, compare=False)

    @property
    def end(self) -> tuple[int, int]:
        """Return the line and column after the end of the element, or after the underlined characters if it is not
        known.
        """
        return (self.end_line, self.end_column) if self.end_line else (self.line, self.column + self.width)

    def until(self, other: Place) -> Place:
        """Return this place, extended to the end of `other`."""
        line, column = max(self.end, other.end)
        return replace(self, end_line=line, end_column=column)


NOWHERE = Place("", 0, 0, 0)
