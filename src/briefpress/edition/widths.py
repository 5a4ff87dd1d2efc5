"""How much room a text takes, about. In: a text. Out: its width in signs; those of Chinese and Japanese count twice."""

from __future__ import annotations

import textwrap
from itertools import groupby
from unicodedata import east_asian_width

MORE = "…"


def is_wide(sign: str) -> bool:
    """Say whether `sign` is as wide as two Latin ones, and a line may end beside it (Unicode, UAX #11 and #14)."""
    return east_asian_width(sign) in "WF"


def width(text: str) -> int:
    """Return the width of `text` in Latin signs."""
    return len(text) if text.isascii() else len(text) + sum(map(is_wide, text))


def longest_word(text: str) -> int:
    """Return how wide the longest stretch is that no line can end in."""
    stretches = (stretch for word in text.split() for stretch in groupby(word, key=is_wide))
    return max((2 if wide else len([*signs]) for wide, signs in stretches), default=0)


def last_word(text: str) -> str:
    """Return the end of `text` that no line can end in: its last word, or wide sign, with what ends a sentence."""
    word = text[text.rfind(" ") + 1 :]
    letters = [place for place, sign in enumerate(word) if sign.isalnum()]
    last = letters[-1] if letters else 0
    return word[last:] if word and is_wide(word[last]) else word


def shortened(text: str, most: int) -> str:
    """Return `text`, or as many of its first words, or of its wide signs, as `most` signs hold."""
    if width(text) == len(text):
        return textwrap.shorten(text, most, placeholder=f" {MORE}")
    if width(text) <= most:
        return text
    end = next(end for end in range(len(text), 0, -1) if width(text[:end]) + len(MORE) <= most)
    return f"{text[:end].rstrip()}{MORE}"
