"""Captions among consecutive blocks: a caption belongs to the table or picture above it, or to the table below.

In: nodes of markdown-it. Out: blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import Block, Blocks, Table
from briefpress.problems import Code
from briefpress.source.markdown.figures.captions import lacks_caption, with_caption
from briefpress.source.markdown.html.blocks import read_html
from briefpress.source.markdown.tables.pipe import caption_words, is_caption, read_caption

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

TABLES = ("table", "drawn_table")
# MultiMarkdown's caption in brackets, optionally with a label
IN_BRACKETS = lazy.pattern(r"\[([^\[\]^@!][^\[\]]*)\](?: ?\[[^\[\]]*\])?")


def read_blocks(reader: BlockReader, nodes: Sequence[SyntaxTreeNode], before: Sequence[Block] = ()) -> Blocks:
    """Return the blocks `before`, followed by the blocks of `nodes`."""
    if any(node.type == "html_block" for node in nodes):
        return (*before, *read_html(reader, nodes))
    out: list[Block] = [*before]
    above: SyntaxTreeNode | None = None
    for node, following in zip_longest(nodes, nodes[1:]):
        _report_brackets(reader, node, following)
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
    """Add a caption to the table or picture above it. If the caption belongs to the table below, return its node."""
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


def _report_brackets(reader: BlockReader, node: SyntaxTreeNode, following: SyntaxTreeNode | None) -> None:
    """Report a caption in brackets that is directly above or below a table."""
    if not (following and node.map and following.map and node.map[1] == following.map[0]):
        return
    for table, words in ((node, following), (following, node)):
        is_pair = words.type == "paragraph" and table.type in TABLES
        caption = IN_BRACKETS.fullmatch(words.children[0].content) if is_pair else None
        if caption and all(child.type != "link" for child in words.children[0].children):
            text = "a caption in brackets is shown as a paragraph"
            hint = f"write `: {caption[1]}` below the table, with a blank line between them"
            reader.report.add(Code.CAPTION_MISPLACED, text, reader.place(words), hint)
