"""Link annotations. In: a tag tree, and WeasyPrint's links. Out: one annotation for each stretch of a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.engine.boxes import Box, Link, Page, around, text_area
from briefpress.pdf.tags.build import Tree
from briefpress.pdf.tags.notes import FOOTNOTE
from briefpress.pdf.tags.tree import Annotation, Element


def connect(tree: Tree, pages: Sequence[Page]) -> None:
    """Replace WeasyPrint's links, one for every box, with one for each stretch of a link, in place.

    Each entry in the table of contents has one link per page; footnotes and their marks are linked both ways.
    """
    same: dict[Box, Box] = {}
    for element in [*tree.root.walk()]:
        if element.tag == "TOCI":
            same |= _join(element)
        elif element.tag == "Link" and element.attribute("role") == FOOTNOTE:
            _link_note(element, pages)
        elif element.tag == "Link" and not any(content.text for content in element.contents()):
            element.entries["Alt"] = label(element)
    for page in pages:
        page.links = [*_unite(page.links, tree.links, same)]


def stretches(element: Element) -> list[Annotation]:
    """Return the annotations of a link, one for each stretch."""
    return [kid for kid in element.kids if isinstance(kid, Annotation)]


def label(link: Element) -> str:
    """Return the label of a link: its title or its text; a link from a footnote back to its mark has a label of its
    own.
    """
    if link.attribute("role") == FOOTNOTE and link.parent and link.parent.tag == "Lbl":
        return link.attribute("data-back-title")
    return link.attribute("title") or link.text()


def _join(entry: Element) -> dict[Box, Box]:
    """Remove all but the first annotation on each page from an entry in the table of contents, in place.

    Return the box of the remaining annotation for the box of each annotation.
    """
    first: dict[int, Box] = {}
    same = {}
    for link in (element for element in entry.walk() if element.tag == "Link"):
        for annotation in stretches(link):
            same[annotation.box] = first.setdefault(annotation.page, annotation.box)
        link.take([kid for kid in link.kids if not isinstance(kid, Annotation) or kid.box in first.values()])
    return same


def _link_note(link: Element, pages: Sequence[Page]) -> None:
    """Link a footnote mark to its footnote, or the label of a footnote to its mark."""
    calls = link.parent is not None and link.parent.tag == "Reference"
    target = link.attribute("id" if calls else "data-call")
    for annotation in stretches(link):
        place = text_area(annotation.box)
        page = pages[annotation.page]
        page.links.append(("internal", target, place, annotation.box))
        if calls:
            page.anchors.setdefault(link.attribute("data-call"), place)


def _unite(links: Sequence[Link], owners: dict[Box, Box], same: dict[Box, Box]) -> Iterator[Link]:
    """For each stretch of a link, yield a single link whose area covers all its boxes; omit links in artifacts."""
    united: dict[Box, Link] = {}
    for kind, target, place, box in links:
        owner = owners.get(box)
        if owner is not None:
            owner = same.get(owner, owner)
            before = united.get(owner)
            united[owner] = (kind, target, around(before[2], place) if before else place, owner)
    yield from united.values()
