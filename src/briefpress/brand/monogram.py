"""Initials as outlines. In: letters and a font file. Out: a path in a square of 100 by 100, drawn by every format. The
letters are shapes, not text: a monogram replaces a missing portrait, so it is decorative, and screen readers skip it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.brand.cache import digest, remember
from briefpress.lazy import dataclass

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

CAP_HEIGHT = 34.0
Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Monogram:
    """The outline of initials as steps of a path: `M`, `L`, `Q` and `C` with points, and `Z` without any (SVG 2,
    section 9).
    """

    outline: tuple[Step, ...]


def monograms(initials: Iterable[str], fonts: Mapping[str, Path], cache: Path) -> dict[str, Monogram]:
    """Map each of `initials` to its outline in the first font that contains its letters.

    If no font contains the letters, the outline is empty. `fonts` maps families to files.
    """
    wanted = sorted(set(initials))
    if not wanted:
        return {}
    stamps = [f"{family}:{font}:{font.stat().st_mtime_ns}" for family, font in fonts.items()]
    name = f"monograms-{digest(Path(__file__).read_bytes(), *stamps, *wanted)}"
    outlines = remember(cache, name, lambda: {letters: _outline(letters, fonts) for letters in wanted})
    return {letters: Monogram(_steps(outlines[letters])) for letters in wanted}


def _steps(outline: list[TTFont]) -> tuple[Step, ...]:
    return tuple((step, tuple((x, y) for x, y in points)) for step, points in outline)


def _outline(letters: str, fonts: Mapping[str, Path]) -> list[Step]:
    """Return the outline of `letters` in the first font that contains all of them, or an empty outline if none does."""
    from fontTools.ttLib import TTFont

    for family, file in fonts.items():
        with TTFont(file, lazy=True, fontNumber=_number(family, file)) as font:
            if all(ord(letter) in font.getBestCmap() for letter in letters):
                return _drawn(letters, font)
    return []


def _number(family: str, file: Path) -> int:
    """Return the index of `family` in a font collection, or 0 if the file is not a collection."""
    from fontTools.ttLib import TTCollection

    if file.suffix != ".ttc":
        return 0
    with TTCollection(file, lazy=True) as fonts:
        names = [font["name"].getBestFamilyName() for font in fonts]
    return names.index(family) if family in names else 0


def _drawn(letters: str, font: TTFont) -> list[Step]:
    """Return the outline of `letters`, centred in the square."""
    from fontTools.pens.basePen import BasePen
    from fontTools.pens.transformPen import TransformPen

    class StepPen(BasePen):  # type: ignore[misc]
        def __init__(self, glyphs: TTFont) -> None:
            super().__init__(glyphs)
            self.steps: list[Step] = []

        def _moveTo(self, point: Point) -> None:  # noqa: N802 - fontTools' names
            self.steps.append(("M", (point,)))

        def _lineTo(self, point: Point) -> None:  # noqa: N802
            self.steps.append(("L", (point,)))

        def _curveToOne(self, *points: Point) -> None:  # noqa: N802
            self.steps.append(("C", points))

        def _qCurveToOne(self, *points: Point) -> None:  # noqa: N802
            self.steps.append(("Q", points))

        def _closePath(self) -> None:  # noqa: N802
            self.steps.append(("Z", ()))

    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    names = [cmap[ord(letter)] for letter in letters]
    if unicodedata.bidirectional(letters[:1]) in ("R", "AL"):
        names.reverse()
    scale = CAP_HEIGHT / (getattr(font["OS/2"], "sCapHeight", 0) or 0.7 * font["head"].unitsPerEm)
    pen = StepPen(glyphs)
    left = 50 - scale * sum(glyphs[name].width for name in names) / 2
    for name in names:
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, left, 50 + CAP_HEIGHT / 2)))
        left += scale * glyphs[name].width
    return [(step, tuple((round(x, 2), round(y, 2)) for x, y in points)) for step, points in pen.steps]
