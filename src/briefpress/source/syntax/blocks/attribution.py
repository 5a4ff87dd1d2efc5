"""Attributions in the last lines of a quotation, `-- Name`, without a blank line before them: a rule for markdown-it.

In: the state of the parser. Out: the attribution as a paragraph of its own, as if there were a blank line.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from briefpress import lazy

DASH = lazy.pattern(r"(?:[\N{EM DASH}\N{HORIZONTAL BAR}]|-{2,3}(?!-)|\N{EN DASH}(?=\s))\s*")
ALERT = lazy.pattern(r"\[!(?!(?i:quote|cite)\])[\w-]+\]")
NOTES = lazy.pattern(r"(?:\[[\^@][^\]]*\])+$")
HARD_BREAK = lazy.pattern(r"(?:\\| {2,})$")
LAST = lazy.pattern(r"[\W_]*$")
ENDS = ".!?\N{HORIZONTAL ELLIPSIS}\N{IDEOGRAPHIC FULL STOP}\N{ARABIC QUESTION MARK}\N{DEVANAGARI DANDA}"
CLOSING = ("blockquote_close", "fenced_div_close")
PAIRED = "*_`"
MAX_LINES = 3  # the maximum number of lines in an attribution: name, position, organisation


def attribution_plugin(md: MarkdownIt) -> None:
    """Add to `md` attributions at the end of quotations."""
    md.core.ruler.before("inline", "attribution", _attributions)


def _attributions(state: StateCore) -> None:
    for end in reversed([*_ends(state.tokens)]):
        opening, inline, closing = state.tokens[end - 3 : end]
        lines = inline.content.split("\n")
        if inline.map and (number := _start(lines)):
            line = inline.map[0] + number
            first, last = opening.copy(map=[inline.map[0], line]), opening.copy(map=[line, inline.map[1]])
            words = "\n".join(lines[:number]).rstrip("\\ ")
            above = inline.copy(map=first.map, content=words, children=[])
            below = inline.copy(map=last.map, content="\n".join(lines[number:]), children=[])
            state.tokens[end - 3 : end] = [first, above, closing, last, below, closing.copy()]


def _ends(tokens: list[Token]) -> Iterator[int]:
    """Yield the index after each paragraph that ends a quotation or a pull quote."""
    inside: list[bool] = []
    for number, token in enumerate(tokens):
        if token.type == "blockquote_open":
            inside.append(not ALERT.match(tokens[min(number + 2, len(tokens) - 1)].content))
        elif token.type == "fenced_div_open":
            inside.append("pull-quote" in token.info)
        elif token.type in CLOSING and inside.pop() and tokens[number - 1].type == "paragraph_close":
            yield number


def _start(lines: list[str]) -> int:
    """Return the index of the line that begins the attribution, or 0 if there is none. Lines of a dialogue all begin
    with dashes.
    """
    starts = [number for number, line in enumerate(lines) if DASH.match(line)]
    if len(starts) != 1 or not len(lines) - MAX_LINES <= starts[0]:
        return 0
    above, below = "\n".join(lines[: starts[0]]), DASH.sub("", "\n".join(lines[starts[0] :]), count=1)
    is_whole = all(above.count(mark) % 2 == 0 for mark in PAIRED) and above.count("[") == above.count("]")
    return starts[0] if is_whole and _is_attribution(above, below) else 0


def _is_attribution(above: str, below: str) -> bool:
    """Return whether the text `above` is complete, or the text `below` is a name rather than the rest of a sentence."""
    letter = next(filter(str.isalpha, below), "")
    if HARD_BREAK.search(above) or not letter:
        return bool(letter)
    signs = (not letter.islower(), not _is_ended(below))  # a name begins with a capital letter and has no full stop
    return any(signs) if _is_ended(above) else all(signs)


def _is_ended(text: str) -> bool:
    found = LAST.search(NOTES.sub("", text.rstrip("\\ ")))
    return found is not None and any(char in ENDS for char in found[0])
