"""HTML tags, read with Python's parser. In: HTML in Markdown. Out: tags with their positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from markdown_it.common.normalize_url import normalizeLink, validateLink

from briefpress import lazy
from briefpress.model import Mark

# Elements that correspond to a mark.
MARKS = {
    **dict.fromkeys(("b", "strong"), Mark.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Mark.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), Mark.STRIKETHROUGH),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Mark.CODE),
    **dict.fromkeys(("u", "ins"), Mark.UNDERLINE),
    "mark": Mark.HIGHLIGHT,
    "sub": Mark.SUBSCRIPT,
    "sup": Mark.SUPERSCRIPT,
}
ABBREVIATIONS = frozenset({"abbr", "acronym", "dfn"})  # elements whose title is the long form
INLINE = frozenset(
    {
        *(*MARKS, *ABBREVIATIONS, "a", "br", "img", "q", "small", "span", "time", "wbr", "bdi", "nobr", "o:p"),
        *("source", "ruby", "rb", "rt", "rp", "rtc"),
    }
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TABLE = frozenset({"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
# Elements that only group their content.
AROUND = frozenset(
    {
        *("address", "article", "aside", "body", "center", "div", "footer", "header", "hgroup", "html", "main", "nav"),
        *("p", "section", "picture"),
    }
)
BLOCKS = frozenset(
    {
        *(*HEADINGS, *TABLE, *AROUND, "blockquote", "dd", "details", "dl", "dt", "figcaption", "figure", "hr", "li"),
        *("ol", "pre", "summary", "ul"),
    }
)
# Elements that run code, load content or send data; they have no effect on paper.
UNSAFE = frozenset(
    {
        *("applet", "button", "embed", "fieldset", "form", "frame", "frameset", "iframe", "input", "link", "meta"),
        *("object", "option", "script", "select", "style", "textarea"),
    }
)
# Elements that have no equivalent in a brief but end a paragraph.
OTHERS = frozenset(
    {"audio", "canvas", "dialog", "dir", "head", "legend", "menu", "noscript", "optgroup", "svg", "title", "video"}
)
UNSAID = ("title", "aria-label", "summary")  # attributes whose text only some programs show
# Attributes with text that components of websites show; elements of HTML use them for other purposes.
SHOWN = ("label", "caption", "heading", "header", "subtitle", "description", "text")
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
UNSEEN = ("script", "style")  # elements whose content is not text


class Tag(NamedTuple):
    """A tag, from character `start` up to, but not including, `end`: its name in lower case, and its attributes."""

    name: str
    closes: bool
    values: Mapping[str, str]
    start: int
    end: int

    @property
    def shown(self) -> str:
        """Return the tag as shown in problems."""
        return f"<{'/' * self.closes}{self.name}>"

    @property
    def is_checkbox(self) -> bool:
        """Return whether the tag is the check box of a task, as converters to HTML write it."""
        return self.name == "input" and self.values.get("type", "").lower() == "checkbox"

    @property
    def unsafe(self) -> str:
        """Return the unsafe part of the tag, such as a script, or `""`."""
        events = [name for name in self.values if name.startswith("on")]
        if self.is_checkbox and not events:
            return ""
        addresses = [self.values.get(name, "") for name in ("href", "src", "action")]
        runs = [value for value in addresses if "".join(value.split()).lower().startswith("javascript:")]
        return self.shown if self.name in UNSAFE else next(iter((*events, *runs)), "")

    @property
    def lost_text_attribute(self) -> str:
        """Return the name of an attribute whose text is not shown, or `""`."""
        taken = ("title",) if self.name in ABBREVIATIONS or self.name == "img" else ()
        names = UNSAID if self.name in INLINE | BLOCKS | OTHERS | UNSAFE | VOID else (*UNSAID, *SHOWN)
        return next((name for name in names if name not in taken and self.values.get(name, "").strip()), "")

    @property
    def address(self) -> str | None:
        """Return the address of a link, or None if it has no safe address."""
        address = normalizeLink(self.values.get("href", ""))
        return address if address and validateLink(address) else None

    @property
    def id(self) -> str:
        """Return the id of the tag; in older HTML, the name of an `<a>` is its id."""
        return self.values.get("id", "") or (self.values.get("name", "") if self.name == "a" else "")


class _Tags(HTMLParser):
    """Collects the HTML tags in a text, with their offsets."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0, *(number for number, char in enumerate(text, 1) if char == "\n")]
        self.text = text
        self.found: list[Tag] = []
        self.unseen: list[tuple[int, int]] = []
        self.feed(text)

    def _start(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._start()
        values = {name: value or "" for name, value in reversed(attrs)}
        self.found.append(Tag(tag, False, values, start, start + len(self.get_starttag_text() or "")))

    def handle_endtag(self, tag: str) -> None:
        start = self._start()
        end = self.text.find(">", start)
        self.found.append(Tag(tag, True, {}, start, end + 1 if end >= 0 else len(self.text)))


def tags_in(text: str) -> list[Tag]:
    """Return the tags in `text`, in order, except those in comments and scripts."""
    return _Tags(text).found


def read_tag(text: str) -> Tag | None:
    """Return the tag in `text`, or None for anything else, such as a declaration."""
    return next(iter(tags_in(text)), None)


# Invisible markup: its start, its end, and its name if it must be reported, otherwise "".
HIDDEN = (("<!--", "-->", ""), ("<![CDATA[", "]]>", "<![CDATA["), ("<?", "?>", "<?"))
BEGINS = lazy.pattern(r"\s*(?P<shown></?[A-Za-z][A-Za-z0-9-]*)")


def without_hidden(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` without comments or other invisible markup, but with all line breaks, and the names to report."""
    found = []
    for opening, closing, shown in HIDDEN:
        pieces = [*_without(text, opening, closing)]
        found += [shown] if shown and len(pieces) > 1 else []
        text = "".join(pieces)
    return text, tuple(found)


def unfinished(text: str) -> str:
    """Return the unfinished tag at the start of `text`, or `""`."""
    begins = BEGINS.match(text)
    return begins["shown"] if begins and not any(tag.start == begins.start("shown") for tag in tags_in(text)) else ""


def _without(text: str, opening: str, closing: str) -> Iterator[str]:
    place = 0
    while (start := text.find(opening, place)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        end += len(closing)
        yield text[place:start]
        yield "\n" * text.count("\n", start, end)
        place = end
    yield text[place:]
