"""Where something was written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a source file: `file` relative to the workspace, `line` and `column` counted from 1.

    `width` is the number of characters the spot covers, for the marks below an offending line.
    """

    file: str
    line: int
    column: int
    width: int = 1


NOWHERE = Place("", 0, 0, 0)
