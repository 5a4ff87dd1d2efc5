"""Quotations, whose words they are, and GitHub's alerts, which are written as such.

In: the node of a quotation. Out: a `Quote`; of an alert, `> [!NOTE]`, the callout that it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import Blocks, Box, BoxKind, LineBreak, Paragraph, Quote, Run, normal

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

DASH = lazy.pattern(r"(?:\N{EM DASH}|\N{HORIZONTAL BAR}|--(?!-))\s*")

ALERT = lazy.pattern(r"\[!(?P<name>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)


def read_quote(reader: BlockReader, node: SyntaxTreeNode) -> Quote | Box:
    """Return what a quotation is."""
    blocks, place = reader.blocks(node.children), reader.place(node)
    first = node.children[0] if node.children else node
    line = first.children[0].content.split("\n")[0] if first.type == "paragraph" else ""
    if alert := ALERT.fullmatch(line):
        return Box(BoxKind(f"callout-{alert['name'].lower()}"), _without_name(blocks), place=place)
    return Quote(*split_attribution(blocks), place)


def _without_name(blocks: Blocks) -> Blocks:
    """Return the blocks of an alert without the line that says what it is."""
    paragraph = blocks[0]
    assert isinstance(paragraph, Paragraph)
    first, *more = paragraph.inlines
    assert isinstance(first, Run)
    words = normal((replace(first, text=ALERT.sub("", first.text, count=1)), *more))
    words = words[1:] if words and isinstance(words[0], LineBreak) else words
    return ((replace(paragraph, inlines=words),) if words else ()) + blocks[1:]


def split_attribution(blocks: Blocks) -> tuple[Blocks, Paragraph | None]:
    """Return `blocks` without a last paragraph that begins with a dash, and that paragraph without its dash."""
    last = blocks[-1] if len(blocks) > 1 else None
    if not isinstance(last, Paragraph):
        return blocks, None
    first, *more = last.inlines
    if not isinstance(first, Run) or not DASH.match(first.text):
        return blocks, None
    words = normal((replace(first, text=DASH.sub("", first.text, count=1)), *more))
    return (blocks[:-1], replace(last, inlines=words)) if words else (blocks, None)
