"""The content of each block kind. In: a block. Out: the blocks and texts in it, its ids, or a changed copy.

All code that reads or changes blocks or texts inside other blocks calls these functions, so only this module depends on
the fields of each kind. A new kind of block needs a case in each function; mypy reports which are missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import assert_never

from briefpress.model.blocks import (
    Block,
    Blocks,
    Box,
    CodeBlock,
    DefinitionList,
    Equation,
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
from briefpress.model.figures import Figure, Panels
from briefpress.model.inlines import Inlines
from briefpress.model.place import Place
from briefpress.model.sharing import mapped, shared, with_fields
from briefpress.model.tables import Cell, Row, Table

BlocksChange = Callable[[Blocks], Blocks]
TextChange = Callable[[Inlines], Inlines]
Defined = tuple[Paragraph, tuple[Blocks, ...]]  # a term and its definitions
EXAMPLE = "example-"  # the prefix that turns the label of an example into an id


def children(block: Block) -> Blocks:
    """Return the direct children of `block`, in reading order."""
    match block:  # paragraphs first, because most blocks are paragraphs
        case Paragraph() | Heading() | CodeBlock() | Equation() | ThematicBreak() | Figure():
            return ()
        case ListBlock():
            return tuple(chain.from_iterable(block.items))
        case Recommendations():
            return tuple(chain.from_iterable(item.blocks for item in block.items))
        case DefinitionList():
            items = ((term, *chain.from_iterable(definitions)) for term, definitions in block.items)
            return tuple(chain.from_iterable(items))
        case Quote():
            return (*block.blocks, *_given(block.attribution))
        case Box():
            return (*block.blocks, *_given(block.source))
        case Landscape():
            return block.blocks
        case Table():
            return _in_cells(block) if _contains_blocks(block) else ()
        case Panels():  # the texts below panels come after the figures
            below = (_words(text, block.place) for text in (block.caption, block.notes, block.source))
            return (*block.figures, *chain.from_iterable(below))
        case Index() | NotesPlace() | ReferencesPlace():
            return ()
    assert_never(block)


def cells_of(table: Table) -> Iterator[Cell]:
    """Yield the cells of `table`, row by row."""
    for row in (*table.head, *table.body):
        yield from row


def _contains_blocks(table: Table) -> bool:
    return any(cell.blocks for cell in cells_of(table))


def _in_cells(table: Table) -> Blocks:
    """Return the content of the cells in `table`, with cell text as paragraphs, and the text below the table."""
    cells = ((*_words(cell.inlines, cell.place), *cell.blocks) for cell in cells_of(table))
    below = (_words(text, table.place) for text in (table.notes, table.source))
    return tuple(chain.from_iterable((*cells, *below)))


def _words(inlines: Inlines, place: Place) -> Blocks:
    return (Paragraph(inlines, place),) if inlines else ()


def _given(paragraph: Paragraph | None) -> Blocks:
    return (paragraph,) if paragraph else ()


def texts_of(block: Block) -> tuple[Inlines, ...]:
    """Return the texts in `block` itself, without those of the blocks inside it, which follow in reading order.

    A paragraph has one text; a table has one per cell, besides its title, caption, notes and source. If cells contain
    blocks, `children` returns the cells, notes and source instead.
    """
    match block:
        case Paragraph() | Heading():
            return (block.inlines,)
        case Box():
            return (block.title,)
        case Figure():
            return (block.title, block.caption, block.notes, block.source)
        case Table():
            if _contains_blocks(block):
                return (block.title, block.caption)
            cells = (cell.inlines for cell in cells_of(block))
            return (block.title, block.caption, *cells, block.notes, block.source)
        case ListBlock() | Quote() | CodeBlock() | ThematicBreak() | Recommendations() | DefinitionList():
            return ()
        case Equation() | Landscape() | Index() | Panels() | NotesPlace() | ReferencesPlace():
            return ()
    assert_never(block)


def own_ids(block: Block) -> tuple[tuple[str, Place], ...]:
    """Return the ids that authors gave to `block` or its items, with their places, except ids of headings."""
    match block:
        case Figure() | Panels() | Table() | Box() | Paragraph() | Equation():
            return ((block.id, block.place),) if block.id else ()
        case Recommendations():
            return tuple((item.id, item.place) for item in block.items if item.id)
        case ListBlock():
            labelled = zip(block.labels, block.items, strict=False)
            return tuple((f"{EXAMPLE}{label}", item[0].place) for label, item in labelled if label and item)
        case Heading() | Quote() | CodeBlock() | ThematicBreak() | DefinitionList():
            return ()
        case Landscape() | Index() | NotesPlace() | ReferencesPlace():
            return ()
    assert_never(block)


def changed(block: Block, blocks: BlocksChange, text: TextChange) -> Block:
    """Return `block` with `blocks` applied to the blocks inside it and `text` to its own texts, in reading order.

    If nothing changed, `block` itself is returned (see `sharing`).
    """
    return _changed(block, lambda inside: shared(inside, blocks(inside)), lambda words: shared(words, text(words)))


def _changed(block: Block, inner: BlocksChange, words: TextChange) -> Block:
    match block:
        case Paragraph() | Heading():
            return with_fields(block, inlines=words(block.inlines))
        case ListBlock():
            return with_fields(block, items=mapped(inner, block.items))
        case Recommendations():
            return with_fields(
                block, items=mapped(lambda item: with_fields(item, blocks=inner(item.blocks)), block.items)
            )
        case Quote():
            return with_fields(block, blocks=inner(block.blocks), attribution=_line(block.attribution, words))
        case Box():
            title = words(block.title)
            return with_fields(block, title=title, blocks=inner(block.blocks), source=_line(block.source, words))
        case Landscape():
            return with_fields(block, blocks=inner(block.blocks))
        case DefinitionList():
            return with_fields(block, items=mapped(lambda item: _defined(item, inner, words), block.items))
        case Figure():
            title, caption = words(block.title), words(block.caption)
            return with_fields(
                block, title=title, caption=caption, notes=words(block.notes), source=words(block.source)
            )
        case Panels():
            figures = tuple(figure for figure in inner(block.figures) if isinstance(figure, Figure))
            group = with_fields(block, figures=shared(block.figures, figures), caption=words(block.caption))
            return with_fields(group, notes=words(block.notes), source=words(block.source))
        case Table():
            title, caption = words(block.title), words(block.caption)
            head, body = (mapped(lambda row: _row(row, inner, words), rows) for rows in (block.head, block.body))
            new = with_fields(block, title=title, caption=caption, head=head, body=body)
            return with_fields(new, notes=words(block.notes), source=words(block.source))
        case CodeBlock() | Equation() | ThematicBreak() | Index() | NotesPlace() | ReferencesPlace():
            return block
    assert_never(block)


def _row(row: Row, blocks: BlocksChange, text: TextChange) -> Row:
    return mapped(lambda cell: with_fields(cell, inlines=text(cell.inlines), blocks=blocks(cell.blocks)), row)


def _line(paragraph: Paragraph | None, text: TextChange) -> Paragraph | None:
    return with_fields(paragraph, inlines=text(paragraph.inlines)) if paragraph else None


def _defined(item: Defined, blocks: BlocksChange, text: TextChange) -> Defined:
    term, definitions = item
    new = with_fields(term, inlines=text(term.inlines)), mapped(blocks, definitions)
    return item if new[0] is term and new[1] is definitions else new


def is_for_body(block: Block) -> bool:
    """Return whether only the abstract and the body may contain `block`, because it is numbered or set apart."""
    match block:
        case Box() | Recommendations() | Index() | Figure() | Panels() | Table() | Landscape():
            return True
        case Paragraph() | Heading() | ListBlock() | Quote() | CodeBlock() | ThematicBreak() | DefinitionList():
            return False
        case Equation():
            return False
        case NotesPlace() | ReferencesPlace():  # such a place shows nothing outside the body, and `check` reports it
            return False
    assert_never(block)
