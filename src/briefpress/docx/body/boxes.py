"""Boxes. In: a box of an edition. Out: its paragraphs, on one background and inside one border.

Word draws adjacent paragraphs as one box if their borders and indents are equal (ECMA-376 part 1, 17.3.1.24). Lists are
indented further, so the space between them and the border is larger, which keeps the edge of the box straight. Vertical
space in a box is not paragraph spacing, but space between the text and a border in the background colour.
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.brand.computed_style import Style
from briefpress.brand.roles import Role
from briefpress.docx.body.box_frames import BoxFrame
from briefpress.docx.body.columns import in_column
from briefpress.docx.body.figures import plan_caption
from briefpress.docx.body.paragraphs import kept
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import WordBlock, in_first, in_paragraph
from briefpress.docx.styles.borders import beside, borders_beside
from briefpress.docx.styles.properties import inset_of
from briefpress.edition import Box, Paragraph, is_short
from briefpress.model import Column


def plan_box(story: Story, box: Box, around: Surroundings, *, apart: bool) -> list[WordBlock]:
    """Return the paragraphs of a box, in its column of the page."""
    if box.column is Column.MARGIN:
        return in_column(story.look, box.column, around, lambda inside: _boxed(story, box, inside, apart=False))
    return _boxed(story, box, around, apart=apart)


def _boxed(story: Story, box: Box, around: Surroundings, *, apart: bool) -> list[WordBlock]:
    """Return the paragraphs of a box; tables in it are as wide as its text.

    If `apart` is True, the box stays distinct from a box directly before it.
    """
    style, begin = story.look.styles[box.role], around.indent
    inset = begin + inset_of(style, "left")
    inset_right = around.inset_right if box.column is Column.MARGIN else inset_of(style, "right")
    inside = replace(around, indent=inset, inset=inset, inset_right=inset_right)
    heading = [plan_caption(story, box.id, box.caption)] if box.caption else []
    blocks = [*heading, *story.blocks(box.blocks, inside)]
    if box.id and not box.caption:
        blocks[0] = in_first(blocks[0], lambda paragraph: story.enclosed(box.id, paragraph))
    frame = BoxFrame(box.role, _apart(style) if apart else style, story.look, begin, apart=apart)
    return _kept(box, frame.around(blocks), whole=style.keep_together or is_short(box))


def _kept(box: Box, blocks: list[WordBlock], *, whole: bool) -> list[WordBlock]:
    """Return the blocks of a box, all kept on one page if `whole`; otherwise, only a source line is kept with the block
    above it.
    """
    if whole:
        blocks = [in_paragraph(block, lambda paragraph: replace(paragraph, splits=False)) for block in blocks]
    last = box.blocks[-1] if box.blocks else None
    sourced = isinstance(last, Paragraph) and last.role in (Role.SOURCE_LINE, Role.ATTRIBUTION)
    end = len(blocks) - 1
    first = 0 if whole else end - 1 if sourced else end
    return [in_paragraph(block, kept) if first <= place < end else block for place, block in enumerate(blocks)]


def _apart(style: Style) -> Style:
    """Return `style` in imperceptibly different colours, because Word merges adjacent boxes that look the same."""
    return replace(style, background=beside(style.background), border=borders_beside(style))
