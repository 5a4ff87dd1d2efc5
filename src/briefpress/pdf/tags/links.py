"""Links. In: a tag tree and WeasyPrint's links on the pages. Out: one annotation for each stretch of a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.engine.boxes import Box, Link, Page, around, text_area
from briefpress.pdf.tags.build import Tree
from briefpress.pdf.tags.notes import FOOTNOTE
from briefpress.pdf.tags.tree import Annotation, Element


def connect(tree: Tree, pages: Sequence[Page]) -> None:
    """Replace WeasyPrint's links, one for every box in a link, with the links of the tree, in place.

    An entry in the contents is one link, even if it spans two lines; a footnote and its mark are linked both ways.
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
    """Return the annotations of a link."""
    return [kid for kid in element.kids if isinstance(kid, Annotation)]


def label(link: Element) -> str:
    """Return a link's label: its title or its text; links back to the text have a special label."""
    if link.attribute("role") == FOOTNOTE and link.parent and link.parent.tag == "Lbl":
        return link.attribute("data-back-title")
    return link.attribute("title") or link.text()


def _join(entry: Element) -> dict[Box, Box]:
    """Keep one annotation per page for an entry in the contents; map the boxes of other annotations to its box."""
    kept: dict[int, Box] = {}
    same = {}
    for link in (element for element in entry.walk() if element.tag == "Link"):
        for annotation in stretches(link):
            same[annotation.box] = kept.setdefault(annotation.page, annotation.box)
        link.take([kid for kid in link.kids if not isinstance(kid, Annotation) or kid.box in kept.values()])
    return same


def _link_note(link: Element, pages: Sequence[Page]) -> None:
    """Link a note mark to its note, or the label of a note to its mark."""
    calls = link.parent is not None and link.parent.tag == "Reference"
    target = link.attribute("id" if calls else "data-call")
    for annotation in stretches(link):
        place = text_area(annotation.box)
        page = pages[annotation.page]
        page.links.append(("internal", target, place, annotation.box))
        if calls:
            page.anchors.setdefault(link.attribute("data-call"), place)


def _unite(links: Sequence[Link], owners: dict[Box, Box], same: dict[Box, Box]) -> Iterator[Link]:
    """Yield one of `links` for each stretch of a link, enlarged to cover all its boxes; links of artifacts are left
    out.
    """
    united: dict[Box, Link] = {}
    for kind, target, place, box in links:
        owner = owners.get(box)
        if owner is not None:
            owner = same.get(owner, owner)
            before = united.get(owner)
            united[owner] = (kind, target, around(before[2], place) if before else place, owner)
    yield from united.values()
