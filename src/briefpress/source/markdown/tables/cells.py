"""Cells that contain blocks. In: blocks. Out: a `Cell` with only blocks that every format supports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress.model import (
    Block,
    Blocks,
    Box,
    Cell,
    DefinitionList,
    Heading,
    Index,
    Landscape,
    ListBlock,
    Mark,
    NotesPlace,
    Paragraph,
    Place,
    Quote,
    Recommendations,
    ReferencesPlace,
    Table,
    cells_of,
    with_mark,
)
from briefpress.problems import Code, Report

WHAT: dict[type, str] = {
    Box: "a box",
    Heading: "a heading",
    Index: "an index",
    Landscape: "a landscape page",
    NotesPlace: "a notes block",
    Recommendations: "a block of recommendations",
    ReferencesPlace: "a list of works",
    Table: "a table",
}


def cell_of(blocks: Blocks, place: Place, report: Report) -> Cell:
    """Return a cell with `blocks`; unsupported blocks are reported, and their text becomes paragraphs."""
    found = {type(block): block for block in _unfit(blocks)}
    for kind, block in found.items():
        text = f"a table cell cannot contain {WHAT[kind]}; its text appears as paragraphs"
        report.add(Code.TABLE_CELLS, text, block.place, "move it out of the table, or turn it into a list")
    first, *more = _fitting(blocks) or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return Cell(first.inlines, place=place, blocks=tuple(more))
    return Cell(place=place, blocks=(first, *more))


def _inside(block: Block) -> tuple[Blocks, ...]:
    match block:
        case ListBlock():
            return block.items
        case Quote():
            return (block.blocks,)
        case DefinitionList():
            return tuple(definition for _, definitions in block.items for definition in definitions)
    return ()


def _unfit(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if type(block) in WHAT:
            yield block
        for inside in _inside(block):
            yield from _unfit(inside)


def _fitting(blocks: Blocks) -> Blocks:
    return tuple(new for block in blocks for new in _fit(block))


def _fit(block: Block) -> Blocks:
    """Return `block` in a form that a cell can contain."""
    match block:
        case Heading():
            return (Paragraph(with_mark(block.inlines, Mark.STRONG), block.place),)
        case Table():
            cells = ((Paragraph(cell.inlines, cell.place), *cell.blocks) for cell in cells_of(block))
            texts = (block.title, block.caption), (block.notes, block.source)
            above, below = ([Paragraph(text, block.place) for text in inliness if text] for inliness in texts)
            return (*above, *(block for cell in cells for block in cell if block != Paragraph(())), *below)
        case Box():
            title = (Paragraph(with_mark(block.title, Mark.STRONG), block.place),) if block.title else ()
            return (*title, *_fitting(block.blocks), *([block.source] if block.source else []))
        case Landscape():
            return _fitting(block.blocks)
        case Recommendations():
            return (ListBlock(tuple(_fitting(item.blocks) for item in block.items), True, place=block.place),)
        case Index() | NotesPlace() | ReferencesPlace():
            return ()
        case ListBlock():
            return (replace(block, items=tuple(_fitting(item) for item in block.items)),)
        case Quote():
            return (replace(block, blocks=_fitting(block.blocks)),)
        case DefinitionList():
            items = ((term, tuple(map(_fitting, definitions))) for term, definitions in block.items)
            return (replace(block, items=tuple(items)),)
    return (block,)
