"""Example lists, `(@label) text`. In: blocks. Out: the examples in order, and the ids of their labels."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.lazy import dataclass
from briefpress.model.blocks import Blocks, ListBlock
from briefpress.model.place import Place
from briefpress.model.structure import EXAMPLE, children


@dataclass(frozen=True, slots=True)
class Example:
    """An item of the example list `block`, with its label, or `""`."""

    block: ListBlock
    blocks: Blocks
    label: str

    @property
    def place(self) -> Place:
        """Return the place of the example's text."""
        return self.blocks[0].place if self.blocks else self.block.place


def examples(blocks: Blocks) -> Iterator[Example]:
    """Yield the examples in `blocks` at any depth, in reading order."""
    for block in blocks:
        if not isinstance(block, ListBlock) or not block.labels:
            yield from examples(children(block))
            continue
        for item, label in zip(block.items, block.labels, strict=True):
            yield Example(block, item, label)
            yield from examples(item)


def example_id(label: str) -> str:
    """Return the id that references to the example `label` link to."""
    return f"{EXAMPLE}{label}"


def example_label(id_: str) -> str:
    """Return the label in the id of an example, or `""` for any other id."""
    return id_.removeprefix(EXAMPLE) if id_.startswith(EXAMPLE) else ""
