"""WordprocessingML elements in schema order (ECMA-376 part 1, annex A).

In: names without prefixes, attributes and children. Out: elements of python-docx's classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from functools import cache
from typing import cast

from docx.oxml import ns, parse_xml
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

__all__ = [
    "NAMESPACES",
    "PARAGRAPH_ORDER",
    "RUN_ORDER",
    "SECTION_ORDER",
    "STYLE_ORDER",
    "Element",
    "drawing",
    "emu",
    "field",
    "half_points",
    "properties",
    "qn",
    "remove",
    "root_of",
    "run",
    "run_of",
    "text_in",
    "twips",
    "val_of",
    "w",
    "w14",
]

Element = BaseOxmlElement

# Namespaces by their usual prefixes: those that python-docx defines, and others.
NAMESPACES = {
    **ns.nsmap,
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
OF_DRAWINGS = ("w", "wp", "a", "pic", "r", "mc", "wps", "wpg", "v", "o", "adec")

PREFIXES = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in OF_DRAWINGS)

# The order of paragraph, run and section properties, and of the children of styles (CT_PPr, CT_RPr, CT_SectPr,
# CT_Style). In a section, references to headers and footers come first.
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "bidi", "spacing", "ind", "contextualSpacing", "jc", "textAlignment",
    "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "noProof", "vanish", "color", "spacing",
    "kern", "position", "sz", "szCs", "u", "shd", "vertAlign", "rtl", "cs", "lang",
)  # fmt: skip
SECTION_ORDER = ("endnotePr", "type", "pgSz", "pgMar", "lnNumType", "noEndnote", "titlePg", "bidi")
STYLE_ORDER = (
    "name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr",
)  # fmt: skip


W = {"w": NAMESPACES["w"]}


@cache
def qn(name: str) -> str:
    """Return a prefixed name in the notation of lxml, with the namespace in braces."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def w(name: str, /, *children: Element, **attributes: str | float) -> Element:
    """Return the element `w:name`. Its attributes have the same prefix; numbers in them are rounded to integers."""
    element = cast("Element", oxml_parser.makeelement(qn(f"w:{name}"), nsmap=W))
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value if isinstance(value, str) else str(round(value)))
    element.extend(children)
    return element


def w14(name: str, **attributes: str) -> Element:
    """Return the Word 2010 element `w14:name`, which must be last in its parent (MS-DOCX, 2.6)."""
    element = cast("Element", oxml_parser.makeelement(qn(f"w14:{name}"), nsmap={"w14": NAMESPACES["w14"]}))
    for key, value in attributes.items():
        element.set(qn(f"w14:{key}"), value)
    return element


def root_of(name: str, /, *children: Element) -> Element:
    """Return the root `w:name` of a part. The root declares the prefix `r`, as in files from Word, because readers rely
    on this declaration.
    """
    root = cast("Element", oxml_parser.makeelement(qn(f"w:{name}"), nsmap={**W, "r": NAMESPACES["r"]}))
    root.extend(children)
    return root


def properties(name: str, children: Iterable[Element], order: Sequence[str]) -> Element:
    """Return `w:name` with its children in schema order. If several children have the same name, only the last is
    included.
    """
    places = {qn(f"w:{child}"): number for number, child in enumerate(order)}
    by_tag = {str(child.tag): child for child in children}
    return w(name, *(by_tag[tag] for tag in sorted(by_tag, key=places.__getitem__)))


def run(text: str, *rpr: Element) -> Element:
    """Return a `w:r` element with `text` and the properties `rpr`. Leading and trailing spaces are preserved; tabs
    become elements.
    """
    first, *more = text.split("\t")
    content = [_text(first), *(part for words in more for part in (w("tab"), _text(words)))]
    look = [properties("rPr", rpr, RUN_ORDER)] if rpr else []
    return w("r", *look, *content)


def _text(text: str) -> Element:
    element = w("t")
    element.text = text
    if text != text.strip():
        element.set(qn("xml:space"), "preserve")
    return element


def run_of(content: Element, *rpr: Element) -> Element:
    """Return a run that contains an element instead of text."""
    look = [properties("rPr", rpr, RUN_ORDER)] if rpr else []
    return w("r", *look, content)


def field(instruction: str, *shown: Element, rpr: Iterable[Element] = ()) -> list[Element]:
    """Return the runs of a field. The runs `shown` are its result, so that programs need not compute it."""
    look = list(rpr)
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")

    def mark(kind: str) -> Element:
        return run_of(w("fldChar", fldCharType=kind), *deepcopy(look))

    return [mark("begin"), run_of(code, *deepcopy(look)), mark("separate"), *shown, mark("end")]


def drawing(xml: str) -> Element:
    """Return the element in `xml`, which may use the prefixes of drawings."""
    element: Element = parse_xml(f"<root {PREFIXES}>{xml}</root>")[0]
    return element


def text_in(node: etree._Element) -> str:
    """Return the text (`w:t`) in an element."""
    return "".join(element.text or "" for element in node.iter(qn("w:t")))


def val_of(node: etree._Element | None, default: str = "") -> str:
    """Return the attribute `w:val` of an element, or `default` if there is no element or no such attribute."""
    return default if node is None else node.get(qn("w:val"), default)


def remove(node: etree._Element) -> None:
    """Remove an element from its parent, if it has one."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return a font size in half points."""
    return round(points * 2)


def emu(points: float) -> int:
    """Return a length in English Metric Units (12700 per point)."""
    return round(points * 12700)


def xml_bytes(root: etree._Element) -> bytes:
    """Return `root` as the content of a part."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
