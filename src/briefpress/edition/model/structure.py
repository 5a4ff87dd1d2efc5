"""The content of each block kind in an edition. In: blocks. Out: the blocks and texts in them.

All code that looks for blocks or text inside other blocks calls these functions, so only this module depends on the
fields of each kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from briefpress.brand.own_roles import OwnRole
from briefpress.edition.model.blocks import (
    Block,
    Blocks,
    Box,
    Card,
    ContentsEntry,
    DefinitionList,
    Equation,
    Figure,
    Landscape,
    ListBlock,
    Logos,
    NoteGroup,
    Panels,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
)
from briefpress.edition.model.charts import Chart
from briefpress.edition.model.inlines import Inlines, Text, plain_text
from briefpress.edition.model.paragraphs import Caption, Paragraph
from briefpress.edition.model.tables import Table

SHORT_BOX = 400  # the maximum number of characters in a box that stays on one page


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, parents before children."""
    for block in blocks:
        yield block
        if inside := children(block):
            yield from walk(inside)


def children(block: Block) -> Blocks:
    """Return the direct children of `block`; the blocks of notes are in `Edition.notes`."""
    match block:  # paragraphs first, because most blocks are paragraphs
        case Paragraph() | Rule() | ContentsEntry() | Equation() | Picture() | Chart() | QrCode():
            return ()
        case ListBlock():
            return tuple(chain.from_iterable(block.items))
        case Recommendations():
            return tuple(chain.from_iterable(item for _, item in block.items))
        case DefinitionList():
            items = ((term, *chain.from_iterable(definitions)) for term, definitions in block.items)
            return tuple(chain.from_iterable(items))
        case Quote() | Box() | Card() | Landscape():
            return block.blocks
        case Panels():
            return (*(figure for row in block.rows for _, figure in row), *block.below)
        case Figure():
            return (block.picture, *block.below)
        case Table():
            return (*(inner for row in block.rows for cell in row.cells for inner in cell.blocks), *block.below)
        case Logos():
            return block.pictures
        case NoteGroup():
            return (block.heading,)
    assert_never(block)


def texts_of(block: Block) -> tuple[Inlines, ...]:
    """Return the texts of `block` itself, including symbols and labels, but not those of the blocks inside it."""
    match block:
        case Paragraph():
            return (block.inlines, *(((Text(block.number.text),),) if block.number else ()))
        case ContentsEntry():
            return (block.inlines, *(((Text(block.number),),) if block.number else ()))
        case ListBlock():
            return tuple((Text(symbol),) for symbol in block.symbols)
        case Box() | Figure() | Panels() | Table():
            return _caption(block.caption)
        case Chart():
            return tuple((Text(word),) for word in block.words())
        case Quote() | Card() | Landscape() | Recommendations() | DefinitionList() | NoteGroup():
            return ()
        case Rule() | Equation() | Picture() | Logos() | QrCode():
            return ()
    assert_never(block)


def combined_roles(blocks: Iterable[Block]) -> tuple[OwnRole, ...]:
    """Return the roles of boxes that combine several variants; each combination needs a style of its own."""
    roles = {block.role for block in walk(blocks) if isinstance(block, Box) and isinstance(block.role, OwnRole)}
    return tuple(sorted((role for role in roles if len(role.variants) > 1), key=lambda role: role.css_class))


def words_of(blocks: Iterable[Block]) -> str:
    """Return the text of `blocks` on one line."""
    return " ".join(filter(None, (plain_text(text) for block in walk(blocks) for text in texts_of(block))))


def is_short(box: Box) -> bool:
    """Return whether a box contains so little text that no page break should split it."""
    is_text = not any(isinstance(block, Figure | Panels | Table) for block in walk(box.blocks))
    return is_text and len(words_of(box.blocks)) <= SHORT_BOX


def _caption(caption: Caption | None) -> tuple[Inlines, ...]:
    return ((Text(f"{caption.label}{caption.between}"), *caption.inlines),) if caption else ()


def at_top(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that are not nested, except in a box or on a landscape page."""
    for block in blocks:
        match block:
            case Landscape() | Box():
                yield from at_top(block.blocks)
            case Paragraph() | Rule() | ContentsEntry() | ListBlock() | Quote() | Recommendations() | DefinitionList():
                yield block
            case Card() | Equation() | Figure() | Panels() | Table() | NoteGroup() | Picture() | Chart():
                yield block
            case Logos() | QrCode():
                yield block
            case _:
                assert_never(block)
