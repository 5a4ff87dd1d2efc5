"""Example lists. In: an example list, and the numbers of its items. Out: lists whose items are numbered
consecutively.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefpress.edition.model.blocks import Blocks, ListBlock
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.numbers.labels import NumberedExample


def stretches(block: ListBlock, examples: Sequence[NumberedExample]) -> Iterator[ListBlock]:
    """Yield the list `block` in parts with consecutive numbers; labelled items get their ids."""
    numbered = enumerate(zip(examples, block.items, strict=True))
    for _, group in groupby(numbered, key=lambda pair: pair[1][0].number - pair[0]):
        stretch = [pair for _, pair in group]
        items = tuple(_named(item, example.id) for example, item in stretch)
        yield replace(block, items=items, start=stretch[0][0].number, example=True)


def _named(blocks: Blocks, id_: str) -> Blocks:
    first = blocks[0]
    return (replace(first, id=id_), *blocks[1:]) if id_ and isinstance(first, Paragraph) else blocks
