"""Items of example lists, `(@label) text`. In: blocks. Out: the items in their order, and the ids of their labels."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.lazy import dataclass
from briefpress.model.blocks import Blocks, ListBlock
from briefpress.model.place import Place
from briefpress.model.structure import EXAMPLE, children


@dataclass(frozen=True, slots=True)
class Example:
    """An item of an example list, `block`, with its label, or `""`."""

    block: ListBlock
    blocks: Blocks
    label: str

    @property
    def place(self) -> Place:
        """Return where its words are written."""
        return self.blocks[0].place if self.blocks else self.block.place


def examples(blocks: Blocks) -> Iterator[Example]:
    """Yield the examples among `blocks` and inside of them, as a reader meets them."""
    for block in blocks:
        if not isinstance(block, ListBlock) or not block.labels:
            yield from examples(children(block))
            continue
        for item, label in zip(block.items, block.labels, strict=True):
            yield Example(block, item, label)
            yield from examples(item)


def example_id(label: str) -> str:
    """Return the id that mentions of the example `label` lead to."""
    return f"{EXAMPLE}{label}"


def example_label(id_: str) -> str:
    """Return the label that an id is of, `""` where it is no example's."""
    return id_.removeprefix(EXAMPLE) if id_.startswith(EXAMPLE) else ""
