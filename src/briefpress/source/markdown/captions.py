"""Consecutive blocks, and captions among them: each belongs to the table or picture above it, or to the table below.

In: nodes of markdown-it. Out: blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Block, Blocks, Table
from briefpress.problems import Code
from briefpress.source.markdown.figures.captions import lacks_caption, with_caption
from briefpress.source.markdown.html.blocks import read_html
from briefpress.source.markdown.tables.pipe import caption_words, is_caption, read_caption

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

TABLES = ("table", "drawn_table")


def read_blocks(reader: BlockReader, nodes: Sequence[SyntaxTreeNode], before: Sequence[Block] = ()) -> Blocks:
    """Return the blocks `before`, followed by those of `nodes`."""
    if any(node.type == "html_block" for node in nodes):
        return (*before, *read_html(reader, nodes))
    out: list[Block] = [*before]
    above: SyntaxTreeNode | None = None
    for node, following in zip_longest(nodes, nodes[1:]):
        if is_caption(node):
            above = _caption(reader, node, following, out)
            continue
        new = reader.block(node)
        if above and isinstance(table := new[0], Table):
            new = (read_caption(reader, above, table), *new[1:])
        out.extend(new)
        above = None
    return tuple(out)


def _caption(
    reader: BlockReader, node: SyntaxTreeNode, following: SyntaxTreeNode | None, out: list[Block]
) -> SyntaxTreeNode | None:
    """Give a caption to the table or picture above it, or return it if it belongs to the table below."""
    if out and isinstance(table := out[-1], Table) and not (table.caption or table.id):
        out[-1] = read_caption(reader, node, table)
        return None
    if following and following.type in TABLES:
        return node
    place, given = reader.place(node), node.meta["attributes"]
    if out and lacks_caption(figure := out[-1]):
        out[-1] = with_caption(reader, figure, caption_words(reader, node), given, place)
        return None
    text, hint = "there is no table above or below this caption", "move it directly above or below its table"
    reader.report.add(Code.CAPTION_MISPLACED, text, place, f"{hint}, with a blank line between them")
    out.extend(reader.block(node))
    return None
