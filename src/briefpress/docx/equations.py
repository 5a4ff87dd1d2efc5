"""Display formulas -> Word. In: an equation. Out: a paragraph, with its number as a SEQ field at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.brand.roles import Role
from briefpress.docx import omml
from briefpress.docx.figures import sequence
from briefpress.docx.paragraphs import paragraph_in, set_property
from briefpress.docx.xml import Element, field, run, run_of, twips, w
from briefpress.edition import Caption, Equation

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter


def write_equation(writer: BodyWriter, equation: Equation) -> Element:
    """Return the paragraph of a formula.

    Word's display formulas have no room for a field, so a numbered one is an inline formula.
    """
    if equation.caption:
        shown = omml.formula(equation.formula.mathml)
        content = [shown, run_of(w("tab")), *_number(writer, equation, equation.caption)]
    else:
        content = [omml.displayed(equation.formula.mathml)]
    paragraph = paragraph_in(Role.EQUATION, writer.look, *content)
    if equation.caption:
        set_property(paragraph, w("tabs", w("tab", val="right", pos=twips(writer.indent + writer.width))))
    return writer.mark(paragraph, Role.EQUATION, equation.place, equation.formula.tex)


def _number(writer: BodyWriter, equation: Equation, caption: Caption) -> list[Element]:
    """Return the number in its signs; what fields elsewhere repeat is the number alone."""
    before, after = equation.signs
    counted = field(f"SEQ {sequence(caption.kind, caption.series)} \\* ARABIC", run(caption.number))
    series = [run(caption.series)] if caption.series else []
    return [run(before), *writer.bookmarks.around(equation.id, [*series, *counted]), run(after)]
