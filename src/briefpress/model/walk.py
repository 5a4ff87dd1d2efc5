"""Through the blocks of a brief: every block, every text, every mention of a note. In: blocks. Out: what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from briefpress.model.blocks import (
    Block,
    Blocks,
    Box,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Index,
    Landscape,
    ListBlock,
    NotesPlace,
    Paragraph,
    Quote,
    Recommendations,
    ReferencesPlace,
    ThematicBreak,
)
from briefpress.model.inlines import Inlines, NoteRef
from briefpress.model.place import Place
from briefpress.model.tables import Row, Table


def walk(blocks: Blocks) -> Iterator[Block]:
    """Yield every block in reading order, those inside others after the block that holds them."""
    for block in blocks:
        yield block
        match block:
            case ListBlock():
                for item in block.items:
                    yield from walk(item)
            case Recommendations():
                for recommendation in block.items:
                    yield from walk(recommendation.blocks)
            case DefinitionList():
                for term, definitions in block.items:
                    yield from walk((term, *chain.from_iterable(definitions)))
            case Quote():
                yield from walk((*block.blocks, *_given(block.attribution)))
            case Box():
                yield from walk((*block.blocks, *_given(block.source)))
            case Landscape():
                yield from walk(block.blocks)
            case Paragraph() | Heading() | CodeBlock() | ThematicBreak() | Figure() | Table():
                pass
            case Index() | NotesPlace() | ReferencesPlace():
                pass


def _given(paragraph: Paragraph | None) -> Blocks:
    return (paragraph,) if paragraph else ()


def inlines_of(block: Block) -> Inlines:
    """Return the text that stands in `block` itself, in reading order, not in blocks inside it."""
    return tuple(inline for text in texts_of(block) for inline in text)


def with_texts(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    """Return `blocks` with `change` made to every text in them, in reading order."""
    return tuple(_with_texts(block, change) for block in blocks)


def _with_texts(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=change(block.inlines))
        case ListBlock():
            return replace(block, items=tuple(with_texts(item, change) for item in block.items))
        case Recommendations():
            items = (replace(item, blocks=with_texts(item.blocks, change)) for item in block.items)
            return replace(block, items=tuple(items))
        case Quote():
            blocks = with_texts(block.blocks, change)
            return replace(block, blocks=blocks, attribution=_changed(block.attribution, change))
        case Box():
            title, blocks = change(block.title), with_texts(block.blocks, change)
            return replace(block, title=title, blocks=blocks, source=_changed(block.source, change))
        case Landscape():
            return replace(block, blocks=with_texts(block.blocks, change))
        case DefinitionList():
            return replace(block, items=tuple(_defined(*item, change) for item in block.items))
        case Figure():
            title, caption = change(block.title), change(block.caption)
            return replace(block, title=title, caption=caption, notes=change(block.notes), source=change(block.source))
        case Table():
            title, caption = change(block.title), change(block.caption)
            head, body = (tuple(_row(row, change) for row in rows) for rows in (block.head, block.body))
            new = replace(block, title=title, caption=caption, head=head, body=body)
            return replace(new, notes=change(block.notes), source=change(block.source))
        case CodeBlock() | ThematicBreak() | Index() | NotesPlace() | ReferencesPlace():
            return block


def _row(row: Row, change: Callable[[Inlines], Inlines]) -> Row:
    return tuple(replace(cell, inlines=change(cell.inlines)) for cell in row)


def _changed(paragraph: Paragraph | None, change: Callable[[Inlines], Inlines]) -> Paragraph | None:
    return replace(paragraph, inlines=change(paragraph.inlines)) if paragraph else None


def _defined(
    term: Paragraph, definitions: tuple[Blocks, ...], change: Callable[[Inlines], Inlines]
) -> tuple[Paragraph, tuple[Blocks, ...]]:
    new = replace(term, inlines=change(term.inlines))
    return new, tuple(with_texts(definition, change) for definition in definitions)


def ids_of(blocks: Blocks) -> Iterator[tuple[str, Place]]:
    """Yield the ids that authors gave to anything but headings, with their places."""
    for block in walk(blocks):
        match block:
            case Figure() | Table() | Box():
                yield from [(block.id, block.place)] if block.id else []
            case Recommendations():
                yield from ((item.id, item.place) for item in block.items if item.id)


def texts_of(block: Block) -> tuple[Inlines, ...]:
    """Return each text that stands in `block` itself: one of a paragraph, one for each cell of a table."""
    match block:
        case Paragraph() | Heading():
            return (block.inlines,)
        case Box():
            return (block.title,)
        case Figure():
            return (block.title, block.caption, block.notes, block.source)
        case Table():
            cells = (cell.inlines for row in (*block.head, *block.body) for cell in row)
            return (block.title, block.caption, *cells, block.notes, block.source)
    return ()


def mentions(blocks: Blocks) -> list[NoteRef]:
    """Return the mentions of notes in `blocks`, in reading order."""
    return [inline for block in walk(blocks) for inline in inlines_of(block) if isinstance(inline, NoteRef)]
