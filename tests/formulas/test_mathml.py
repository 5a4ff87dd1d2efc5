"""TeX becomes MathML and drawings; unsupported TeX is reported, and never shown as something else."""

import re
from xml.etree import ElementTree

import pytest

from briefpress.formulas import FormulaError, draw, to_mathml

KNOWN = [
    r"E = mc^2", r"\frac{a}{b}", r"\sqrt[3]{x}", r"\sum_{i=1}^{n} x_i", r"\left( \frac{a}{b} \right)", r"50\,\%",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    r"\begin{cases} 1 & x < 0 \\ 2 & \text{else} \end{cases}", r"a \\ b", r"\text{a < b \& c}",
    r"\hat{x} + \overline{y}",
    r"\begin{gather} a \\ b \end{gather}", r"\underbrace{a + b}_{n}", r"\binom{n}{k}", r"1{,}5",
    r"\lim_{x \to 0} f'(x)",
    r"\mathbb{R} \subset \mathcal{L}", r"\text{Потери}", r"\cancel{x}", r"\phantom{x} y", r"\left\{ x \right.",
    r"\begin{align} a &= b \nonumber \\ c \notag &= d \end{align}",
]  # fmt: skip


@pytest.mark.parametrize("tex", KNOWN)
def test_supported_formulas_are_read_and_drawn(tex: str) -> None:
    mathml = to_mathml(tex, display=True)
    drawn = draw(mathml)
    assert ElementTree.fromstring(mathml).get("display") == "block"
    assert 0 < drawn.width < 20
    assert 0 < drawn.height < 6
    assert drawn.depth < drawn.height
    assert ElementTree.fromstring(drawn.colored("#123456")).tag.endswith("svg")
    assert "black" not in drawn.colored("#123456")


@pytest.mark.parametrize(
    ("tex", "fault"),
    [
        (r"\squareroot{2}", r"unknown command `\squareroot`"),
        (r"\SI{3}{m}", r"unknown command `\SI`"),
        (r"\begin{foo} a \end{foo}", "unknown environment `foo`"),
        (r"\frac{1", "a brace has no counterpart"),
        ("a_", "nothing follows"),
        ("x^2^3", "two exponents"),
        (r"\left( x", "do not come in pairs"),
        ("10 % of x", "`%` begins a comment"),
        ("a & b", "`&` has no meaning here"),
        (r"\textcolor{red}{x}", "not supported"),
        (r"\href{https://example.org}{x}", "not supported"),
        (r"x \tag{1}", "remove `\\tag` or `\\label`; to number a formula"),
        (r"\frac", "something is missing"),
        ("損", "the font for formulas has no character `損`"),
    ],
)
def test_formulas_that_cannot_be_typeset_are_reported(tex: str, fault: str) -> None:
    with pytest.raises(FormulaError, match=re.escape(fault)):
        draw(to_mathml(tex, display=False))


def test_a_drawing_is_the_same_each_time() -> None:
    mathml = to_mathml(r"\frac{a}{b}", display=False)
    draw.cache_clear()
    first = draw(mathml)
    draw.cache_clear()
    assert draw(mathml) == first
