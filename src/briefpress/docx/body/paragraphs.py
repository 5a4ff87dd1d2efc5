"""Paragraphs. In: paragraphs of an edition. Out: their plan: style, direction, indent, and whether they are kept
together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefpress.brand.computed_style import Look
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import HALF_OF, Role
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import Indent, Spacing, WordBlock, WordParagraph, in_first, in_paragraph
from briefpress.docx.styles.properties import background, hanging_of, inset_of
from briefpress.docx.vocabulary.xml import Element, run_of, text_in, twips, w
from briefpress.edition import Formula, LineBreak, Paragraph, plain_text

TOLERANCE = 0.9  # the share of the empty width that stays empty, because word processors differ in letter-spacing
MAX_LINES = 15  # code with more lines may be split across pages, because it could otherwise leave most of a page empty
LISTS = [role for role in Role if role.word_name.startswith("List ")]


def paragraph_in(role: AnyRole, look: Look, content: Iterable[Element] = ()) -> WordParagraph:
    """Return a paragraph in the style of `role`.

    On the cover, the paragraph repeats the background of its style, because accessibility checkers look there for the
    background of light text.
    """
    return WordParagraph(role, tuple(content), background=background(role, look) if role in HALF_OF else "")


def plan_paragraph(story: Story, paragraph: Paragraph, around: Surroundings) -> WordParagraph:
    """Return the paragraph, inside a bookmark if anything refers to it."""
    text = replace(story.text, against=True) if paragraph.left_to_right else story.text
    words = [*text.inlines(paragraph.inlines)]
    content = story.controls.around(paragraph.role, paragraph.inlines, words) if story.controls else words
    rtl = not paragraph.left_to_right and (paragraph.lang.rtl if paragraph.lang else story.text.rtl)
    new = paragraph_in(paragraph.role, story.look, content)
    new = replace(
        new,
        is_bound=content is not words,
        change=story.text.review.mark_of(paragraph.inlines),
        from_right=rtl if rtl != story.text.rtl else None,
    )
    if story.headings:
        new = story.headings.numbered(new, paragraph)
    new = _flowing(new, paragraph, story.look, empty=story.spare.get(paragraph.id, 0))
    new = _indented(new, paragraph.role, story.look, around)
    return story.named(new, paragraph.role, paragraph.place, plain_text(paragraph.inlines), paragraph.id)


def _flowing(new: WordParagraph, paragraph: Paragraph, look: Look, *, empty: float) -> WordParagraph:
    """Return a paragraph that is kept with the next block if it introduces that block, and whose lines can grow to the
    height of formulas, which would otherwise be cut off. In the PDF, `empty` points of a heading's width stay empty to
    balance its lines. In Word, an indent takes up most of this width, unless the heading has a border or background.
    """
    style = look.styles[paragraph.role]
    if empty and not style.background and not any(style.border.get(side) for side in ("top", "bottom", "right")):
        new = replace(new, indent=replace(new.indent or Indent(), right=twips(TOLERANCE * empty)))
    if any(isinstance(inline, Formula) for inline in paragraph.inlines):
        new = replace(new, spacing=Spacing(line=twips(style.line_height), rule="atLeast"))
    lines = (
        plain_text(paragraph.inlines).count("\n")
        + sum(isinstance(inline, LineBreak) for inline in paragraph.inlines)
        + 1
    )
    if paragraph.role is Role.SOURCE_CODE and lines > MAX_LINES:
        new = replace(new, splits=True)
    return replace(new, keep_next=True) if paragraph.introduces_next else new


def _indented(new: WordParagraph, role: AnyRole, look: Look, around: Surroundings) -> WordParagraph:
    """Return a paragraph with the indent of the blocks around it, if its style has a different indent."""
    own = inset_of(look.styles[role], "left")
    if role is Role.SOURCE_CODE:
        left = around.indent + own if around.indent else 0
    else:
        left = around.further + own if around.further and role in LISTS else 0
    return replace(new, indent=_left(new, left, hanging_of(role, look.styles[role]))) if left else new


def _left(paragraph: WordParagraph, left: float, hanging: float | None = None) -> Indent:
    """Return an indent of `left` points on the side of the page where lines begin."""
    first = None if hanging is None else twips(hanging)
    if paragraph.runs_against_page:
        return Indent(right=twips(left), hanging=first)
    return Indent(left=twips(left), hanging=first)


def indented(blocks: Sequence[WordBlock], indent: float) -> list[WordBlock]:
    """Return the blocks of a figure or table, indented by `indent` points."""
    if not indent:
        return [*blocks]
    return [
        in_paragraph(block, lambda paragraph: replace(paragraph, indent=_left(paragraph, indent))) for block in blocks
    ]


def kept(paragraph: WordParagraph) -> WordParagraph:
    """Return a paragraph that stays on the same page as the next paragraph."""
    return replace(paragraph, keep_next=True)


def whole(blocks: Sequence[WordBlock]) -> list[WordBlock]:
    """Return `blocks`, kept on one page."""
    return [*(in_first(block, kept) for block in blocks[:-1]), *blocks[-1:]]


def page_break(look: Look) -> WordParagraph:
    """Return a paragraph with only a page break. In Word, the paragraph ends on the page before the break."""
    content = [run_of(w("br", type="page"))]
    return replace(paragraph_in(Role.BODY_TEXT, look, content), spacing=Spacing(before=0, after=0), is_break=True)


def spacer(*, after: float = 0) -> WordParagraph:
    """Return an empty paragraph, one point tall, with `after` points of space below it. Word needs such a paragraph
    next to some tables.
    """
    return WordParagraph(None, spacing=Spacing(before=0, after=twips(after), line=20, rule="exact"))


def height_of(text: str, role: AnyRole, look: Look, *, narrow: float = 0.5) -> float:
    """Return the approximate height, in points, of a paragraph's lines.

    `narrow` is the estimated width of a letter, in ems.
    """
    style = look.styles[role]
    width = look.page.text_width - style.margin["left"]
    return math.ceil(len(text) * style.size * narrow / width) * style.line_height


def fits(blocks: Iterable[WordBlock], look: Look) -> bool:
    """Return whether `blocks`, by an estimate, fit on one page."""
    page = look.page.height - look.page.margin["top"] - look.page.margin["bottom"]
    return sum(_space_of(block, look) for block in blocks) < page


def _space_of(block: WordBlock, look: Look) -> float:
    if not isinstance(block, WordParagraph) or block.role is None:
        return 0.0
    text = "".join(map(text_in, block.content))
    margin = look.styles[block.role].margin
    return margin["top"] + height_of(text, block.role, look) + margin["bottom"]
