"""Estimated widths of text. In: a text. Out: its width in characters; Chinese and Japanese characters count twice."""

from __future__ import annotations

import textwrap
from itertools import groupby
from unicodedata import east_asian_width

from briefpress import lazy

BREAKS = lazy.pattern("[^\\S\u00a0\u202f]+")  # no line ends at a non-breaking space
MORE = "…"
LONGEST_OPTION = 24  # the most characters of a code word that no line break splits
LONGEST_END = 24  # the most characters of two words that end a paragraph on the same line
WIDE_END = 3  # the number of wide characters that end a paragraph on the same line
# Letters that are narrower or wider than most, in em.
LETTERS = {
    **dict.fromkeys(".,:;'’|!ijl", 0.25),
    **dict.fromkeys(" -/()[]{}IJfrt‐–", 0.34),
    **dict.fromkeys("mwMW@%—…ЖШЩЮжмшщюы", 0.84),
}


def is_wide(sign: str) -> bool:
    """Return whether `sign` is as wide as two Latin letters, and lines can break beside it (UAX #11 and #14)."""
    return east_asian_width(sign) in "WF"


def width(text: str) -> int:
    """Return the width of `text` in Latin characters."""
    return len(text) if text.isascii() else len(text) + sum(map(is_wide, text))


def em(text: str) -> float:
    """Return the width of `text` in em, estimated for a common sans-serif font."""
    return sum(1.0 if is_wide(sign) else LETTERS.get(sign, 0.65 if sign.isupper() else 0.55) for sign in text)


def widest_word(text: str) -> float:
    """Return the width, in em, of the widest stretch without a possible line break."""
    stretches = (stretch for word in BREAKS.split(text) for stretch in groupby(word, key=is_wide))
    return max((1.0 if wide else em("".join(signs)) for wide, signs in stretches), default=0.0)


def is_unbroken(word: str) -> bool:
    """Return whether no line ends inside a word of code: one with hyphens, such as an option, unless it is long."""
    return "-" in word and len(word) <= LONGEST_OPTION


def last_word(text: str) -> str:
    """Return the end of `text` that no line break can split: its last word or wide character, with its full stop."""
    word = text[text.rfind(" ") + 1 :]
    letters = [place for place, sign in enumerate(word) if sign.isalnum()]
    last = letters[-1] if letters else 0
    return word[last:] if word and is_wide(word[last]) else word


def last_words(text: str) -> str:
    """Return the words that should end the last line of `text`: two, or three wide characters, or `""` if they are too
    long.
    """
    word = last_word(text)
    before = text.removesuffix(word)
    if word and is_wide(word[0]):
        signs = before[1 - WIDE_END :]
        return f"{signs}{word}" if signs and all(map(is_wide, signs)) else ""
    second = last_word(before.rstrip(" "))
    end = f"{second} {word}"
    return end if second and word and text.endswith(end) and len(end) <= LONGEST_END else ""


def shortened(text: str, most: int) -> str:
    """Return `text`, or as many of its first words or wide characters as fit into `most` characters."""
    if width(text) == len(text):
        return textwrap.shorten(text, most, placeholder=f" {MORE}")
    if width(text) <= most:
        return text
    end = next(end for end in range(len(text), 0, -1) if width(text[:end]) + len(MORE) <= most)
    return f"{text[:end].rstrip()}{MORE}"
