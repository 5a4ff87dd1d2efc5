"""Captions, `: Caption`, above tables and below pictures, which would otherwise be definitions: rules for markdown-it.

In: the state of the parsers. Out: captions as paragraphs, not as terms or definitions; captions below pictures have
their attributes in `meta`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from briefpress import lazy
from briefpress.source.syntax.attributes import split_attributes
from briefpress.source.syntax.block_lines import text_unless_code
from briefpress.source.syntax.blocks.dashed_table import dashed_table
from briefpress.source.syntax.blocks.grid_table import grid_table
from briefpress.source.syntax.blocks.pipe_table import pipe_table

CAPTION = lazy.pattern(r"(?:[Tt]able)?:(?:\s+|$)")
BEGINS_CAPTION = lazy.pattern(rf"{CAPTION.pattern}(?=\S)")
PICTURE = lazy.pattern(
    r"\s*(?:\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?|<img\b[^<>]*>)\s*(?:\{[^{}]*\})?\s*", re.IGNORECASE
)
BELOW = ("dt_open", "inline", "dt_close", "dd_open", "paragraph_open", "inline")
TABLES = (grid_table, dashed_table, pipe_table)


def table_caption_plugin(md: MarkdownIt) -> None:
    """Add to `md` captions above tables, which take precedence over definition lists, and captions below pictures."""
    md.block.ruler.before("deflist", "table_caption", _above, {"alt": []})
    md.core.ruler.before("inline", "picture_caption", _below)


def _above(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = start + 2
    if silent or line >= end or not state.isEmpty(start + 1) or not _begins(state, line):
        return False
    while line < end and not state.isEmpty(line):
        line += 1
    if line + 1 >= end or not any(table(state, line + 1, end, True) for table in TABLES):
        return False
    state.push("paragraph_open", "p", 1).map = [start, start + 1]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, start + 1, state.blkIndent, False).strip()
    inline.map, inline.children = [start, start + 1], []
    state.push("paragraph_close", "p", -1)
    state.line = start + 1
    return True


def _begins(state: StateBlock, line: int) -> bool:
    return bool(BEGINS_CAPTION.match(text_unless_code(state, line)))


def _below(state: StateCore) -> None:
    """Move attributes, `{#fig-id}`, from the end of captions below pictures to `meta`."""
    for number, token in enumerate(state.tokens):
        if token.type == "dt_open" and PICTURE.fullmatch(state.tokens[number + 1].content):
            found = state.tokens[number : number + len(BELOW)]
            if tuple(token_.type for token_ in found) == BELOW:
                found[-1].content, found[-2].meta["attributes"] = split_attributes(found[-1].content)
