"""Example lists, `(@) text` and `(@label) text`, as in Pandoc's example_lists: a block rule for markdown-it.

In: the state of the block parser. Out: the tokens of an ordered list; `meta` contains the label of each item, by the
first line of the item. A marker that could be a cross-reference, `(@fig-costs)`, counts as a cross-reference. As in
Pandoc, further blocks of an item are indented by four spaces, however long its label is, or aligned with its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from briefpress import lazy
from briefpress.source.syntax.block_lines import TEXT_AND_QUOTES, line_text, text_unless_code
from briefpress.source.syntax.blocks.fancy_list import read_numbered
from briefpress.source.syntax.cross_reference import PREFIXES

FORM = "({})"
MARKER = lazy.pattern(rf"\(@(?P<label>(?!(?i:{'|'.join(PREFIXES)})-)[\w-]*)\)[ \t]+(?=\S)")
OTHER = lazy.pattern(r"(?:[-+*]|\(?\w{1,9}[.)])[ \t]")  # the marker of an item in another list
INDENT = 4  # the number of characters before the text of an item: marker and space


def example_list_plugin(md: MarkdownIt) -> None:
    """Add example lists to `md`."""
    md.block.ruler.before("list", "example_list", _example_list, {"alt": [*TEXT_AND_QUOTES]})


def _example_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _marker(state, start) or (silent and not state.blkIndent):
        return False
    if silent:
        return True
    end = _end(state, start, end)
    markers = dict(_markers(state, start, end))
    lines = (state.bMarks[:], state.tShift[:], state.sCount[:])
    for first, below in zip(markers, [*markers, end][1:], strict=True):
        _shorten(state, first, below, len(markers[first][0]) - INDENT)
    opening = read_numbered(state, dict.fromkeys(markers, INDENT - 1), end)
    state.bMarks, state.tShift, state.sCount = lines
    if opening:
        opening.meta["form"] = FORM
        opening.meta["labels"] = {line: match["label"] or "" for line, match in markers.items()}
    return opening is not None


def _marker(state: StateBlock, line: int) -> re.Match[str] | None:
    return MARKER.match(text_unless_code(state, line))


def _end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the list: unindented text ends it after a blank line; another list ends it immediately."""
    for line in range(start + 1, end):
        if state.isEmpty(line) or state.sCount[line] > state.sCount[start]:
            continue
        is_item = _marker(state, line) and state.sCount[line] == state.sCount[start]
        begins_other = OTHER.match(line_text(state, line))
        if not is_item and (state.isEmpty(line - 1) or begins_other):
            return line
    return end


def _markers(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
    for line in range(start, end):
        if state.sCount[line] == state.sCount[start] and (match := _marker(state, line)):
            yield line, match


def _shorten(state: StateBlock, first: int, end: int, cut: int) -> None:
    """Move the start of an item, and of the lines directly below it, by `cut` characters, so that its text begins where
    the parser expects it. The item is on the lines from `first` up to, but not including, `end`.
    """
    state.bMarks[first] += cut
    inside = state.sCount[first] + INDENT
    below = [line for line in range(first + 1, end) if not state.isEmpty(line) and state.sCount[line] >= inside]
    if below and state.sCount[below[0]] == inside + cut:
        for line in below:
            moved = min(cut, state.sCount[line] - inside, state.tShift[line])
            state.bMarks[line] += moved
            state.tShift[line] -= moved
            state.sCount[line] -= moved
