"""Lists. In: the node of a bullet or ordered list. Out: its items, with the author's numerals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import ListBlock, Numerals
from briefpress.source.markdown.tasks import with_tasks

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_list(reader: BlockReader, node: SyntaxTreeNode) -> ListBlock:
    """Return a list; it is tight if no paragraphs of its items are separated (CommonMark 0.31.2, 5.3)."""
    items = tuple(reader.blocks(item.children) for item in node.children)
    paragraphs = (child for item in node.children for child in item.children if child.type == "paragraph")
    return with_tasks(
        ListBlock(
            items,
            ordered=node.type == "ordered_list",
            start=int(node.attrs.get("start", 1)),
            tight=all(paragraph.hidden for paragraph in paragraphs),
            numerals=node.meta.get("numerals", Numerals.DECIMAL),
            form=node.meta.get("form", "{}."),
            labels=_labels(node),
            place=reader.place(node),
        )
    )


def _labels(node: SyntaxTreeNode) -> tuple[str, ...]:
    """Return the labels of the items of an example list; none for other lists."""
    labels = node.meta.get("labels", {})
    return tuple(labels.get(item.map[0] if item.map else -1, "") for item in node.children) if labels else ()
