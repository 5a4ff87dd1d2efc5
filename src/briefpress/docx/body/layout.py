"""Tables used only for layout. In: blocks with the widths of their columns. Out: a table of one row.

A layout table has neither a table style nor a header row, and `docx/read` reads its cells as text. The table has only
one row, because Word's accessibility checker expects tables with several rows to have a header row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import WordBlock, WordCell, WordRow, WordTable
from briefpress.docx.vocabulary.xml import twips

Columns = Sequence[tuple[float, Sequence[WordBlock]]]  # the width of each column in points, and its blocks


def in_text(around: Surroundings, *, rtl: bool) -> Surroundings:
    """Return `around` or, in right-to-left text, only the part of it that is in the text column. In such text,
    LibreOffice ignores the negative indent of a table, and would place a wider table beyond the edge of the page.
    """
    return replace(around, indent=max(0, around.indent), inset_right=max(0, around.inset_right)) if rtl else around


def plan_layout(story: Story, columns: Columns, around: Surroundings, *, gap: float = 0) -> WordTable:
    """Return `columns` side by side; the width of each includes the `gap` beside it."""
    widths = tuple(twips(width) for width, _ in columns)
    margins = {"top": 0, "left": 0, "bottom": 0, "right": twips(gap)}
    cells = (
        WordCell(width, tuple(blocks), margins=margins) for width, (_, blocks) in zip(widths, columns, strict=True)
    )
    return WordTable(
        widths,
        (WordRow(tuple(cells)),),
        sum(widths),
        indent=twips(around.indent) or None,
        from_right=story.text.rtl,
        is_plain=True,
    )
