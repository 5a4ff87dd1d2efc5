"""All the text of an edition, for rules that look at every word. In: an `Edition`. Out: its texts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from briefpress.edition.inlines import plain_text
from briefpress.edition.nodes import (
    Block,
    Box,
    Caption,
    Card,
    ContentsEntry,
    DefinitionList,
    Figure,
    Landscape,
    ListBlock,
    Logos,
    NoteGroup,
    Paragraph,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
    Table,
)
from briefpress.edition.publication import Edition


def texts(edition: Edition) -> Iterator[str]:
    """Yield the text of every paragraph, notes at the end."""
    for part in edition.parts:
        yield from _texts(part.blocks)
    for note in edition.notes.values():
        yield from _texts(note.blocks)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | ContentsEntry():
                yield plain_text(block.inlines)
            case ListBlock():
                yield from block.signs
                for item in block.items:
                    yield from _texts(item)
            case Recommendations():
                for _, item in block.items:
                    yield from _texts(item)
            case Quote() | Card() | Landscape():
                yield from _texts(block.blocks)
            case Box():
                yield from _caption(block.caption)
                yield from _texts(block.blocks)
            case DefinitionList():
                for term, definitions in block.items:
                    yield from _texts((term, *chain.from_iterable(definitions)))
            case Figure():
                yield from _texts((block.picture, *block.below))
                yield from _caption(block.caption)
            case Table():
                yield from _texts((*(cell.paragraph for row in block.rows for cell in row.cells), *block.below))
                yield from _caption(block.caption)
            case NoteGroup():
                yield plain_text(block.heading.inlines)
            case Rule() | Picture() | Logos() | QrCode():
                pass


def _caption(caption: Caption | None) -> Iterator[str]:
    if caption:
        yield f"{caption.label}{caption.between}{plain_text(caption.inlines)}"
