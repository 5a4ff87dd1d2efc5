"""Pictures and shapes as DrawingML. In: a file or outlines, and a size in points. Out: the run of a drawing.

The file of a portrait is cropped, because LibreOffice does not show a picture that is both round and cropped in
DrawingML. Shapes of the brand are marked as decorative (Office extension `adec:decorative`).
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from docx.parts.story import StoryPart

from briefpress.brand import Background, Monogram, Step
from briefpress.brand.computed_style import Style
from briefpress.docx.pictures.media import PictureFile, place, size
from briefpress.docx.vocabulary.names import COVER_PICTURE
from briefpress.docx.vocabulary.xml import NAMESPACES, Element, drawing, emu

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)
FIRST_BACKGROUND = 900  # the number of the lowest shape behind the text of page 1
UNITS = 10000  # the side of a monogram, in its own coordinates


def portrait(part: StoryPart, file: PictureFile, alt: str, number: int, *, style: Style) -> Element:
    """Return a picture that fills the width and height of `style`, cropped on two sides if necessary. If the width or
    the height is not set, the picture keeps its proportions; if neither is set, it has its natural size.
    """
    own = size(file)
    width = style.width or style.height * own.ratio or own.width
    height = style.height or width / own.ratio
    blip = place(part, file, width, width / height)
    shape = "ellipse" if style.round else "rect"
    crop = _crop(own.ratio, width / height) if file.svg else ""
    return _inline(_pic(blip, number, alt, width, height, crop, shape), number, width, height, alt)


def picture(part: StoryPart, file: PictureFile, alt: str, number: int, *, style: Style, maximum: float) -> Element:
    """Return a picture with the height or width of `style`, or its own size, and at most `maximum` points wide."""
    own = size(file)
    limits = (maximum, style.max_width, style.max_height * own.ratio)
    wanted = style.height * own.ratio or style.width or own.width
    return _whole(part, file, alt, number, min(wanted, *(limit for limit in limits if limit)))


def fitted(
    part: StoryPart, file: PictureFile, alt: str, number: int, *, maximum: tuple[float, float], width: float = 0
) -> Element:
    """Return a picture `width` points wide, or its own size (CSS: 96 pixels per inch), but no larger than `maximum`."""
    own = size(file)
    return _whole(part, file, alt, number, min(width or own.width, maximum[0], maximum[1] * own.ratio))


def _whole(part: StoryPart, file: PictureFile, alt: str, number: int, width: float) -> Element:
    ratio = size(file).ratio
    blip, height = place(part, file, width, ratio), width / ratio
    return _inline(_pic(blip, number, alt, width, height, "", "rect"), number, width, height, alt)


def monogram(outline: Monogram, number: int, *, size: float, background: str, color: str, round_: bool) -> Element:
    """Return a decorative disc or square with the letters of `outline` as shapes."""
    disc = _shape(_preset("ellipse" if round_ else "rect"), background)
    shapes = disc + (_shape(_custom(outline.outline), color) if outline.outline else "")
    return _group(shapes, number, size, "", "Monogram")


def qr_code(outline: Iterable[Step], alt: str, number: int, size: float) -> Element:
    """Return a QR code as black shapes on white, which are sharp at any size."""
    shapes = _shape(_preset("rect"), "FFFFFF") + _shape(_custom(outline), "000000")
    return _group(shapes, number, size, alt, "QR code")


def _group(shapes: str, number: int, size: float, alt: str, name: str) -> Element:
    side = emu(size)
    group = (
        f'<a:graphicData uri="{NAMESPACES["wpg"]}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{side}" cy="{side}"/><a:chOff x="0" y="0"/><a:chExt cx="{UNITS}" cy="{UNITS}"/></a:xfrm>'
        f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData>"
    )
    return _choice("wpg", _inline_xml(group, number, size, size, alt, name))


def backgrounds(painted: Iterable[Background], first: int = 0) -> list[Element]:
    """Return coloured rectangles behind the text, the lowest first; `first` is the number of shapes below them."""
    return [_behind(background, number) for number, background in enumerate(painted, start=FIRST_BACKGROUND + first)]


def _behind(background: Background, number: int) -> Element:
    size_ = f'cx="{emu(background.width)}" cy="{emu(background.height)}"'
    shape = (
        f'<a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f"<a:ext {size_}/></a:xfrm>{_preset('rect')}{_fill(background.color)}<a:ln><a:noFill/></a:ln>"
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>"
    )
    about = f'name="Ground {number - FIRST_BACKGROUND + 1}">{DECORATIVE}</wp:docPr>'
    return _choice("wps", _anchor(background, shape, number, about))


def behind(part: StoryPart, file: PictureFile, alt: str, number: int, area: Background) -> Element:
    """Return a picture that fills an `area` of the page, behind the text."""
    blip = place(part, file, area.width, area.width / area.height)
    pic = _pic(blip, number, alt, area.width, area.height, "", "rect")
    about = (
        f'name="{COVER_PICTURE}" descr="{escape(alt)}"/>' if alt else f'name="{COVER_PICTURE}">{DECORATIVE}</wp:docPr>'
    )
    return drawing(f"<w:r><w:drawing>{_anchor(area, pic, number, about)}</w:drawing></w:r>")


def _anchor(area: Background, graphic: str, number: int, about: str) -> str:
    """Return the XML of `graphic` at a fixed position behind the text."""
    size_ = f'cx="{emu(area.width)}" cy="{emu(area.height)}"'
    place = '<wp:position{0} relativeFrom="page"><wp:posOffset>{1}</wp:posOffset></wp:position{0}>'
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1"'
        ' locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"{place.format('H', emu(area.left))}{place.format('V', emu(area.top))}"
        f'<wp:extent {size_}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" {about}'
        f"<wp:cNvGraphicFramePr/><a:graphic>{graphic}</a:graphic></wp:anchor>"
    )


def _choice(requires: str, xml: str) -> Element:
    """Return the run of a drawing that only programs with the extension `requires` of Word 2010 show (ISO 29500-3)."""
    inside = f'<mc:Choice Requires="{requires}"><w:drawing>{xml}</w:drawing></mc:Choice>'
    return drawing(f"<w:r><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>")


def _inline(graphic: str, number: int, width: float, height: float, alt: str) -> Element:
    return drawing(f"<w:r><w:drawing>{_inline_xml(graphic, number, width, height, alt, 'Picture')}</w:drawing></w:r>")


def _inline_xml(graphic: str, number: int, width: float, height: float, alt: str, name: str) -> str:
    about = f'descr="{escape(alt)}"/>' if alt else f">{DECORATIVE}</wp:docPr>"
    return (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        f'<wp:docPr id="{number}" name="{name} {number}" {about}<wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline>"
    )


def _pic(blip: str, number: int, alt: str, width: float, height: float, crop: str, shape: str) -> str:
    # Repeated here, because LibreOffice turns a round picture into a shape and reads the alt text of shapes from this
    # element.
    description = f' descr="{escape(alt)}"' if alt else ""
    return (
        f'<a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"{description}/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>{_preset(shape)}'
        "</pic:spPr></pic:pic></a:graphicData>"
    )


def _crop(ratio: float, target: float) -> str:
    """Return the element that crops a picture of an aspect `ratio` to `target`, in thousandths of a per cent."""
    if ratio > target:
        cut = round((1 - target / ratio) / 2 * 100000)
        return f'<a:srcRect l="{cut}" r="{cut}"/>'
    cut = round((1 - ratio / target) / 2 * 100000)
    return f'<a:srcRect t="{cut}" b="{cut}"/>' if cut else ""


def _shape(geometry: str, color: str) -> str:
    frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{UNITS}" cy="{UNITS}"/></a:xfrm>'
    look = f"<wps:spPr>{frame}{geometry}{_fill(color)}<a:ln><a:noFill/></a:ln></wps:spPr>"
    return f"<wps:wsp><wps:cNvSpPr/>{look}<wps:bodyPr/></wps:wsp>"


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def _fill(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color.lstrip("#")}"/></a:solidFill>'


def _custom(outline: Iterable[Step]) -> str:
    names = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo", "C": "cubicBezTo", "Z": "close"}
    steps = "".join(
        f"<a:{names[step]}>{''.join(_point(*point) for point in points)}</a:{names[step]}>" for step, points in outline
    )
    path = f'<a:path w="{UNITS}" h="{UNITS}">{steps}</a:path>'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{path}</a:pathLst></a:custGeom>"
    )


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{round(x * UNITS / 100)}" y="{round(y * UNITS / 100)}"/>'
