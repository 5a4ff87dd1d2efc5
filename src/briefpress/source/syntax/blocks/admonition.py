"""Admonitions, `!!! note "Title"` with indented lines below, as in MkDocs: a block rule for markdown-it.

In: the state of the block parser. Out: the tokens of a fenced div, whose `info` is the name and the title. MkDocs's
collapsible blocks, which begin with `???`, are read in the same way. A marker without indented lines below it is text.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from briefpress import lazy
from briefpress.source.syntax.block_lines import ALL_BLOCKS, line_text

LINE = lazy.pattern(
    r"(?:!!!|\?\?\?\+?)[ \t]+(?P<name>[\w-]+)(?:[ \t]+(?:inline|end))*(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*"
)
INDENT = 4


def admonition_plugin(md: MarkdownIt) -> None:
    """Add admonitions to `md`."""
    md.block.ruler.before("fence", "admonition", _admonition, {"alt": [*ALL_BLOCKS]})


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = LINE.fullmatch(line_text(state, start))
    indent = state.sCount[start] + INDENT
    if not match or indent - state.blkIndent >= 2 * INDENT:
        return False
    last = _last_line(state, start + 1, end, indent)
    if last == start + 1:
        return False
    if silent:
        return True
    parent, line_max, before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", last, indent
    token = state.push("fenced_div_open", "div", 1)
    token.info = f'{match["name"]} "{match["title"]}"' if match["title"] else match["name"]
    token.map, token.block, token.meta["closed"] = [start, last], True, True
    state.md.block.tokenize(state, start + 1, last)
    state.push("fenced_div_close", "div", -1).block = True
    state.parentType, state.lineMax, state.blkIndent = parent, line_max, before
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int, indent: int) -> int:
    """Return the line after the last indented line that is not blank, or `start` if there is none."""
    last = start
    for line in range(start, end):
        if not state.isEmpty(line):
            if state.sCount[line] < indent:
                break
            last = line + 1
    return last
