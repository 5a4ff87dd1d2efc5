"""Headings that begin a page on a coloured band. In: a heading. Out: its paragraph, with the band as its background.

The band is the space inside the borders of the heading, so people can edit the heading as usual. Above the text, border
and space are as large as Word allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress.brand.computed_style import Border, Look, Style
from briefpress.docx.body.flow import begin_page
from briefpress.docx.body.paragraphs import plan_paragraph
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import Line, WordBlock
from briefpress.docx.styles.borders import MAX_SPACE, line_around
from briefpress.edition import Paragraph

MAX_WIDTH = 12.0  # the maximum width of a border, in points (ECMA-376 part 1, 17.3.4)
BESIDE, BELOW, LINE = 14.0, 15.0, 4.5  # space beside and below the text, and the width of the line below it, in points


def plan_opener(story: Story, heading: Paragraph, around: Surroundings) -> WordBlock:
    """Return a heading that begins a page, on a band in the brand's light colour, like the summary."""
    planned = plan_paragraph(story, heading, around)
    color = story.drawing.brand.colors.get("tertiary", "").removeprefix("#").upper()
    if color:
        lines = tuple(_band(story.look.styles[heading.role], color, story.look))
        planned = replace(planned, background=color, borders=lines)
    return begin_page(planned, story.look)


def _band(style: Style, color: str, look: Look) -> Iterator[Line]:
    """Yield the borders of the band: of its own colour, but below it, a line in the colour of the heading's rule."""
    rule = style.border.get("top")
    borders = {
        "top": (Border(MAX_WIDTH, color, "solid"), float(MAX_SPACE)),
        "left": (None, BESIDE),
        "bottom": (Border(LINE, rule.color if rule else style.color, "solid"), BELOW),
        "right": (None, BESIDE),
    }
    for side, (border, space) in borders.items():
        if line := line_around(side, border, color, space, look):
            yield line
