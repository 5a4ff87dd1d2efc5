"""Key figures in columns. In: their cards. Out: tables of one row, with a figure in each cell.

Such a table is only layout: it has no table style and no header row, and `docx/read` reads its cells as text. Each
table has one row, because Word's accessibility checker expects a header row in a table with several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from briefpress.docx.body.cards import plan_card
from briefpress.docx.body.paragraphs import kept, unseen
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import WordBlock, WordCell, WordRow, WordTable, each
from briefpress.docx.vocabulary.xml import twips
from briefpress.edition import Card

# The width of a column with the space beside it, and that space, in points, as in styles/plain/style.css.
NARROWEST, GAP = 84, 18


def plan_key_figures(story: Story, cards: Sequence[Card], around: Surroundings) -> list[WordBlock]:
    """Return as many figures side by side as fit, like the PDF; a single one, and those in a margin, have no table."""
    most = int(around.width // NARROWEST)
    if len(cards) == 1 or most <= 1:
        return [*chain.from_iterable(plan_card(story, card, around) for card in cards)]
    rows = [cards[first : first + most] for first in range(0, len(cards), most)]
    *others, last = (_side_by_side(story, row, around) for row in rows)
    return [*chain.from_iterable((each(table, kept), replace(unseen(), keep_next=True)) for table in others), last]


def _side_by_side(story: Story, cards: Sequence[Card], around: Surroundings) -> WordTable:
    """Return the table of a row of figures, which have equal widths."""
    width = twips(around.width / len(cards))
    words = around.width / len(cards) - GAP
    inside = Surroundings(around.page, around.is_landscape, inset_right=around.page.text_width - words)
    margins = {"top": 0, "left": 0, "bottom": 0, "right": twips(GAP)}
    cells = tuple(WordCell(width, tuple(story.blocks(card.blocks, inside)), margins=margins) for card in cards)
    return WordTable(
        (width,) * len(cards),
        (WordRow(cells),),
        width * len(cards),
        indent=twips(around.indent) if around.indent else None,
        from_right=story.text.rtl,
        is_plain=True,
    )
