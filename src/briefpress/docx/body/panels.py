"""Figures and tables, alone or side by side. In: figures and tables of an edition. Out: paragraphs and tables with
captions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from briefpress.docx.body.columns import in_column
from briefpress.docx.body.figures import plan_caption, plan_figure, plan_shown
from briefpress.docx.body.paragraphs import whole
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.body.tables import plan_table
from briefpress.docx.plan import Tab, WordBlock, WordParagraph
from briefpress.docx.vocabulary.xml import run_of, twips, w
from briefpress.edition import PANEL_GAP, Figure, Panels, Table
from briefpress.model import Column, Place


def plan_captioned(story: Story, block: Figure | Panels | Table, around: Surroundings) -> list[WordBlock]:
    """Return the blocks of a figure, of figures side by side, or of a table, in its column of the page."""
    column = block.column
    match block:
        case Figure():
            return in_column(story.look, column, around, lambda inside: plan_figure(story, block, inside))
        case Panels():
            return in_column(story.look, column, around, lambda inside: _panels(story, block, inside))
        case Table():
            column = Column.WIDE if around.is_landscape else column
            # No indent, because Word indents a right-to-left table on the right, but LibreOffice on the left.
            column = Column.TEXT if story.text.rtl and column is not Column.MARGIN else column
            return in_column(story.look, column, around, lambda inside: plan_table(story, block, inside))
    assert_never(block)


def _panels(story: Story, panels: Panels, around: Surroundings) -> list[WordBlock]:
    """Return rows of pictures, with the captions of each row below it, and the lines that all pictures share."""
    out: list[WordBlock] = []
    for row in panels.rows:
        out.append(_row(story, row, panels.place, around))
        for _, figure in row:
            out += [plan_caption(story, figure.id, figure.caption)] if figure.caption else []
            out += story.blocks(figure.below, around)
    caption = [plan_caption(story, panels.id, panels.caption)] if panels.caption else []
    return whole([*out, *caption, *story.blocks(panels.below, around)])


def _row(story: Story, row: Sequence[tuple[float, Figure]], place: Place, around: Surroundings) -> WordParagraph:
    """Return a paragraph with a row of pictures; `place` is their place in the source. In right-to-left text, the
    paragraph still runs from left to right, like a paragraph with charts, and the first picture comes last.
    """
    left, stops, paragraphs, rtl = 0.0, [], [], story.text.rtl
    begin = around.inset_right if rtl else around.indent
    for share, figure in reversed(row) if rtl else row:
        room = replace(around, inset_right=around.inset_right + around.width * (1 - share))
        paragraphs.append(plan_shown(story, figure, place, room))
        stops.append(Tab("left", twips(begin + left * around.width)))
        left += share + PANEL_GAP
    first, *others = paragraphs
    more = [part for paragraph in others for part in (run_of(w("tab")), *paragraph.content)]
    return replace(
        first,
        content=(*first.content, *more),
        tabs=tuple(stops[1:]),
        is_picture=any(paragraph.is_picture for paragraph in paragraphs),
        from_right=False if rtl else first.from_right,
        align="left" if rtl else first.align,
    )
