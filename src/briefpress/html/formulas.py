"""Write formulas as HTML.

In: formulas. Out: drawings in the size of the text, and numbered display formulas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import Equation, Formula
from briefpress.formulas import draw
from briefpress.html.elements import data_address

if TYPE_CHECKING:
    from briefpress.html.blocks import BlockWriter


def drawn_formula(formula: Formula, color: str) -> str:
    """Return a formula as a drawing in `color`, with its TeX for screen readers."""
    drawn = draw(formula.mathml)
    size = f"width: {drawn.width:.3f}em; height: {drawn.height:.3f}em; vertical-align: {-drawn.depth:.3f}em"
    attributes = f'class="formula" data-tag="Formula" alt="{escape(formula.tex)}" style="{size}"'
    return f'<img {attributes} src="{data_address(drawn.colored(color))}">'


def write_equation(writer: BlockWriter, equation: Equation) -> str:
    """Return a display formula with its number, if any."""
    number, role = "", Role.EQUATION
    if equation.caption:
        before, after = equation.brackets
        shown = f"{before}{equation.caption.series}{equation.caption.number}{after}"
        number = f' <span class="equation-number">{escape(shown)}</span>'
    id_ = f' id="{escape(equation.id)}"' if equation.id else ""
    name = equation.caption.label if equation.caption else writer.medium.equation
    scrolls = f' role="group" tabindex="0" aria-label="{escape(name)}"' if writer.medium.equation else ""
    start = f'<{role.element} class="{role.css_class}"{id_}{scrolls}>'
    return f"{start}{writer.inlines((equation.formula,))}{number}</{role.element}>"
