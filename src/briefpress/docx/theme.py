"""The brand in Word's menus. In: the brand. Out: the theme, related to the document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from briefpress.brand import Brand

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


def _palette(colors: Mapping[str, str]) -> dict[str, str]:
    named = {name: color.lstrip("#").upper() for name, color in colors.items() if len(color) == len("#RRGGBB")}
    slots = {slot: named[name] for slot, name in SLOTS.items() if name in named}
    distinct = list(dict.fromkeys([*slots.values(), *named.values()]))
    return {**slots, **dict(zip(ACCENTS, distinct * len(ACCENTS), strict=False))}
