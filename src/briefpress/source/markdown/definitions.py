"""Lists of terms. In: the node of one. Out: a `DefinitionList`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Blocks, DefinitionList, Paragraph
from briefpress.source.markdown.tables import report_caption_as_term

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_definitions(reader: BlockReader, node: SyntaxTreeNode) -> DefinitionList:
    """Return the terms with their definitions."""
    items: list[tuple[Paragraph, list[Blocks]]] = []
    for child in node.children:
        if child.type == "dt":
            report_caption_as_term(reader, child)
            items.append((Paragraph(reader.inlines(child), reader.place(child)), []))
        else:
            items[-1][1].append(reader.blocks(child.children))
    return DefinitionList(tuple((term, tuple(definitions)) for term, definitions in items), reader.place(node))
