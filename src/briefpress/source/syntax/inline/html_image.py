"""Inline HTML pictures, `<img src="a.png" alt="A">`: an inline rule for markdown-it.

In: the state of the inline parser. Out: a picture token, as for `![](a.png){alt="A"}`, with the tag in `meta`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.source.syntax.html_tags import Tag, read_tag

IMAGE = lazy.pattern(r"<img(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
WIDTH = lazy.pattern(r"(?:^|;)\s*width\s*:\s*(?P<width>[^;]+)")
KEPT = ("src", "alt", "id", "title")
SILENT = ("presentation", "none")


def html_image_plugin(md: MarkdownIt) -> None:
    """Add HTML pictures to `md`."""
    md.inline.ruler.before("html_inline", "html_image", _html_image)


def _html_image(state: StateInline, silent: bool) -> bool:
    found = IMAGE.match(state.src, state.pos, state.posMax)
    tag = read_tag(found[0]) if found else None
    if not found or not tag:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs, token.children = dict(image_values(tag)), []
        token.meta["html"] = tag
    state.pos = found.end()
    return True


def image_values(tag: Tag) -> dict[str, str]:
    """Return the attributes of a picture that have an effect; all others matter only to browsers."""
    values = {name: tag.values[name] for name in KEPT if name in tag.values}
    styled = WIDTH.search(tag.values.get("style", ""))
    width = styled["width"].strip() if styled else tag.values.get("width", "").strip()
    if width:
        values["width"] = width
    if values.get("alt") == "" or tag.values.get("role") in SILENT:
        values["role"] = SILENT[0]
    return {"src": "", "alt": "", **values}
