"""The theme, which makes the brand's colours and fonts available in Word's menus. In: the look. Out: the theme, and
references to it for styles.

If someone chooses other theme colours or fonts in Word, every style that uses the brand's colours or fonts also
changes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import Role
from briefpress.docx.vocabulary.language import SCRIPTS, Script
from briefpress.docx.vocabulary.xml import Element, qn, w, xml_bytes

THEME = Path(__file__).parent / "theme1.xml"
DRAWING = qn("a:")
# For each slot of the theme, the name of the brand's colour, and the name of the slot in styles (17.18.97,
# ST_ThemeColor).
SLOTS = {
    "dk1": ("foreground", "text1"),
    "lt1": ("background", "background1"),
    "dk2": ("primary", "text2"),
    "lt2": ("light", "background2"),
    "hlink": ("primary", "hyperlink"),
    "folHlink": ("secondary", "followedHyperlink"),
}
SCHEME = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
# the colours of the brand that come first among the accents
FIRST = ("primary", "secondary", "danger", "warning", "success", "info", "line", "tertiary")
FONTS = {"majorFont": ("headings", Role.HEADING_1), "minorFont": ("base", Role.BODY_TEXT)}
# A theme contains fonts for Latin, East Asian and complex scripts. These are their names in references and in
# DrawingML.
REFERENCES = {"asciiTheme": "HAnsi", "hAnsiTheme": "HAnsi", "eastAsiaTheme": "EastAsia", "cstheme": "Bidi"}
SCRIPT_FONTS = {"latin": Script.SIMPLE, "ea": Script.EAST_ASIAN, "cs": Script.COMPLEX}


def add_theme(document: DocumentPart, look: Look) -> None:
    """Add a theme with the brand's colours and fonts to `document`."""
    root = etree.fromstring(THEME.read_bytes())
    for slot, color in _palette(look).items():
        for choice in root.iterfind(f".//{DRAWING}{slot}/{DRAWING}srgbClr"):
            choice.set("val", color)
    for slot, (_, role) in FONTS.items():
        style = replace(look.styles[role], font=_family(slot, look))
        for name, script in SCRIPT_FONTS.items():
            for font in root.iterfind(f".//{DRAWING}{slot}/{DRAWING}{name}"):
                font.set("typeface", _font(style, script, look))
    blob = xml_bytes(root)
    part = Part(PackURI("/word/theme/theme1.xml"), CONTENT_TYPE.OFC_THEME, blob, document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.THEME)


def fonts(style: Style, look: Look) -> Element:
    """Return the fonts of a run: as theme references, if the theme has them, and by name for other programs."""
    latin, asian, complex_ = (_font(style, script, look) for script in SCRIPT_FONTS.values())
    slot = next((slot for slot in ("minorFont", "majorFont") if _family(slot, look) == style.font), "")
    kind = slot.removesuffix("Font")
    themed = {name: f"{kind}{place}" for name, place in REFERENCES.items()} if slot else {}
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=asian, cs=complex_, **themed)


def _font(style: Style, script: Script, look: Look) -> str:
    """Return the font of a style for scripts of one kind: the font that the brand sets for these scripts or, if there
    is none, the font of the style.
    """
    named = {family for code, family in look.scripts.items() if SCRIPTS.get(code.lower()) is script}
    return next((family for family in style.more_fonts if family in named), style.font)


def reference(color: str, look: Look, attribute: str = "themeColor") -> dict[str, str]:
    """Return the attribute that refers to `color`, six hex digits, if it is a theme colour."""
    slot = next((slot for slot, has in _palette(look).items() if has == color), "")
    named = SLOTS[slot][1] if slot in SLOTS else slot
    return {attribute: named} if named else {}


def scheme_colors(look: Look) -> dict[str, str]:
    """Map the six hex digits of theme colours to DrawingML names (20.1.10.54, ST_SchemeColorVal)."""
    return {color: SCHEME.get(slot, slot) for slot, color in reversed(_palette(look).items())}


def _family(slot: str, look: Look) -> str:
    use, role = FONTS[slot]
    return look.fonts.get(use) or look.styles[role].font


def _palette(look: Look) -> dict[str, str]:
    """Return the colour in each slot of the theme; the slots that styles should refer to come first."""
    named = {name: color.lstrip("#").upper() for name, color in look.colors.items() if len(color) == len("#RRGGBB")}
    slots = {slot: named[name] for slot, (name, _) in SLOTS.items() if name in named}
    sheet = {slots.get("dk1"), slots.get("lt1"), slots.get("lt2")}
    order = [*(named[name] for name in FIRST if name in named), *named.values()]
    distinct = [color for color in dict.fromkeys(order) if color not in sheet] or list(named.values())
    accents = zip(ACCENTS, distinct * len(ACCENTS), strict=False)
    first = {slot: color for slot, color in slots.items() if slot not in ("hlink", "folHlink")}
    return {**first, **dict(accents), **slots}
