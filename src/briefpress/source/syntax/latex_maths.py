r"""LaTeX formulas: `\(x\)` and `\[x\]`, which chatbots write, and `\begin{equation}`: rules for markdown-it.

In: the state of the parsers. Out: `maths` and `equation` tokens, as for `$x$` and `$$x$$`. In Markdown, `\[` is also a
literal bracket, so it begins a formula only before white space and if a TeX character follows. A literal `\(` can be
the beginning of a formula without a TeX character: `\( x \)`, `\(a+b\)` and, beside another formula, `\(x\)`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.source.syntax.attributes import Attributes
from briefpress.source.syntax.block_lines import ALL_BLOCKS, line_text, text_unless_code
from briefpress.source.syntax.cross_reference import read_id

# A TeX character before the formula ends; the search distance is limited, so that long lines take little time.
TEX_CHAR = r"(?=(?:(?!\\[)\]])[^\n]){0,300}?(?:(?<!\\)[\^_=]|\\[A-Za-z]))"
INLINE = lazy.pattern(
    rf"\\\((?P<tex>{TEX_CHAR}(?:(?!\\[()])[^\n])+?)\\\)"
    rf"|\\\[(?=\s)(?P<display>{TEX_CHAR}(?:(?!\\[\[\]])[^\n\[\]])+?)\\\](?!\()"
)
# A formula of variables and numbers without words: with spaces inside the brackets, with an operator, or a single
# variable.
VARIABLES = r"(?:[A-Za-z](?![A-Za-z])|[\d .,'+*/<>|!-])+?"
SPACED = lazy.pattern(rf"\\\((?P<tex>(?=[ ]+\w){VARIABLES}[ ]|(?=[^\n\\]*[A-Za-z])(?=[^\n\\]*[+*/<>-]){VARIABLES})\\\)")
VARIABLE = lazy.pattern(r"\\\((?P<tex>[A-Za-z])\\\)")
TEX_CHARS = lazy.pattern(r"(?<!\\)[\^_=]|\\[A-Za-z]")
PLAIN = ("equation", "displaymath", "math")  # environments that need no `\begin` between `$$`
ROWS = ("align", "eqnarray", "gather", "multline")
BEGIN = lazy.pattern(rf"\\begin\{{(?P<name>(?:{'|'.join((*PLAIN, *ROWS))})\*?)\}}|\\\[(?=\s|$)")
LABEL = lazy.pattern(r"\\label\{(?P<id>[^{}\n]*)\}")
UNNUMBERED = lazy.pattern(r"\\(?:nonumber|notag)(?![A-Za-z])")
NEAR = 500  # the maximum number of characters between a variable and a formula
MAXIMUM = 200  # the maximum number of lines in a formula


def latex_maths_plugin(md: MarkdownIt) -> None:
    """Add LaTeX formulas to `md`."""
    md.inline.ruler.before("escape", "latex_maths", _maths)
    md.block.ruler.before("fence", "latex_equation", _equation, {"alt": [*ALL_BLOCKS]})


def without_latex_formulas(text: str) -> str:
    """Return `text` with dollar signs in place of its LaTeX formulas."""
    return SPACED.sub(_masked, INLINE.sub(_masked, text))


def _masked(match: re.Match[str]) -> str:
    return "$" * len(match[0])


def _maths(state: StateInline, silent: bool) -> bool:
    match = _formula(state)
    if not match:
        return False
    if not silent:
        token = state.push("maths", "", 0)
        display = match.groupdict().get("display")
        token.content = (display or match["tex"]).strip()
        token.markup = "$$" if display else "$"
        token.info = match[0]
    state.pos = match.end()
    return True


def _formula(state: StateInline) -> re.Match[str] | None:
    if not state.src.startswith(("\\(", "\\["), state.pos):
        return None
    place, end = state.pos, state.posMax
    found = INLINE.match(state.src, place, end) or SPACED.match(state.src, place, end)
    if found or not (variable := VARIABLE.match(state.src, place, end)):
        return found
    return variable if INLINE.search(state.src, max(0, place - NEAR), min(end, place + NEAR)) else None


def _equation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = BEGIN.match(text_unless_code(state, start).rstrip())
    found = _closed(state, begin, start, end) if begin else None
    if found is None or begin is None:
        return False
    if not silent:
        tex, last = found
        label = LABEL.search(tex)
        id_ = read_id(label["id"]) if label else ""
        token = state.push("equation", "", 0)
        token.content, token.map = _set(UNNUMBERED.sub("", LABEL.sub("", tex)), begin), [start, last + 1]
        token.markup = "$$"
        token.meta["attributes"] = Attributes(id_) if id_.startswith("eq-") else None
        state.line = last + 1
    return True


def _closed(state: StateBlock, begin: re.Match[str], start: int, end: int) -> tuple[str, int] | None:
    """Return the TeX and its last line, or None if this is not a formula or does not end at the end of a line."""
    close = rf"\end{{{begin['name']}}}" if begin["name"] else r"\]"
    lines = [line_text(state, start).rstrip()[begin.end() :]]
    for number in range(start, min(end, start + MAXIMUM)):
        if lines[-1].endswith(close):
            tex = "\n".join((*lines[:-1], lines[-1].removesuffix(close))).strip()
            return (tex, number) if tex and (begin["name"] or number > start or TEX_CHARS.search(tex)) else None
        if number + 1 == end or not (line := line_text(state, number + 1).rstrip()):
            return None
        lines.append(line)
    return None


def _set(tex: str, begin: re.Match[str]) -> str:
    """Return the TeX of an environment in the form that `$$` needs."""
    name = begin["name"] or PLAIN[0]
    if name.rstrip("*") in PLAIN:
        return tex.strip()
    return f"\\begin{{{name}}}\n{tex.strip()}\n\\end{{{name}}}"
