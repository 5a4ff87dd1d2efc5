"""Write text as HTML.

In: inlines of an edition. Out: HTML. Links are placed inside the elements of marks, because a link that contains
elements becomes several links in the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import assert_never

from markupsafe import escape

from briefpress import lazy
from briefpress.brand.roles import Role
from briefpress.edition import (
    CrossReference,
    Formula,
    Inline,
    Inlines,
    Language,
    LineBreak,
    NoteMark,
    PageNumber,
    Text,
    is_unbroken,
    last_word,
    last_words,
    plain_text,
    width,
)
from briefpress.html.unbroken import Plain, whole, with_joined_measures, with_whole_measures
from briefpress.lazy import dataclass
from briefpress.model import Edge, Mark, SuggestionKind

# The HTML elements of marks, outermost first.
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
ATTRIBUTES = {
    Mark.SMALL_CAPS: ' style="font-variant-caps: small-caps"',
    Mark.HIGHLIGHT: f' class="{Role.HIGHLIGHT.css_class}"',
    Mark.CODE: f' class="{Role.VERBATIM_CHAR.css_class}"',
}
BETWEEN = lazy.pattern(r"(\s+)")
SHORT = 40  # the maximum width of a paragraph that is certainly on one line, in Latin characters
LONGEST_LABEL = 24  # the maximum number of characters in a cross-reference that must not be split by a line break
# The elements of suggestions, which are shown only in drafts.
SUGGESTED = {SuggestionKind.INSERTION: "ins", SuggestionKind.DELETION: "del"}


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes text. `note` writes a note mark, `formula` writes a formula, `suffix` is the file name suffix of linked
    briefs.

    If `paged` is True, references to pages are shown. `labels` are the words before insertions and deletions, which
    most screen readers do not announce themselves. If `listing` is True, the text is code on several lines. `plain`
    writes text outside links and code.
    """

    note: Callable[[NoteMark], str]
    suffix: str
    formula: Callable[[Formula], str]
    paged: bool
    labels: Mapping[SuggestionKind, str]
    listing: bool = False
    plain: Plain = with_whole_measures

    def write(self, inlines: Inlines) -> str:
        """Return `inlines` as HTML.

        A note mark stays on the line of the word before it. In paged media, the last line of a long paragraph is never
        a single word.
        """
        html, place = [], 0
        is_long = self.paged and width(plain_text(inlines)) > SHORT
        while place < len(inlines):
            inline, end = inlines[place], place + 1
            if isinstance(inline, Text) and not inline.link:
                end += _count(NoteMark, inlines, end)
            marks = "".join(map(self._inline, inlines[place + 1 : end]))
            ends = is_long and end == len(inlines)
            html.append(self._end(inline, marks, ends=ends) if isinstance(inline, Text) else self._inline(inline))
            place = end
        return "".join(html)

    def _end(self, text: Text, marks: str, *, ends: bool) -> str:
        """Return `text` and the note `marks` after it. The last word is not broken, and neither are words that end a
        paragraph.
        """
        closing = last_words(text.text) if ends and not text.link and Mark.CODE not in text.marks else ""
        word = closing or (last_word(text.text) if marks else "")
        if not word:
            return (self._text(text) if text.text else "") + whole(marks)
        head = text.text.removesuffix(word)
        before = self._text(replace(text, text=head)) if head else ""
        html = f"{self._text(replace(text, text=word))}{marks}"
        return before + whole(html, "last-words" if closing else "unbroken")

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return self._text(inline)
            case NoteMark():
                return self.note(inline)
            case CrossReference():
                return _cross_reference(inline)
            case PageNumber():
                return _page_number(inline) if self.paged else ""
            case Formula():
                return self.formula(inline)
            case LineBreak():
                return "<br>"
            case Edge():
                return self._edge(inline)
            case _:
                assert_never(inline)

    def _edge(self, edge: Edge) -> str:
        element, label = SUGGESTED.get(edge.kind, ""), escape(self.labels.get(edge.kind, ""))
        if not element:
            return ""
        hidden = f"[{label}: " if edge.opens else "]"
        words = f'<span class="change-label">{hidden}</span>' if label else ""
        return f"<{element}>{words}" if edge.opens else f"{words}</{element}>"

    def _text(self, text: Text) -> str:
        html = str(escape(text.text)) if self.listing else self._words(text)
        if text.link:
            html = f'<a class="{Role.HYPERLINK.css_class}" href="{escape(text.link.address(self.suffix))}">{html}</a>'
        if text.expansion:
            html = f'<abbr title="{escape(text.expansion)}">{html}</abbr>'
        for mark, element in reversed(ELEMENTS.items()) if text.marks else ():
            if mark in text.marks:
                html = f"<{element}{ATTRIBUTES.get(mark, '')}>{html}</{element}>"
        return f"<span{language(text.lang)}>{html}</span>" if text.lang else html

    def _words(self, text: Text) -> str:
        """Return text as HTML, without its marks and, in links, without any elements."""
        if Mark.CODE in text.marks:
            return str(escape(text.text)) if text.link else _code(text.text)
        return with_joined_measures(text.text) if text.link else self.plain(text.text)


def _count(kind: type[Inline], inlines: Inlines, start: int) -> int:
    """Return the number of consecutive inlines of a kind, beginning at `start`."""
    end = start
    while end < len(inlines) and isinstance(inlines[end], kind):
        end += 1
    return end - start


def _code(text: str) -> str:
    """Return code as HTML in which line breaks do not split command options."""
    words = ((word, str(escape(word))) for word in BETWEEN.split(text))
    return "".join(whole(html) if is_unbroken(word) else html for word, html in words)


def _cross_reference(inline: CrossReference) -> str:
    """Return a cross-reference; if its text is only a number, the link includes the words around it."""
    before, after, is_number = escape(inline.before), escape(inline.after), inline.counted or inline.bare
    words = f"{before}{escape(inline.text)}{after}" if is_number else escape(inline.text)
    link = f'<a class="cross-reference" href="#{escape(inline.target)}">{words}</a>'
    html = whole(link) if len(words) <= LONGEST_LABEL and any(char.isdigit() for char in words) else link
    return html if is_number else f"{before}{html}{after}"


def _page_number(inline: PageNumber) -> str:
    link = f'<a class="page-reference" href="#{escape(inline.target)}"></a>'
    return f"{escape(inline.before)}{link}{escape(inline.after)}"


def language(lang: Language | None) -> str:
    """Return the attributes for a language and its writing direction, or `""` for None."""
    return f' lang="{escape(lang.tag)}" dir="{"rtl" if lang.rtl else "ltr"}"' if lang else ""
