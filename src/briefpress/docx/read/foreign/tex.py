"""Formulas in Word as TeX. In: Office Math (ECMA-376 part 1, 22.1). Out: TeX as an author would write it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from lxml import etree

from briefpress.docx.vocabulary.xml import qn

MATH = qn("m:")
FUNCTIONS = (
    *(
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "sinh",
        "cosh",
        "tanh",
        "arcsin",
        "arccos",
        "arctan",
        "exp",
        "ln",
        "log",
    ),
    *("lim", "max", "min", "sup", "inf", "det", "gcd", "Pr"),
)
SYMBOLS = {
    "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∬": r"\iint", "∮": r"\oint", "⋃": r"\bigcup", "⋂": r"\bigcap",
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon", "ϵ": r"\epsilon", "ζ": r"\zeta",
    "η": r"\eta", "θ": r"\theta", "ϑ": r"\vartheta", "ι": r"\iota", "κ": r"\kappa", "λ": r"\lambda", "μ": r"\mu",
    "ν": r"\nu", "ξ": r"\xi", "π": r"\pi", "ρ": r"\rho", "σ": r"\sigma", "ς": r"\varsigma", "τ": r"\tau",
    "υ": r"\upsilon", "φ": r"\varphi", "ϕ": r"\phi", "χ": r"\chi", "ψ": r"\psi", "ω": r"\omega",
    "Γ": r"\Gamma", "Δ": r"\Delta", "Θ": r"\Theta", "Λ": r"\Lambda", "Ξ": r"\Xi", "Π": r"\Pi", "Σ": r"\Sigma",
    "Φ": r"\Phi", "Ψ": r"\Psi", "Ω": r"\Omega", "∂": r"\partial", "∇": r"\nabla", "∞": r"\infty",
    "±": r"\pm", "∓": r"\mp", "×": r"\times", "÷": r"\div", "·": r"\cdot", "⋅": r"\cdot", "∗": "*", "−": "-",
    "≤": r"\leq", "≥": r"\geq", "≠": r"\neq", "≈": r"\approx", "≡": r"\equiv", "∼": r"\sim", "∝": r"\propto",
    "≪": r"\ll", "≫": r"\gg", "→": r"\to", "←": r"\leftarrow", "⇒": r"\Rightarrow", "⇔": r"\Leftrightarrow",
    "↔": r"\leftrightarrow", "∈": r"\in", "∉": r"\notin", "⊂": r"\subset", "⊆": r"\subseteq", "∪": r"\cup",
    "∩": r"\cap", "∅": r"\emptyset", "∀": r"\forall", "∃": r"\exists", "¬": r"\neg", "∧": r"\wedge", "∨": r"\vee",
    "…": r"\ldots", "⋯": r"\cdots", "⋮": r"\vdots", "⋱": r"\ddots", "′": "'", "°": r"^\circ", "ℝ": r"\mathbb{R}",
    "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "⟨": r"\langle", "⟩": r"\rangle", "‖": r"\|", "⌊": r"\lfloor",
    "⌋": r"\rfloor", "⌈": r"\lceil", "⌉": r"\rceil", "\u2009": r"\,", "\u2003": r"\quad",
}  # fmt: skip
SPECIAL = {"%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "_": r"\_", "{": r"\{", "}": r"\}", "\\": r"\backslash "}
ACCENTS = {
    "\u0302": r"\hat", "\u0303": r"\tilde", "\u0305": r"\bar", "\u0304": r"\bar", "\u0307": r"\dot", "\u0308": r"\ddot",
    "\u030c": r"\check", "\u0306": r"\breve", "\u0301": r"\acute", "\u0300": r"\grave", "\u20d7": r"\vec",
}  # fmt: skip
ALPHABETS = {"DOUBLE-STRUCK": r"\mathbb", "SCRIPT": r"\mathcal", "FRAKTUR": r"\mathfrak", "BOLD": r"\mathbf"}
# Mathematical letters that are not in the block of mathematical alphabets (U+1D400 to U+1D7FF), because Unicode already
# had them.
LETTERS = "ℎℬℰℱℋℐℒℳℛℭℌℑℜℨℂℍℙℚ"
FENCED = {"()": "pmatrix", "[]": "bmatrix", "||": "vmatrix", "{}": "Bmatrix", "‖‖": "Vmatrix"}
MATRIX = r"\begin{matrix}"
BRACES = {"⏞": r"\overbrace", "⏟": r"\underbrace"}


def tex_of(equation: etree._Element) -> str:
    """Return the TeX of an equation, or of several equations side by side."""
    return " ".join(_all(equation).split())


def _all(node: etree._Element | None) -> str:
    parts = [*map(_one, node)] if node is not None else []
    for at, (before, part, after) in enumerate(zip(parts, parts[1:], [*parts[2:], ""], strict=False)):
        if before.endswith(r"\{") and part.startswith(MATRIX) and not after.startswith(r"\}"):
            parts[at], parts[at + 1] = before.removesuffix(r"\{"), _named(part, "cases")
    return "".join(parts)


def _one(node: etree._Element) -> str:
    name = etree.QName(node).localname if isinstance(node.tag, str) else ""
    if not str(node.tag).startswith(MATH):
        return "" if name.endswith("Pr") or name.startswith("bookmark") else _all(node)
    return MAKERS.get(name, _other)(node)


def _other(node: etree._Element) -> str:
    return "" if etree.QName(node).localname.endswith("Pr") else _all(node)


def _part(node: etree._Element, name: str) -> str:
    return _all(node.find(f"{MATH}{name}"))


def _property(node: etree._Element, group: str, name: str, default: str) -> str:
    found = node.find(f"{MATH}{group}/{MATH}{name}")
    return found.get(f"{MATH}val", default) if found is not None else default


def _run(node: etree._Element) -> str:
    text = "".join(element.text or "" for element in node.iter(f"{MATH}t"))
    properties = node.find(f"{MATH}rPr")
    if properties is not None and properties.find(f"{MATH}nor") is not None and text.strip():
        return rf"\text{{{''.join(SPECIAL.get(char, char) for char in text)}}}"
    if text.strip() in FUNCTIONS:
        return rf"\{text.strip()} "
    return "".join(map(_char, text))


def _char(char: str) -> str:
    if char in SYMBOLS:
        return f"{SYMBOLS[char]} "
    name = unicodedata.name(char, "")
    if not name.startswith("MATHEMATICAL ") and char not in LETTERS:
        return SPECIAL.get(char, char)
    letter = unicodedata.normalize(
        "NFKC", char
    )  # because Word writes italic letters of formulas as mathematical Unicode characters
    plain = f"{SYMBOLS[letter]} " if letter in SYMBOLS else SPECIAL.get(letter, letter)
    return next((f"{command}{{{plain.strip()}}}" for style, command in ALPHABETS.items() if style in name), plain)


def _fraction(node: etree._Element) -> str:
    above, below = _part(node, "num"), _part(node, "den")
    if _property(node, "fPr", "type", "bar") == "noBar":
        return rf"{MATRIX}{above} \\ {below}\end{{matrix}}"
    return rf"\frac{{{above}}}{{{below}}}"


def _root(node: etree._Element) -> str:
    degree = _part(node, "deg").strip()
    return rf"\sqrt{f'[{degree}]' if degree else ''}{{{_part(node, 'e')}}}"


def _scripts(node: etree._Element) -> str:
    below = f"_{{{_part(node, 'sub')}}}" if node.find(f"{MATH}sub") is not None else ""
    above = f"^{{{_part(node, 'sup')}}}" if node.find(f"{MATH}sup") is not None else ""
    above = "'" * above.count("'") if above.strip("^{}' ") == "" else above
    base = _part(node, "e")
    if etree.QName(node).localname == "sPre":
        return f"{{}}{below}{above}{base}"
    alone = len(base.strip()) == 1 or (base.startswith("\\") and base[1:].strip().isalpha())
    return f"{base.strip() if alone else f'{{{base}}}'}{below}{above} "


def _sum(node: etree._Element) -> str:
    char = _property(node, "naryPr", "chr", "∫")
    below, above = _part(node, "sub"), _part(node, "sup")
    limits = "".join(f"{mark}{{{limit}}}" for mark, limit in (("_", below), ("^", above)) if limit)
    return f"{SYMBOLS.get(char, char)}{limits} {_part(node, 'e')}"


def _brackets(node: etree._Element) -> str:
    opens, closes = (_property(node, "dPr", name, char) for name, char in (("begChr", "("), ("endChr", ")")))
    between = _property(node, "dPr", "sepChr", "|")
    inside = f" {between} ".join(_all(element) for element in node.iterfind(f"{MATH}e")).strip()
    if fenced := _fenced(node, opens, closes, inside):
        return fenced
    left, right = (_char(char).strip() if char else "." for char in (opens, closes))
    return rf"\left{left} {inside} \right{right} "


def _fenced(node: etree._Element, opens: str, closes: str, inside: str) -> str:
    """Return a matrix, a binomial coefficient or cases, including the brackets, or `""` for anything else."""
    parts = [element for whole in node.iterfind(f"{MATH}e") for element in whole if not str(element.tag).endswith("Pr")]
    if len(parts) != 1 or not inside.startswith(MATRIX):
        return ""
    if parts[0].tag == f"{MATH}f" and opens + closes == "()":
        return rf"\binom{{{_part(parts[0], 'num')}}}{{{_part(parts[0], 'den')}}}"
    name = "cases" if (opens, closes) == ("{", "") else FENCED.get(opens + closes, "")
    return _named(inside, name) if name else ""


def _named(matrix: str, name: str) -> str:
    """Return a matrix in the environment `name`."""
    body = matrix.removeprefix(MATRIX).removesuffix(r"\end{matrix}")
    return rf"\begin{{{name}}}{body}\end{{{name}}}"


def _matrix(node: etree._Element) -> str:
    rows = (" & ".join(_all(cell) for cell in row.iterfind(f"{MATH}e")) for row in node.iterfind(f"{MATH}mr"))
    return r"\begin{matrix}" + r" \\ ".join(rows) + r"\end{matrix}"


def _lines(node: etree._Element) -> str:
    lines = (_all(element).replace("&", "") for element in node.iterfind(f"{MATH}e"))
    return r"\begin{matrix}" + r" \\ ".join(lines) + r"\end{matrix}"


def _accent(node: etree._Element) -> str:
    char = _property(node, "accPr", "chr", "\u0302")
    return f"{ACCENTS.get(char, chr(92) + 'hat')}{{{_part(node, 'e')}}}"


def _bar(node: etree._Element) -> str:
    return rf"\{'overline' if _property(node, 'barPr', 'pos', 'bot') == 'top' else 'underline'}{{{_part(node, 'e')}}}"


def _brace(node: etree._Element) -> str:
    return f"{BRACES.get(_property(node, 'groupChrPr', 'chr', '⏟'), chr(92) + 'underbrace')}{{{_part(node, 'e')}}}"


def _function(node: etree._Element) -> str:
    return f"{_part(node, 'fName')} {_part(node, 'e')}"


def _limit(node: etree._Element) -> str:
    char, command = ("_", "underset") if etree.QName(node).localname == "limLow" else ("^", "overset")
    base, limit = _part(node, "e"), _part(node, "lim")
    if base.strip().removeprefix("\\") in FUNCTIONS or base.strip() in SYMBOLS.values() or "brace" in base:
        return f"{base.strip()}{char}{{{limit}}}"
    return rf"\{command}{{{limit}}}{{{base}}}"


MAKERS: Mapping[str, Callable[[etree._Element], str]] = {
    "r": _run,
    "f": _fraction,
    "rad": _root,
    **dict.fromkeys(("sSub", "sSup", "sSubSup", "sPre"), _scripts),
    "nary": _sum,
    "d": _brackets,
    "m": _matrix,
    "eqArr": _lines,
    "acc": _accent,
    "bar": _bar,
    "groupChr": _brace,
    "func": _function,
    **dict.fromkeys(("limLow", "limUpp"), _limit),
}
