"""Figures and other pictures, and captions of figures and tables. In: their blocks. Out: paragraphs.

A SEQ field numbers a caption; REF fields elsewhere repeat its label without its text (ECMA-376 part 1, 17.16.5.56 and
17.16.5.51).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from briefpress.brand import Brand, Monogram, qr_outline
from briefpress.brand.roles import Role
from briefpress.docx import pictures, xml
from briefpress.docx.charts import write_chart
from briefpress.docx.media import PictureFile, Raster
from briefpress.docx.paragraphs import paragraph_in, set_property, whole
from briefpress.docx.properties import FRAMES, frame
from briefpress.docx.xml import Element, emu, half_points, twips, w
from briefpress.edition import Caption, Chart, Figure, Logos, Paragraph, Picture, QrCode
from briefpress.lazy import dataclass
from briefpress.model import Place

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter

HIGHEST = 0.8  # of the text's height, so that a caption has room below


@dataclass(frozen=True, slots=True)
class Drawing:
    """What pictures are drawn from: the workspace's root, the brand and the outlines of initials.

    `rasters` has the pixels of SVG pictures by path. Slow results are kept in `cache`, if there is one.
    """

    root: Path
    brand: Brand
    monograms: Mapping[str, Monogram]
    rasters: Mapping[str, Raster] = field(default_factory=dict)
    cache: Path | None = None

    def file(self, path: str) -> PictureFile:
        """Return the picture at `path`, relative to the root."""
        data = (self.root / path).read_bytes()
        raster = self.rasters.get(path)
        return PictureFile(raster.png, data, raster.width) if raster else PictureFile(data)


def write_figure(writer: BodyWriter, figure: Figure) -> list[Element]:
    """Return the picture, its caption and its source, one below the other."""
    shown = write_shown(writer, figure, figure.place)
    caption = [write_caption(writer, figure.id, figure.caption)] if figure.caption else []
    return whole([shown, *caption, *writer.blocks(figure.below)])


def write_shown(writer: BodyWriter, figure: Figure, place: Place) -> Element:
    """Return the paragraph with the picture or chart of a figure that was written at `place`."""
    match figure.picture:
        case Picture():
            return _drawn(writer, figure, figure.picture, place)
        case Chart():
            return write_chart(writer, figure, figure.picture, place)
        case Paragraph():
            return writer.paragraph(figure.picture)
    assert_never(figure.picture)


def _drawn(writer: BodyWriter, figure: Figure, picture: Picture, place: Place) -> Element:
    """Return the paragraph of a figure's picture."""
    file = writer.drawing.file(picture.path)
    allowed = writer.look.styles[Role.FIGURE].most_height or math.inf
    most = (writer.width, min(allowed, writer.page.text_height * HIGHEST))
    writer.drawn += 1
    drawing = pictures.fitted(
        writer.part, file, picture.alt, writer.drawn, most=most, width=figure.length or figure.width * writer.width
    )
    paragraph = paragraph_in(Role.FIGURE, writer.look, drawing)
    return writer.mark(paragraph, Role.FIGURE, place, picture.path)


def write_picture(writer: BodyWriter, picture: Picture) -> Element:
    """Return the paragraph of a portrait or logo."""
    style = writer.look.styles[picture.role]
    writer.drawn += 1
    if not picture.path:
        drawing = _monogram(writer, picture, size=style.width or style.height or style.line_height)
    else:
        file = writer.drawing.file(picture.path)
        if picture.role is Role.PORTRAIT:
            drawing = pictures.portrait(writer.part, file, picture.alt, writer.drawn, style=style)
        else:
            drawing = pictures.picture(writer.part, file, picture.alt, writer.drawn, style=style, most=writer.width)
    return _framed(writer, picture.role, drawing)


def write_logos(writer: BodyWriter, logos: Logos) -> Element:
    """Return a paragraph with pictures side by side, vertically centred, separated by wide, breakable spaces."""
    style = writer.look.styles[Role.LOGO]
    content: list[Element] = []
    for logo in logos.pictures:
        writer.drawn += 1
        file = writer.drawing.file(logo.path)
        content += [xml.run(" ", w("spacing", val=twips(style.margin["right"])))] if content else []
        drawn = pictures.picture(writer.part, file, logo.alt, writer.drawn, style=style, most=writer.width)
        content.append(_raised(drawn, style.height))
    return paragraph_in(Role.LOGO, writer.look, *content)


def _raised(drawn: Element, line: float) -> Element:
    """Return the run of a picture, which is on the line, raised to the middle of `line` points."""
    extent = next(drawn.iter(xml.qn("wp:extent")))
    above = line - int(extent.get("cy", "0")) / emu(1)
    if above > 0:
        drawn.insert(0, w("rPr", w("position", val=half_points(above / 2))))
    return drawn


def write_qr_code(writer: BodyWriter, code: QrCode) -> Element:
    """Return the paragraph of a QR code."""
    writer.drawn += 1
    size = writer.look.styles[code.role].height
    return _framed(writer, code.role, pictures.qr_code(qr_outline(code.address), code.alt, writer.drawn, size))


def _monogram(writer: BodyWriter, picture: Picture, *, size: float) -> Element:
    colors = writer.drawing.brand.colors
    return pictures.monogram(
        writer.drawing.monograms[picture.initials],
        writer.drawn,
        size=size,
        ground=colors.get("primary", "#444444"),
        color=colors.get("background", "#FFFFFF"),
        round_=writer.look.styles[picture.role].round,
    )


def _framed(writer: BodyWriter, role: Role, drawing: Element) -> Element:
    """Return the paragraph of a picture, in a frame where text flows around it."""
    paragraph = paragraph_in(role, writer.look, drawing)
    if role in FRAMES:
        set_property(paragraph, frame(role, writer.look))
    return paragraph


def sequence(kind: str, series: str) -> str:
    """Return the name of the sequence that numbers captions of `kind`; it has no hyphen.

    Each annex, with its letter `series`, has a sequence of its own: LibreOffice forgets where one begins again.
    """
    return "_".join(filter(None, (kind.capitalize().replace("-", "_"), series)))


def write_caption(writer: BodyWriter, id_: str, caption: Caption) -> Element:
    """Return the paragraph of a caption; the bookmark of `id_` encloses its label."""
    look = w("rStyle", val=Role.CAPTION_LABEL.style_id)

    def words(text: str) -> list[Element]:
        return [xml.run(text, w("rStyle", val=Role.CAPTION_LABEL.style_id))] if text else []

    counted = f"SEQ {sequence(caption.kind, caption.series)} \\* ARABIC"
    number = xml.field(counted, *words(caption.number), rpr=[look])
    label = [*words(f"{caption.before}{caption.series}"), *number, *words(caption.after)]
    marked = writer.bookmarks.around(id_, label) if id_ else label
    text = writer.text.inlines(caption.inlines)
    return paragraph_in(caption.role, writer.look, *marked, *words(caption.between), *text)
