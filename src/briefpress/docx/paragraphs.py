"""One paragraph: made in the style of its role, given a property, asked what it is. In and out: `w:p` elements."""

from __future__ import annotations

from briefpress.brand.look import Look
from briefpress.brand.roles import Role
from briefpress.docx.properties import COVER, ground, shading
from briefpress.docx.xml import PARAGRAPH_ORDER, Element, properties, qn, w


def paragraph_in(role: Role, look: Look, *content: Element) -> Element:
    """Return a paragraph in the style of `role`.

    The ground of the cover is said again: accessibility checkers look for that of light letters here only.
    """
    fill = ground(role, look) if role in COVER else ""
    said = [w("pStyle", val=role.style_id), *([shading(fill, look)] if fill else [])]
    return w("p", w("pPr", *said), *content)


def first_paragraph(element: Element) -> Element:
    """Return `element` where it is a paragraph, else the first one inside it."""
    paragraph = element if element.tag == qn("w:p") else element.find(f".//{qn('w:p')}")
    assert paragraph is not None, "what is written has a paragraph in it"
    return paragraph


def set_property(element: Element, said: Element) -> None:
    """Add a property to a paragraph, or to the first one inside `element`."""
    paragraph = first_paragraph(element)
    old = paragraph.find(qn("w:pPr"))
    kept = [] if old is None else [child for child in old if child.tag != said.tag]
    new = properties("pPr", [*kept, said], PARAGRAPH_ORDER)
    if old is None:
        paragraph.insert(0, new)
    else:
        paragraph.replace(old, new)


def ends_section(element: Element) -> bool:
    """Say whether `element` is the last paragraph of a section."""
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
