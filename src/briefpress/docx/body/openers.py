"""Headings that begin a page on a coloured band. In: a heading. Out: its paragraph, with the band as its background.

The band is the space inside the borders of the heading, so people can edit the heading as usual.
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.docx.body.flow import begin_page
from briefpress.docx.body.paragraphs import plan_paragraph
from briefpress.docx.body.part_headings import lettered
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import Line, WordBlock
from briefpress.docx.styles.borders import SIDES, line_around, on_sheet
from briefpress.docx.styles.part_headings import OPENER
from briefpress.edition import Paragraph


def plan_opener(story: Story, heading: Paragraph, around: Surroundings) -> WordBlock:
    """Return a heading that begins a page, on the band that the brand gives such headings, if any."""
    planned, look, style = plan_paragraph(story, heading, around), story.look, story.look.opener
    if style and style.background:
        lines = (
            line_around(side, style.border.get(side), style.background, style.padding[side], look)
            or Line(on_sheet(side, look))  # removes any border of the heading's style
            for side in SIDES
        )
        letters = tuple(lettered(inline, OPENER) for inline in planned.content)
        planned = replace(planned, background=style.background, borders=tuple(lines), content=letters)
    return begin_page(planned, look)
