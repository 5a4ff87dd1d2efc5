"""A block's text, line by line. In: text boxes in reading order. Out: missing spaces and word ends.

WeasyPrint removes spaces at line ends and inserts hyphens. Each piece of text knows the whole text from which it comes
(`engine.layout.remembered_sources`), so comparing the two shows which characters were removed.
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
    """How many characters of each piece of text have been read."""

    read: dict[Box, int] = field(default_factory=dict)

    def next(self, box: Box) -> tuple[str, bool]:
        """Return the undrawn text before `box`, and whether `box` ends with a hyphen."""
        rest, text, hyphen = self.rest(box), box.text, str(box.style["hyphenate_character"])
        drawn = rest.lstrip(" \n\t" + SOFT_HYPHEN)
        hyphenated = text.endswith(hyphen) and not (rest.startswith(text) or drawn.startswith(text))
        words = text.removesuffix(hyphen) if hyphenated else text
        before = "" if rest.startswith(words) else rest[: len(rest) - len(drawn)]
        self.read[box.source] = self.read.get(box.source, 0) + len(before) + len(words)
        return before, hyphenated

    def rest(self, box: Box) -> str:
        """Return the rest of the text."""
        return str(box.source.text)[self.read.get(box.source, 0) :]


@dataclass(slots=True)
class Line:
    """One block's text as read so far: the last piece, and whether a space follows that piece.

    `left` is the last element that ended in the line, if a space follows the element in the HTML.
    """

    sources: Sources
    last: Content | None = None
    gap: bool = False
    left: Html | None = None

    def add(self, page: int, box: Box) -> Content | None:
        """Return the content of a text box, or None if it is empty."""
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
        """Read an inline box, which may continue from the line before.

        WeasyPrint drops a space between two lines; the HTML still has it.
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
    """Return whether `text` contains more than spaces and formatting characters."""
    return any(unicodedata.category(character) not in ("Zs", "Cf") for character in text)


def _has_space(text: str) -> bool:
    return any(character.isspace() for character in text)


def is_drawn(box: Box) -> bool:
    """Return whether WeasyPrint draws anything for a text box."""
    style = box.style
    return bool(box.text.strip()) and style["visibility"] == "visible" and style["font_size"] >= 1e-6
