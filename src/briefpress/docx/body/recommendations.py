"""Recommendations. In: their items. Out: paragraphs numbered by Word; short cards are side by side, as in the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import RECOMMENDED, Role
from briefpress.docx.body.layout import plan_layout
from briefpress.docx.body.lists import in_list, plan_inside
from briefpress.docx.body.paragraphs import spacer, whole
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import (
    Indent,
    Numbered,
    Spacing,
    WordBlock,
    WordParagraph,
    WordTable,
    each,
    in_first,
    in_paragraph,
    role_of,
)
from briefpress.docx.styles.borders import distinct
from briefpress.docx.styles.properties import below_numeral, inset_of
from briefpress.docx.vocabulary.xml import twips
from briefpress.edition import Blocks, Paragraph, Recommendations
from briefpress.model import Column

# In points, as in styles/plain/style.css: the width of the column with the numeral, the space between two cards, and
# the space between two rows.
NUMERAL, GAP, BELOW = 36, 18, 11.25
TEXT = (Role.RECOMMENDATION_CONTINUE, Role.RECOMMENDATION_ADDRESSEE)


def plan_recommendations(story: Story, block: Recommendations, around: Surroundings) -> list[WordBlock]:
    """Return the paragraphs of the recommendations. Cards are placed below each other in boxes and in lists. The same
    applies to right-to-left text, where LibreOffice ignores the negative indent of a table.
    """
    if block.paired and not around.indent and not around.inset and not story.text.rtl:
        return _paired(story, block, around)
    out: list[WordBlock] = []
    apart = False
    for place, (count, item) in enumerate(block.items):
        blocks = _item(story, int(count), item, around, first=not place)
        role = role_of(blocks[0])
        apart = bool(out) and role_of(out[-1]) == role and not apart
        style = story.look.styles[role or Role.BODY_TEXT]
        out += [_set_apart(blocks[0], style, story.look), *blocks[1:]] if apart else blocks
    return out


def _item(
    story: Story, count: int, item: Blocks, around: Surroundings, *, first: bool, further: float = 0
) -> list[WordBlock]:
    """Return the paragraphs of a recommendation; its lists are indented by `further` additional points."""
    styles = story.look.styles
    further += styles[Role.RECOMMENDATION_CONTINUE].margin["left"] - styles[Role.LIST_CONTINUE].margin["left"]
    number = story.numbering.item("recommendation", count, first=first)
    begins = item[0]
    assert isinstance(begins, Paragraph), "every item begins with a paragraph"
    start, *others = plan_inside(story, Role.RECOMMENDATION_CONTINUE, item, around, further=further)
    blocks = [in_list(start, Numbered(number, 0)), *others]
    return whole(blocks) if styles[begins.role].keep_together else blocks


def _paired(story: Story, block: Recommendations, around: Surroundings) -> list[WordBlock]:
    """Return layout tables with pairs of cards, which take up both columns of the page."""
    place = story.look.columns[Column.WIDE]
    width = (around.page.text_width - place.left - place.right + GAP) / 2
    inside = replace(around, inset_right=around.page.text_width - (width - GAP - NUMERAL))
    cards = [
        [
            _in_cell(block, story.look)
            for block in _item(story, int(count), item, inside, first=not number, further=NUMERAL)
        ]
        for number, (count, item) in enumerate(block.items)
    ]
    begin = replace(around, indent=place.left)
    tables: list[WordTable] = [
        plan_layout(story, [(width, _at_top(card)) for card in cards[first : first + 2]], begin, gap=GAP)
        for first in range(0, len(cards), 2)
    ]
    *others, last = tables
    below = replace(last, below=twips(story.look.styles[Role.BRIEF_TABLE].margin["top"]))
    above: list[WordBlock] = [block for table in others for block in (table, spacer(after=BELOW))]
    return [*above, below]


def _in_cell(block: WordBlock, look: Look) -> WordBlock:
    """Return a block of a card with its text beside the numeral, and no longer kept on the page of the next block. Its
    lines end at the edge of the cell, wherever the style makes lines end on the page.
    """

    def change(paragraph: WordParagraph) -> WordParagraph:
        paragraph = replace(paragraph, keep_next=False)
        if paragraph.role not in (*RECOMMENDED, *TEXT):
            return paragraph
        right = 0 if inset_of(look.styles[paragraph.role], "right") else None
        hanging = twips(NUMERAL) if paragraph.role in RECOMMENDED else None
        return replace(paragraph, indent=Indent(left=twips(NUMERAL), right=right, hanging=hanging))

    return each(block, change)


def _at_top(card: Sequence[WordBlock]) -> list[WordBlock]:
    """Return a card without space above it in its cell."""
    first = in_paragraph(
        card[0], lambda paragraph: replace(paragraph, spacing=replace(paragraph.spacing or Spacing(), before=0))
    )
    return [first, *card[1:]]


def _set_apart(block: WordBlock, style: Style, look: Look) -> WordBlock:
    """Return the first block of a card with borders that Word does not join to those of the card directly before it."""
    lines = distinct(below_numeral(style, look), look)
    return in_first(block, lambda paragraph: replace(paragraph, borders=lines)) if lines else block
