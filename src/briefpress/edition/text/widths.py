"""Estimated widths of text. In: text. Out: its width in Latin characters; Chinese and Japanese characters count
twice.
"""

from __future__ import annotations

import textwrap
from functools import lru_cache
from itertools import groupby
from unicodedata import east_asian_width

from briefpress import lazy

BREAKS = lazy.pattern("[^\\S\u00a0\u202f]+")  # breaking spaces, at which a line can end
MORE = "…"
BOLD_WIDER = 1.06
MAX_KEPT = 5000  # the maximum number of texts whose widths are cached: in a preview, most cells stay the same
# Characters that are narrower or wider than most, in em.
LETTERS = {
    **dict.fromkeys(".,:;'’|!ijl", 0.25),
    **dict.fromkeys(" -/()[]{}IJfrt‐–", 0.34),
    **dict.fromkeys("mwMW@%—…ЖШЩЮжмшщюы", 0.84),
}


def is_wide(char: str) -> bool:
    """Return whether `char` is as wide as two Latin letters; lines can break beside it (UAX #11 and #14)."""
    return east_asian_width(char) in "WF"


def width(text: str) -> int:
    """Return the width of `text` in Latin characters."""
    return len(text) if text.isascii() else len(text) + sum(map(is_wide, text))


@lru_cache(MAX_KEPT)
def em(text: str, *, bold: bool = False) -> float:
    """Return the estimated width of `text` in em, for a common sans-serif font."""
    widths = (1.0 if is_wide(char) else LETTERS.get(char, 0.65 if char.isupper() else 0.55) for char in text)
    return sum(widths) * (BOLD_WIDER if bold else 1)


@lru_cache(MAX_KEPT)
def widest_word(text: str) -> float:
    """Return the width, in em, of the widest stretch of `text` that cannot be broken."""
    stretches = (stretch for word in BREAKS.split(text) for stretch in groupby(word, key=is_wide))
    return max((1.0 if wide else em("".join(chars)) for wide, chars in stretches), default=0.0)


def shortened(text: str, maximum: int) -> str:
    """Return `text`, or as many of its first words or wide characters as fit into the width of `maximum` Latin
    characters. A first word that does not fit is cut.
    """
    if width(text) == len(text) and len((text.split() or [""])[0]) <= maximum - len(f" {MORE}"):
        return textwrap.shorten(text, maximum, placeholder=f" {MORE}")
    if width(text) <= maximum:
        return text
    end = next(end for end in range(len(text), 0, -1) if width(text[:end]) + len(MORE) <= maximum)
    return f"{text[:end].rstrip()}{MORE}"
