"""Key figures in columns. In: their cards. Out: a table for each row, with a key figure in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from math import ceil

from briefpress.docx.body.cards import plan_card
from briefpress.docx.body.layout import in_text, plan_layout
from briefpress.docx.body.paragraphs import kept, spacer
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import WordBlock, WordTable, each
from briefpress.edition import Card, Paragraph, em, plain_text

# In points, as in styles/plain/style.css: the minimum width of a column, and the space beside it.
NARROWEST, GAP = 84, 18


def plan_key_figures(story: Story, cards: Sequence[Card], around: Surroundings) -> list[WordBlock]:
    """Return rows, each with as many key figures as fit. A single key figure, and key figures in a margin, need no
    table.
    """
    around = in_text(around, rtl=story.text.rtl)
    most = int(around.width // max(NARROWEST, *(_narrowest(story, card) for card in cards)))
    if len(cards) == 1 or most <= 1:
        return [*chain.from_iterable(plan_card(story, card, around) for card in cards)]
    each_row = ceil(len(cards) / ceil(len(cards) / most))
    rows = [cards[first : first + each_row] for first in range(0, len(cards), each_row)]
    *others, last = (_side_by_side(story, row, around) for row in rows)
    return [*chain.from_iterable((each(table, kept), replace(spacer(), keep_next=True)) for table in others), last]


def _narrowest(story: Story, card: Card) -> float:
    """Return the minimum width of a column in points, in which no word of the number is split across lines."""
    number = next(block for block in card.blocks if isinstance(block, Paragraph))
    words = "".join(" " if char.isspace() else char for char in plain_text(number.inlines)).split(" ")
    return story.look.styles[number.role].size * max(em(word, bold=True) for word in words) + GAP


def _side_by_side(story: Story, cards: Sequence[Card], around: Surroundings) -> WordTable:
    """Return a table with key figures in columns of equal width."""
    width = around.width / len(cards)
    inside = Surroundings(around.page, around.is_landscape, inset_right=around.page.text_width - (width - GAP))
    return plan_layout(story, [(width, story.blocks(card.blocks, inside)) for card in cards], around, gap=GAP)
