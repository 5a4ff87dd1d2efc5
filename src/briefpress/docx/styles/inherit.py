"""Style inheritance. In: the complete properties of a style and its base. Out: the properties that differ.

A property that only the base switches on is switched off explicitly (ECMA-376 part 1, 17.7.2).
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from functools import cache

from lxml import etree

from briefpress.docx.styles.borders import EDGES, SIDES, no_line
from briefpress.docx.vocabulary.xml import PARAGRAPH_ORDER, RUN_ORDER, Element, properties, qn, w

Properties = dict[str, Element]

FLAGS = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "noProof", "vanish", "spacing")
# In these elements, Word inherits each attribute separately. The height of a line and its rule belong together.
BY_ATTRIBUTE = ("spacing", "ind")
LINE = (qn("w:line"), qn("w:lineRule"))


@cache
def _off(part: str) -> Properties:
    """Return the elements that switch everything off in `pPr` or `rPr`. Callers copy them, because they are cached."""
    if part == "rPr":
        flags = (w(name, val="0") for name in FLAGS)
        return _by_name([*flags, w("color", val="auto"), w("u", val="none")])
    return _by_name(
        [
            *(w(name, val="0") for name in ("keepNext", "keepLines", "pageBreakBefore")),
            w("numPr", w("numId", val=0)),
            w("pBdr", *(no_line(side) for side in SIDES)),
            w("shd", val="clear", color="auto", fill="auto"),
            w("jc", val="left"),
            w("outlineLvl", val=9),
        ]
    )


def paragraph_properties(elements: Iterable[Element]) -> Properties:
    """Return the paragraph properties `elements` by name, with all others switched off."""
    off, on = _off("pPr"), _by_name(elements)
    if "pBdr" in on:
        has = {border.tag for border in on["pBdr"]}
        on["pBdr"].extend(deepcopy(border) for border in off["pBdr"] if border.tag not in has)
    return off | on


def run_properties(elements: Iterable[Element]) -> Properties:
    """Return the run properties `elements` by name, with all others switched off."""
    return _off("rPr") | _by_name(elements)


def difference(own: Properties, parent: Properties) -> list[Element]:
    """Return the properties of `own` that differ from `parent`."""
    both = ((element, parent.get(name)) for name, element in own.items())
    return [deepcopy(new) for element, old in both if (new := _new(element, old)) is not None]


def paragraph_difference(own: Properties, parent: Properties) -> list[Element]:
    """Return a list with a `w:pPr` of the properties that differ, or an empty list if none do."""
    return _element("pPr", difference(own, parent), PARAGRAPH_ORDER)


def run_difference(own: Properties, parent: Properties) -> list[Element]:
    """Return a list with a `w:rPr` of the properties that differ, or an empty list if none do."""
    return _element("rPr", difference(own, parent), RUN_ORDER)


def _element(name: str, children: list[Element], order: tuple[str, ...]) -> list[Element]:
    return [properties(name, children, order)] if children else []


def _by_name(elements: Iterable[Element]) -> Properties:
    return {_name(element): element for element in elements}


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _new(own: Element, parent: Element | None) -> Element | None:
    if parent is None:
        return own
    if etree.tostring(own) == etree.tostring(parent):
        return None
    if _name(own) in BY_ATTRIBUTE:
        return _attributes(own, parent)
    return _borders(own, parent) if _name(own) == "pBdr" else own


def _attributes(own: Element, parent: Element) -> Element:
    new = {key: value for key, value in own.items() if parent.get(key) != value}
    if new.keys() & set(LINE):
        new.update({key: value for key, value in own.items() if key in LINE})
    element = w(_name(own))
    for key, value in new.items():
        element.set(key, value)
    return element


def _borders(own: Element, parent: Element) -> Element | None:
    old = {str(border.tag): etree.tostring(border) for border in parent}
    new = {str(border.tag): border for border in own if etree.tostring(border) != old.get(str(border.tag))}
    # a line that only the parent has is inherited, because it may also appear between paragraphs of the style
    return w("pBdr", *(deepcopy(new[qn(f"w:{side}")]) for side in EDGES if qn(f"w:{side}") in new)) if new else None
