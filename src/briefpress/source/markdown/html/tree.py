"""Builds a tree of HTML elements with the Markdown between their tags.

In: nodes of markdown-it, some of them HTML blocks. Out: a root `Element`. Elements with optional end tags end as in
browsers (HTML Standard, 13.1.2.4); Markdown between blank lines belongs to the open element (CommonMark 0.31.2, 4.6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from briefpress.lazy import dataclass
from briefpress.source.syntax.html_tags import (
    BLOCKS,
    HEADINGS,
    INLINE,
    OTHERS,
    UNSAFE,
    UNSEEN,
    VOID,
    Tag,
    tags_in,
    unfinished,
    without_hidden,
)

PARTING = BLOCKS | OTHERS | UNSAFE  # elements that a paragraph cannot contain
PARAGRAPHS = ("p", *HEADINGS)
# Elements whose end tag may be omitted, each with the elements that end it, and the elements that limit this effect.
ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (("caption", "colgroup", "tbody", "thead", "tfoot"), ("table",))),
}


class Words(NamedTuple):
    """The text between two tags, with inline tags; `line` is its first line, counted from 0."""

    text: str
    line: int
    start: int


@dataclass(slots=True)
class Element:
    """An element: its tag, the line of the tag (counted from 0), and its content."""

    tag: Tag
    line: int
    inside: list[Element | Words | SyntaxTreeNode] = field(default_factory=list)
    ended: bool = False

    @property
    def name(self) -> str:
        """Return the tag name of the element."""
        return self.tag.name

    @property
    def first_number(self) -> str:
        """Return the number at which a list starts, from `start` or the first item's `value`, or `""`."""
        items = (item.tag.values for item in self.inside if isinstance(item, Element))
        return self.tag.values.get("start") or next(items, {}).get("value") or ""


@dataclass(slots=True)
class Tree:
    """The root element, and the unmatched end tags with their lines."""

    root: Element
    stray: list[tuple[str, int]]


def html_tree(nodes: Iterable[SyntaxTreeNode]) -> Tree:
    """Return the tree of the consecutive `nodes`."""
    builder = _Builder()
    for node in nodes:
        if node.type == "html_block":
            builder.block(node.content, node.map[0] if node.map else 0)
        else:
            builder.open[-1].inside.append(node)
    return Tree(builder.open[0], builder.stray)


def _is_component(tag: Tag, text: str) -> bool:
    """Return whether `tag` is a line of `text` and not HTML, as components of websites are, `<Tabs>`."""
    if tag.name in INLINE | VOID:
        return False
    start, end = tag.start, tag.end
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


class _Builder:
    """Builds the tree; `open` contains the open elements, the innermost last."""

    def __init__(self) -> None:
        self.open = [Element(Tag("", False, {}, 0, 0), 0)]
        self.stray: list[tuple[str, int]] = []

    def block(self, html: str, first: int) -> None:
        """Add an HTML block that begins at line `first`."""
        text, hidden = without_hidden(html)
        self.stray += [(shown, first) for shown in (*hidden, unfinished(text)) if shown]
        self.html(text, first)

    def html(self, text: str, first: int) -> None:
        """Add the content of an HTML block that begins at line `first`."""
        place, skipped = 0, ""
        for tag in tags_in(text):
            parts = tag.name in PARTING or _is_component(tag, text)
            if not parts or tag.is_checkbox or tag.start < place:
                continue
            line = first + text.count("\n", 0, tag.start)
            if not skipped:
                self._words(text, place, tag.start, first)
            if tag.closes:
                self._close(tag, line)
            else:
                self._open(tag, line)
            skipped = tag.name if tag.name in UNSEEN and not tag.closes else ""
            place = tag.end
        self._words(text, place, len(text), first)

    def _words(self, text: str, start: int, end: int, first: int) -> None:
        words = text[start:end]
        if self.open[-1].name == "pre":
            self.open[-1].inside.append(Words(words, first + text.count("\n", 0, start), start))
        elif words.strip():
            start += len(words) - len(words.lstrip())
            self.open[-1].inside.append(Words(words.strip(), first + text.count("\n", 0, start), start))

    def _open(self, tag: Tag, line: int) -> None:
        self._end_before(tag.name)
        element = Element(tag, line)
        self.open[-1].inside.append(element)
        if tag.name not in VOID:
            self.open.append(element)

    def _end_before(self, name: str) -> None:
        """Close the open elements that the start of an element `name` ends: paragraphs, and preceding items and
        cells.
        """
        if self.open[-1].name in PARAGRAPHS:
            self.open.pop()
        ended, around = ENDS.get(name, ((), ()))
        for number in range(len(self.open) - 1, 0, -1):
            if self.open[number].name in around:
                return
            if self.open[number].name in ended:
                del self.open[number:]
                return

    def _close(self, tag: Tag, line: int) -> None:
        number = next((n for n in range(len(self.open) - 1, 0, -1) if self.open[n].name == tag.name), 0)
        if number:
            self.open[number].ended = True
            del self.open[number:]
        elif tag.name != "p":
            self.stray.append((tag.shown, line))
