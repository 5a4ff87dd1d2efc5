"""The brand in Word's menus. In: the brand. Out: the theme and the font table, related to the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.parts.document import DocumentPart
from lxml import etree

from briefpress.brand import Brand
from briefpress.docx.xml import w

THEME = Path(__file__).parent / "theme1.xml"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Which of the brand's colours stands where in the palette; the accents are its colours in their order.
SLOTS = {
    "dk1": "foreground",
    "lt1": "background",
    "dk2": "primary",
    "lt2": "light",
    "hlink": "primary",
    "folHlink": "secondary",
}
ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
FONTS = {"majorFont": "headings", "minorFont": "base"}


def add_theme(document: DocumentPart, brand: Brand) -> None:
    """Give `document` a theme with the brand's colours and fonts."""
    root = etree.fromstring(THEME.read_bytes())
    for slot, color in _palette(brand.colors).items():
        for choice in root.iterfind(f".//{DRAWING}{slot}/{DRAWING}srgbClr"):
            choice.set("val", color)
    for slot, use in FONTS.items():
        for font in root.iterfind(f".//{DRAWING}{slot}/{DRAWING}latin"):
            font.set("typeface", brand.fonts.get(use, ""))
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/theme/theme1.xml"), CONTENT_TYPE.OFC_THEME, blob, document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.THEME)


def add_font_table(document: DocumentPart, families: Iterable[str]) -> None:
    """Give `document` a table of the fonts that its styles name."""
    fonts = [
        w("font", w("charset", val="00"), w("pitch", val="variable"), name=name) for name in dict.fromkeys(families)
    ]
    name = PackURI("/word/fontTable.xml")
    part = XmlPart(name, CONTENT_TYPE.WML_FONT_TABLE, w("fonts", *fonts), document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _palette(colors: Mapping[str, str]) -> dict[str, str]:
    named = {name: color.lstrip("#").upper() for name, color in colors.items() if len(color) == len("#RRGGBB")}
    slots = {slot: named[name] for slot, name in SLOTS.items() if name in named}
    distinct = list(dict.fromkeys([*slots.values(), *named.values()]))
    return {**slots, **dict(zip(ACCENTS, distinct * len(ACCENTS), strict=False))}
