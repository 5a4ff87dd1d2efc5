"""Pictures whose paths contain spaces or brackets, `![caption](my flow (1).png)`: an inline rule for markdown-it.

In: the state of the inline parser. Out: a picture token. CommonMark (0.31.2, 6.3) requires angle brackets around such a
path; without this rule, the picture would be shown as text.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefpress import lazy

SUFFIXES = "png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf|eps|pdf"
PATH = lazy.pattern(
    rf"\(\s*(?P<path>[^\n<>\"]{{1,300}}?\.(?:{SUFFIXES}))"
    r"(?:\s+(?:\"(?P<title>[^\"\n]*)\"|'(?P<other>[^'\n]*)'))?\s*\)",
    re.IGNORECASE,
)


def loose_image_plugin(md: MarkdownIt) -> None:
    """Add to `md` the rule for pictures with paths that CommonMark does not allow."""
    md.inline.ruler.after("image", "loose_image", _loose_image)


def _loose_image(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1, False)
    found = PATH.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not found:
        return False
    if not silent:
        content = state.src[state.pos + 2 : end]
        children: list[Token] = []
        state.md.inline.parse(content, state.md, state.env, children)
        token = state.push("image", "img", 0)
        token.attrs = {"src": quote(found["path"], safe="/\\:"), "alt": ""}
        token.children, token.content = children, content
        if title := found["title"] or found["other"]:
            token.attrs["title"] = title
    state.pos = found.end()
    return True
