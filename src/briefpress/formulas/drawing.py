"""Converts MathML to SVG in the built-in formula font. In: MathML. Out: a drawing, and the position of its baseline.

The drawing consists of outlines, so it needs no font. The same formula produces the same bytes.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from briefpress.formulas.mathml import FormulaError, texts
from briefpress.lazy import dataclass

BLACK = '"black"'  # the colour attribute that the library writes
SIZE = 16.0  # the type size, in units of the drawing


@dataclass(frozen=True, slots=True)
class Drawn:
    """An SVG drawing in black; its width, its height, and its depth below the baseline are in em."""

    svg: str
    width: float
    height: float
    depth: float

    def colored(self, color: str) -> str:
        """Return the drawing in `color`."""
        return self.svg.replace(BLACK, f'"{color}"')


@lru_cache(maxsize=1000)
def draw(mathml: str) -> Drawn:
    """Return the drawing of a formula; raise FormulaError if it cannot be drawn."""
    library = _library()
    try:
        formula = library.Math(mathml, size=SIZE, margin=0)
        svg = formula.svgxml()
    except Exception as error:  # the library does not document its exceptions
        raise FormulaError("it cannot be drawn") from error
    _check_characters(mathml, formula.font)
    _, top, width, height = map(float, svg.get("viewBox", "").split())
    text = ElementTree.tostring(svg, encoding="unicode")
    return Drawn(text, width / SIZE, height / SIZE, (top + height) / SIZE)


def _library() -> Any:
    """Return the drawing library; newer versions of Python warn about the way it opens its font."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import ziamath
    ziamath.config.svg2, ziamath.config.precision = False, 3
    return ziamath


def _check_characters(mathml: str, font: object) -> None:
    """Raise FormulaError for a character that is not in the formula font."""
    for char in sorted({char for text in texts(mathml) for char in text if not char.isspace()}):
        if not font.glyphindex(char):  # type: ignore[attr-defined]
            raise FormulaError(f"the font for formulas has no character `{char}`")
