"""The words of a block, line by line. In: text boxes in reading order. Out: where a space or the end of a word lacks.

WeasyPrint takes the spaces at the ends of lines away and puts hyphens there. Each piece of text knows the
whole text it was cut from (`engine.layout.remembered_sources`), so what was taken away is found by comparing the two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from briefpress.engine.boxes import Box, Html
from briefpress.lazy import dataclass
from briefpress.pdf.tags.tree import Content

SOFT_HYPHEN = "\xad"


@dataclass(slots=True)
class Sources:
    """How much of each text has been read, in characters."""

    read: dict[Box, int] = field(default_factory=dict)

    def next(self, box: Box) -> tuple[str, bool]:
        """Return what stood in the text before `box` and is not drawn, and whether the end of `box` is a hyphen."""
        rest, text, hyphen = self.rest(box), box.text, str(box.style["hyphenate_character"])
        drawn = rest.lstrip(" \n\t" + SOFT_HYPHEN)
        hyphenated = text.endswith(hyphen) and not (rest.startswith(text) or drawn.startswith(text))
        words = text.removesuffix(hyphen) if hyphenated else text
        before = "" if rest.startswith(words) else rest[: len(rest) - len(drawn)]
        self.read[box.source] = self.read.get(box.source, 0) + len(before) + len(words)
        return before, hyphenated

    def rest(self, box: Box) -> str:
        """Return what is in the text behind what has been read of it."""
        return str(box.source.text)[self.read.get(box.source, 0) :]


@dataclass(slots=True)
class Line:
    """The words of one block as far as they have been read: the last piece, and whether a space follows it.

    `left` is the element in the line that ended last, if a space is after it in the HTML.
    """

    sources: Sources
    last: Content | None = None
    gap: bool = False
    left: Html | None = None

    def add(self, page: int, box: Box) -> Content | None:
        """Return what there is to read of a text box; None where that is nothing."""
        before, hyphenated = self.sources.next(box)
        text = box.text
        self.gap |= _has_space(before) or text[:1].isspace() or self.left is not None
        self.gap |= self.last is not None and self.last.box.source is not box.source and self._has_tail()
        if not (is_drawn(box) and _has_words(text)):
            return None
        if self.last and self.gap and not text[:1].isspace():
            self.last.space = not self.last.text[-1:].isspace()
        self.last, self.gap, self.left = Content(page, box, text, hyphenated=hyphenated), False, None
        return self.last

    @contextmanager
    def inside(self, box: Box) -> Iterator[None]:
        """Let the words be in an inline box, which may go on from a line before, and after it afterwards.

        WeasyPrint drops a space that falls between two lines: the HTML tells that it is there.
        """
        html = box.element
        if self.left is html:
            self.left = None
        yield
        if html.tag == "br" or (html.tail or "")[:1].isspace():
            self.left = html

    def skip(self) -> None:
        """Let a space be between what is read so far and what follows."""
        self.gap = True

    def _has_tail(self) -> bool:
        assert self.last
        return _has_space(self.sources.rest(self.last.box))


def _has_words(text: str) -> bool:
    """Return whether `text` is more than spaces and characters that only say how text is set."""
    return any(unicodedata.category(character) not in ("Zs", "Cf") for character in text)


def _has_space(text: str) -> bool:
    return any(character.isspace() for character in text)


def is_drawn(box: Box) -> bool:
    """Return whether WeasyPrint draws anything for a text box."""
    style = box.style
    return bool(box.text.strip()) and style["visibility"] == "visible" and style["font_size"] >= 1e-6
