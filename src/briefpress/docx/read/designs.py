"""The design of a Word file, apart from direct formatting. In: its document and its styles. Out: a `Design`.

Word drops values that a style inherits, so styles are compared with their inherited values included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from briefpress.docx.read.definitions import based_on, name_of_style, styles_by_id
from briefpress.docx.read.direct import (
    ALIGNMENT,
    NOTHING,
    OF_PAGES,
    OF_PARAGRAPHS,
    OF_WORDS,
    SIDES,
    Format,
    listed,
    value_of,
)
from briefpress.docx.read.foreign.numbering import Lists, Numbering
from briefpress.docx.read.layout_tables import lays_out
from briefpress.docx.read.run_properties import OFF
from briefpress.docx.read.values import whole
from briefpress.docx.vocabulary.xml import qn, val_of
from briefpress.lazy import dataclass

OF_TABLES = {
    "tblBorders": "border",
    "shd": "background",
    "jc": ALIGNMENT,
    "tblpPr": "text wrapping",
    "tblCellMar": "cell margins",
}
OF_STYLES = {
    "pPr": OF_PARAGRAPHS,
    "rPr": {**OF_WORDS, "b": "bold", "i": "italics", "u": "underline", "rFonts": "font"},
}
FONTS = ("ascii", "asciiTheme")
# Values that have the same effect as a missing value.
USUAL = {*NOTHING, *OFF, "left", "start", "240", "000000"}
Values = dict[Format, str]


@dataclass(frozen=True, slots=True)
class Design:
    """The page formats of each section, the formats and column widths of each table, and the formats of styles.

    `bases` maps each style to the style it is based on; `lists` contains the levels of each list.
    """

    pages: tuple[frozenset[Format], ...] = ()
    tables: tuple[frozenset[Format], ...] = ()
    widths: tuple[tuple[int, ...], ...] = ()
    styles: Mapping[str, frozenset[Format]] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    lists: Lists = field(default_factory=dict)


def design_of(
    root: etree._Element, sheet: etree._Element | None, style_names: Mapping[str, str], lists: etree._Element | None
) -> Design:
    """Return the design of a document; `style_names` maps the ids of its styles to names; `lists` defines its lists."""
    tables = [element for element in root.iter(qn("w:tbl")) if not lays_out(element, style_names)]
    widths = (
        tuple(whole(element.get(qn("w:w")), 0) for element in table.iterfind(f"{qn('w:tblGrid')}/*"))
        for table in tables
    )
    looks = (frozenset(_of_table(table, style_names)) for table in tables)
    return Design(tuple(_pages(root)), tuple(looks), tuple(widths), *_styles(sheet), Numbering.of(lists).lists)


def _pages(root: etree._Element) -> Iterator[frozenset[Format]]:
    """Yield the layout of each section (17.6.17); the last one includes the background of all pages (17.2.1)."""
    background = root.find(qn("w:background"))
    colour = {("page colour", background.get(qn("w:color"), ""))} if background is not None else set()
    sections = [element for element in root.iter(qn("w:sectPr")) if _parent(element) != "sectPrChange"]
    for number, section in enumerate(sections, start=1):
        yield frozenset({*listed(section, OF_PAGES), *(colour if number == len(sections) else ())})


def _parent(node: etree._Element) -> str:
    above = node.getparent()
    return etree.QName(above).localname if above is not None else ""


def _of_table(table: etree._Element, style_names: Mapping[str, str]) -> Iterator[Format]:
    """Yield the formats of a table (17.4.59) and the heights of its rows (17.4.80)."""
    properties = table.find(qn("w:tblPr"))
    yield from listed(properties, OF_TABLES)
    style = properties.find(qn("w:tblStyle")) if properties is not None else None
    id_ = val_of(style)
    yield "table style", style_names.get(id_, id_)
    heights = (
        element.get(qn("w:val"), "") for element in table.iterfind(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:trHeight')}")
    )
    yield "row height", " ".join(heights)


def _styles(sheet: etree._Element | None) -> tuple[dict[str, frozenset[Format]], dict[str, str]]:
    """Return the formats of each style by its name in lower case, including inherited ones (17.7.2), and its base."""
    if sheet is None:
        return {}, {}
    nodes = styles_by_id(sheet)
    usual: Values = {}
    for part in ("pPr", "rPr"):
        usual |= _values(sheet.find(f"{qn('w:docDefaults')}/{qn(f'w:{part}Default')}"))
    out, bases = {}, {}
    for id_, style in nodes.items():
        values = {**usual} if style.get(qn("w:type")) == "paragraph" else {}
        line = [*based_on(id_, nodes)]
        for element in reversed(line):
            values |= _values(element)
        out[name_of_style(style)] = _formats(values)
        bases[name_of_style(style)] = name_of_style(line[1]) if len(line) > 1 else ""
    return out, bases


def _values(style: etree._Element | None) -> Values:
    """Return the values that a style sets; some elements are inherited attribute by attribute."""
    out: Values = {}
    for part, names in OF_STYLES.items() if style is not None else ():
        for node in style.iterfind(f"{qn(f'w:{part}')}/*") if style is not None else ():
            tag = etree.QName(node).localname
            if tag in names:
                out |= {(names[tag], key): value for key, value in _attributes(node, tag)}
    return out


def _attributes(node: etree._Element, tag: str) -> Iterator[Format]:
    if tag not in ("spacing", "ind", "rFonts"):
        yield tag, ("off" if node.get(qn("w:val")) in OFF else "on") if tag in ("b", "i") else value_of(node)
        return
    for key, value in node.attrib.items():
        name = etree.QName(key).localname
        if name in FONTS if tag == "rFonts" else not name.startswith("theme"):
            yield f"{tag} {SIDES.get(name, name)}", value.lower()


def _formats(values: Values) -> frozenset[Format]:
    """Return the formats with an effect, each with its name and value."""
    return frozenset((name, f"{key}={value}") for (name, key), value in values.items() if value not in USUAL)
