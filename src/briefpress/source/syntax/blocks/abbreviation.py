"""Abbreviations, `*[EU]: European Union`, as in Markdown Extra: a block rule for markdown-it.

In: the state of the block parser. Out: `abbreviation` tokens, with the short form in `content` and the long form in
`info`.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from briefpress import lazy
from briefpress.source.syntax.block_lines import text_unless_code

ABBREVIATION = lazy.pattern(r"\*\[(?P<short>[^\]\n]*\w[^\]\n]*)\]:[ \t]*(?P<long>\S[^\n]*)")


def abbreviation_plugin(md: MarkdownIt) -> None:
    """Add abbreviations to `md`."""
    md.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})


def _abbreviation(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    match = ABBREVIATION.match(text_unless_code(state, start))
    if not match:
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        token.content, token.info, token.map = match["short"].strip(), match["long"].strip(), [start, start + 1]
        state.line = start + 1
    return True
