"""Traverses blocks. In: blocks. Out: every block, text, id and note mark in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress.model.blocks import Block, Blocks
from briefpress.model.inlines import Inlines, NoteRef
from briefpress.model.place import Place
from briefpress.model.sharing import mapped
from briefpress.model.structure import TextChange, changed, children, own_ids, texts_of
from briefpress.model.tables import Cell


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block in reading order, parents before children."""
    for block in blocks:
        yield block
        if inside := children(block):
            yield from walk(inside)


def inlines_of(block: Block) -> Inlines:
    """Return the text in `block` itself, in reading order, without the text of the blocks inside it."""
    return tuple(inline for text in texts_of(block) for inline in text)


def text_of_cell(cell: Cell) -> tuple[Inlines, ...]:
    """Return the texts in `cell`, from top to bottom."""
    return (cell.inlines, *(text for block in walk(cell.blocks) for text in texts_of(block)))


def with_texts(blocks: Blocks, change: TextChange) -> Blocks:
    """Return `blocks` with `change` applied to every text in them, in reading order."""
    return mapped(lambda block: changed(block, lambda inside: with_texts(inside, change), change), blocks)


def ids_of(blocks: Iterable[Block]) -> Iterator[tuple[str, Place]]:
    """Yield the ids that authors gave to anything except headings, with their places."""
    for block in walk(blocks):
        yield from own_ids(block)


def note_refs(blocks: Iterable[Block]) -> list[NoteRef]:
    """Return the note marks in `blocks`, in reading order."""
    return [inline for block in walk(blocks) for inline in inlines_of(block) if isinstance(inline, NoteRef)]
