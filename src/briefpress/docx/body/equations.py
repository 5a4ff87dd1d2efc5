"""Display formulas. In: an equation. Out: a paragraph with its number, if any, as a SEQ field on the right."""

from __future__ import annotations

from dataclasses import replace

from briefpress.brand.roles import Role
from briefpress.docx.body.figures import sequence
from briefpress.docx.body.paragraphs import paragraph_in
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import Tab, WordParagraph
from briefpress.docx.text import formulas
from briefpress.docx.vocabulary.xml import Element, field, run, run_of, twips, w
from briefpress.edition import Caption, Equation


def plan_equation(story: Story, equation: Equation, around: Surroundings) -> WordParagraph:
    """Return the paragraph of a formula.

    In Word, a display formula cannot contain a field, so a numbered formula becomes an inline formula.
    """
    mathml, stops = equation.formula.mathml, tuple[Tab, ...]()
    if equation.caption:
        content = [formulas.formula(mathml), run_of(w("tab")), *_number(story, equation, equation.caption)]
        stops = (Tab("right", twips(around.indent + around.width)),)
    else:
        content = [formulas.displayed(mathml)]
    paragraph = replace(paragraph_in(Role.EQUATION, story.look, content), tabs=stops)
    return story.named(paragraph, Role.EQUATION, equation.place, equation.formula.tex)


def _number(story: Story, equation: Equation, caption: Caption) -> list[Element]:
    """Return the number in round brackets. The bookmark encloses only the number, which REF fields elsewhere repeat."""
    before, after = equation.brackets
    counted = field(f"SEQ {sequence(caption.kind, caption.series)} \\* ARABIC", run(caption.number))
    series = [run(caption.series)] if caption.series else []
    return [run(before), *story.bookmarks.around(equation.id, [*series, *counted]), run(after)]
