"""The words of a block, line by line. In: text boxes in reading order. Out: where a space or the end of a word lacks.

WeasyPrint takes the spaces at the ends of lines away and puts hyphens there. Each piece of text knows the
whole text it was cut from (`engine.remember_sources`), so what was taken away is found by comparing the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefpress.pdf.tags.tree import Content

SOFT_HYPHEN = "\xad"


@dataclass(slots=True)
class Sources:
    """How much of each text has been read, in characters."""

    read: dict[Any, int] = field(default_factory=dict)

    def next(self, box: Any) -> tuple[str, bool]:
        """Return what stood in the text before `box` and is not drawn, and whether the end of `box` is a hyphen."""
        source, text = box.source, box.text
        rest = source.text[self.read.get(source, 0) :]
        drawn = rest.lstrip(" \n\t" + SOFT_HYPHEN)
        hyphen = str(box.style["hyphenate_character"])
        hyphenated = not drawn.startswith(text) and text.endswith(hyphen)
        length = len(text) - (len(hyphen) if hyphenated else 0)
        before = rest[: len(rest) - len(drawn)] if not rest.startswith(text) else ""
        self.read[source] = self.read.get(source, 0) + len(before) + length
        return before, hyphenated

    def rest(self, box: Any) -> str:
        """Return what stands in the text behind what has been read of it."""
        return str(box.source.text)[self.read.get(box.source, 0) :]


@dataclass(slots=True)
class Line:
    """The words of one block as far as they have been read: the last piece, and whether a space follows it."""

    sources: Sources
    last: Content | None = None
    gap: bool = False

    def add(self, page: int, box: Any) -> Content | None:
        """Return what there is to mark of a text box; None where it draws nothing."""
        before, hyphenated = self.sources.next(box)
        text = box.text
        self.gap |= _has_space(before) or text[:1].isspace()
        self.gap |= self.last is not None and self.last.box.source is not box.source and self._has_tail()
        if not is_drawn(box):
            return None
        if self.last and self.gap and not text[:1].isspace():
            self.last.space = not self.last.text[-1:].isspace()
        self.last, self.gap = Content(page, box, text, hyphenated=hyphenated), False
        return self.last

    def skip(self) -> None:
        """Let a space stand between what is read so far and what follows."""
        self.gap = True

    def _has_tail(self) -> bool:
        assert self.last
        return _has_space(self.sources.rest(self.last.box))


def _has_space(text: str) -> bool:
    return any(character.isspace() for character in text)


def is_drawn(box: Any) -> bool:
    """Say whether WeasyPrint draws anything for a text box."""
    style = box.style
    return bool(box.text.strip()) and style["visibility"] == "visible" and style["font_size"] >= 1e-6
