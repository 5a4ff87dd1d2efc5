"""Subsets of fonts. In: a font file and the characters in use. Out: a smaller font.

The smaller font includes Latin with all accents, Greek, Cyrillic, and characters common to all scripts. From other
scripts, it includes each block of 256 characters that contains a character in use, with its forms and ligatures.
Hinting, which only low-resolution screens need, is removed.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefpress.brand.cache import digest, library, program, remember_bytes

# The ranges that every subset includes: Latin, combining marks, Greek, Cyrillic of modern Slavic languages, Vietnamese
# accents; punctuation, currencies, fractions, arrows and mathematical symbols; geometric shapes, boxes and ticks;
# ligatures (Unicode 15, Blocks.txt).
ALWAYS = (
    (0x0020, 0x024F), (0x02B0, 0x03FF), (0x0400, 0x045F), (0x0490, 0x0491), (0x1E00, 0x1EFF), (0x2000, 0x22FF),
    (0x25A0, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2718), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
ROW = 256
SEAL = 20  # how many characters of a digest are used


def subset(data: bytes, letters: Iterable[str], cache: Path | None) -> bytes:
    """Return the font `data`, reduced to `letters` and related characters; the result is read from `cache` if
    possible.
    """
    rows = sorted({ord(letter) // ROW for letter in letters if not is_always_kept(ord(letter))})
    if cache is None:
        return _subset(data, rows)
    from briefpress.docx.fonts import subset as code

    name = f"font-{digest(data, repr(rows), library('fonttools'), program(code))}"
    return remember_bytes(cache, name, lambda: _sealed(_subset(data, rows)), _is_sealed)[SEAL:]


def is_always_kept(code: int) -> bool:
    """Return whether every subset includes a character."""
    return any(first <= code <= last for first, last in ALWAYS)


def _sealed(data: bytes) -> bytes:
    return digest(data).encode() + data


def _is_sealed(cached: bytes) -> bool:
    return cached[:SEAL] == digest(cached[SEAL:]).encode()


def _codes(rows: Iterable[int]) -> Iterator[int]:
    for first, last in (*ALWAYS, *((row * ROW, row * ROW + ROW - 1) for row in rows)):
        yield from range(first, last + 1)


def _subset(data: bytes, rows: Iterable[int]) -> bytes:
    """Return the subset. The name table is kept, because it includes the licence and copyright of the font."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, notdef_outline=True, name_IDs=["*"], name_languages=["*"])
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # fontTools logs everything that it repairs or omits
    smaller = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=_codes(rows))
        subsetter.subset(font)
        font.save(smaller)
    return smaller.getvalue()
