"""How high a line of a font is by itself. In: families and folders with their files. Out: heights, in sizes of letters.

Word goes by what Windows cuts letters off at (OpenType, OS/2, usWinAscent and usWinDescent, with what `hhea` asks for
beyond), unless a font says that its typographic values are to be used (fsSelection, bit 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefpress.brand.fonts import font_file

USUAL = 1.38  # of a family without a file: at least as high as most fonts
TYPOGRAPHIC = 1 << 7


def natural_lines(families: Iterable[str], folders: Sequence[Path]) -> dict[str, float]:
    """Return the height of a line of each family whose file is in `folders`."""
    files = ((family, font_file(family, folders) or font_file(family, folders, bold=True)) for family in families)
    return {family: natural_line(file) for family, file in files if file}


def natural_line(file: Path) -> float:
    """Return how high a line of the font in `file` is."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        os2, hhea, size = font["OS/2"], font["hhea"], font["head"].unitsPerEm
        if os2.fsSelection & TYPOGRAPHIC:
            return float((os2.sTypoAscender - os2.sTypoDescender + os2.sTypoLineGap) / size)
        windows = os2.usWinAscent + os2.usWinDescent
        return float(max(windows, hhea.ascent - hhea.descent + hhea.lineGap) / size)
