"""Drawings in a Word file.

In: the element of a drawing. Out: its picture, alt text and size, or the kind of drawing.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefpress.docx.read.charts import chart_id
from briefpress.docx.vocabulary.xml import qn

RULE = qn("o:hr")  # the attribute that identifies a horizontal line
SVG = qn("asvg:svgBlip")
DRAWN = ("drawing", "SVG")  # marks pictures that the file also contains as an SVG drawing
WRAPPED = tuple(qn(f"wp:wrap{name}") for name in ("Square", "Tight", "Through", "TopAndBottom"))
EFFECTS = {
    "effects": ("a:effectLst", "a:scene3d"),
    "colours": ("a:lum", "a:duotone", "a:grayscl", "a:biLevel", "a:alphaModFix", "a:clrChange"),
}
OLD_EQUATION = "an equation from an older equation editor"
LINKED = "a linked picture"
DRAWINGS = {
    "chart": "a chart",
    "chartex": "a chart",
    "diagram": "a SmartArt diagram",
    "wordprocessingShape": "a shape",
    "wordprocessingGroup": "a group of shapes",
    "wordprocessingCanvas": "a drawing canvas",
}


def drawing_kind(drawing: etree._Element, addresses: Mapping[str, str]) -> str:
    """Return the kind of a drawing without a picture, identified by a URI (20.1.2.2.17), or `""`. `addresses` maps
    relationship ids to the addresses of pictures outside the file (20.1.8.13).
    """
    kind = next((element.get("uri", "") for element in drawing.iter(qn("a:graphicData"))), "").rpartition("/")[2]
    program = next((element.get("ProgID", "") for element in drawing.iter(qn("o:OLEObject"))), "")
    linked = next((element.get(qn("r:link"), "") for element in drawing.iter(qn("a:blip"))), "")
    if linked in addresses and not picture_id(drawing):
        return f"{LINKED} ({addresses[linked]})"
    embedded = OLD_EQUATION if program.startswith("Equation") else "an embedded object"
    return DRAWINGS.get(kind, embedded if drawing.tag == qn("w:object") else "")


def picture_id(drawing: etree._Element) -> str:
    """Return the id of the relationship to a picture or chart. Older drawings are VML (part 4, 14.1.2.11)."""
    blip = next((element.get(qn("r:embed"), "") for element in drawing.iter(qn("a:blip"))), "")
    return (
        blip
        or chart_id(drawing)
        or next((element.get(qn("r:id"), "") for element in drawing.iter(qn("v:imagedata"))), "")
    )


def alt_of(drawing: etree._Element) -> str:
    """Return the alt text of a drawing."""
    alt = next((element.get("descr", "") for element in drawing.iter(qn("wp:docPr"))), "")
    return alt or next((element.get("alt", "") for element in drawing.iter(qn("v:shape"))), "")


def size_of(drawing: etree._Element) -> tuple[int, int]:
    """Return the width and height of a picture in EMU (ECMA-376 part 1, 20.4.2.7), or zeros if they are unknown."""
    extent = next(drawing.iter(qn("wp:extent")), None)
    width, height = (extent.get(name, "") if extent is not None else "" for name in ("cx", "cy"))
    return (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)


def is_rule(drawing: etree._Element) -> bool:
    """Return whether a drawing is a horizontal line."""
    return bool(next(drawing.iter(qn("v:rect")), drawing).get(RULE))


def look_of(drawing: etree._Element) -> frozenset[tuple[str, str]]:
    """Return the formats that Word applies to a picture, such as a crop (20.1.8.55), with their values."""
    found = {("text wrapping", next((etree.QName(element).localname for element in drawing.iter(*WRAPPED)), ""))}
    for node in drawing.iter(qn("a:srcRect")):
        found.add(("crop", " ".join(f"{key}={value}" for key, value in sorted(node.attrib.items()) if value != "0")))
    for node in drawing.iter(qn("a:xfrm")):
        turned = {"rotation": node.get("rot", "0"), "mirroring": f"{node.get('flipH', '')}{node.get('flipV', '')}"}
        found |= {(name, value) for name, value in turned.items() if value.strip("0")}
    for name, tags in EFFECTS.items():
        found |= {
            (name, etree.QName(element).localname)
            for element in drawing.iter(*map(qn, tags))
            if len(element) or element.attrib
        }
    found |= {DRAWN for _ in drawing.iter(SVG)}
    return frozenset(item for item in found if item[1])
