"""The Markdown parser of the dialect. In: text. Out: markdown-it tokens, inline ones with their offset.

CommonMark with strikethrough, sub- and superscript, notes and fenced divs. Pipe tables are parsed
too, so that what is not read yet is reported where it stands and never set as a paragraph of bars.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from briefpress.source.fenced_div import fenced_div_plugin

HEADING_ATTRIBUTES = re.compile(r"\s*\{\s*#(?P<id>[^\s{}#.=]+)\s*\}\s*$")


class _PlacedState(StateInline):
    """Notes on each inline token at which character of its block it began."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos, self.pos]
        return token


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _heading_attributes(state: StateCore) -> None:
    """Take `{#id}` off the end of headings."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (match := HEADING_ATTRIBUTES.search(inline.content)):
            inline.content = inline.content[: match.start()]
            opening.attrSet("id", match["id"])


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark")
    md.inline = _PlacedInline()
    md.configure("commonmark")
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.use(sub_plugin).use(superscript_plugin).use(fenced_div_plugin)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    return md


def parse(text: str) -> tuple[SyntaxTreeNode, list[list[Token]]]:
    """Return the tree of `text` and the tokens of the notes written inside it as `^[...]`."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    inside = env.get("footnotes", {}).get("list", {})
    return SyntaxTreeNode(tokens), [note.get("tokens", []) for _, note in sorted(inside.items())]
