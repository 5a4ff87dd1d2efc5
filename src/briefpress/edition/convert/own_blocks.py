"""Blocks that a brand declares. In: source blocks. Out: the same blocks with their declared kinds and titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.brand import OwnBlock
from briefpress.model import Block, Blocks, Box, Run, changed


def as_declared(blocks: Blocks, own: Mapping[str, OwnBlock], lang: str) -> Blocks:
    """Return `blocks` with each block that the brand declares turned into a box of the built-in kind on which it is
    based. A block with an id but without a title has its declared title.
    """
    return tuple(_declared(block, own, lang) for block in blocks) if own else blocks


def _declared(block: Block, own: Mapping[str, OwnBlock], lang: str) -> Block:
    inside = changed(block, lambda blocks: as_declared(blocks, own, lang), lambda text: text)
    declared = own.get(inside.name) if isinstance(inside, Box) else None
    if not isinstance(inside, Box) or declared is None:
        return inside
    title = inside.title or (Run(declared.title(lang) or ""),) if inside.id else inside.title
    return replace(inside, kind=declared.like, title=tuple(run for run in title if run != Run("")))
