"""Formulas, `$x$` and `$$x$$`, as Pandoc knows them: an inline rule for markdown-it, so that nothing in them is marked.

In: the state of the inline parser. Out: `maths` tokens whose `content` is the formula as it is written. A dollar
before a space, behind one, or before a digit is a sum of money, not a formula.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefpress import lazy

MATHS = lazy.pattern(r"\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]*?(?<=[^\s\\])\$(?!\d)")


def maths_plugin(md: MarkdownIt) -> None:
    """Teach `md` what a formula is."""
    md.inline.ruler.before("escape", "maths", _maths)


def _maths(state: StateInline, silent: bool) -> bool:
    match = MATHS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("maths", "", 0).content = match[0]
    state.pos = match.end()
    return True
