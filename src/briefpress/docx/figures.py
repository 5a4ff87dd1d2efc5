"""Figures, and captions of figures and tables. In: their blocks. Out: paragraphs.

A caption is numbered by a SEQ field; its label, not its words, is what a REF field elsewhere repeats
(ECMA-376 part 1, 17.16.5.56 and 17.16.5.51).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.brand import Brand
from briefpress.brand.monogram import Monogram
from briefpress.brand.roles import Role
from briefpress.docx import pictures, xml
from briefpress.docx.paragraphs import paragraph_in
from briefpress.docx.xml import Element, w
from briefpress.edition import Caption, Figure

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter

HIGHEST = 0.8  # of the text's height, so that a caption has room below


@dataclass(frozen=True, slots=True)
class Drawing:
    """What pictures are drawn from: the workspace's root, the brand and the outlines of initials."""

    root: Path
    brand: Brand
    monograms: Mapping[str, Monogram]


def write_figure(writer: BodyWriter, figure: Figure) -> list[Element]:
    """Return the picture, its caption and its source, one below the other."""
    file = writer.drawing.root / figure.picture.path
    allowed = writer.look.styles[Role.FIGURE].most_height or math.inf
    most = (writer.width, min(allowed, writer.look.page.text_height * HIGHEST))
    writer.drawn += 1
    picture = pictures.fitted(
        writer.part, file, figure.picture.alt, writer.drawn, most=most, width=figure.width * writer.width
    )
    caption = [write_caption(writer, figure.id, figure.caption)] if figure.caption else []
    paragraph = paragraph_in(Role.FIGURE, writer.look, picture)
    marked = writer.mark(paragraph, Role.FIGURE, figure.place, figure.picture.path)
    return [marked, *caption, *writer.blocks(figure.below)]


def write_caption(writer: BodyWriter, id_: str, caption: Caption) -> Element:
    """Return the paragraph of a caption; the bookmark of `id_` is around its label."""
    look = w("rStyle", val=Role.CAPTION_LABEL.style_id)

    def words(text: str) -> list[Element]:
        return [xml.run(text, w("rStyle", val=Role.CAPTION_LABEL.style_id))] if text else []

    row = caption.kind.capitalize().replace("-", "_")  # a field's name has no hyphen
    number = xml.field(f"SEQ {row} \\* ARABIC", *words(caption.number), rpr=[look])
    label = [*words(caption.before), *number, *words(caption.after)]
    marked = writer.bookmarks.around(id_, label) if id_ else label
    text = writer.text.inlines(caption.inlines)
    return paragraph_in(caption.role, writer.look, *marked, *words(caption.between), *text)
