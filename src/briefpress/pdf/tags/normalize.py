"""Normalise a tag tree. In: a tree like the HTML. Out: a standard tree (ISO 32000-1, 14.8.4; ISO 14289-1, 7)."""

from __future__ import annotations

from itertools import groupby

from briefpress.pdf.tags import contents, lists, notes, struct_types, tables
from briefpress.pdf.tags.tree import Annotation, Element, Kid


def shape(root: Element, lang: str) -> None:
    """Adapt the tree to the standard, in place; `lang` is the language of the document."""
    _prune(root)
    for number, element in enumerate([*root.walk()]):
        if element.tag == "L":
            lists.shape(element)
        elif element.attribute("role") == contents.ROLE:
            contents.shape(element)
        elif element.tag == "Table":
            tables.shape(element, f"table-{number}")
    notes.place(root)
    _wrap(root)
    _name_languages(root, lang)


def _prune(element: Element) -> None:
    """Remove elements without readable content."""
    for kid in element.elements:
        _prune(kid)
    element.take([kid for kid in element.kids if not isinstance(kid, Element) or _is_needed(kid)])


def _is_needed(element: Element) -> bool:
    """Return whether an element must stay: it has content, or it is a cell or a row that the table needs."""
    if element.tag == "TR":
        return any(cell.kids for cell in element.elements) or _is_spanned(element)
    return element.tag in ("TD", "TH") or any(not isinstance(kid, Annotation) for kid in element.kids)


def _is_spanned(row: Element) -> bool:
    """Return whether any cell in the part of the table that contains `row` spans several rows."""
    cells = [cell for beside in (row.parent.elements if row.parent else ()) for cell in beside.elements]
    return any("RowSpan" in cell.attributes.get("Table", {}) for cell in cells)


def _wrap(element: Element) -> None:
    """Wrap text between blocks in paragraphs."""
    for kid in element.elements:
        _wrap(kid)
    mixed = any(isinstance(kid, Element) and kid.tag in struct_types.BLOCKS for kid in element.kids)
    if element.tag in struct_types.GROUPS or (element.tag in struct_types.CELLS and mixed):
        element.take([kid for stays, kids in groupby(element.kids, _stays) for kid in _paragraph(stays, [*kids])])


def _stays(kid: Kid) -> bool:
    return isinstance(kid, Element) and (kid.tag in struct_types.BLOCKS or kid.tag == "Lbl")


def _paragraph(stays: bool, kids: list[Kid]) -> list[Kid]:
    """Return `kids` in a paragraph. If `kids` are blocks (`stays`) or only pictures, return them unchanged."""
    pictures = all(isinstance(kid, Element) and kid.tag == "Figure" for kid in kids)
    if stays or pictures:
        return kids
    paragraph = Element("P")
    paragraph.take(kids)
    return [paragraph]


def _name_languages(element: Element, lang: str) -> None:
    """Remove the language from elements whose parent has the same language."""
    own = element.entries.get("Lang", lang)
    if own == lang:
        element.entries.pop("Lang", None)
    for kid in element.elements:
        _name_languages(kid, own)
