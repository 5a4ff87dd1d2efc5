"""The natural line heights of fonts. In: families, and folders with their files. Out: heights in ems.

Word uses the metrics for Windows (OpenType, OS/2, usWinAscent and usWinDescent) or, if they are larger, those of
`hhea`, unless a font requires its typographic metrics (fsSelection, bit 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefpress.brand.fonts.packages import font_file

USUAL = 1.38  # in ems: the line height of a family without a file; few fonts have taller lines
TYPOGRAPHIC = 1 << 7


def natural_lines(families: Iterable[str], folders: Sequence[Path]) -> dict[str, float]:
    """Return the line height of each family with a file in `folders`."""
    files = ((family, font_file(family, folders) or font_file(family, folders, bold=True)) for family in families)
    return {family: natural_line(file) for family, file in files if file}


def natural_line(file: Path) -> float:
    """Return the line height of the font in `file`."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        os2, hhea, size = font["OS/2"], font["hhea"], font["head"].unitsPerEm
        if os2.fsSelection & TYPOGRAPHIC:
            return float((os2.sTypoAscender - os2.sTypoDescender + os2.sTypoLineGap) / size)
        windows = os2.usWinAscent + os2.usWinDescent
        return float(max(windows, hhea.ascent - hhea.descent + hhea.lineGap) / size)
