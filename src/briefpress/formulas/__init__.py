"""Formulas. In: TeX. Out: MathML for Word and the web, and drawings for the PDF."""

from briefpress.formulas.drawing import Drawn, draw
from briefpress.formulas.mathml import FormulaError, to_mathml

__all__ = ["Drawn", "FormulaError", "draw", "to_mathml"]
