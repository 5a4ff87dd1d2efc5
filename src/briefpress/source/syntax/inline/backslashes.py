"""Backslashes as in Pandoc: rules for markdown-it.

In: the state of the parsers. Out: a non-breaking space for `\\ `, LaTeX's narrow one for `\\,` between a digit and its
unit, and headings without a final backslash, which would otherwise be a line break with nothing after it.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from briefpress import lazy

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
THIN_SPACE = lazy.pattern(r"(?<=\d)\\,(?=[^\W\d_]|[%‰°€£$])")  # between digits, it is a comma in Markdown
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"


def backslash_plugin(md: MarkdownIt) -> None:
    """Add to `md` the rules for backslashes before spaces and at the end of headings."""
    md.inline.ruler.before("escape", "no_break_space", _no_break_space)
    md.core.ruler.before("inline", "heading_end", _heading_end)


def _no_break_space(state: StateInline, silent: bool) -> bool:
    words = state.src[state.pos : state.pos + 3]
    is_wide = words.startswith("\\ ") and state.pos + 2 < state.posMax and not words[2:].isspace()
    if not is_wide and not THIN_SPACE.match(state.src, state.pos, state.posMax):
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = NO_BREAK_SPACE if is_wide else NARROW_SPACE, words[:2], "escape"
    state.pos += 2
    return True


def _heading_end(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open":
            words = inline.content.rstrip()
            backslashes = len(words) - len(words.rstrip("\\"))
            inline.content = words[:-1].rstrip() if backslashes % 2 else inline.content
