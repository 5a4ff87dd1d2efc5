"""Text of an edition -> HTML. Marks stand outside links: a link with elements inside it becomes several in a PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import Inline, Inlines, LineBreak, NoteMark, Text
from briefpress.model import Mark

# From the outermost to the innermost.
ELEMENTS = {
    Mark.STRONG: "strong",
    Mark.EMPHASIS: "em",
    Mark.STRIKETHROUGH: "s",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
    Mark.CODE: "code",
}


def write_inlines(inlines: Inlines, note: Callable[[NoteMark], str]) -> str:
    """Return `inlines` as HTML; `note` writes the mention of a note."""
    return "".join(_inline(inline, note) for inline in inlines)


def _inline(inline: Inline, note: Callable[[NoteMark], str]) -> str:
    match inline:
        case Text():
            return _text(inline)
        case NoteMark():
            return note(inline)
        case LineBreak():
            return "<br>"
        case _:
            assert_never(inline)


def _text(text: Text) -> str:
    html = str(escape(text.text))
    if text.link:
        html = f'<a class="{Role.HYPERLINK.css_class}" href="{escape(text.link.href)}">{html}</a>'
    for mark, element in reversed(ELEMENTS.items()):
        if mark in text.marks:
            role = f' class="{Role.VERBATIM_CHAR.css_class}"' if mark is Mark.CODE else ""
            html = f"<{element}{role}>{html}</{element}>"
    return html
