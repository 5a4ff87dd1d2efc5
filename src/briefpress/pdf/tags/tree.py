"""The classes of a tag tree: elements (ISO 32000-1, 14.7.2), marked content, annotations.

`page` counts from 0, as in WeasyPrint's list of pages. Boxes are WeasyPrint's boxes after layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from briefpress.engine.boxes import Box, Html
from briefpress.engine.drawing import Stream
from briefpress.lazy import dataclass


@dataclass(eq=False, slots=True)
class Content:
    """A box that is drawn and read: `text` is its text, or `""` for a picture.

    `space` adds a space after the box, `hyphenated` means that its last character is not part of the word. The stream
    that draws the box sets `where` and `mcid`, which is negative until then.
    """

    page: int
    box: Box
    text: str = ""
    space: bool = False
    hyphenated: bool = False
    mcid: int = -1
    where: Stream | None = None


@dataclass(eq=False, slots=True)
class Artifact:
    """A box that is drawn but not read; `properties` are as in ISO 32000-1, table 330."""

    properties: Mapping[str, str] | None = None


@dataclass(eq=False, slots=True)
class Annotation:
    """WeasyPrint's annotation for `box`."""

    page: int
    box: Box


@dataclass(eq=False, slots=True)
class Element:
    """A structure element: `tag` is its type, `html` the HTML element from which it comes.

    `attributes` are keyed by owner; `entries` are the text entries of ISO 32000-1, table 323.
    """

    tag: str
    html: Html | None = None
    parent: Element | None = None
    kids: list[Kid] = field(default_factory=list)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    def add(self, *kids: Kid) -> None:
        """Add `kids` after the existing ones."""
        self.insert(len(self.kids), *kids)

    def insert(self, place: int, *kids: Kid) -> None:
        """Insert `kids` before position `place`."""
        self.kids[place:place] = kids
        for kid in kids:
            if isinstance(kid, Element):
                kid.parent = self

    def new(self, tag: str, html: Html | None = None) -> Element:
        """Return a new element after the existing kids."""
        element = Element(tag, html)
        self.add(element)
        return element

    def take(self, kids: Iterable[Kid]) -> None:
        """Replace the kids with `kids`."""
        self.kids = []
        self.add(*kids)

    def attribute(self, name: str) -> str:
        """Return an attribute of the HTML element, or `""`."""
        return "" if self.html is None else str(self.html.get(name, ""))

    @property
    def html_tag(self) -> str:
        """Return the name of the HTML element, or `""`."""
        return "" if self.html is None else str(self.html.tag)

    @property
    def elements(self) -> list[Element]:
        """Return the kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def above(self) -> Iterator[Element]:
        """Yield the ancestors of the element, from its parent to the root."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def walk(self) -> Iterator[Element]:
        """Yield the element and its descendants, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def contents(self) -> Iterator[Content]:
        """Yield all marked content in the element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            elif isinstance(kid, Content):
                yield kid

    def text(self) -> str:
        """Return the element's text; for a picture, the alt text."""
        return " ".join("".join(_words(self)).split())


Kid = Element | Content | Annotation


def _words(kid: Kid) -> Iterator[str]:
    if isinstance(kid, Content):
        yield kid.text[:-1] if kid.hyphenated else kid.text
        yield " " if kid.space else ""
    elif isinstance(kid, Element):
        if "Alt" in kid.entries:
            yield kid.entries["Alt"]
            return
        for below in kid.kids:
            yield from _words(below)
