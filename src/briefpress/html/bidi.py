"""Words of the other direction in a line. In: inlines. Out: the same, with the stretches that need an element of
their own.

WeasyPrint orders the characters inside each box (Unicode, UAX #9), but sets the boxes of a line in the direction
of the line: an English reference with a title in italics would be set back to front in an Arabic note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from briefpress.edition import Inline, Inlines, Text

# The blocks of scripts that are written from right to left (Unicode, bidi classes R and AL), and any letter.
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
LETTER = re.compile(r"[^\W\d_]")


def stretches(inlines: Inlines, *, rtl: bool) -> Iterator[tuple[str, Inlines]]:
    """Yield `inlines` piece by piece, each with its direction: `""` for that of the page, which is `rtl` or not."""
    against = [_against(inline, rtl=rtl) for inline in inlines]
    for place, inline in enumerate(inlines):
        neutral = isinstance(inline, Text) and not LETTER.search(inline.text)
        between = 0 < place < len(inlines) - 1 and against[place - 1] and against[place + 1]
        against[place] = against[place] or (neutral and between)
    direction = "ltr" if rtl else "rtl"
    for turned, group in groupby(zip(against, inlines, strict=True), key=lambda pair: pair[0]):
        yield direction if turned else "", tuple(inline for _, inline in group)


def _against(inline: Inline, *, rtl: bool) -> bool:
    """Say whether `inline` is written against the page; addresses, handles and numbers never follow it."""
    if not isinstance(inline, Text):
        return False
    rest = RTL.sub("", inline.text)
    if rtl:
        return rest == inline.text and bool(inline.link or LETTER.search(rest))
    return rest != inline.text and not LETTER.search(rest)
