"""Text in the opposite writing direction. In: inlines. Out: stretches that each need an element, with their directions.

WeasyPrint orders the characters inside each box (Unicode, UAX #9), but arranges the boxes of a line in the direction of
the line. An English reference with a title in italics would be reversed in an Arabic note. So would an English name
with a note mark, because the mark and the word before it are in separate boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefpress import lazy
from briefpress.edition import RTL, Inline, Inlines, NoteMark, Text
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Direction:
    """Patterns for text on a page: letters of its writing direction (`own`) and of the `other` direction (`against`).
    `head` and `tail` match text at the start and end that contains no letters of the page's direction (see
    `_direction`).
    """

    other: str
    own: re.Pattern[str]
    against: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]


# Three groups: a number that belongs to the text before it, right-to-left words, and punctuation at the end.
BETWEEN = lazy.pattern(rf"(\W*\d[^{RTL}]*\s)?([^{RTL}\d\s]*[{RTL}].*?)([.,;:]*)", re.DOTALL)


OPENING = tuple("([{\"'“‘„«")  # opening brackets and quotation marks, which may precede a name


def _direction(other: str, own: str, against: str, free: str) -> Direction:
    """Return a direction.

    `head` matches from the start up to the last letter of the other direction, or digit, before
    the first letter of the page's direction; `tail` is its counterpart at the end.
    """
    head, tail = f"{free}*({against}|\\d)", f"{against}{free}*$"
    return Direction(other, *map(re.compile, (own, against, head, tail)))


PAGES = {
    False: _direction("rtl", f"[^\\W\\d_{RTL}]", f"[{RTL}]", f"[\\W\\d_{RTL}]"),
    True: _direction("ltr", f"[{RTL}]", f"[^\\W\\d_{RTL}]", f"[^{RTL}]"),
}


def stretches(inlines: Inlines, *, rtl: bool) -> Iterator[tuple[str, Inlines]]:
    """Yield `inlines` in pieces, each with its direction, or `""` for the direction of the page, which is right to left
    if `rtl`.
    """
    page = PAGES[rtl]
    if not any(_may_turn(inline, page) for inline in inlines):
        yield "", inlines
        return
    pieces = _split(inlines, page)
    turned = [_is_against(piece, page, rtl=rtl) for piece in pieces]
    for place, piece in enumerate(pieces):
        if place and turned[place - 1] and isinstance(piece, NoteMark):
            turned[place] = True
        elif place and turned[place - 1] and _is_neutral(piece, page):
            number = isinstance(piece, Text) and re.search(r"\d", piece.text)
            turned[place] = bool(number) or turned[place + 1 : place + 2] == [True]
    for against, group in groupby(zip(turned, pieces, strict=True), key=lambda pair: pair[0]):
        yield page.other if against else "", tuple(piece for _, piece in group)


def _may_turn(inline: Inline, page: Direction) -> bool:
    return isinstance(inline, Text) and bool(inline.link or page.against.search(inline.text))


def _split(inlines: Inlines, page: Direction) -> list[Inline]:
    """Split each text that contains both directions if words in the opposite direction at its edge continue in the next
    inline or precede a note mark.
    """
    out: list[Inline] = []
    for place, inline in enumerate(inlines):
        noted = isinstance(_at(inlines, place + 1), NoteMark)
        before, after = (_text_beyond_marks(inlines, place, step) for step in (-1, 1))
        out += _parts(before, inline, after, page, noted=noted)
    return out


def _at(inlines: Inlines, place: int) -> Inline | None:
    return inlines[place] if 0 <= place < len(inlines) else None


def _text_beyond_marks(inlines: Inlines, place: int, step: int) -> str:
    """Return the text next to the inline at `place`, beyond any note marks, or `""` if there is none. `step` is -1 for
    the text before the inline and 1 for the text after it.
    """
    place += step
    while isinstance(found := _at(inlines, place), NoteMark):
        place += step
    return found.text if isinstance(found, Text) else ""


def _parts(before: str, inline: Inline, after: str, page: Direction, *, noted: bool) -> list[Inline]:
    if not isinstance(inline, Text) or inline.link:
        return [inline]
    if not page.own.search(inline.text):
        found = BETWEEN.fullmatch(inline.text) if page.other == "rtl" else None
        return [replace(inline, text=text) for text in found.groups("") if text] if found else [inline]
    head = page.head.match(inline.text) if _begins_against(before[::-1], page) else None
    tail = page.tail.search(inline.text) if noted or _begins_against(after, page) else None
    first, last = head.end() if head else 0, tail.start() if tail else len(inline.text)
    while noted and tail and inline.text[last - 1 : last] in OPENING:
        last -= 1
    cuts = [inline.text[:first], inline.text[first:last], inline.text[last:]]
    return [replace(inline, text=text) for text in cuts if text]


def _begins_against(text: str, page: Direction) -> bool:
    """Return whether the first letter of `text` has the opposite direction."""
    own, against = page.own.search(text), page.against.search(text)
    return against is not None and (own is None or against.start() < own.start())


def _is_neutral(inline: Inline, page: Direction) -> bool:
    return isinstance(inline, Text) and not page.own.search(inline.text) and not page.against.search(inline.text)


def _is_against(inline: Inline, page: Direction, *, rtl: bool) -> bool:
    """Return whether `inline` has the opposite direction; on an `rtl` page, this includes links without right-to-left
    letters.
    """
    if not isinstance(inline, Text) or page.own.search(inline.text):
        return False
    return bool(page.against.search(inline.text) or (rtl and inline.link))
