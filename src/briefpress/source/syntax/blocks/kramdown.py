"""Attributes in kramdown or MyST syntax: rules for markdown-it that keep them out of the text.

In: the state of the parsers. Out: `attributes` tokens with the attributes as text in `content`. kramdown's, `{:
.class}`, are on a separate line or directly after a link, picture, code span or marked text; MyST's, `{#id .class}`,
are on a line above a block.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.source.syntax.attributes import read_attributes
from briefpress.source.syntax.block_lines import ALL_BLOCKS, text_unless_code

ATTRIBUTES = lazy.pattern(r"\{:[^{}\n]*\}")
LINE = lazy.pattern(r"\{[^{}\n]*\}\s*$")


def kramdown_plugin(md: MarkdownIt) -> None:
    """Add kramdown's and MyST's attributes to `md`."""
    md.block.ruler.before("fence", "kramdown", _line, {"alt": [*ALL_BLOCKS]})
    md.inline.ruler.before("escape", "kramdown", _behind)


def _line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    match = LINE.match(text_unless_code(state, start))
    if not match:
        return False
    written = match[0].strip()
    if not ATTRIBUTES.fullmatch(written) and (silent or not _names(written)):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content, token.map = written, [start, start + 1]
        state.line = start + 1
    return True


def _names(text: str) -> bool:
    """Return whether attributes contain an id or a class; other braces are text."""
    found = read_attributes(text)
    return bool(found and (found.id or found.classes))


def _behind(state: StateInline, silent: bool) -> bool:
    match = ATTRIBUTES.match(state.src, state.pos, state.posMax)
    behind = state.tokens[-1] if state.tokens and not state.pending else None
    if not match or not behind or behind.type in ("softbreak", "hardbreak"):
        return False
    if not silent:
        state.push("attributes", "", 0).content = match[0]
    state.pos = match.end()
    return True
