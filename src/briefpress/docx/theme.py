"""The brand in Word's menus. In: the look. Out: the theme, related to the document, and how styles refer to it.

Who chooses other theme colours or fonts in Word changes every style that has one of the brand's.
"""

from __future__ import annotations

from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from briefpress.brand.look import Look
from briefpress.brand.roles import Role
from briefpress.docx.xml import Element, w

THEME = Path(__file__).parent / "theme1.xml"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Which of the brand's colours stands where in the palette, and what styles call it (17.18.97, ST_ThemeColor).
SLOTS = {
    "dk1": ("foreground", "text1"),
    "lt1": ("background", "background1"),
    "dk2": ("primary", "text2"),
    "lt2": ("light", "background2"),
    "hlink": ("primary", "hyperlink"),
    "folHlink": ("secondary", "followedHyperlink"),
}
ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
FIRST = ("primary", "secondary", "danger", "warning", "success", "info", "tertiary")  # among the accents
FONTS = {"majorFont": ("headings", Role.HEADING_1), "minorFont": ("base", Role.BODY_TEXT)}
REFERENCES = {  # as in DrawingML, for Latin, Asian and complex scripts
    "minorFont": {"asciiTheme": "minorHAnsi", "hAnsiTheme": "minorHAnsi", "eastAsiaTheme": "minorEastAsia"},
    "majorFont": {"asciiTheme": "majorHAnsi", "hAnsiTheme": "majorHAnsi", "eastAsiaTheme": "majorEastAsia"},
}
COMPLEX = {"minorFont": "minorBidi", "majorFont": "majorBidi"}


def add_theme(document: DocumentPart, look: Look) -> None:
    """Give `document` a theme with the brand's colours and fonts."""
    root = etree.fromstring(THEME.read_bytes())
    for slot, color in _palette(look).items():
        for choice in root.iterfind(f".//{DRAWING}{slot}/{DRAWING}srgbClr"):
            choice.set("val", color)
    for slot, family in _families(look).items():
        for font in root.iterfind(f".//{DRAWING}{slot}/*"):
            font.set("typeface", family)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/theme/theme1.xml"), CONTENT_TYPE.OFC_THEME, blob, document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.THEME)


def fonts(family: str, look: Look) -> Element:
    """Return the font of a run, by its place in the theme where it has one, and by its name for other programs."""
    named = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), family)
    slot = next((slot for slot in REFERENCES if _families(look)[slot] == family), "")
    return w("rFonts", **named, **(REFERENCES[slot] | {"cstheme": COMPLEX[slot]} if slot else {}))


def reference(color: str, look: Look, attribute: str = "themeColor") -> dict[str, str]:
    """Return the attribute that names `color`, six hex digits, as one of the theme's; none where it is not one."""
    slot = next((slot for slot, has in _palette(look).items() if has == color), "")
    named = SLOTS[slot][1] if slot in SLOTS else slot
    return {attribute: named} if named else {}


def _families(look: Look) -> dict[str, str]:
    return {slot: look.fonts.get(use) or look.styles[role].font for slot, (use, role) in FONTS.items()}


def _palette(look: Look) -> dict[str, str]:
    """Return the colour in each slot of the theme, those that styles should refer to first."""
    named = {name: color.lstrip("#").upper() for name, color in look.colors.items() if len(color) == len("#RRGGBB")}
    slots = {slot: named[name] for slot, (name, _) in SLOTS.items() if name in named}
    sheet = {slots.get("dk1"), slots.get("lt1")}
    order = [*(named[name] for name in FIRST if name in named), *named.values()]
    distinct = [color for color in dict.fromkeys(order) if color not in sheet] or list(named.values())
    accents = zip(ACCENTS, distinct * len(ACCENTS), strict=False)
    first = {slot: color for slot, color in slots.items() if slot not in ("hlink", "folHlink")}
    return {**first, **dict(accents), **slots}
