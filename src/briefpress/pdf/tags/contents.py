"""Tags of the table of contents. In: paragraphs with links. Out: TOC, TOCI and Reference (ISO 32000-1, table 333)."""

from __future__ import annotations

from briefpress.pdf.tags.tree import Element

ROLE = "doc-toc"


def shape(nav: Element) -> None:
    """Turn the paragraphs with links in `nav`, the table of contents, into entries; `data-level` is their level."""
    kids, nav.kids = nav.kids, []
    open_: list[Element] = []
    for kid in kids:
        if not isinstance(kid, Element) or kid.tag != "P" or not _links(kid):
            open_ = []
            nav.add(kid)
            continue
        level = int(kid.attribute("data-level") or 1)
        del open_[level:]
        while len(open_) < level:
            open_.append((open_[-1] if open_ else nav).new("TOC"))
        _make_entry(kid)
        open_[-1].add(kid)


def _make_entry(paragraph: Element) -> None:
    paragraph.tag = "TOCI"
    for link in _links(paragraph):
        reference = Element("Reference")
        assert link.parent
        place = link.parent.kids.index(link)
        link.parent.kids[place] = reference
        reference.parent = link.parent
        reference.add(link)


def _links(element: Element) -> list[Element]:
    return [below for below in element.walk() if below.tag == "Link"]
