"""Tags in HTML that Word copies to the clipboard, `<o:p>` and `<![if ...]>`: an inline rule for markdown-it.

In: the state of the inline parser. Out: HTML tokens. In CommonMark (0.31.2, 6.6), tags cannot contain a colon.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefpress import lazy

FORMULA = r"m:(?:omath\w*|[a-z]+pr|d|deg|den|e|f|fname|func|lim|nary|num|r|rad|s|ssu[bp]|su[bp]|t)"
OFFICE = lazy.pattern(
    rf"</?(?:(?:o|w|v|x|st1|wp|pic):[a-z]\w*|{FORMULA})(?:\s[^<>]*)?/?>|<!\[(?:if\b[^\]<>]*|endif)\]>", re.IGNORECASE
)


def office_plugin(md: MarkdownIt) -> None:
    """Add Word's tags to `md`."""
    md.inline.ruler.before("autolink", "office_tag", _office)


def _office(state: StateInline, silent: bool) -> bool:
    found = OFFICE.match(state.src, state.pos, state.posMax)
    if found and not silent:
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end() if found else state.pos
    return bool(found)
