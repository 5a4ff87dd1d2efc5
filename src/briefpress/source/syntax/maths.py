"""Formulas, `$x$` in text and `$$x$$` on separate lines, as in Pandoc: rules for markdown-it.

In: the state of the parsers. Out: inline `maths` tokens and block `equation` tokens with the TeX in `content`, so that
nothing in a formula is read as Markdown. A dollar sign next to a space or before a digit does not mark a formula. Nor
do dollar signs in amounts of money, as in `US$3` and `$5 and 10$`. GitHub's ``$`x`$`` is also a formula.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.source.syntax.attributes import read_attributes, split_attributes
from briefpress.source.syntax.block_lines import ALL_BLOCKS, line_text, text_unless_code

MATHS = lazy.pattern(r"\$\$(?P<display>[^$]+)\$\$|\$(?=[^\s$])(?P<tex>[^$\n]*?(?<=[^\s\\]))\$(?!\d)")
# an amount of money: a number followed by text or by the letters of another currency
MONEY = lazy.pattern(r"\d[^\\^_={}]*(?:\s[^\W\d_]{2,}\s[^\\^_={}]*|[\s(][A-Z]{2,3})")
FENCE = "$$"


def maths_plugin(md: MarkdownIt) -> None:
    """Add formulas to `md`."""
    md.inline.ruler.before("escape", "maths", _maths)
    md.block.ruler.before("fence", "equation", _equation, {"alt": [*ALL_BLOCKS]})


def _maths(state: StateInline, silent: bool) -> bool:
    match = MATHS.match(state.src, state.pos, state.posMax)
    if not match or _is_money(match, state.src[max(0, state.pos - 1) : state.pos]):
        return False
    if not silent:
        token = state.push("maths", "", 0)
        token.content = _bare((match["display"] or match["tex"]).strip())
        token.markup = FENCE if match["display"] else "$"
        token.info = match[0]
    state.pos = match.end()
    return True


def _bare(tex: str) -> str:
    """Return `tex` without the backticks that GitHub and GitLab allow around it."""
    return tex[1:-1] if len(tex) > 2 and tex.startswith("`") and tex.endswith("`") else tex


def _is_money(match: re.Match[str], before: str) -> bool:
    """Return whether the dollar signs mark amounts of money; `before` is the character before the first dollar sign."""
    tex = match["tex"] or ""
    return bool(MONEY.fullmatch(tex)) or (tex[:1].isdecimal() and before.isalpha() and before.isupper())


def without_formulas(text: str) -> str:
    """Return `text` with dollar signs in place of its formulas."""
    return MATHS.sub(
        lambda match: match[0] if _is_money(match, text[match.start() - 1 : match.start()]) else "$" * len(match[0]),
        text,
    )


def _equation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a formula that starts and ends a line; attributes may follow it."""
    if not text_unless_code(state, start).startswith(FENCE):
        return False
    found = _closed(state, start, end)
    if found is None:
        return False
    if not silent:
        tex, attributes, last = found
        token = state.push("equation", "", 0)
        token.content, token.map, token.markup = tex, [start, last + 1], FENCE
        token.meta["attributes"] = split_attributes(f"x {attributes}")[1] if attributes else None
        state.line = last + 1
    return True


def _closed(state: StateBlock, start: int, end: int) -> tuple[str, str, int] | None:
    """Return the TeX, its attributes, and the last line, or None if the formula is empty or not closed properly.

    The attributes follow the formula or its opening dollar signs.
    """
    lines = [line_text(state, start).rstrip()[len(FENCE) :]]
    lead = lines[0].strip() if read_attributes(lines[0].strip()) else ""
    lines[0] = "" if lead else lines[0]
    for number in range(start, end):
        line = lines[-1]
        if FENCE in line:
            last, _, behind = line.partition(FENCE)
            tex = "\n".join((*lines[:-1], last)).strip()
            behind = behind.strip()
            closes = not behind or (behind.startswith("{") and behind.endswith("}"))
            return (tex, behind or lead, number) if tex and closes else None
        if number + 1 < end:
            lines.append(line_text(state, number + 1).rstrip())
    return None
