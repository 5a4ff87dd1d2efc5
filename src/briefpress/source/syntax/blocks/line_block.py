"""Line blocks, whose lines begin with `| `, as in Pandoc: a block rule for markdown-it.

In: the state of the block parser. Out: a paragraph with line breaks and the indentation of each line.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from briefpress.source.syntax.block_lines import text_unless_code

HARD_BREAK = "  \n"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def line_block_plugin(md: MarkdownIt) -> None:
    """Add line blocks to `md`; pipe tables take precedence."""
    md.block.ruler.after("table", "line_block", _line_block, {"alt": []})


def _line(state: StateBlock, line: int) -> str | None:
    """Return the text of `line`, or None if it is not part of a line block."""
    words = text_unless_code(state, line)
    if not (words == "|" or words.startswith("| ")):
        return None
    text = words[2:].rstrip() or NO_BREAK_SPACE
    return NO_BREAK_SPACE * (len(text) - len(text.lstrip(" "))) + text.lstrip(" ")


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    lines: list[str] = []
    while start + len(lines) < end and (text := _line(state, start + len(lines))) is not None:
        lines.append(text)
    if not lines:
        return False
    if not silent:
        state.line = start + len(lines)
        state.push("paragraph_open", "p", 1).map = [start, state.line]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = HARD_BREAK.join(lines), [start, state.line], []
        state.push("paragraph_close", "p", -1)
    return True
