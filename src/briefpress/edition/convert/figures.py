"""Converts figures of a `Brief`, alone or in panels. In: model blocks. Out: edition blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress import model
from briefpress.brand.roles import Role
from briefpress.edition.convert.charts import convert_chart
from briefpress.edition.convert.text import link_to
from briefpress.edition.model.blocks import PANEL_GAP, Figure, Panels, Picture
from briefpress.edition.model.charts import Chart
from briefpress.edition.model.inlines import Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.numbers.labels import caption_words
from briefpress.model import Mark

if TYPE_CHECKING:
    from briefpress.edition.convert.blocks import Converter


def convert_figure(converter: Converter, block: model.Figure) -> Figure:
    """Return a figure with its caption or panel caption, and the lines below it."""
    picture, caption = _picture(converter, block.picture), converter.caption(block)
    credit = (model.Run(block.picture.credit),) if block.picture.credit else ()
    below = (*_panel_caption(converter, block), *_below(converter, block), *converter.below("credit", credit))
    id_ = caption.id if caption else block.id
    return Figure(id_, picture, caption, below, block.width, block.place, block.length, block.column, block.floats)


def convert_panels(converter: Converter, block: model.Panels) -> Panels:
    """Return figures side by side; their columns share the width that the gaps leave."""
    caption = converter.caption(block)
    rows = tuple(
        tuple(
            (share * (1 - PANEL_GAP * (len(weights) - 1)), convert_figure(converter, figure)) for share, figure in row
        )
        for weights, row in zip(block.rows, block.arranged(), strict=True)
    )
    id_ = caption.id if caption else block.id
    return Panels(id_, rows, caption, _below(converter, block), block.place, block.column, block.floats)


def _panel_caption(converter: Converter, block: model.Figure) -> tuple[Paragraph, ...]:
    """Return the letter and caption of a panel, or `()` for other figures."""
    panel = converter.numbers.panels.get(block)
    if panel is None:
        return ()
    words = converter.inlines(caption_words(block, converter.words))
    label = Text(panel.label, frozenset({Mark.STRONG}))
    return (Paragraph(Role.PANEL_CAPTION, (label, *((Text(" "), *words) if words else ()))),)


def _below(converter: Converter, block: model.Figure | model.Panels) -> tuple[Paragraph, ...]:
    return (*converter.below("notes-below", block.notes), *converter.below("source", block.source))


def _picture(converter: Converter, picture: model.Picture | model.Chart) -> Picture | Chart | Paragraph:
    """Return the picture of a figure or, if it is missing, its alt text, linked to the picture on the web."""
    if isinstance(picture, model.Chart):
        return convert_chart(converter, picture)
    if picture.path:
        return Picture(Role.FIGURE, picture.path, picture.alt)
    return Paragraph(
        Role.MISSING_PICTURE, (Text(picture.alt, link=link_to(converter, picture.address)),), place=picture.place
    )
