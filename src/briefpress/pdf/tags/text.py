"""The text of blocks. In: text boxes in reading order. Out: their text, with marked spaces and hyphens.

WeasyPrint removes spaces at the ends of lines and inserts hyphens. Each text box refers to the box of the whole text
(`engine.layout.remembered_sources`), so that a comparison shows what has been removed.
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
    """Records how many characters have been read, for each box of a whole text."""

    read: dict[Box, int] = field(default_factory=dict)

    def next(self, box: Box) -> tuple[str, bool]:
        """Return the characters before `box` that are not drawn, and whether `box` ends with an inserted hyphen."""
        rest, text, hyphen = self.rest(box), box.text, str(box.style["hyphenate_character"])
        drawn = rest.lstrip(" \n\t" + SOFT_HYPHEN)
        hyphenated = text.endswith(hyphen) and not (rest.startswith(text) or drawn.startswith(text))
        words = text.removesuffix(hyphen) if hyphenated else text
        before = "" if rest.startswith(words) else rest[: len(rest) - len(drawn)]
        self.read[box.source] = self.read.get(box.source, 0) + len(before) + len(words)
        return before, hyphenated

    def rest(self, box: Box) -> str:
        """Return the unread rest of the whole text of `box`."""
        return str(box.source.text)[self.read.get(box.source, 0) :]


@dataclass(slots=True)
class Line:
    """The text of a block so far: the `last` content, and whether a `gap`, a space, follows it.

    `left` is the inline element that ended last, provided that a space follows it in the HTML or that it is a line
    break.
    """

    sources: Sources
    last: Content | None = None
    gap: bool = False
    left: Html | None = None

    def add(self, page: int, box: Box) -> Content | None:
        """Return the content of a text box, or None if it draws no text."""
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
        """Inside the block, read an inline box, whose element may have begun in an earlier line.

        WeasyPrint removes spaces at the ends of lines, so spaces after the element are read from the HTML.
        """
        html = box.element
        if self.left is html:
            self.left = None
        yield
        if html.tag == "br" or (html.tail or "")[:1].isspace():
            self.left = html

    def skip(self) -> None:
        """Add a space before the next text."""
        self.gap = True

    def _has_tail(self) -> bool:
        assert self.last
        return _has_space(self.sources.rest(self.last.box))


def _has_words(text: str) -> bool:
    """Return whether `text` contains more than spaces and format characters."""
    return any(unicodedata.category(character) not in ("Zs", "Cf") for character in text)


def _has_space(text: str) -> bool:
    return any(character.isspace() for character in text)


def is_drawn(box: Box) -> bool:
    """Return whether WeasyPrint draws anything for a text box."""
    style = box.style
    return bool(box.text.strip()) and style["visibility"] == "visible" and style["font_size"] >= 1e-6
