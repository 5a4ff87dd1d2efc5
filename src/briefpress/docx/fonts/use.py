"""The fonts that a document needs. In: its parts and the look of its styles. Out: the faces of each family that are
used, and the characters.

Bold is the most common formatting, so the family of the body text always includes the regular and the bold face.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.part import XmlPart

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import Role
from briefpress.docx.fonts.subset import is_always_kept
from briefpress.docx.vocabulary.xml import Element, qn

if TYPE_CHECKING:
    from docx.document import Document

RUN_STYLE, PARAGRAPH_STYLE = (f"{qn(f'w:{name}Pr')}/{qn(f'w:{name}Style')}" for name in "rp")
RUN_PROPERTIES, BOLD, ITALIC, TEXT = qn("w:rPr"), qn("w:b"), qn("w:i"), qn("w:t")
LEVEL_TEXT, VAL = qn("w:lvlText"), qn("w:val")


class Face(NamedTuple):
    """One of the four faces of a family."""

    bold: bool
    italic: bool


REGULAR, BOLD_FACE = Face(bold=False, italic=False), Face(bold=True, italic=False)


def faces_in_use(document: Document, look: Look, used: set[str]) -> dict[str, set[Face]]:
    """Return the families of the look, each with the faces that the styles in `used` and runs with direct formatting
    need.

    A family for another script includes its regular face, and the faces of runs with letters of other scripts.
    """
    roles = {role.style_id: look.styles[role] for role in (*Role, *look.own_roles)}
    body = look.styles[Role.BODY_TEXT]
    faces: dict[str, set[Face]] = {family: set() for style in roles.values() for family in families(style, look)}
    faces[body.font] |= {REGULAR, BOLD_FACE}
    for family in _others(body, look):
        faces[family].add(REGULAR)
    in_styles = ((style, Face(style.bold, style.italic)) for id_, style in roles.items() if id_ in used)
    for style, face in in_styles:
        faces[style.font].add(face)
    for run in _runs(document):
        style, face = _look_of(run, roles, body)
        if _is_changed(run):
            faces[style.font].add(face)
        if not all(is_always_kept(ord(letter)) for text in run.iter(TEXT) for letter in text.text or ""):
            for family in _others(style, look):
                faces[family].add(face)
    return faces


def families(style: Style, look: Look) -> list[str]:
    """Return the family of a style, and the brand's families for other scripts."""
    return [style.font, *_others(style, look)]


def _others(style: Style, look: Look) -> list[str]:
    return [family for family in style.more_fonts if family in look.scripts.values()]


def letters_in_use(document: Document) -> frozenset[str]:
    """Return the characters in the text and lists of a document, in upper and lower case."""
    found = set[str]()
    for part in _parts(document):
        for element in part.element.iter(TEXT, LEVEL_TEXT):
            found.update(element.text or element.get(VAL) or "")
    whole = "".join(found)
    return frozenset((*whole, *whole.upper(), *whole.lower()))


def _runs(document: Document) -> Iterator[Element]:
    return (run for part in _parts(document) for run in part.element.iter(qn("w:r")))


def _is_changed(run: Element) -> bool:
    """Return whether direct formatting of a run makes it bold or italic."""
    look = run.find(RUN_PROPERTIES)
    return look is not None and (look.find(BOLD) is not None or look.find(ITALIC) is not None)


def _look_of(run: Element, roles: dict[str, Style], body: Style) -> tuple[Style, Face]:
    """Return the style that sets the font of a run, and the face of the run."""
    around = roles.get(_value(run.getparent(), PARAGRAPH_STYLE), body)
    own = roles.get(_value(run, RUN_STYLE), around)
    look = run.find(RUN_PROPERTIES)
    face = Face(
        bold=(look is not None and look.find(BOLD) is not None) or own.bold or around.bold,
        italic=(look is not None and look.find(ITALIC) is not None) or own.italic or around.italic,
    )
    return own if own.font != body.font else around, face


def _value(element: Element | None, path: str) -> str:
    found = None if element is None else element.find(path)
    return "" if found is None else str(found.get(VAL))


def _parts(document: Document) -> Iterator[XmlPart]:
    return (part for part in document.part.package.iter_parts() if isinstance(part, XmlPart))
