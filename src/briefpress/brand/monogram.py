"""Initials as outlines. In: letters and a font file. Out: a path in a square of 100 by 100, drawn by every format.

Shapes and not text: a monogram stands for a portrait that is not there, so it is decoration, and a
screen reader has nothing to say of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpress.brand.cache import digest, remember

CAP_HEIGHT = 34.0
Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Monogram:
    """The outline of initials as steps of a path: `M`, `L`, `Q`, `C` with points, `Z` without (SVG 2, section 9)."""

    outline: tuple[Step, ...]


def monograms(initials: Iterable[str], font: Path | None, cache: Path) -> dict[str, Monogram]:
    """Return the outlines of `initials`, keyed by them; empty ones where there is no font."""
    wanted = sorted(set(initials))
    if font is None or not wanted:
        return {letters: Monogram(()) for letters in wanted}
    name = f"monograms-{digest(Path(__file__).read_bytes(), str(font), str(font.stat().st_mtime_ns), *wanted)}"
    outlines = remember(cache, name, lambda: {letters: _outline(letters, font) for letters in wanted})
    return {letters: Monogram(_steps(outlines[letters])) for letters in wanted}


def _steps(outline: list[Any]) -> tuple[Step, ...]:
    return tuple((step, tuple((x, y) for x, y in points)) for step, points in outline)


def _outline(letters: str, font_file: Path) -> list[Step]:
    """Return the outline of `letters`, centred, in the font's own curves."""
    from fontTools.pens.basePen import BasePen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    class StepPen(BasePen):  # type: ignore[misc]
        def __init__(self, glyphs: Any) -> None:
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

    with TTFont(font_file, lazy=True) as font:
        glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
        names = [cmap[ord(letter)] for letter in letters if ord(letter) in cmap]
        scale = CAP_HEIGHT / (getattr(font["OS/2"], "sCapHeight", 0) or 0.7 * font["head"].unitsPerEm)
        pen = StepPen(glyphs)
        left = 50 - scale * sum(glyphs[name].width for name in names) / 2
        for name in names:
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, left, 50 + CAP_HEIGHT / 2)))
            left += scale * glyphs[name].width
    return [(step, tuple((round(x, 2), round(y, 2)) for x, y in points)) for step, points in pen.steps]
