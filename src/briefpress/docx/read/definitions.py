"""Styles, lists and layout of paragraphs. In: the parts of a file. Out: style names, list types and layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from briefpress.docx.read.drawings import is_rule
from briefpress.docx.read.values import integer_value
from briefpress.docx.vocabulary.xml import qn, val_of

TEXT = 10  # the outline level of text, after the nine levels of headings, from 1 (17.3.1.20)
PAGE_BREAK, BREAK_BEFORE = "page break", "page break before"
SECTIONS = frozenset({"section", "landscape section", "section with columns"})
COLUMN_BREAK, RULE = "column break", "horizontal line"
# Fields that show nothing but mark entries of lists that Word generates (17.16.5.68, 17.16.5.74, 17.16.5.77).
UNSEEN = {
    "XE": "an entry for an index",
    "TC": "an entry for a table of contents",
    "TA": "an entry for a table of authorities",
}
# A format, and the attribute that marks paragraphs which began with a drop cap
DROP_CAP, DROPPED = "drop cap", "drop-cap"
NO_LIST = "0"
AROUND = {"shd": "ground", "pBdr": "border"}


def styles_by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    """Map the ids of the styles in a part to the styles (17.7.4.17)."""
    return {style.get(qn("w:styleId"), ""): style for style in (root.iter(qn("w:style")) if root is not None else ())}


def name_of_style(style: etree._Element) -> str:
    """Return the name of a style in lower case, or `""` if it has none. Programs may change ids, but preserve names."""
    return val_of(style.find(qn("w:name"))).lower()


def based_on(id_: str, nodes: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Yield a style and the styles on which it is based, directly or indirectly, the nearest first (17.7.4.3).

    `nodes` contains all styles by their ids.
    """
    seen: set[str] = set()
    while id_ in nodes and id_ not in seen:
        seen.add(id_)
        yield nodes[id_]
        id_ = val_of(nodes[id_].find(qn("w:basedOn")))


def styles(root: etree._Element | None) -> dict[str, str]:
    """Map style ids to style names in lower case."""
    return {id_: name for id_, style in styles_by_id(root).items() if (name := name_of_style(style))}


def outlines(root: etree._Element | None) -> dict[str, int]:
    """Map style ids to outline levels (from 1).

    A style inherits its level from the style on which it is based.
    """
    nodes = styles_by_id(root)
    return {id_: level for id_ in nodes if (level := _inherited(id_, nodes))}


def _inherited(id_: str, nodes: Mapping[str, etree._Element]) -> int:
    levels = map(outline_of, based_on(id_, nodes))
    return next((level for level in levels if level is not None), 0)


def outline_of(node: etree._Element) -> int | None:
    """Return the outline level that a style or paragraph itself sets (0 for text), or None if it sets none."""
    found = node.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    level = val_of(found)
    return (int(level) + 1) % TEXT if level.isdecimal() and int(level) < TEXT else None


def numbered(root: etree._Element | None) -> dict[str, bool]:
    """Map the id of each list to whether its items are numbered."""
    if root is None:
        return {}
    formats = {}
    for abstract in root.iter(qn("w:abstractNum")):
        format_ = abstract.find(f"{qn('w:lvl')}/{qn('w:numFmt')}")
        formats[abstract.get(qn("w:abstractNumId"))] = format_ is not None and format_.get(qn("w:val")) != "bullet"
    out = {}
    for number in root.iter(qn("w:num")):
        of = number.find(qn("w:abstractNumId"))
        out[number.get(qn("w:numId"), "")] = of is not None and formats.get(of.get(qn("w:val")), False)
    return out


def languages(styles: etree._Element | None) -> dict[str, str]:
    """Return the default languages of a file: `val` for most scripts, `bidi` for complex and `eastAsia`
    for East Asian.
    """
    found = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}") if styles is not None else None
    names = ("val", "bidi", "eastAsia")
    return {name: found.get(qn(f"w:{name}"), "") for name in names} if found is not None else {}


TOOLTIP = "tooltip "  # the prefix of a tooltip's text


def layout_of(paragraph: etree._Element) -> frozenset[str]:
    """Return the names of everything that affects the layout of a paragraph: its breaks, sections, horizontal lines and
    invisible fields, the box around it, and its tooltips.
    """
    found = {DROP_CAP} if paragraph.get(DROPPED) else set[str]()
    found |= {name for tag, name in AROUND.items() if paragraph.find(f".//{qn(f'w:{tag}')}") is not None}
    found |= _breaks(paragraph) | _section(paragraph)
    found |= {RULE for element in paragraph.iter(qn("w:pict")) if is_rule(element)}
    codes = ((element.text or "").split() for element in paragraph.iter(qn("w:instrText")))
    found |= {UNSEEN[code[0].upper()] for code in codes if code and code[0].upper() in UNSEEN}
    found |= {
        f"{TOOLTIP}{tip}" for element in paragraph.iter(qn("w:hyperlink")) if (tip := element.get(qn("w:tooltip"), ""))
    }
    return frozenset(found)


def place_in_list(node: etree._Element | None) -> tuple[int, str]:
    """Return the level and the list id that a paragraph itself sets, or -1 and `""` if it sets none. `NO_LIST` removes
    an item from the list of its style (17.9.18).
    """
    if node is None:
        return -1, ""
    number = node.find(qn("w:numId"))
    id_ = val_of(number)
    return (max(0, integer_value(node.find(qn("w:ilvl")), 0)), id_) if id_ != NO_LIST else (-1, id_)


def _section(paragraph: etree._Element) -> set[str]:
    """Return the kind of section that ends with a paragraph (17.6.17), if any."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if found is None:
        return set()
    page, columns = found.find(qn("w:pgSz")), found.find(qn("w:cols"))
    if page is not None and page.get(qn("w:orient")) == "landscape":
        return {"landscape section"}
    several = columns is not None and columns.get(qn("w:num"), "1") not in ("0", "1")
    return {"section with columns" if several else "section"}


def _breaks(paragraph: etree._Element) -> set[str]:
    """Return the names of the page breaks in a paragraph (17.3.3.1) and before it (17.3.1.23)."""
    before = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    out = {BREAK_BEFORE} if before is not None and before.get(qn("w:val"), "1") not in ("0", "false", "off") else set()
    kinds = {element.get(qn("w:type")) for element in paragraph.iter(qn("w:br"))}
    return out | ({PAGE_BREAK} if "page" in kinds else set()) | ({COLUMN_BREAK} if "column" in kinds else set())
