"""Tables. In: a table of an edition. Out: its caption, the table in Word's table style, and the lines below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefpress.brand.roles import Role
from briefpress.docx.body.figures import plan_caption
from briefpress.docx.body.paragraphs import kept, plan_paragraph
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import (
    Spacing,
    WordBlock,
    WordCell,
    WordParagraph,
    WordRow,
    WordTable,
    each_in_row,
    in_first,
    role_of,
)
from briefpress.docx.styles.borders import on_sheet
from briefpress.docx.styles.tables import has_bands
from briefpress.docx.vocabulary.xml import twips
from briefpress.edition import Cell, Row, Scope, Table, plain_text
from briefpress.model import Slot, grid


def plan_table(story: Story, table: Table, around: Surroundings) -> list[WordBlock]:
    """Return a table with its caption, which stays on the page of the first row, and the lines below."""
    caption = table.caption
    above = [plan_caption(story, table.id, caption)] if caption else []
    widths = [twips(share * around.width) for share in table.columns]
    new = WordTable(
        tuple(widths),
        tuple(_rows(story, table, widths, around)),
        sum(widths),
        title=f"{caption.label}{caption.between}{plain_text(caption.inlines)}" if caption else None,
        indent=twips(around.indent) if around.indent else None,
        is_small=table.small,
        from_right=story.text.rtl,
        has_head=bool(table.head),
        has_first_column=any(row.cells[0].scope is Scope.ROW for row in table.body if row.cells),
        has_bands=has_bands(story.look),
    )
    words = " ".join(plain_text(cell.paragraph.inlines) for row in table.rows for cell in row.cells)
    named = in_first(new, lambda paragraph: story.named(paragraph, Role.BRIEF_TABLE, table.place, words))
    return [*above, named, *story.blocks(table.below, around)]


def _rows(story: Story, table: Table, widths: Sequence[int], around: Surroundings) -> Iterable[WordRow]:
    """Yield the rows. If a row stays with the next row, so do all its paragraphs."""
    is_kept = [*(row.keep_with_next for row in table.rows[:-1]), bool(table.below)]
    for number, slots in enumerate(grid(row.cells for row in table.rows)):
        row = _row(story, slots, widths, table.rows[number], around, head=number < len(table.head))
        yield each_in_row(row, kept) if is_kept[number] else row


def _row(
    story: Story, slots: Iterable[Slot[Cell]], widths: Sequence[int], row: Row, around: Surroundings, *, head: bool
) -> WordRow:
    cells = (_cell(story, slot, widths, around) for slot in slots)
    return WordRow(tuple(cells), is_whole=not row.tall, is_head=head)


def _cell(story: Story, slot: Slot[Cell], widths: Sequence[int], around: Surroundings) -> WordCell:
    """Return a cell. A cell that continues one in the row above is empty (ECMA-376 part 1, 17.4.17 and 17.4.84)."""
    cell, width = slot.cell, sum(widths[slot.column : slot.column + slot.cell.column_span])
    merge = ("restart" if slot.begins else "continue") if cell.row_span > 1 else ""
    return WordCell(width, tuple(_inside(story, slot, width, around)), span=cell.column_span, merge=merge)


def _inside(story: Story, slot: Slot[Cell], width: int, around: Surroundings) -> list[WordBlock]:
    """Return the content of a cell that is `width` twentieths of a point wide."""
    cell, padding = slot.cell, story.look.styles[slot.cell.paragraph.role].padding
    if not slot.begins:
        return [plan_paragraph(story, replace(cell.paragraph, inlines=()), around)]
    words = width / 20 - padding["left"] - padding["right"]
    inner = Surroundings(around.page, around.is_landscape, inset_right=around.page.text_width - words)
    first, *others = (_aligned(story, cell, block) for block in story.blocks(cell.blocks, inner))
    if role_of(first) is Role.FIGURE:
        first = _below(first, 0)
    return [first, *(_below(block, twips(padding["top"])) for block in others)]


def _below(block: WordBlock, space: int) -> WordBlock:
    """Return a block with `space` above its first paragraph, in twentieths of a point."""
    return in_first(block, lambda paragraph: replace(paragraph, spacing=Spacing(before=space)))


def _aligned(story: Story, cell: Cell, block: WordBlock) -> WordBlock:
    """Return a block of `cell` with the cell's alignment, if it is text outside lists."""
    if not (cell.alignment and isinstance(block, WordParagraph)):
        return block
    if block.role != cell.paragraph.role or block.numbered:
        return block
    # In right-to-left text, `left` is the right of the page (17.18.44).
    return replace(block, align=on_sheet(cell.alignment, story.look))
