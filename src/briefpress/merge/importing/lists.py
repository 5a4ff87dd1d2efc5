"""Lists of imported Word files. In: items with their markers and levels. Out: the same as lists in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise

from briefpress import lazy
from briefpress.docx.read import BOXES, BULLET, Paragraph, Piece
from briefpress.lazy import dataclass

NUMBER = lazy.pattern(r"\(?(\d{1,3}|[A-Za-z]|[ivxlc]+|[IVXLC]+)[.)]$")  # what Markdown reads as a number
TYPED_NUMBER = lazy.pattern(r"(\((?:\d{1,2}|[a-z])\)|(?:\d{1,2}|[a-z])[.)])[ \t\u00a0]+(?=\S)")
TYPED_BULLET = lazy.pattern(r"[•·▪◦‣●○■□➢❖–*-][ \t\u00a0]+(?=\S)")  # as a list that has no style
SEPARATOR = "<!-- -->"  # what parts two lists


@dataclass(slots=True)
class Lists:
    """Writes items; `open` has the level, the marker and the indent of the text of each item that is open."""

    open: list[tuple[int, str, int]] = field(default_factory=list)

    def item(self, level: int, marker: str, words: str) -> tuple[str, bool]:
        """Return the source of an item, and whether it begins another list right after one of its kind."""
        before = ""
        while self.open and self.open[-1][0] >= level:
            closed = self.open.pop()
            before = closed[1] if closed[0] == level else ""
        indent = self.open[-1][2] if self.open else 0
        sign = "-" if marker in (BULLET, *BOXES) else marker
        words = f"[{' ' if marker == BOXES[0] else 'x'}] {words}" if marker in BOXES else words
        self.open.append((level, sign, indent + len(sign) + 1))
        begins = before not in ("", "-") and _starts(sign) and _form(before) == _form(sign)
        return f"{' ' * indent}{sign} {self.continued(words)}", begins

    def continued(self, words: str) -> str:
        """Return words whose further lines belong to the item that is open."""
        return words.replace("\n", f"\n{' ' * self.open[-1][2]}") if self.open else words

    def further(self, words: str) -> str:
        """Return a further paragraph of the item that is open."""
        return f"{' ' * self.open[-1][2]}{self.continued(words)}"


def _starts(marker: str) -> bool:
    return re.sub(r"\W", "", marker).lower() in ("1", "a", "i")


def is_number(marker: str) -> bool:
    """Return whether Markdown reads a marker as the number of an item."""
    return NUMBER.match(marker) is not None


def typed(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return paragraphs in which typed bullets and consecutive typed numbers are markers, and how many these are."""
    found = [_typed_marker(one) for one in paragraphs]
    wanted = {at for at, marker in enumerate(found) if marker == BULLET}
    for (at, one), (after, two) in pairwise(enumerate(found)):
        if one and two and _value(two) == _value(one) + 1 and _form(one) == _form(two):
            wanted |= {at, after}
    out = [_item(one, found[at]) if at in wanted else one for at, one in enumerate(paragraphs)]
    return out, len(wanted)


def _typed_marker(paragraph: Paragraph) -> str:
    looks, text = paragraph.looks, paragraph.text.lstrip()
    if looks is None or looks.marker or paragraph.outline or paragraph.cell or looks.bold:
        return ""
    if TYPED_BULLET.match(text):
        return BULLET
    number = TYPED_NUMBER.match(text)
    return number[1] if number else ""


def _value(marker: str) -> int:
    sign = re.sub(r"\W", "", marker)
    return int(sign) if sign.isdecimal() else ord(sign) if sign else 0


def _form(marker: str) -> str:
    return re.sub(r"\w+", lambda match: "1" if match[0].isdecimal() else "a", marker)


def _item(paragraph: Paragraph, marker: str) -> Paragraph:
    """Return a paragraph without its typed marker."""
    assert paragraph.looks
    text = paragraph.text
    start = len(text) - len(text.lstrip())
    pattern = TYPED_BULLET if marker == BULLET else TYPED_NUMBER
    match = pattern.match(text, start)
    length = match.end() if match else start
    looks = paragraph.looks._replace(marker=marker, level=0, list_id="typed")
    return replace(paragraph, pieces=tuple(_without(paragraph.pieces, length)), looks=looks, level=0, list_id="typed")


def _without(pieces: Sequence[Piece], length: int) -> Iterator[Piece]:
    for piece in pieces:
        if length >= len(piece.text) and length:
            length -= len(piece.text)
            continue
        yield replace(piece, text=piece.text[length:]) if length else piece
        length = 0
