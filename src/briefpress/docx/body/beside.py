"""Small headings in the margin. In: a plan of text. Out: the same, with these headings in frames beside their text.

A brand asks for them with a width and a negative left margin in the style of such headings.
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

    A frame takes no space. So the space above a heading becomes space below the previous paragraph, and a text with
    fewer lines than its heading gets space for the missing lines.
    """
    style, out = look.styles[HEADING], [*blocks]
    if not style.width or style.margin["left"] >= 0:
        return out
    for number in range(1, len(out) - 1):
        before, heading, first = out[number - 1 : number + 2]
        if not (isinstance(before, WordParagraph) and role_of(heading) is HEADING and role_of(first) in BELOW):
            continue
        group = [*takewhile(lambda one: role_of(one) in BELOW, out[number + 1 :])]
        lacking = _height(heading, look) - sum(_height(one, look) for one in group)
        out[number - 1] = _with_below(before, style.margin["top"])
        out[number] = in_paragraph(heading, partial(_framed, look=look, beside=role_of(first)))
        out[number + 1] = in_paragraph(first, _at_top)
        out[number + len(group)] = in_paragraph(out[number + len(group)], partial(_with_below, more=max(0, lacking)))
    return out


def _framed(heading: WordParagraph, *, look: Look, beside: AnyRole | None) -> WordParagraph:
    """Return the heading in its frame, level with the first line of the text or the middle of logos."""
    style, logo = look.styles[HEADING], look.styles[Role.LOGO]
    lower = max(0.0, logo.height - style.line_height) / 2 if beside is Role.LOGO else 0.0
    frame = frame_beside(style.margin["left"], style.width, look.page, lower=lower)
    return replace(heading, frame=frame, indent=Indent(left=0), spacing=Spacing(before=0))


def _at_top(one: WordParagraph) -> WordParagraph:
    return replace(one, spacing=replace(one.spacing or Spacing(), before=0))


def _with_below(one: WordParagraph, more: float) -> WordParagraph:
    """Return a paragraph with more space below; the style itself sets none."""
    said = one.spacing or Spacing()
    return replace(one, spacing=replace(said, after=(said.after or 0) + twips(more))) if more else one


def _height(block: WordBlock, look: Look) -> float:
    """Return the estimated height of a heading, its text, or logos, in points."""
    if not isinstance(block, WordParagraph) or block.role is None:
        return 0.0
    style = look.styles[block.role]
    if block.role is Role.LOGO:
        return style.height
    text = "".join(word.text or "" for one in block.content for word in one.iter(qn("w:t")))
    width = style.width or look.page.text_width
    return math.ceil(em(text) * style.size / width) * style.line_height
