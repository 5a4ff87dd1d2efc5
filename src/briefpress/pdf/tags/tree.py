"""The classes of a tag tree: elements (ISO 32000-1, 14.7.2), marked content and annotations.

`page` is an index, from 0, in WeasyPrint's list of pages. Boxes are WeasyPrint's boxes after layout.
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

    If `space`, a space must be added after the box. If `hyphenated`, its last character is an inserted hyphen. `mcid`
    and `where`, the stream, are set when the box is drawn; `mcid` is negative until then.
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
    """A box that is drawn but not read, with the `properties` of ISO 32000-1, table 330."""

    properties: Mapping[str, str] | None = None


@dataclass(eq=False, slots=True)
class Annotation:
    """The link annotation of `box`, which WeasyPrint writes."""

    page: int
    box: Box


@dataclass(eq=False, slots=True)
class Element:
    """A structure element: `tag` is its type; `html` is its HTML element, if any.

    `attributes` are grouped by owner; `entries` are those entries of ISO 32000-1, table 323, that are text.
    """

    tag: str
    html: Html | None = None
    parent: Element | None = None
    kids: list[Kid] = field(default_factory=list)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    def add(self, *kids: Kid) -> None:
        """Append `kids`."""
        self.insert(len(self.kids), *kids)

    def insert(self, place: int, *kids: Kid) -> None:
        """Insert `kids` at the index `place`."""
        self.kids[place:place] = kids
        for kid in kids:
            if isinstance(kid, Element):
                kid.parent = self

    def new(self, tag: str, html: Html | None = None) -> Element:
        """Append a new element and return it."""
        element = Element(tag, html)
        self.add(element)
        return element

    def take(self, kids: Iterable[Kid]) -> None:
        """Replace all kids with `kids`."""
        self.kids = []
        self.add(*kids)

    def attribute(self, name: str) -> str:
        """Return an attribute of the HTML element, or `""` if there is none."""
        return "" if self.html is None else str(self.html.get(name, ""))

    @property
    def html_tag(self) -> str:
        """Return the name of the HTML element, or `""` if there is none."""
        return "" if self.html is None else str(self.html.tag)

    @property
    def elements(self) -> list[Element]:
        """Return the kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def above(self) -> Iterator[Element]:
        """Yield the ancestors of the element, parent first."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def walk(self) -> Iterator[Element]:
        """Yield the element and its descendants in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def contents(self) -> Iterator[Content]:
        """Yield all marked content in the element in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            elif isinstance(kid, Content):
                yield kid

    def text(self) -> str:
        """Return the text of the element, with the alt text of pictures."""
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
