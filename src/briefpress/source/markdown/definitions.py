"""Definition lists. In: the node of one. Out: a `DefinitionList`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Blocks, DefinitionList, Paragraph
from briefpress.problems import Code
from briefpress.source.markdown.tables import report_caption_as_term

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_definitions(reader: BlockReader, node: SyntaxTreeNode) -> DefinitionList:
    """Return the terms with their definitions."""
    items: list[tuple[Paragraph, list[Blocks]]] = []
    for child, after in pairwise([*node.children, None]):
        if child and child.type == "dt":
            report_caption_as_term(reader, child)
            items.append((Paragraph(reader.inlines(child), reader.place(child)), []))
        elif child:
            _report_hidden_term(reader, child, after)
            items[-1][1].append(reader.blocks(child.children))
    return DefinitionList(tuple((term, tuple(definitions)) for term, definitions in items), reader.place(node))


def _report_hidden_term(reader: BlockReader, node: SyntaxTreeNode, after: SyntaxTreeNode | None) -> None:
    """Report the last line of a definition if it seems to be the term of the next one, `after`.

    Without a blank line above it, such a line continues the definition (CommonMark 0.31, 5.1, lazy continuation).
    """
    if not (node.map and after and after.type == "dd" and after.map):
        return
    number = after.map[0] - 1
    line = reader.source.lines[number]
    if number > node.map[0] and line.strip() and line[0] not in " \t:~":
        text = f'"{line.strip()}" continues the definition above it'
        hint = "to make it a term of its own, add a blank line above it; otherwise indent it"
        reader.report.add(Code.MARKUP_LITERAL, text, reader.source.place_of_line(number), hint)
