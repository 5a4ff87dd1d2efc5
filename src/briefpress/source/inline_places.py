"""Where the text of a block stands. In: an offset in the text. Out: a place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefpress.model import Place
from briefpress.source.text import SourceText


@dataclass(frozen=True, slots=True)
class InlinePlaces:
    """Turns an offset in the text of a block, whose first line is line `first` of `source`, into a place.

    `start` is where a note written inside that text begins. The text is looked for from column `after` of its line
    on, counted from 0: cells of a table share a line.
    """

    source: SourceText
    first: int
    content: str
    start: int = 0
    after: int = 0

    def at(self, offset: int, width: int = 1) -> Place:
        """Return the place of the character at `offset`."""
        before = self.content[: self.start + offset].split("\n")
        line = self.first + len(before) - 1
        written = self.source.lines[line] if line < len(self.source.lines) else ""
        words = self.content.split("\n")[len(before) - 1]
        indent = max(self.after, written.find(words.strip(), self.after)) - (len(words) - len(words.lstrip()))
        return self.source.place(line, max(0, indent + len(before[-1])), width)


@dataclass(frozen=True, slots=True)
class InsideNotes:
    """The notes written inside a text as `^[...]`: where each begins. `where` makes their ids unique."""

    where: str = ""
    places: dict[int, InlinePlaces] = field(default_factory=dict)

    def id(self, number: int) -> str:
        """Return an id that no author can write: it has spaces in it."""
        return f"inline {self.where} {number + 1}"
