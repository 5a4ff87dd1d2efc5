"""Lists with letters, Roman numerals and other numbering, `a.`, `(b)`, `iv)`, `#.`: a block rule for markdown-it.

In: the state of the block parser. Out: the tokens of an ordered list, with the style of its numbers in `meta`. As in
Pandoc's fancy_lists, two consecutive items make a list; a single item may be the initial of a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.token import Token

from briefpress import lazy
from briefpress.model import Numerals, numeral
from briefpress.source.syntax.block_lines import TEXT_AND_QUOTES, line_text, text_unless_code

MARKER = lazy.pattern(
    r"(?P<before>\(?)(?P<numeral>[a-zA-Z]|[ivxlcdm]{1,7}|[IVXLCDM]{1,7}|\d{1,3}|#)(?P<after>[.)])(?=[ \t]+\S)"
)
FORMS = {("", "."): "{}.", ("", ")"): "{})", ("(", ")"): "({})"}
ANY = "#"  # a marker for the next number, whatever it is
NUMBER = lazy.pattern(r"\d{1,9}[.)][ \t]")
MAXIMUM = 60  # only numbers below this limit are recognised


def fancy_list_plugin(md: MarkdownIt) -> None:
    """Add lists with letters and Roman numerals to `md`."""
    md.block.ruler.before("list", "fancy_list", _fancy_list, {"alt": [*TEXT_AND_QUOTES]})


def _fancy_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = _marker(state, start)
    form = FORMS.get((match["before"], match["after"])) if match else None
    if (
        not match or not form or (silent and not state.blkIndent)
    ):  # inside a list, a nested list needs no blank line above it
        return False
    for numerals, first in _readings(match["numeral"], form):
        lines = [start, *_further(state, start, end, _markers(match["numeral"], numerals, first, form))]
        if len(lines) > 1 or (match["before"] and numerals is not Numerals.DECIMAL and first == 1):
            lengths = dict(zip(lines, map(len, _markers(match["numeral"], numerals, first, form)), strict=False))
            return silent or _read(state, lengths, end, numerals, first, form)
    return False


def _marker(state: StateBlock, line: int) -> re.Match[str] | None:
    return MARKER.match(text_unless_code(state, line))


def _readings(text: str, form: str) -> Iterator[tuple[Numerals, int]]:
    """Yield the possible readings of a numeral: `i` is the Roman numeral 1 or the ninth letter."""
    if text == ANY:
        yield Numerals.DECIMAL, 1
    kinds = [Numerals.LOWER_ROMAN, Numerals.UPPER_ROMAN, Numerals.LOWER_ALPHA, Numerals.UPPER_ALPHA]
    kinds += [Numerals.DECIMAL] if form == "({})" else []
    for numerals in kinds:
        if number := _numbers(numerals).get(text):
            yield numerals, number


@cache
def _numbers(numerals: Numerals) -> dict[str, int]:
    """Map numerals to numbers, which begin at 1."""
    return {numeral(number, numerals): number for number in range(1, MAXIMUM)}


def _markers(text: str, numerals: Numerals, first: int, form: str) -> Iterator[str]:
    """Yield the markers of a list that begins with the numeral `text`."""
    return (form.format(ANY if text == ANY else numeral(number, numerals)) for number in count(first))


def _further(state: StateBlock, start: int, end: int, markers: Iterator[str]) -> Iterator[int]:
    """Yield the lines on which the next items begin."""
    next(markers)
    wanted, empty = next(markers), False
    for line in range(start + 1, end):
        if state.isEmpty(line):
            empty = True
            continue
        if state.sCount[line] <= state.sCount[start]:
            if state.sCount[line] < state.sCount[start]:
                return
            match = _marker(state, line)
            if match and match[0] == wanted:
                yield line
                wanted = next(markers)
            elif empty:
                return
        empty = False


def _read(state: StateBlock, lengths: Mapping[int, int], end: int, numerals: Numerals, first: int, form: str) -> bool:
    """Read the list up to a list with other numerals; the opening token contains the style of its numbers."""
    opening = read_numbered(state, lengths, _stop(state, lengths, end), first)
    if opening:
        opening.meta["numerals"], opening.meta["form"] = numerals, form
        opening.attrs["start"] = first
    return opening is not None


def _stop(state: StateBlock, begins: Collection[int], end: int) -> int:
    """Return the line where a list with digits follows the items on the lines `begins`, or `end` if there is none."""
    depth, last, empty = state.sCount[min(begins)], max(begins), False
    for line in range(last + 1, end):
        is_out = not state.isEmpty(line) and state.sCount[line] <= depth
        if is_out and NUMBER.match(line_text(state, line)):
            return line
        if is_out and empty:
            return end
        empty = state.isEmpty(line)
    return end


def read_numbered(state: StateBlock, lengths: Mapping[int, int], end: int, first: int = 1) -> Token | None:
    """Read a list as if it had digits, and return its opening token, or None if it is not a list.

    `lengths` maps the first line of each item to the length of its marker.
    """
    source, chars = state.src, [*state.src]
    for number, (line, length) in enumerate(lengths.items(), start=first):
        begin = state.bMarks[line] + state.tShift[line]
        chars[begin : begin + length] = str(number).rjust(length - 1, "0")[-(length - 1) :] + "."
    before = len(state.tokens)
    state.src = "".join(chars)
    try:
        read = list_block(state, next(iter(lengths)), end, False)
    finally:
        state.src = source
    return state.tokens[before] if read else None
