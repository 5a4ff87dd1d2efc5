"""Raw HTML in Markdown. In: tags as they are written. Out: what they say, and the words between them.

HTML is refused, its words are not: they are set as Markdown, as Pandoc reads them (`markdown_in_html_blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import attr_name, attr_value, close_tag, open_tag
from markdown_it.common.normalize_url import normalizeLink, validateLink

from briefpress import lazy
from briefpress.model import Mark

TAG = lazy.pattern(f"{open_tag}|{close_tag}")
NAME = lazy.pattern(r"<(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
ATTRIBUTE = lazy.pattern(rf"\s(?P<name>{attr_name})\s*=\s*(?P<value>{attr_value})")
BLOCKS = frozenset(block_names)
VOID = frozenset({"area", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# What has a meaning here, and what is said in Markdown with a mark and how.
KNOWN = {"sub": Mark.SUBSCRIPT, "sup": Mark.SUPERSCRIPT}
MARKS = {
    **KNOWN,
    **dict.fromkeys(("b", "strong"), Mark.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Mark.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), Mark.STRIKETHROUGH),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Mark.CODE),
    **dict.fromkeys(("u", "ins"), Mark.UNDERLINE),
    "mark": Mark.HIGHLIGHT,
}
MARKDOWN = {
    Mark.STRONG: "**words**",
    Mark.EMPHASIS: "*words*",
    Mark.STRIKETHROUGH: "~~words~~",
    Mark.CODE: "`words`",
    Mark.UNDERLINE: "[words]{.underline}",
    Mark.HIGHLIGHT: "[words]{.mark}",
}
# What is nobody's words, from its first sign to its last, with what it is called; comments have a meaning here.
UNSEEN = (
    ("<!--", "-->", ""),
    ("<![CDATA[", "]]>", "<![CDATA["),
    ("<?", "?>", "<?"),
    ("<script", "</script>", "<script>"),
    ("<style", "</style>", "<style>"),
)


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it ends an element, and its attributes."""

    name: str
    closes: bool
    values: Mapping[str, str]

    @property
    def mark(self) -> Mark | None:
        """Return the mark that says the same."""
        return MARKS.get(self.name)

    @property
    def hint(self) -> str:
        """Return what to write in its place."""
        if self.name == "a":
            return "write a link as [words](address)"
        if self.name == "img":
            return 'write ![caption](images/picture.png){alt="..."}'
        return f"write {MARKDOWN[self.mark]}" if self.mark in MARKDOWN else ""

    @property
    def address(self) -> str | None:
        """Return where a link leads, None where it leads nowhere safe."""
        address = normalizeLink(self.values.get("href", ""))
        return address if address and validateLink(address) else None


def read_tag(text: str) -> Tag | None:
    """Return the tag that `text` is; None where it is something else, such as a declaration."""
    match = NAME.match(text)
    if not match:
        return None
    values = {found["name"].lower(): unescape(found["value"].strip("\"'")) for found in ATTRIBUTE.finditer(text)}
    return Tag(match["name"].lower(), bool(match["closes"]), values)


class Stretch(NamedTuple):
    """Words between two tags that end paragraphs, from sign `start` of line `line` on, both counted from 0."""

    start: int
    line: int
    text: str


def without_unseen(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` without comments, programs and styles, and the tags of these; it has as many lines as before."""
    found = []
    for opening, end, name in UNSEEN:
        kept, place = [], 0
        for start, after in _between(text, opening, end):
            kept += [text[place:start], "\n" * text.count("\n", start, after)]
            place = after
            found += [name] if name else []
        text = "".join(kept) + text[place:]
    return text, tuple(dict.fromkeys(found))


def _between(text: str, opening: str, end: str) -> Iterator[tuple[int, int]]:
    """Yield where what begins with `opening` begins and ends; what never ends is not there."""
    begins, ends = (re.compile(re.escape(sign), re.IGNORECASE) for sign in (opening, end))
    place = 0
    while (first := begins.search(text, place)) and (last := ends.search(text, first.end())):
        yield first.start(), last.end()
        place = last.end()


def block_tags(text: str) -> tuple[str, ...]:
    """Return the tags in `text` that end paragraphs, one of each, as `<name>`; a tag that it begins may have no end."""
    begins = text.lstrip()
    unfinished = NAME.match(begins) if not TAG.match(begins) else None
    names = [name for _, _, name in _block_tags(text)] + ([unfinished["name"].lower()] if unfinished else [])
    return tuple(dict.fromkeys(f"<{name}>" for name in names))


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the words of an HTML block without the tags that end paragraphs; lines begin with their words."""
    place = 0
    for start, end, _ in (*_block_tags(text), (len(text), len(text), "")):
        words = text[place:start]
        if words.strip():
            before = place + len(words) - len(words.lstrip())
            lines = (line.strip() for line in words.strip().split("\n"))
            yield Stretch(before, text.count("\n", 0, before), "\n".join(lines))
        place = end


def _block_tags(text: str) -> Iterator[tuple[int, int, str]]:
    for match in TAG.finditer(text):
        tag = read_tag(match[0])
        if tag and tag.name in BLOCKS:
            yield match.start(), match.end(), tag.name
