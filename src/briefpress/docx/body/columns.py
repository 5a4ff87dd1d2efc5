"""Columns of the page. In: a column and a function that plans its content. Out: paragraphs in that column.

Wide content has a negative indent. Content in the margin is in a frame (ECMA-376 part 1, 17.3.1.11), and text flows
beside it, as beside portraits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefpress.brand.computed_style import Look, Page, Place
from briefpress.docx.body.paragraphs import indented
from briefpress.docx.body.story import Surroundings
from briefpress.docx.plan import Frame, Indent, WordBlock, WordParagraph, in_paragraph
from briefpress.docx.vocabulary.xml import twips
from briefpress.model import Column


def in_column(
    look: Look, column: Column, around: Surroundings, plan: Callable[[Surroundings], Sequence[WordBlock]]
) -> list[WordBlock]:
    """Return the blocks that `plan` returns, placed in `column` of the page. Blocks in lists and boxes stay in place.

    Besides the text column, a landscape page has only the wide column.
    """
    if not column or around.indent or (around.is_landscape and column is not Column.WIDE):
        return indented(plan(around), around.indent)
    place = look.columns[column]
    if column is Column.MARGIN:
        inside = replace(around, indent=0, inset_right=around.page.text_width - place.width)
        return _framed(plan(inside), place, around)
    blocks = plan(replace(around, indent=place.left, inset_right=place.right))
    return _widened(blocks, place) if column is Column.WIDE else _edged(blocks, place, look)


def _framed(blocks: Sequence[WordBlock], place: Place, around: Surroundings) -> list[WordBlock]:
    """Return paragraphs in one frame in the margin."""
    frame = frame_beside(_begin(place, around.page.text_width), place.width, around.page)
    return [in_paragraph(block, lambda paragraph: replace(paragraph, frame=frame)) for block in blocks]


def frame_beside(begin: float, width: float, page: Page, *, lower: float = 0) -> Frame:
    """Return a frame that begins `begin` points from the start of the text lines and `lower` points
    below the top of the paragraph beside it.
    """
    return Frame("page", x=twips(page.margin["left"] + begin), y=twips(lower) or 1, width=twips(width), space=0)


def _begin(place: Place, text_width: float) -> float:
    """Return the distance, in points, of a column in the margin from the start of the text lines. The distance is
    negative if the column is on the side where lines begin.
    """
    return place.left if place.left < 0 else text_width - place.right - place.width


def _widened(blocks: Sequence[WordBlock], place: Place) -> list[WordBlock]:
    """Return a figure or table in the wide column. A line of pictures needs the width of the whole column."""
    return [_between(block, place) if _is_picture(block) else indented([block], place.left)[0] for block in blocks]


def _edged(blocks: Sequence[WordBlock], place: Place, look: Look) -> list[WordBlock]:
    """Return a figure whose picture extends from edge to edge of the page, or a table in the wide column."""
    first, *others = blocks
    if not _is_picture(first):
        return indented(blocks, look.columns[Column.WIDE].left)
    return [_between(first, place), *others]


def _is_picture(block: WordBlock) -> bool:
    return isinstance(block, WordParagraph) and block.is_picture


def _between(block: WordBlock, place: Place) -> WordBlock:
    """Return a paragraph whose lines begin and end at the sides of `place`."""
    left, right = twips(place.left) or None, twips(place.right) or None

    def change(paragraph: WordParagraph) -> WordParagraph:
        return replace(
            paragraph,
            indent=Indent(left=right, right=left) if paragraph.runs_against_page else Indent(left=left, right=right),
        )

    return in_paragraph(block, change)
