"""Links as in Obsidian and wikis, `[[Page|words]]` and `![[picture.png|300]]`: an inline rule for markdown-it.

In: the state of the inline parser. Out: link tokens for a heading in the same text, `[[#Heading]]`; a picture token for
a picture; otherwise, a `wiki_link` token with the text in `content` and the page in `info`.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefpress import lazy
from briefpress.model import github_slug
from briefpress.source.syntax.inline.loose_image import SUFFIXES

WIKI_LINK = lazy.pattern(
    r"(?P<embeds>!?)\[\[(?![@^]|_?(?:TOC|toc)_?\]\])(?=[^\[\]\n]*[^\W\d_]|\d{4}[-_]\d\d[-_]\d\d)(?P<page>[^\[\]|#^\n]*)(?:[#^]+(?P<heading>[^\[\]|\n]*))?"
    r"(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]"
)
PICTURE = lazy.pattern(rf".*\.(?:{SUFFIXES})", re.IGNORECASE)
SIZE = lazy.pattern(r"\s*(\d{1,5})(?:x\d{1,5})?\s*")  # the size of a picture in pixels


def wiki_link_plugin(md: MarkdownIt) -> None:
    """Add wiki links to `md`."""
    md.inline.ruler.after("image", "wiki_link", _wiki_link)


def _wiki_link(state: StateInline, silent: bool) -> bool:
    found = WIKI_LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        page, heading = found["page"].strip().rstrip("\\"), (found["heading"] or "").strip()
        words = (found["words"] or " > ".join(filter(None, (page, heading)))).strip()
        if found["embeds"] and PICTURE.fullmatch(page):
            _picture(state, page, found["words"] or "")
        elif page or found["embeds"]:
            state.push("wiki_link", "", 0).content, state.tokens[-1].info = words, page or words
            state.tokens[-1].markup = found[0]
        else:
            _heading_link(state, heading, words)
    state.pos = found.end()
    return True


def _picture(state: StateInline, path: str, words: str) -> None:
    """Add a picture; the text after the bar is its width or its caption."""
    token = state.push("image", "img", 0)
    token.attrs = {"src": quote(path, safe="/\\:"), "alt": ""}
    if size := SIZE.fullmatch(words):
        token.attrs["width"] = size[1]
    caption = "" if size else words
    token.children, token.content = [Token("text", "", 0, content=caption)] if caption else [], caption


def _heading_link(state: StateInline, heading: str, words: str) -> None:
    """Add a link to a heading; the heading may follow its parent headings, as in `#One#Two`."""
    state.push("link_open", "a", 1).attrSet("href", f"#{github_slug(heading.rpartition('#')[2])}")
    state.push("text", "", 0).content = words
    state.push("link_close", "a", -1)
