"""Fenced divs, `::: name` ... `:::`, as in Pandoc and Quarto: a block rule for markdown-it.

In: the state of the block parser. Out: `fenced_div_open` tokens, with the text after the colons in `info`, and
`fenced_div_close` tokens. As in Pandoc, opening and closing fences are counted; the container plugin of mdit-py-plugins
ends a div at the first bare fence, so it cannot nest divs with fences of equal length.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from briefpress import lazy
from briefpress.source.syntax.block_lines import ALL_BLOCKS, text_unless_code

COLONS = lazy.pattern(r":{3,}")
CODE = lazy.pattern(r"`{3,}|~{3,}")


def fenced_div_plugin(md: MarkdownIt) -> None:
    """Add fenced divs to `md`."""
    md.block.ruler.before("fence", "fenced_div", _fenced_div, {"alt": [*ALL_BLOCKS]})


def _fence(state: StateBlock, line: int) -> str | None:
    """Return the text after the colons of a fence, possibly `""`, or None if `line` is not a fence."""
    words = text_unless_code(state, line)
    colons = COLONS.match(words)
    return words[colons.end() :].strip().rstrip(":").rstrip() if colons else None


def _closing_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line of the fence that closes the div opened at `start`, or the line where an unclosed div ends."""
    depth, code = 1, ""
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line
        mark = CODE.match(text_unless_code(state, line))
        if code:
            code = "" if mark and mark[0].startswith(code) else code
        elif mark:
            code = mark[0]
        elif (info := _fence(state, line)) is not None:
            depth += 1 if info else -1
            if depth == 0:
                return line
    return end


def _fenced_div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    info = _fence(state, start)
    if not info:
        return False
    if silent:
        return True
    close = _closing_line(state, start, end)
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    token = state.push("fenced_div_open", "div", 1)
    token.info, token.block = info, True
    state.md.block.tokenize(state, start + 1, close)
    state.push("fenced_div_close", "div", -1).block = True
    state.parentType, state.lineMax = parent, line_max
    closed = close < end and _fence(state, close) is not None
    token.meta["closed"] = closed
    state.line = close + 1 if closed else close
    token.map = [start, state.line]
    return True
