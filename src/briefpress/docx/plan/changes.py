"""Changes to paragraphs in blocks. In: blocks, and a function that changes a paragraph. Out: the changed blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar, assert_never

from briefpress.brand.own_roles import AnyRole
from briefpress.docx.plan.blocks import ContentsControl, WordBlock, WordCell, WordRow, WordTable
from briefpress.docx.plan.paragraphs import WordParagraph

Change = Callable[[WordParagraph], WordParagraph]
Some = TypeVar("Some")


def role_of(block: WordBlock) -> AnyRole | None:
    """Return the role of a paragraph, or None if it has none or `block` is not a paragraph."""
    return block.role if isinstance(block, WordParagraph) else None


def in_paragraph(block: WordBlock, change: Change) -> WordBlock:
    """Return `block` with `change` applied to it if it is a paragraph."""
    return change(block) if isinstance(block, WordParagraph) else block


def in_first(block: WordBlock, change: Change) -> WordBlock:
    """Return `block` with its first paragraph changed."""
    return _in_one(block, change, 0)


def in_last(block: WordBlock, change: Change) -> WordBlock:
    """Return `block` with its last paragraph changed."""
    return _in_one(block, change, -1)


def each(block: WordBlock, change: Change) -> WordBlock:
    """Return `block` with every paragraph in it changed."""
    match block:
        case WordParagraph():
            return change(block)
        case ContentsControl():
            return replace(block, blocks=tuple(each(child, change) for child in block.blocks))
        case WordTable():
            return replace(block, rows=tuple(each_in_row(row, change) for row in block.rows))
    assert_never(block)


def each_in_row(row: WordRow, change: Change) -> WordRow:
    """Return a row of a table with every paragraph in it changed."""
    cells = (replace(cell, blocks=tuple(each(block, change) for block in cell.blocks)) for cell in row.cells)
    return replace(row, cells=tuple(cells))


def _in_one(block: WordBlock, change: Change, place: int) -> WordBlock:
    def inner(blocks: tuple[WordBlock, ...]) -> tuple[WordBlock, ...]:
        return _swapped(blocks, place, lambda block: _in_one(block, change, place))

    def in_cell(cell: WordCell) -> WordCell:
        return replace(cell, blocks=inner(cell.blocks))

    def in_row(row: WordRow) -> WordRow:
        return replace(row, cells=_swapped(row.cells, place, in_cell))

    match block:
        case WordParagraph():
            return change(block)
        case ContentsControl():
            return replace(block, blocks=inner(block.blocks))
        case WordTable():
            return replace(block, rows=_swapped(block.rows, place, in_row))
    assert_never(block)


def _swapped(items: Sequence[Some], place: int, change: Callable[[Some], Some]) -> tuple[Some, ...]:
    """Return `items` with `change` applied to the item at `place`, which is counted from the end if negative."""
    new = [*items]
    new[place] = change(new[place])
    return tuple(new)
