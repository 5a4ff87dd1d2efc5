"""Formulas in Word. In: MathML from `formulas`. Out: Office Math, `m:oMath` (ECMA-376 part 1, 22.1).

Fractions, roots, subscripts and superscripts, sums with limits, growing brackets and matrices become their equivalents
in Word, so that people can edit them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree

from briefpress.docx.text.formula_letters import Node, m, name_of, run, space
from briefpress.docx.vocabulary.xml import Element

OPENING, CLOSING = "([{⟨⌈⌊|‖", ")]}⟩⌉⌋|‖"
SUMS = "∑∏∐∫∬∭∮⋃⋂⋀⋁⨁⨂"
SCRIPTS = {"msub": ("sSub", "sub"), "msup": ("sSup", "sup"), "msubsup": ("sSubSup", "sub", "sup")}
HAVE_BELOW, HAVE_ABOVE = ("msub", "msubsup", "munder", "munderover"), ("msup", "msubsup", "mover", "munderover")
# Accents in MathML, and the combining characters that Word uses for them.
ACCENTS = {
    "^": "\u0302", "~": "\u0303", "¯": "\u0305", "―": "\u0305", "˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c",
    "˘": "\u0306", "´": "\u0301", "`": "\u0300", "→": "\u20d7", "ˆ": "\u0302", "˜": "\u0303",
}  # fmt: skip
BRACES = "⏞⏟⏜⏝⎴⎵"
STRIKES = {
    "updiagonalstrike": "strikeBLTR",
    "downdiagonalstrike": "strikeTLBR",
    "horizontalstrike": "strikeH",
    "verticalstrike": "strikeV",
}


def formula(mathml: str) -> Element:
    """Return an inline formula, `m:oMath`, from its MathML."""
    return m("oMath", *_all([*ElementTree.fromstring(mathml)]))


def displayed(mathml: str) -> Element:
    """Return a display formula, `m:oMathPara`, from its MathML."""
    return m("oMathPara", formula(mathml))


def _all(nodes: Sequence[Node]) -> list[Element]:
    """Return adjacent elements. Brackets include the elements between them, and sums the element after them."""
    out: list[Element] = []
    place = 0
    while place < len(nodes):
        node = nodes[place]
        end = _closing(nodes, place)
        if end and name_of(nodes[end]) in SCRIPTS:
            out.append(_script(nodes[end], _bracketed([*nodes[place:end], nodes[end][0]])))
            place = end + 1
        elif end and _grows(nodes[place + 1 : end]):
            out.append(_bracketed(nodes[place : end + 1]))
            place = end + 1
        elif sum_ := _sum_of(node):
            following = _all(nodes[place + 1 : place + 2])
            out.append(_nary(sum_, node, following))
            place += 2
        else:
            out += _one(node)
            place += 1
    return out


def _one(node: Node) -> list[Element]:
    convert = CONVERTERS.get(name_of(node))
    assert convert, "`formulas` only produces supported elements"
    return [*convert(node)]


def _arguments(node: Node) -> list[list[Element]]:
    return [_one(child) for child in node]


def _row(node: Node) -> list[Element]:
    inside = [*node]
    end = _closing(inside, 0) if inside else 0
    if end and end == len(inside) - 1 and inside[0].get("fence") == "true" and inside[0].get("stretchy") == "true":
        return [_bracketed(inside)]
    # An opening bracket before a table, as in a definition by cases.
    if [*map(name_of, inside)] == ["mo", "mtable"] and _is_bracket(inside[0], OPENING, "prefix"):
        return [_bracketed([*inside, ElementTree.Element("mo")])]
    return _all(inside)


def _fraction(node: Node) -> list[Element]:
    above, below = _arguments(node)
    bare = [m("fPr", m("type", val="noBar"))] if node.get("linethickness") == "0" else []
    return [m("f", *bare, m("num", *above), m("den", *below))]


def _scripted(node: Node) -> list[Element]:
    return [_script(node, *_one(node[0]))]


def _script(node: Node, *base: Element) -> Element:
    """Return `base` with the scripts of `node`."""
    element, *names = SCRIPTS[name_of(node)]
    others = (_one(child) for child in [*node][1:])
    return m(element, m("e", *base), *(m(name, *elements) for name, elements in zip(names, others, strict=True)))


def _limits(node: Node) -> list[Element]:
    """Return an element with an accent, a brace or a limit above or below it."""
    name = name_of(node)
    if name == "munderover":
        base, below, above = _arguments(node)
        return [m("limUpp", m("e", m("limLow", m("e", *base), m("lim", *below))), m("lim", *above))]
    base, other = _arguments(node)
    char, is_above = node[1].text or "", name == "mover"
    if name_of(node[1]) == "mo" and char in BRACES and char:
        place = ("top", "bot") if is_above else ("bot", "top")
        properties = m("groupChrPr", m("chr", val=char), m("pos", val=place[0]), m("vertJc", val=place[1]))
        return [m("groupChr", properties, m("e", *base))]
    if name_of(node[1]) == "mo" and char == "―":
        return [m("bar", m("barPr", m("pos", val="top" if is_above else "bot")), m("e", *base))]
    if is_above and name_of(node[1]) == "mo" and char in ACCENTS:
        return [m("acc", m("accPr", m("chr", val=ACCENTS[char])), m("e", *base))]
    return [m("limUpp" if is_above else "limLow", m("e", *base), m("lim", *other))]


def _root(node: Node) -> list[Element]:
    if name_of(node) == "msqrt":
        return [m("rad", m("radPr", m("degHide", val="1")), m("deg"), m("e", *_all([*node])))]
    base, degree = _arguments(node)
    return [m("rad", m("deg", *degree), m("e", *base))]


def _matrix(node: Node) -> list[Element]:
    rows = [[*row] for row in node]
    columns = max(map(len, rows), default=1)
    first = [*rows[0], *[None] * columns][:columns] if rows else []
    sides = [cell.get("columnalign", "center") if cell is not None else "center" for cell in first]
    look = m("mcs", *(m("mc", m("mcPr", m("count", val="1"), m("mcJc", val=side))) for side in sides))
    return [m("m", m("mPr", look), *(m("mr", *_cells(row, columns)) for row in rows))]


def _cells(row: Sequence[Node], columns: int) -> Iterator[Element]:
    for number in range(columns):
        yield m("e", *(_all([*row[number]]) if number < len(row) else ()))


def _framed(node: Node) -> list[Element]:
    wanted = [STRIKES[name] for name in node.get("notation", "").split() if name in STRIKES]
    hidden = ("hideTop", "hideBot", "hideLeft", "hideRight") if wanted else ()
    properties = m("borderBoxPr", *(m(name, val="1") for name in (*hidden, *wanted)))
    return [m("borderBox", properties, m("e", *_all([*node])))]


def _hidden(node: Node) -> list[Element]:
    return [m("phant", m("phantPr", m("show", val="0")), m("e", *_all([*node])))]


def _sum_of(node: Node) -> str:
    """Return the symbol of a sum, product or integral, with or without limits, or `""` for anything else."""
    base = node[0] if name_of(node) in ("msub", "msup", "msubsup", "munder", "mover", "munderover") else node
    return base.text if name_of(base) == "mo" and base.text and base.text in SUMS else ""


def _nary(char: str, node: Node, following: list[Element]) -> Element:
    name = name_of(node)
    below, above = name in HAVE_BELOW, name in HAVE_ABOVE
    scripts = [_one(child) for child in [*node][1:]]
    lower, upper = (scripts.pop(0) if has else [] for has in (below, above))
    where = "undOvr" if name in ("munder", "mover", "munderover") else "subSup"
    hidden = [m(f"{key}Hide", val="1") for key, has in (("sub", below), ("sup", above)) if not has]
    properties = m("naryPr", m("chr", val=char), m("limLoc", val=where), *hidden)
    return m("nary", properties, m("sub", *lower), m("sup", *upper), m("e", *following))


def _closing(nodes: Sequence[Node], place: int) -> int:
    """Return the index of the bracket that closes the bracket at `place`, or 0 if there is none. The closing bracket
    may have scripts.
    """
    if not _is_bracket(nodes[place], OPENING, "prefix"):
        return 0
    depth = 0
    for number in range(place, len(nodes)):
        last = nodes[number][0] if name_of(nodes[number]) in SCRIPTS else nodes[number]
        if number > place and _is_bracket(last, CLOSING, "postfix"):
            depth -= 1
            if not depth:
                return number
        elif _is_bracket(nodes[number], OPENING, "prefix"):
            depth += 1
    return 0


def _is_bracket(node: Node, chars: str, form: str) -> bool:
    r"""Return whether an element is a bracket. Brackets from `\left` and `\right` count as such even if they show no
    character.
    """
    if name_of(node) != "mo":
        return False
    own = node.get("form")
    return own == form if own else bool(node.text) and str(node.text) in chars


def _grows(nodes: Sequence[Node]) -> bool:
    """Return whether brackets around `nodes` must grow. Other brackets remain characters."""
    return any(name_of(element) in ("mtable", "mfrac", "munderover") for node in nodes for element in node.iter())


def _bracketed(nodes: Sequence[Node]) -> Element:
    begins, ends = (m(name, val=node.text or "") for name, node in (("begChr", nodes[0]), ("endChr", nodes[-1])))
    return m("d", m("dPr", begins, ends), m("e", *_all(nodes[1:-1])))


CONVERTERS: dict[str, Callable[[Node], list[Element]]] = {
    **dict.fromkeys(("math", "mrow", "mstyle", "mpadded"), _row),
    **dict.fromkeys(("mi", "mn", "mo", "mtext"), run),
    **dict.fromkeys(SCRIPTS, _scripted),
    **dict.fromkeys(("munder", "mover", "munderover"), _limits),
    **dict.fromkeys(("msqrt", "mroot"), _root),
    "mspace": space,
    "mfrac": _fraction,
    "mtable": _matrix,
    "menclose": _framed,
    "mphantom": _hidden,
}
