"""Where something was written."""

from __future__ import annotations

from dataclasses import field, replace

from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a source file: `file` relative to the workspace, `line` and `column` counted from 1.

    `width` is the number of characters the spot covers, for the marks below an offending line. `end_line` and
    `end_column` say where what is there ends, a block over several lines too: the column is that after its last
    character. They are 0 where nothing is known but the spot, and left out of equality and order.
    """

    file: str
    line: int
    column: int
    width: int = 1
    end_line: int = field(default=0, compare=False)
    end_column: int = field(default=0, compare=False)

    @property
    def end(self) -> tuple[int, int]:
        """Return the line and the column after the last character, of the spot where no other end is known."""
        return (self.end_line, self.end_column) if self.end_line else (self.line, self.column + self.width)

    def until(self, other: Place) -> Place:
        """Return this place, with all that stands from here to the end of `other`."""
        line, column = max(self.end, other.end)
        return replace(self, end_line=line, end_column=column)


NOWHERE = Place("", 0, 0, 0)
