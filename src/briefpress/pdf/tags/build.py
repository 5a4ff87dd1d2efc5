"""Build a tag tree. In: WeasyPrint's pages. Out: a structure element for each meaningful HTML element.

Boxes are read page by page, in reading order. All boxes of an HTML element belong to one structure element, so that
page and line breaks do not split text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import field

from briefpress.engine.boxes import (
    Box,
    Html,
    Page,
    has_text,
    is_inline,
    is_line,
    is_picture,
    is_repeated,
    margin_keyword,
    placed,
    root_box,
)
from briefpress.lazy import dataclass
from briefpress.pdf.tags import struct_types
from briefpress.pdf.tags.text import Line, Sources, is_drawn
from briefpress.pdf.tags.tree import Annotation, Artifact, Content, Element

Mark = Content | Artifact | None
HEADER = Artifact({"Type": "/Pagination", "Subtype": "/Header"})
FOOTER = Artifact({"Type": "/Pagination", "Subtype": "/Footer"})
PAGINATION = Artifact({"Type": "/Pagination"})
DECORATION = Artifact()


@dataclass(slots=True)
class Tree:
    """A tag tree, the mark of each box, and, for each box in a link, the outermost box of that link."""

    root: Element = field(default_factory=lambda: Element("Document"))
    marks: dict[Box, Mark] = field(default_factory=dict)
    links: dict[Box, Box] = field(default_factory=dict)


def build(pages: Iterable[Page]) -> Tree:
    """Return the tree of `pages`, as close to the HTML as possible; `shape` adapts it to the standard."""
    tree = Tree()
    builder = _Builder(tree)
    for number, page in enumerate(pages):
        builder.page(number, root_box(page))
    return tree


@dataclass(slots=True)
class _Builder:
    tree: Tree
    number: int = 0
    elements: dict[tuple[Html | None, str], Element] = field(default_factory=dict)
    lines: dict[tuple[Html | None, str], Line] = field(default_factory=dict)
    sources: Sources = field(default_factory=Sources)
    heads: dict[Html | None, int] = field(default_factory=dict)

    def page(self, number: int, box: Box) -> None:
        self.number = number
        for child in box.children:
            self.box(child, self.tree.root, None)

    def box(self, box: Box, parent: Element, line: Line | None, link: Box | None = None) -> None:
        """Add `box` and its content to `parent`; `line` is the text around it; `link` is the box of the link
        around it.
        """
        box = placed(box)
        artifact = self.artifact(box)
        if artifact:
            self.hide(box, artifact, line)
            return
        element = self.element(box, parent)
        link = self.link(box, element, link)
        if has_text(box):
            self.text(box, element, line or self.line(box))
        elif is_picture(box):
            self.picture(box, element)
        with line.inside(box) if line and is_inline(box) else nullcontext():
            for child in box.children:
                self.box(child, element, line or (self.line(box) if is_line(box) else None), link)

    def artifact(self, box: Box) -> Artifact | None:
        """Return the artifact of a box that is not read: decoration, a running head, or a repeated table header."""
        keyword = margin_keyword(box)
        if keyword:
            return HEADER if keyword.startswith("@top") else FOOTER if keyword.startswith("@bottom") else PAGINATION
        if is_repeated(box):
            first = self.heads.setdefault(box.element, self.number)
            return PAGINATION if first < self.number else None
        return DECORATION if struct_types.is_decoration(box) else None

    def hide(self, box: Box, artifact: Artifact, line: Line | None) -> None:
        for child in _descendants(box):
            self.tree.marks[child] = artifact
        if line:
            line.skip()

    def element(self, box: Box, parent: Element) -> Element:
        """Return the structure element of `box`. If this is the first box of the element, create the element as a kid
        of `parent`.
        """
        if box.element is None or box.element_tag in struct_types.ROOT:
            return parent
        key = (box.element, box.element_tag)
        if key not in self.elements:
            element = parent
            for tag in struct_types.tags_of(box):
                element = element.new(tag, box.element)
                _describe(element, box)
            self.elements[key] = element
        return self.elements[key]

    def link(self, box: Box, element: Element, link: Box | None) -> Box | None:
        """Return the outermost box of the link around `box`, if any; if this is `box` itself, add an annotation for
        it.
        """
        if link is None and element.tag == "Link" and element is self.elements.get((box.element, box.element_tag)):
            link = box
            element.add(Annotation(self.number, box))
        if link is not None:
            self.tree.links[box] = link
        return link

    def line(self, box: Box) -> Line:
        return self.lines.setdefault((box.element, box.element_tag), Line(self.sources))

    def text(self, box: Box, element: Element, line: Line) -> None:
        content = line.add(self.number, box)
        self.tree.marks[box] = content or (DECORATION if is_drawn(box) else None)
        if content:
            element.add(content)

    def picture(self, box: Box, element: Element) -> None:
        content = Content(self.number, box)
        self.tree.marks[box] = content
        element.add(content)


def _descendants(box: Box) -> Iterator[Box]:
    box = placed(box)
    yield box
    for child in box.children:
        yield from _descendants(child)


def _describe(element: Element, box: Box) -> None:
    """Set the entries and attributes of a new element, from its HTML element."""
    html = box.element
    if "::" not in box.element_tag and html.get("lang"):
        element.entries["Lang"] = html.get("lang")
    if struct_types.is_abbreviation(html):
        element.entries["E"] = html.get("title")
    if element.tag in struct_types.DRAWN:
        element.entries["Alt"] = struct_types.alternative(html)
    if element.tag in ("TH", "TD"):
        spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
        element.attributes["Table"] = {name: span for name, span in spans.items() if span != 1}
    if element.tag == "LI" and element.parent and element.parent.tag == "L":
        element.parent.attributes.setdefault("List", {"ListNumbering": f"/{struct_types.list_numbering(box.style)}"})
