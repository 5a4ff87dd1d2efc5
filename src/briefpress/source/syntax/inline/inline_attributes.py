"""Attributes after a picture, link or code span, and spans, `[words]{.class}`: inline rules for markdown-it.

In: the state of the inline parser. Out: attributes on the preceding tokens, and tokens of spans. Spaces may precede the
attributes of a picture, because authors never mean braces after a picture as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefpress.source.syntax.attributes import match_attributes

SILENT = (("alt", ""), ("fig-alt", ""))  # attributes that mark a picture as decorative
BEHIND = ("image", "code_inline", "link_close", "span_close")


def inline_attributes_plugin(md: MarkdownIt) -> None:
    """Add attributes and spans to `md`."""
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes_behind", _behind)
    helpers = ModuleType("helpers")  # A copy, so that other parsers are not changed
    vars(helpers).update(vars(md.helpers), parseLinkLabel=_label_end)
    md.helpers = helpers


def _label_end(state: StateInline, start: int, no_links: bool = False) -> int:
    """Return the end of the text of a link, as markdown-it does, except that the text may contain spans even if
    `no_links` is True: Pandoc writes the links of a Word file as `[[words]{.underline}](address)`.
    """
    before, level = state.pos, 1
    state.pos = start + 1
    end = -1
    while state.pos < state.posMax:
        char, at = state.src[state.pos], state.pos
        if char == "]":
            level -= 1
            if not level:
                end = state.pos
                break
        state.md.inline.skipToken(state)
        if char == "[" and at == state.pos - 1:
            level += 1
        elif char == "[" and no_links and not state.src[at : state.pos].endswith("}"):
            break
    state.pos = before
    return end


def _span(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    begin, maximum = state.pos + 1, state.posMax
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    found = match_attributes(state.src, end + 1) if 0 <= end < maximum - 1 else None
    if not found:
        return False
    if not silent:
        state.pos, state.posMax = begin, end
        add_attributes(state.push("span_open", "span", 1), found[1])
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = found[0], maximum
    return True


def _behind(state: StateInline, silent: bool) -> bool:
    token, begin = state.tokens[-1] if state.tokens else None, state.pos
    if token is None or token.type not in BEHIND or state.pending.strip(" "):
        return False
    if token.type == "image":
        while state.src[begin : begin + 1] == " ":
            begin += 1
    found = match_attributes(state.src, begin) if not state.pending or token.type == "image" else None
    if not found:
        return False
    if not silent:
        state.pending = ""
        add_attributes(_opening(state.tokens), found[1])
    state.pos = found[0]
    return True


def _opening(tokens: list[Token]) -> Token:
    """Return the last token or, if it is a closing token, its opening token."""
    level = 0
    for token in reversed(tokens):
        level += token.nesting
        if level == 0:
            return token
    return tokens[-1]


def add_attributes(token: Token, values: Mapping[str, str]) -> None:
    """Add attributes to those of `token`."""
    for key, value in values.items():
        before = f"{token.attrs[key]} " if key == "class" and key in token.attrs else ""
        token.attrSet(key, before + value)
        if (key, value) in SILENT:  # markdown-it itself sets an empty `alt` on every picture
            token.attrSet("role", "presentation")
