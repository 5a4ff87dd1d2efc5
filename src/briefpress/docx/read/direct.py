"""Direct formatting, which overrides styles. In: a paragraph or the root of a file. Out: its formats and their values.

Formats that the source can express, such as bold, are not included: they are marks of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefpress.docx.read.run_properties import OFF
from briefpress.docx.vocabulary.xml import qn

Format = tuple[str, str]  # the name of a format in messages, and its value

ALIGNMENT, INDENTATION, HIDDEN = "alignment", "indentation", "hidden text"
SPACING, LINES = "spacing", "line spacing"
DIRECTION, FLOW, COLOUR = "text direction", "lines kept together", "colour"
OF_WORDS = {
    "color": COLOUR,
    "sz": "size",
    "shd": "background",
    "bdr": "border",
    "caps": "capitals",
    "vanish": HIDDEN,
    "dstrike": "double strikethrough",
    "spacing": "character spacing",
    "w": "character width",
    "position": "raised text",
    "outline": "text effect",
    "shadow": "text effect",
    "emboss": "text effect",
    "imprint": "text effect",
    "effect": "text effect",
    "em": "emphasis mark",
}
OF_PARAGRAPHS = {
    "jc": ALIGNMENT,
    "ind": INDENTATION,
    "spacing": SPACING,
    "contextualSpacing": SPACING,
    "pBdr": "border",
    "shd": "background",
    "textDirection": DIRECTION,
    "bidi": DIRECTION,
    "keepNext": FLOW,
    "keepLines": FLOW,
}
OF_CELLS = {
    "shd": "background",
    "tcBorders": "border",
    "vAlign": "vertical alignment",
    "textDirection": DIRECTION,
}
OF_PAGES = {
    "pgSz": "page size",
    "pgMar": "margins",
    "cols": "columns",
    "pgBorders": "page border",
    "lnNumType": "line numbers",
    "pgNumType": "page numbers",
    "titlePg": "first page",
}
SIDES = {"left": "start", "right": "end"}  # Strict Open XML and some programs use the second name (17.18.44)
SWITCHES = (
    "caps",
    "vanish",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "contextualSpacing",
    "bidi",
    "keepNext",
    "keepLines",
    "titlePg",
)
NOTHING = ("", "nil", "none", "auto", "0", "clear")  # values without a visible effect
# styles in Word's gallery that have no counterpart in the source
GALLERY = ("IntenseEmphasis", "SubtleEmphasis", "IntenseReference", "SubtleReference", "BookTitle")
# Attributes that Word adds to every section when it saves a file: the printer's code for the paper, the column gap.
ADDED = {"pgSz": ("code",), "cols": ("space", "equalWidth")}
DISTANCES = ("start", "before", "after")  # distances for which 0 is a value that overrides the style


def formats_of(paragraph: etree._Element) -> frozenset[Format]:
    """Return the direct formats of a paragraph, of its text, and of the cell that begins with it."""
    found = {*listed(paragraph.find(qn("w:pPr")), OF_PARAGRAPHS)}
    for run in paragraph.iter(qn("w:r")):
        if "".join(element.text or "" for element in run.iterchildren(qn("w:t"))).strip():
            linked = next(run.iterancestors(qn("w:hyperlink")), None) is not None
            found |= {item for item in _of_words(run.find(qn("w:rPr"))) if not (linked and item[0] == COLOUR)}
    cell = paragraph.getparent()
    if cell is not None and cell.tag == qn("w:tc") and cell.find(qn("w:p")) is paragraph:
        found |= {*listed(cell.find(qn("w:tcPr")), OF_CELLS)}
    return frozenset(found)


def alignment(formats: frozenset[Format]) -> str:
    """Return the alignment in `formats`: `start`, `center`, `end` or `both`, or `""` if there is none."""
    return next((value.removeprefix("val=") for name, value in formats if name == ALIGNMENT), "")


def _of_words(properties: etree._Element | None) -> Iterator[Format]:
    if properties is None:
        return
    yield from listed(properties, OF_WORDS)
    style = properties.find(qn("w:rStyle"))
    if style is not None and style.get(qn("w:val")) in GALLERY:
        yield "character style", style.get(qn("w:val"), "")
    fonts = properties.find(qn("w:rFonts"))
    name = (fonts.get(qn("w:ascii")) or fonts.get(qn("w:asciiTheme"))) if fonts is not None else ""
    if name:
        yield "font", name
    if any(element.tag.startswith(qn("w14:")) for element in properties if isinstance(element.tag, str)):
        yield "text effect", ""


def listed(properties: etree._Element | None, names: dict[str, str]) -> Iterator[Format]:
    """Yield the formats that `properties` sets; `names` maps names of elements to names of formats in messages, and
    other elements are skipped.
    """
    for node in properties if properties is not None else ():
        name = names.get(etree.QName(node).localname) if isinstance(node.tag, str) else None
        if name and (value := value_of(node)):
            yield (LINES if "line=" in value else name), value


def value_of(node: etree._Element) -> str:
    """Return the value of a property in a form that does not depend on the program, or `""` if it has no effect."""
    name = etree.QName(node).localname
    value = node.get(qn("w:val"), "")
    if name in SWITCHES:
        return "off" if value in OFF else "on"
    sides = (f"{etree.QName(side).localname}:{_values(side)}" for side in node if side.get(qn("w:val")) not in NOTHING)
    return " ".join(filter(None, (_values(node), *sides)))


def _values(node: etree._Element) -> str:
    added = ADDED.get(etree.QName(node).localname, ())
    found = {etree.QName(key).localname: value.lower() for key, value in node.attrib.items()}
    found = {SIDES.get(key, key): SIDES.get(value, value) for key, value in found.items()}
    if node.tag == qn("w:ind") and found.get("end", "0") != "0" and found.get("start") == "0":
        del found["start"]  # an indent by which briefpress balances the lines of a heading
    return ",".join(
        f"{key}={value}"
        for key, value in sorted(found.items())
        if not key.startswith("theme")
        and key not in added
        and (value not in NOTHING or (value == "0" and key in DISTANCES))
    )
