"""Formulas. In: TeX. Out: MathML, which Word and the web take, and drawings, which the PDF takes."""

from briefpress.formulas.drawing import Drawn, draw
from briefpress.formulas.mathml import FormulaError, to_mathml

__all__ = ["Drawn", "FormulaError", "draw", "to_mathml"]
