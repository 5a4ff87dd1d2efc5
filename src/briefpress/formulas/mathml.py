"""Converts TeX to MathML. In: a formula in LaTeX. Out: MathML Core as text; a FormulaError states the fault in an
invalid formula.

The library turns unknown commands into letters; here, they are errors, so that no command is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from xml.etree import ElementTree

from briefpress import lazy

# Supported environments, each with the library's environment that replaces it.
ENVIRONMENTS = {
    **{name: name for name in ("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix")},
    **{name: name for name in ("array", "cases", "split")},
    **dict.fromkeys(("aligned", "align", "align*", "eqnarray", "eqnarray*"), "split"),
    **dict.fromkeys(("gathered", "gather", "gather*", "equation", "equation*", "multline", "multline*"), "matrix"),
}
# The number of children that each element has (MathML 3, table 3.1.3.2); None means any number.
CHILDREN = {
    **dict.fromkeys(("mfrac", "msub", "msup", "munder", "mover", "mroot"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "mspace"), 0),
    **dict.fromkeys(
        ("math", "mrow", "mstyle", "mpadded", "mphantom", "menclose", "msqrt", "mtable", "mtr", "mtd"), None
    ),
}
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
LOOKS = ("mathcolor", "mathbackground", "href", "class", "style")
ENVIRONMENT = lazy.pattern(r"\\(begin|end)\s*\{(\w+\*?)\}")
COMMENT = lazy.pattern(r"(?<!\\)(?:\\\\)*%")
UNNUMBERED = lazy.pattern(r"\\(?:nonumber|notag)(?![A-Za-z])")  # ignored: only formulas with ids are numbered
TAG = lazy.pattern(r"\\(?:tag|label)\b")
BRACE = lazy.pattern(r"\\.|[{}]", re.DOTALL)
FAULTS = {
    "ExtraLeftOrMissingRightError": "`\\left` and `\\right` do not come in pairs",
    "MissingSuperScriptOrSubscriptError": "nothing follows `^` or `_`",
    "DoubleSuperscriptsError": "two exponents follow each other: put braces around the first part",
    "DoubleSubscriptsError": "two indices follow each other: put braces around the first part",
    "MissingEndError": "`\\begin` and `\\end` do not come in pairs",
}


class FormulaError(ValueError):
    """A formula is invalid; the message states the fault."""


@lru_cache(maxsize=1000)
def to_mathml(tex: str, *, display: bool) -> str:
    """Return `tex` as MathML, as a `display` formula if requested; raise FormulaError if it is invalid."""
    tex = UNNUMBERED.sub("", tex)
    _check(tex)
    root = _converted(ENVIRONMENT.sub(_renamed, tex), display=display)
    if any(node.get("linebreak") for node in root.iter("mspace")):
        root = _converted(f"\\begin{{split}}{ENVIRONMENT.sub(_renamed, tex)}\\end{{split}}", display=display)
    for node in root.iter():
        _clean(node)
    root.set("xmlns", NAMESPACE)
    return ElementTree.tostring(root, encoding="unicode")


def _check(tex: str) -> None:
    """Raise FormulaError for syntax that the library omits or misreads."""
    if COMMENT.search(tex):
        raise FormulaError("`%` begins a comment in TeX: write `\\%`")
    braces = [match[0] for match in BRACE.finditer(tex) if len(match[0]) == 1]
    if braces.count("{") != braces.count("}"):
        raise FormulaError("a brace has no counterpart")
    if TAG.search(tex):
        raise FormulaError("remove `\\tag` or `\\label`; to number a formula, put an id after it: `$$ {#eq-name}`")
    for _, name in ENVIRONMENT.findall(tex):
        if name not in ENVIRONMENTS:
            raise FormulaError(f"unknown environment `{name}`")


def _renamed(match: re.Match[str]) -> str:
    return f"\\{match[1]}{{{ENVIRONMENTS[match[2]]}}}"


def _converted(tex: str, *, display: bool) -> ElementTree.Element:
    from latex2mathml import converter

    try:
        root: ElementTree.Element = converter.convert_to_element(tex, display="block" if display else "inline")
    except Exception as error:  # the library raises many kinds of exceptions, including built-in ones
        fault = FAULTS.get(type(error).__name__, "it cannot be read as TeX: something is missing")
        raise FormulaError(fault) from error
    return root


def _clean(node: ElementTree.Element) -> None:
    """Check an element, and resolve the entities in its text."""
    written = node.text or ""
    if written.startswith("\\") and len(written) > 1:
        raise FormulaError(f"unknown command `{written}`")
    if node.tag in ("mi", "mo", "mn") and written in ("&", "#", "{", "}", "\\"):
        raise FormulaError(f"`{written}` has no meaning here")
    if node.tag not in CHILDREN or any(node.get(name) for name in LOOKS):
        raise FormulaError("it uses colours, links or boxes, which are not supported")
    wanted = CHILDREN[node.tag]
    if wanted is not None and len(node) != wanted:
        raise FormulaError("it cannot be read as TeX: something is missing")
    node.text = unescape(written) or None


def texts(mathml: str) -> Iterator[str]:
    """Yield the texts in a formula: words, letters and symbols."""
    yield from (node.text for node in ElementTree.fromstring(mathml).iter() if node.text)
