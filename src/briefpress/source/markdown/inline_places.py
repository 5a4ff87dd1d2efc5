"""Places of inline text. In: an offset in the text of a block. Out: a place in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from functools import lru_cache

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.workspace import SourceText


@dataclass(frozen=True, slots=True)
class InlinePlaces:
    """Converts offsets in the text of a block to places; the text begins on line `first` of `source`.

    `start` is the offset of an inline note in that text, or 0. `after` is the column, counted from 0, where the text
    may begin: cells of a table share a line.
    """

    source: SourceText
    first: int
    content: str
    start: int = 0
    after: int = 0

    def at(self, offset: int, width: int = 1) -> Place:
        """Return the place of the character at `offset`."""
        starts = _line_starts(self.content)
        number = bisect_right(starts, self.start + offset) - 1
        line, column = self.first + number, min(self.start + offset, len(self.content)) - starts[number]
        written = self.source.lines[line] if line < len(self.source.lines) else ""
        indent = _indent(written, self.content, number, self.after)
        return self.source.place(line, max(0, indent + column), width)


@lru_cache(maxsize=1)
def _line_starts(content: str) -> list[int]:
    """Return the offset of each line; cached, because consecutive calls are for the same text."""
    return [0, *(number for number, char in enumerate(content, 1) if char == "\n")]


@lru_cache(maxsize=1)
def _indent(file_line: str, content: str, number: int, after: int) -> int:
    """Return the number of columns by which line `number` of `content` is further to the right in the file, on the line
    `file_line`.
    """
    starts = [*_line_starts(content), len(content) + 1]
    words = content[starts[number] : starts[number + 1] - 1]
    return max(after, file_line.find(words.strip(), after)) - (len(words) - len(words.lstrip()))


@dataclass(frozen=True, slots=True)
class InsideNotes:
    """The inline notes, `^[...]`, of a text, with the place at which each begins. `where` is a prefix that makes the
    ids of these notes unique.
    """

    where: str = ""
    places: dict[int, InlinePlaces] = field(default_factory=dict)

    def id(self, number: int) -> str:
        """Return the id of the note with this `number`; it contains spaces, so that no author can write the same id."""
        return f"inline {self.where} {number + 1}"
