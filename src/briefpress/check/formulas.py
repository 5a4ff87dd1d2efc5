"""Rules for formulas. In: a brief. Out: a problem for each formula that cannot be typeset."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.check.texts import blocks, texts
from briefpress.formulas import FormulaError, draw, to_mathml
from briefpress.model import Brief, Equation, Formula, Place, walk
from briefpress.problems import Code, Problem


def check_formulas(brief: Brief) -> Iterator[Problem]:
    """Yield the problems with the formulas in `brief`."""
    for tex, place in (*_inline_formulas(brief), *_display_equations(brief)):
        try:
            draw(to_mathml(tex, display=True))
        except FormulaError as error:
            hint = "correct the TeX; write a dollar sign as \\$"
            yield Problem(Code.FORMULA_INVALID, f"this formula cannot be shown: {error}", place, hint)


def _inline_formulas(brief: Brief) -> Iterator[tuple[str, Place]]:
    found = (inline for inlines in texts(brief) for inline in inlines if isinstance(inline, Formula))
    return ((formula.tex, formula.place) for formula in found)


def _display_equations(brief: Brief) -> Iterator[tuple[str, Place]]:
    return ((block.tex, block.place) for block in walk(blocks(brief)) if isinstance(block, Equation))
