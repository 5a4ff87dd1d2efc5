"""Small headings in the margin. In: planned blocks. Out: the same blocks, with such headings in frames beside the text.

A brand places small headings in the margin by giving their style a width and a negative left margin.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from briefpress.brand.computed_style import Look
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.docx.body.columns import frame_beside
from briefpress.docx.body.paragraphs import LISTS
from briefpress.docx.plan import Indent, Spacing, WordBlock, WordParagraph, in_paragraph, role_of
from briefpress.docx.vocabulary.xml import text_in, twips
from briefpress.edition import em

# The headings, and the roles of the paragraphs beside them.
BESIDE: dict[AnyRole, tuple[AnyRole, ...]] = {
    Role.SMALL_PRINT_HEADING: (Role.SMALL_PRINT, Role.LOGO),
    Role.ORGANISATION_NAME: (Role.BODY_TEXT, *LISTS),
}


def headings_in_margin(blocks: Sequence[WordBlock], look: Look) -> list[WordBlock]:
    """Return `blocks` with small headings beside the paragraphs below them."""
    out = [*blocks]
    for number in range(1, len(out) - 1):
        role = role_of(out[number])
        if role in BESIDE and _has_column(role, look):
            _move(out, number, BESIDE[role], look)
    return out


def _move(out: list[WordBlock], number: int, below: Sequence[AnyRole], look: Look) -> None:
    """Place heading `number` of `out` beside the paragraphs of the roles `below`, or at the start of lines if a logo is
    in the margin.

    A frame takes up no space. Therefore, the space above a heading becomes space below the previous paragraph, and text
    that is less tall than its heading has extra space below it.
    """
    before, heading, first = out[number - 1 : number + 2]
    if isinstance(before, WordParagraph) and before.role is Role.ORGANISATION_LOGO:
        _move_logo(out, number, below, look)
    elif isinstance(before, WordParagraph) and isinstance(heading, WordParagraph) and role_of(first) in below:
        above = look.styles[heading.role or Role.BODY_TEXT].margin["top"]
        out[number - 1] = with_below(before, above, look)
        out[number] = _framed(heading, look, beside=role_of(first))
        out[number + 1] = in_paragraph(first, _at_top)
        _make_room(out, number, below, _height(heading, look), look)


def _move_logo(out: list[WordBlock], number: int, below: Sequence[AnyRole], look: Look) -> None:
    """Place the logo before heading `number` of `out` beside the heading and the text below it."""
    name, logo = look.styles[Role.ORGANISATION_NAME], look.styles[Role.ORGANISATION_LOGO]
    frame = frame_beside(name.margin["left"], name.width, look.page)
    out[number - 1] = in_paragraph(
        out[number - 1], lambda paragraph: replace(paragraph, frame=frame, spacing=Spacing(before=0))
    )
    out[number] = in_paragraph(out[number], lambda paragraph: replace(paragraph, indent=Indent(left=0)))
    _make_room(out, number, below, logo.height - name.line_height, look)


def _make_room(out: list[WordBlock], number: int, below: Sequence[AnyRole], height: float, look: Look) -> None:
    """Add space below the text of heading `number` if the text is less than `height` points tall."""
    group = [*takewhile(lambda block: role_of(block) in below, out[number + 1 :])]
    lacking = height - sum(_height(block, look) for block in group)
    last = number + len(group)
    out[last] = in_paragraph(out[last], lambda paragraph: with_below(paragraph, max(0.0, lacking), look))


def _has_column(role: AnyRole, look: Look) -> bool:
    style = look.styles[role]
    return style.width > 0 and style.margin["left"] < 0


def _framed(heading: WordParagraph, look: Look, *, beside: AnyRole | None) -> WordParagraph:
    """Return the heading in its frame, level with the first line of the text or the middle of logos."""
    style, logo = look.styles[heading.role or Role.BODY_TEXT], look.styles[Role.LOGO]
    lower = max(0.0, logo.height - style.line_height) / 2 if beside is Role.LOGO else 0.0
    frame = frame_beside(style.margin["left"], style.width, look.page, lower=lower)
    return replace(heading, frame=frame, indent=Indent(left=0), spacing=Spacing(before=0))


def _at_top(paragraph: WordParagraph) -> WordParagraph:
    return replace(paragraph, spacing=replace(paragraph.spacing or Spacing(), before=0))


def with_below(paragraph: WordParagraph, more: float, look: Look) -> WordParagraph:
    """Return a paragraph with the space below it increased by `more` points or, for a chapter heading, to at least
    `more` points.
    """
    if not more:
        return paragraph
    spacing = paragraph.spacing or Spacing()
    if paragraph.role is Role.HEADING_1:
        own = twips(look.styles[paragraph.role].margin["bottom"]) if spacing.after is None else spacing.after
        return replace(paragraph, spacing=replace(spacing, after=max(own, twips(more))))
    return replace(paragraph, spacing=replace(spacing, after=(spacing.after or 0) + twips(more)))


def _height(block: WordBlock, look: Look) -> float:
    """Return the estimated height, in points, of a heading, a paragraph of its text, or logos."""
    if not isinstance(block, WordParagraph) or block.role is None:
        return 0.0
    style = look.styles[block.role]
    if block.role is Role.LOGO:
        return style.height
    text = "".join(map(text_in, block.content))
    width = style.width or look.page.text_width
    return math.ceil(em(text) * style.size / width) * style.line_height
