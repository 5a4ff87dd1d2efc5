"""Cross-references, `@fig-costs` and `[@fig-costs]`, as Quarto has them: an inline rule for markdown-it.

In: the state of the inline parser. Out: `cross_reference` tokens whose `meta` has the id. An `@` inside a
word, as in an address, and what does not begin with one of the prefixes stay text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefpress import lazy

PREFIXES = ("box", "case", "fig", "rec", "sec", "tbl")
# A letter of an address, whose `@` is none of ours. Chinese, Japanese and Thai set no spaces between words, and Arabic
# and Hebrew join particles to them: what stands behind such letters is a mention.
IN_ADDRESS = r"[^\W_\u0590-\u08ff\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
REFERENCE = lazy.pattern(rf"@(?P<id>(?:{'|'.join(PREFIXES)})-[\w-]+(?:[.:][\w-]+)*)")


def cross_reference_plugin(md: MarkdownIt) -> None:
    """Teach `md` cross-references."""
    md.inline.ruler.before("link", "cross_reference", _cross_reference)


def is_in_address(state: StateInline) -> bool:
    """Say whether a letter of an address stands right before the place where `state` is."""
    return bool(state.pos and re.match(IN_ADDRESS, state.src[state.pos - 1]))


def _cross_reference(state: StateInline, silent: bool) -> bool:
    bracket = state.src[state.pos] == "["
    match = REFERENCE.match(state.src, state.pos + bracket, state.posMax)
    if not match or is_in_address(state):
        return False
    if bracket and state.src[match.end() : match.end() + 1] != "]":
        return False
    if not silent:
        state.push("cross_reference", "", 0).meta["id"] = match["id"]
    state.pos = match.end() + bracket
    return True
