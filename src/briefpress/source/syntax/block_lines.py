"""The lines that a block rule of markdown-it reads. In: the state of the block parser and a line. Out: its text."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

# The `alt` of a rule: the blocks that it interrupts, in the terms of markdown-it. Lists are among them if the marker of
# the block cannot be mistaken for the marker of a list item.
TEXT_AND_QUOTES = ("paragraph", "reference", "blockquote")
ALL_BLOCKS = (*TEXT_AND_QUOTES, "list")


def line_text(state: StateBlock, line: int) -> str:
    """Return the text of `line`, without its indentation and the markers of lists and quotations before it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def text_unless_code(state: StateBlock, line: int) -> str:
    """Return the text of `line`, or `""` if its indentation makes it code."""
    return "" if state.is_code_block(line) else line_text(state, line)
