"""The fonts that a document needs. In: its parts, and the look of their styles. Out: faces by family, and characters.

People make words bold more often than anything else, so the text's family always has both weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.part import XmlPart

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import Role
from briefpress.docx.xml import Element, qn

if TYPE_CHECKING:
    from docx.document import Document

RUN_STYLE, PARAGRAPH_STYLE = (f"{qn(f'w:{name}Pr')}/{qn(f'w:{name}Style')}" for name in "rp")
RUN_PROPERTIES, BOLD, ITALIC, TEXT = qn("w:rPr"), qn("w:b"), qn("w:i"), qn("w:t")
LEVEL_TEXT, VAL = qn("w:lvlText"), qn("w:val")


class Cut(NamedTuple):
    """One of the four faces of a family."""

    bold: bool
    italic: bool


def cuts_in_use(document: Document, look: Look, used: set[str]) -> dict[str, set[Cut]]:
    """Return the families of the look, each with the faces used by the styles `used` and by directly formatted runs."""
    roles = {role.style_id: look.styles[role] for role in Role}
    body = look.styles[Role.BODY_TEXT]
    cuts: dict[str, set[Cut]] = {family: set() for style in roles.values() for family in families(style, look)}
    for family in families(body, look):
        cuts[family] |= {Cut(bold=False, italic=False), Cut(bold=True, italic=False)}
    said = ((style, Cut(style.bold, style.italic)) for id_, style in roles.items() if id_ in used)
    for style, cut in chain(said, _changed(document, roles, body)):
        for family in families(style, look):
            cuts[family].add(cut)
    return cuts


def families(style: Style, look: Look) -> list[str]:
    """Return the family of a style, and the brand's families for other scripts."""
    return [style.font, *(family for family in style.more_fonts if family in look.scripts.values())]


def letters_in_use(document: Document) -> frozenset[str]:
    """Return the characters that the parts of a document show, in both cases."""
    found = set[str]()
    for part in _parts(document):
        for element in part.element.iter(TEXT, LEVEL_TEXT):
            found.update(element.text or element.get(VAL) or "")
    whole = "".join(found)
    return frozenset((*whole, *whole.upper(), *whole.lower()))


def _changed(document: Document, roles: dict[str, Style], body: Style) -> Iterator[tuple[Style, Cut]]:
    """Yield the cut of each run that is bold or in italics by itself, with the style that its font comes from."""
    for part in _parts(document):
        for run in part.element.iter(qn("w:r")):
            look = run.find(RUN_PROPERTIES)
            if look is None or (look.find(BOLD) is None and look.find(ITALIC) is None):
                continue
            around = roles.get(_value(run.getparent(), PARAGRAPH_STYLE), body)
            own = roles.get(_value(run, RUN_STYLE), around)
            cut = Cut(
                bold=look.find(BOLD) is not None or own.bold or around.bold,
                italic=look.find(ITALIC) is not None or own.italic or around.italic,
            )
            yield own if own.font != body.font else around, cut


def _value(element: Element | None, path: str) -> str:
    found = None if element is None else element.find(path)
    return "" if found is None else str(found.get(VAL))


def _parts(document: Document) -> Iterator[XmlPart]:
    return (part for part in document.part.package.iter_parts() if isinstance(part, XmlPart))
