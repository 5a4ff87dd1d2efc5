"""Missing characters. In: texts and font folders. Out: the characters that no font contains."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from briefpress.brand.cache import digest, remember
from briefpress.brand.fonts.files import has_truetype

MAX_KEPT = 8  # the maximum number of font sets whose characters are cached
# The Unicode general categories of characters that need no glyph: separators, controls, formats and nonspacing marks.
INVISIBLE = ("Zs", "Zl", "Zp", "Cc", "Cf", "Mn")


def missing_characters(texts: Iterable[str], folders: Sequence[Path], cache: Path) -> list[str]:
    """Return the visible characters in `texts` that no font in `folders` contains, in code point order."""
    wanted = {character for character in set().union(*texts) if ord(character) > 0x7E}
    if not wanted or not folders:
        return []
    files = sorted(file for folder in folders for file in folder.glob("*.[to]t[fc]") if not has_truetype(file))
    stamps = [f"{file}:{file.stat().st_mtime_ns}" for file in files]
    covered = _covered(tuple(files), digest(*stamps), cache)
    visible = (character for character in wanted if unicodedata.category(character) not in INVISIBLE)
    return sorted(character for character in visible if ord(character) not in covered)


@lru_cache(MAX_KEPT)  # during a preview, fonts rarely change
def _covered(files: tuple[Path, ...], stamp: str, cache: Path) -> frozenset[int]:
    """Return the code points in any of `files`; `stamp` changes with the files."""
    ranges = remember(cache, f"characters-{stamp}", lambda: _ranges(files))
    return frozenset(number for first, last in ranges for number in range(first, last + 1))


def _ranges(files: Iterable[Path]) -> list[tuple[int, int]]:
    """Return the ranges of the characters in any of `files`."""
    from fontTools.ttLib import TTFont, TTLibError

    found: set[int] = set()
    for file in files:
        with (
            suppress(TTLibError),
            TTFont(file, lazy=True, fontNumber=0) as font,
        ):  # a damaged font is ignored
            found.update(font.getBestCmap() or ())
    ranges: list[tuple[int, int]] = []
    for number in sorted(found):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ranges
