"""Tags of lists. In: items as in the HTML. Out: items with a label and a body (ISO 32000-1, table 336)."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.pdf.tags.tree import Element, Kid


def shape(list_: Element) -> None:
    """Adapt a list to the standard (ISO 32000-1, 14.8.4.3.3), in place; a list of notes becomes a division."""
    if any(kid.tag == "Note" for kid in list_.elements):
        list_.tag = "Div"
    elif list_.html_tag == "dl":
        list_.take([*_definitions(list_.elements)])
        list_.attributes["List"] = {"ListNumbering": "/None"}
    else:
        for item in list_.elements:
            _shape_item(item)
        numbering = list_.attributes["List"]
        if numbering["ListNumbering"] == "/None" and any("Lbl" in _tags(item) for item in list_.elements):
            # a numbering style that the brand defines
            numbering["ListNumbering"] = "/Decimal" if list_.html_tag == "ol" else "/Disc"


def _shape_item(item: Element) -> None:
    labels = [kid for kid in item.kids if isinstance(kid, Element) and kid.tag == "Lbl"]
    item.take([*labels, *_body([kid for kid in item.kids if kid not in labels])])


def _tags(item: Element) -> list[str]:
    return [kid.tag for kid in item.elements]


def _body(kids: list[Kid]) -> Iterator[Element]:
    if kids:
        body = Element("LBody")
        body.take(kids)
        yield body


def _definitions(elements: list[Element]) -> Iterator[Element]:
    """Yield an item for each group of terms and their definitions."""
    item = None
    for element in _without_groups(elements):
        if item is None or (element.tag == "Lbl" and item.elements[-1].tag != "Lbl"):
            item = Element("LI")
            yield item
        item.add(element)


def _without_groups(elements: list[Element]) -> Iterator[Element]:
    """Yield terms and definitions, including those inside a `div`."""
    for element in elements:
        yield from element.elements if element.tag == "Div" else [element]
