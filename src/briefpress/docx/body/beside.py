"""Small headings in the margin. In: planned blocks. Out: the same blocks, with such headings in frames beside the text.

A brand requests this by giving the style of these headings a width and a negative left margin.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from briefpress.brand.computed_style import Look
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.docx.body.columns import frame_beside
from briefpress.docx.plan import Indent, Spacing, WordBlock, WordParagraph, in_paragraph, role_of
from briefpress.docx.vocabulary.xml import qn, twips
from briefpress.edition import em

HEADING, BELOW = Role.SMALL_PRINT_HEADING, (Role.SMALL_PRINT, Role.LOGO)


def headings_in_margin(blocks: Sequence[WordBlock], look: Look) -> list[WordBlock]:
    """Return `blocks` with small headings beside the paragraphs below them.

    A frame takes up no space, so the space above a heading becomes space below the previous paragraph, and text that
    is shorter than its heading gets extra space below.
    """
    style, out = look.styles[HEADING], [*blocks]
    if not style.width or style.margin["left"] >= 0:
        return out
    for number in range(1, len(out) - 1):
        before, heading, first = out[number - 1 : number + 2]
        if not (isinstance(before, WordParagraph) and role_of(heading) is HEADING and role_of(first) in BELOW):
            continue
        group = [*takewhile(lambda block: role_of(block) in BELOW, out[number + 1 :])]
        missing = _height(heading, look) - sum(_height(block, look) for block in group)
        out[number - 1] = _with_below(before, style.margin["top"])
        out[number] = in_paragraph(heading, partial(_framed, look=look, beside=role_of(first)))
        out[number + 1] = in_paragraph(first, _at_top)
        out[number + len(group)] = in_paragraph(out[number + len(group)], partial(_with_below, more=max(0, missing)))
    return out


def _framed(heading: WordParagraph, *, look: Look, beside: AnyRole | None) -> WordParagraph:
    """Return the heading in a frame, level with the first line of the text or with the middle of the logos."""
    style, logo = look.styles[HEADING], look.styles[Role.LOGO]
    lower = max(0.0, logo.height - style.line_height) / 2 if beside is Role.LOGO else 0.0
    frame = frame_beside(style.margin["left"], style.width, look.page, lower=lower)
    return replace(heading, frame=frame, indent=Indent(left=0), spacing=Spacing(before=0))


def _at_top(paragraph: WordParagraph) -> WordParagraph:
    return replace(paragraph, spacing=replace(paragraph.spacing or Spacing(), before=0))


def _with_below(paragraph: WordParagraph, more: float) -> WordParagraph:
    """Return `paragraph` with `more` points of space below; its style has no space below."""
    spacing = paragraph.spacing or Spacing()
    after = (spacing.after or 0) + twips(more)
    return replace(paragraph, spacing=replace(spacing, after=after)) if more else paragraph


def _height(block: WordBlock, look: Look) -> float:
    """Return the estimated height, in points, of a heading, a paragraph of its text, or logos."""
    if not isinstance(block, WordParagraph) or block.role is None:
        return 0.0
    style = look.styles[block.role]
    if block.role is Role.LOGO:
        return style.height
    text = "".join(word.text or "" for element in block.content for word in element.iter(qn("w:t")))
    width = style.width or look.page.text_width
    return math.ceil(em(text) * style.size / width) * style.line_height
