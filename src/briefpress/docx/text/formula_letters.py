"""Letters and symbols of formulas. In: MathML without children. Out: Office Math runs (ECMA-376 part 1, 22.1)."""

from __future__ import annotations

from typing import cast
from xml.etree import ElementTree

from docx.oxml.parser import oxml_parser

from briefpress.docx.vocabulary.xml import NAMESPACES, Element, qn

Node = ElementTree.Element
SPACES = ((0.9, "\u2003"), (0.4, "\u2002"), (0.25, "\u2004"), (0.2, "\u2005"), (0.1, "\u2009"))


def m(name: str, /, *children: Element, **attributes: str) -> Element:
    """Return the element `m:name`; its attributes also have the prefix."""
    element = cast("Element", oxml_parser.makeelement(qn(f"m:{name}"), nsmap={"m": NAMESPACES["m"]}))
    for key, value in attributes.items():
        element.set(qn(f"m:{key}"), value)
    element.extend(children)
    return element


def name_of(node: Node) -> str:
    """Return the name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def run(node: Node) -> list[Element]:
    """Return letters or symbols as a run. Words and the names of functions are upright."""
    text, kind = (node.text or "").replace("\N{NO-BREAK SPACE}", " "), name_of(node)
    if not text:
        return []
    style = (
        [m("nor")]
        if kind == "mtext"
        else [m("sty", val="p")]
        if kind != "mn" and text.isalpha() and (len(text) > 1 or node.get("mathvariant") == "normal")
        else []
    )
    written = m("t")
    written.text = text
    if text != text.strip():
        written.set(qn("xml:space"), "preserve")
    return [m("r", *([m("rPr", *style)] if style else []), written)]


def space(node: Node) -> list[Element]:
    """Return a run with a space of approximately the requested width."""
    width = node.get("width", "0").removesuffix("em")
    wide = float(width) if width.replace(".", "", 1).isdigit() else 0.0
    char = next((char for minimum, char in SPACES if wide >= minimum), "")
    count = max(1, round(wide)) if wide >= SPACES[0][0] else 1
    written = m("t")
    written.text = char * count
    return [m("r", written)] if char else []
