"""Cross-references, `@fig-costs` and `[@fig-costs]`, as Quarto has them: an inline rule for markdown-it.

In: the state of the inline parser. Out: `cross_reference` tokens whose `meta` has the id. An `@` inside a
word, as in an address, and what does not begin with one of the prefixes stay text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

PREFIXES = ("box", "case", "fig", "rec", "sec", "tbl")
REFERENCE = re.compile(rf"@(?P<id>(?:{'|'.join(PREFIXES)})-[\w-]+(?:[.:][\w-]+)*)")


def cross_reference_plugin(md: MarkdownIt) -> None:
    """Teach `md` cross-references."""
    md.inline.ruler.before("link", "cross_reference", _cross_reference)


def _cross_reference(state: StateInline, silent: bool) -> bool:
    bracket = state.src[state.pos] == "["
    match = REFERENCE.match(state.src, state.pos + bracket, state.posMax)
    if not match or (state.pos and state.src[state.pos - 1].isalnum()):
        return False
    if bracket and state.src[match.end() : match.end() + 1] != "]":
        return False
    if not silent:
        state.push("cross_reference", "", 0).meta["id"] = match["id"]
    state.pos = match.end() + bracket
    return True
