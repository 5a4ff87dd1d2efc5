"""Boxes inside boxes, which Word cannot draw. In: a brief. Out: the brief with the inner boxes as ordinary text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from briefpress.model import Block, Blocks, Box, Brief, Inlines, Mark, Paragraph, changed, children, walk, with_mark
from briefpress.problems import Code, Report


def without_nested_boxes(brief: Brief, report: Report) -> Brief:
    """Return `brief` without boxes inside boxes or inside the summary, which is itself a box."""
    boxes = (block for block in walk(brief.blocks) if isinstance(block, Box))
    inside = (*brief.meta.abstract, *chain.from_iterable(map(children, boxes)))
    if not any(isinstance(block, Box) for block in walk(inside)):
        return brief
    meta = replace(brief.meta, abstract=_inside(brief.meta.abstract, report))
    return replace(brief, meta=meta, blocks=_outside(brief.blocks, report))


def _outside(blocks: Blocks, report: Report) -> Blocks:
    return tuple(_in(block, report, is_inside=isinstance(block, Box)) for block in blocks)


def _inside(blocks: Blocks, report: Report) -> Blocks:
    return tuple(part for block in blocks for part in _unboxed(_in(block, report, is_inside=True), report))


def _in(block: Block, report: Report, *, is_inside: bool) -> Block:
    return changed(block, partial(_inside if is_inside else _outside, report=report), _same)


def _unboxed(block: Block, report: Report) -> Iterator[Block]:
    """Yield `block` or, for a box, its content: the title in bold, the text and the source."""
    if not isinstance(block, Box):
        yield block
        return
    text = f"this box ({block.kind}) is inside another one; its text appears without a frame"
    report.add(Code.BOX_NESTED, text, block.place, "move it above or below the outer box")
    if block.title:
        yield Paragraph(with_mark(block.title, Mark.STRONG), place=block.place)
    yield from block.blocks
    if block.source:
        yield block.source


def _same(inlines: Inlines) -> Inlines:
    return inlines
