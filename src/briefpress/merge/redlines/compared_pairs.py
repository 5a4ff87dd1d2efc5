"""Pair the blocks of two versions of a brief. In: blocks, list items or rows. Out: pairs, or items to pair."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.docx.read import Item, pairs
from briefpress.model import (
    Block,
    Blocks,
    CodeBlock,
    Equation,
    Formula,
    Inlines,
    LineBreak,
    Mark,
    Row,
    Run,
    plain_text,
    texts_of,
    walk,
)


def paired(old: Blocks, new: Blocks) -> Iterator[tuple[Block | None, Block | None]]:
    """Yield pairs of blocks of the same kind, with None for a block without a counterpart."""
    for old_index, new_index in pairs([_kind(block) for block in old], [_kind(block) for block in new]):
        before, after = (
            old[old_index] if old_index is not None else None,
            new[new_index] if new_index is not None else None,
        )
        if before is None or after is None or type(before) is type(after):
            yield before, after
        else:
            yield before, None
            yield None, after


def _kind(block: Block) -> Item:
    return Item(
        tuple(_text((block,)).split()), type(block).__name__, frozenset(), repr(block) if not _text((block,)) else ""
    )


def item_of(blocks: Blocks) -> Item:
    """Return a list item as an item to pair."""
    return Item(tuple(_text(blocks).split()), "item", frozenset())


def row_of(row: Row) -> Item:
    """Return a table row as an item to pair."""
    return Item(tuple(" ".join(plain_text(cell.inlines) for cell in row).split()), "row", frozenset())


def _text(blocks: Blocks) -> str:
    own = (
        block.text if isinstance(block, CodeBlock) else block.tex if isinstance(block, Equation) else ""
        for block in blocks
    )
    return " ".join([*own, *(plain_text(text) for block in walk(blocks) for text in texts_of(block))])


def words_of(block: CodeBlock | Equation) -> Inlines:
    """Return code or a formula as inline text."""
    if isinstance(block, Equation):
        return (Formula(block.tex),)
    lines = [Run(line, frozenset({Mark.CODE})) for line in block.text.splitlines() if line]
    return tuple(item for line in lines for item in (line, LineBreak()))[:-1]
