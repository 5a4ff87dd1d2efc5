"""The features that identify blocks in comparisons. In: an element. Out: its text, marks, style, formatting."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.docx.read import Item
from briefpress.docx.vocabulary.xml import Element, qn, text_in, val_of

P, TABLE, CONTROL, ROW, CELL = map(qn, ("w:p", "w:tbl", "w:sdt", "w:tr", "w:tc"))
KINDS = {TABLE: "row", ROW: "row", CONTROL: "control"}
# The path to the element that states the kind of a generated part, such as the table of contents.
GALLERY = f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}"


def item_of(element: Element) -> Item:
    """Return a block as an item to compare; the text of a row includes the text of its cells."""
    name = KINDS.get(str(element.tag), "text")
    cells = element.iter(CELL) if element.tag == ROW else [element]
    words = tuple(word for cell in cells for word in (*text_in(cell).split(), *(["|"] if element.tag == ROW else [])))
    marks = {node.get(qn("w:name"), "") for node in element.iter(qn("w:bookmarkStart"))}
    marks |= {node.get(qn("w:val"), "") for node in element.iterfind(GALLERY)}
    return Item(words, name, frozenset(marks), style_of(element) if element.tag == P else "")


def style_of(node: Element) -> str:
    """Return the style of a paragraph or, for any other element, of the paragraph around it."""
    paragraph = node if node.tag == P else next(node.iterancestors(P), None)
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if paragraph is not None else None
    return named.get(qn("w:val"), "").lower() if named is not None else ""


def looks_of(paragraph: Element, lists: Mapping[str, object]) -> tuple[object, ...]:
    """Return the style, the list level and the kind of list of a paragraph; `lists` maps list ids to kinds."""
    numbering = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    level, number = (numbering.find(qn(f"w:{name}")) if numbering is not None else None for name in ("ilvl", "numId"))
    return style_of(paragraph), val_of(level), lists.get(val_of(number))


def runs_of(paragraph: Element) -> list[str]:
    """Return the names of the run properties in a paragraph."""
    return [str(node.tag) for looks in paragraph.iter(qn("w:rPr")) for node in looks]
