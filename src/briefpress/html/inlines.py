"""Text of an edition -> HTML. Marks stand outside links: a link with elements inside it becomes several in a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import CrossReference, Inline, Inlines, Language, LineBreak, NoteMark, Text, last_word
from briefpress.model import Mark

SUFFIX = ".pdf"  # of the file that the page becomes
# From the outermost to the innermost.
ELEMENTS = {
    Mark.STRONG: "strong",
    Mark.EMPHASIS: "em",
    Mark.STRIKETHROUGH: "s",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
    Mark.UNDERLINE: "u",
    Mark.SMALL_CAPS: "span",
    Mark.HIGHLIGHT: Role.HIGHLIGHT.element,
    Mark.CODE: Role.VERBATIM_CHAR.element,
}
SAID = {
    Mark.SMALL_CAPS: ' style="font-variant-caps: small-caps"',
    Mark.HIGHLIGHT: f' class="{Role.HIGHLIGHT.css_class}"',
    Mark.CODE: f' class="{Role.VERBATIM_CHAR.css_class}"',
}


def write_inlines(inlines: Inlines, note: Callable[[NoteMark], str]) -> str:
    """Return `inlines` as HTML; `note` writes the mention of a note, which stays on the line of the word before it."""
    html, place = [], 0
    while place < len(inlines):
        inline, end = inlines[place], place + 1
        while (
            isinstance(inline, Text) and not inline.link and end < len(inlines) and isinstance(inlines[end], NoteMark)
        ):
            end += 1
        marks = "".join(_inline(mark, note) for mark in inlines[place + 1 : end])
        html.append(_unbroken(inline, marks) if isinstance(inline, Text) and marks else _inline(inline, note))
        place = end
    return "".join(html)


def _unbroken(text: Text, marks: str) -> str:
    word = last_word(text.text)
    head = text.text.removesuffix(word)
    before = _text(replace(text, text=head)) if head else ""
    return f'{before}<span class="unbroken">{_text(replace(text, text=word)) if word else ""}{marks}</span>'


def _inline(inline: Inline, note: Callable[[NoteMark], str]) -> str:
    match inline:
        case Text():
            return _text(inline)
        case NoteMark():
            return note(inline)
        case CrossReference():
            return _cross_reference(inline)
        case LineBreak():
            return "<br>"
        case _:
            assert_never(inline)


def _cross_reference(inline: CrossReference) -> str:
    """Return the link; a number alone would say little of where it leads."""
    before, after = escape(inline.before), escape(inline.after)
    words = f"{before}{escape(inline.text)}{after}" if inline.counted else escape(inline.text)
    link = f'<a class="cross-reference" href="#{escape(inline.target)}">{words}</a>'
    return link if inline.counted else f"{before}{link}{after}"


def _text(text: Text) -> str:
    html = str(escape(text.text))
    if text.link:
        html = f'<a class="{Role.HYPERLINK.css_class}" href="{escape(text.link.address(SUFFIX))}">{html}</a>'
    if text.expansion:
        html = f'<abbr title="{escape(text.expansion)}">{html}</abbr>'
    for mark, element in reversed(ELEMENTS.items()):
        if mark in text.marks:
            html = f"<{element}{SAID.get(mark, '')}>{html}</{element}>"
    return f"<span{language(text.lang)}>{html}</span>" if text.lang else html


def language(lang: Language | None) -> str:
    """Return the attributes that name a language."""
    return f' lang="{escape(lang.tag)}" dir="{"rtl" if lang.rtl else "ltr"}"' if lang else ""
