"""Word's styles. In: the computed CSS of each role. Out: `w:style` elements with the names of `Role`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.opc.part import XmlPart

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.docx.styles.gallery import (
    GALLERY,
    LAST_PRIORITY,
    NOTE_PRIORITY,
    base,
    following,
    is_custom,
    is_shown,
    linked_name,
    priority,
    style_name,
)
from briefpress.docx.styles.inherit import (
    Properties,
    paragraph_difference,
    paragraph_properties,
    run_difference,
    run_properties,
)
from briefpress.docx.styles.part_headings import lettered_styles
from briefpress.docx.styles.properties import block, letters, shading
from briefpress.docx.styles.tables import TABLE_GRID, table_grid, table_style
from briefpress.docx.vocabulary.language import document_language
from briefpress.docx.vocabulary.names import DEFINITIONS, LIST_STYLES, NOTE_ITEM
from briefpress.docx.vocabulary.xml import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    STYLE_ORDER,
    Element,
    half_points,
    properties,
    qn,
    twips,
    w,
    w14,
)

if TYPE_CHECKING:
    from docx.document import Document

NAMED = [
    f".//{qn(where)}/{qn(name)}"
    for where, name in (("w:pPr", "w:pStyle"), ("w:rPr", "w:rStyle"), ("w:tblPr", "w:tblStyle"))
]
# The minimum size of letters that Word kerns, in half points: in effect, all letters (part 1, 17.3.2.19).
SMALLEST_KERNED = 2
# Roles excluded from spell-checking.
CODE = (Role.SOURCE_CODE, Role.VERBATIM_CHAR)
# The styles that are always visible: the styles that people need for writing, for tables and for lists.
ALWAYS_SHOWN = {
    "Normal", *(role.style_id for role in GALLERY), NOTE_ITEM, Role.BRIEF_TABLE.style_id, TABLE_GRID,
    *(name.replace(" ", "") for name in LIST_STYLES),
}  # fmt: skip


def doc_defaults(look: Look, lang: str) -> Element:
    """Return the document defaults: the font of the body text and the language of the document."""
    body = look.styles[Role.BODY_TEXT]
    language = w("lang", **document_language(lang))
    kerning = w("kern", val=SMALLEST_KERNED)  # so that lines break as in the PDF
    rpr = properties("rPr", [*letters(body, look), kerning, language], RUN_ORDER)
    rpr.append(w14("ligatures", val="standardContextual"))  # ligatures also affect where lines break
    return w(
        "docDefaults",
        w("rPrDefault", rpr),
        w("pPrDefault", properties("pPr", _paragraph_defaults(look), PARAGRAPH_ORDER)),
    )


def set_right_to_left(normal: Element) -> None:
    """Make paragraphs in styles based on `normal` run from right to left; runs set their own direction."""
    normal.append(w("pPr", w("bidi")))


def styles(look: Look) -> Iterator[Element]:
    """Yield a style for every role, the linked character styles, the table style and the list styles."""
    for role in (*Role, *look.own_roles):
        if role is Role.BRIEF_TABLE:
            yield table_style(look)
            yield table_grid(look)
        elif role.is_character:
            yield _character(role, look)
        else:
            yield _paragraph(role, look)
            if linked_name(role):
                yield _linked(role, look)
    yield _note_item()
    for name, style, role in lettered_styles(look):
        yield _lettered(name, style, role, look)
    for number, name in enumerate(LIST_STYLES, start=1):
        yield _list(name, number)


def used_styles(document: Document) -> set[str]:
    """Return the ids of the styles that the parts of `document` use."""
    parts = [part for part in document.part.package.iter_parts() if isinstance(part, XmlPart)]
    named = (found for part in parts for path in NAMED for found in part.element.iterfind(path))
    return {str(found.get(qn("w:val"))) for found in named}


def hide_unused(document: Document, used: set[str]) -> None:
    """Hide the styles that are neither in `used` nor needed for writing. Word shows them once they are used."""
    shown = used | ALWAYS_SHOWN
    for style in document.styles.element.iterfind(qn("w:style")):
        link = style.find(qn("w:link"))
        known = {style.get(qn("w:styleId")), None if link is None else link.get(qn("w:val"))}
        in_gallery = style.find(qn("w:qFormat")) is not None
        if not (known & shown or in_gallery) and style.find(qn("w:semiHidden")) is None:
            style.find(qn("w:uiPriority")).addnext(w("unhideWhenUsed"))
            style.find(qn("w:uiPriority")).addnext(w("semiHidden"))


def _paragraph_defaults(look: Look) -> list[Element]:
    """Return the properties of paragraphs without a style of the brand, such as pasted text. Body text sets spacing."""
    text = look.styles[Role.BODY_TEXT]
    above, below, line = (twips(length) for length in (text.margin["top"], text.margin["bottom"], text.line_height))
    spacing = w("spacing", before=above, after=below, line=line, lineRule="atLeast")
    return [w("widowControl"), spacing, w("ind", left=0, right=0, firstLine=0)]


def _blocks(role: AnyRole | None, look: Look) -> Properties:
    """Return all paragraph properties of `role`, or of paragraphs without a role."""
    return paragraph_properties(block(role, look.styles[role], look) if role else _paragraph_defaults(look))


def _letters(role: AnyRole | None, look: Look) -> Properties:
    """Return all run properties of `role` or, if it is None, those of Body Text."""
    return run_properties([*letters(look.styles[role or Role.BODY_TEXT], look), *_unchecked(role)])


def _unchecked(role: AnyRole | None) -> list[Element]:
    return [w("noProof")] if role in CODE else []


def _style(kind: str, id_: str, *children: Element, custom: bool) -> Element:
    element = properties("style", children, STYLE_ORDER)
    for key, value in {"type": kind, **({"customStyle": "1"} if custom else {}), "styleId": id_}.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _paragraph(role: AnyRole, look: Look) -> Element:
    parent, after, linked = base(role), following(role), linked_name(role)
    above = _letters(parent, look)
    if role is Role.TABLE_TEXT:  # without a font, LibreOffice applies the document's font to code in cells
        above = {name: element for name, element in above.items() if name != "rFonts"}
    return _style(
        "paragraph",
        role.style_id,
        w("name", val=style_name(role)),
        w("basedOn", val=parent.style_id if parent else "Normal"),
        *([w("next", val=after.style_id)] if after is not role else []),
        *([w("link", val=linked.replace(" ", ""))] if linked else []),
        w("uiPriority", val=priority(role)),
        *([w("qFormat")] if is_shown(role) else []),
        *paragraph_difference(_blocks(role, look), _blocks(parent, look)),
        *run_difference(_letters(role, look), above),
        custom=is_custom(role),
    )


def _linked(role: AnyRole, look: Look) -> Element:
    """Return the character style that is linked to the style of `role` and looks the same."""
    name = linked_name(role)
    return _style(
        "character",
        name.replace(" ", ""),
        w("name", val=name),
        w("basedOn", val="DefaultParagraphFont"),
        w("link", val=role.style_id),
        w("uiPriority", val=priority(role)),
        *run_difference(_letters(role, look), _letters(None, look)),
        custom=True,
    )


def _character(role: AnyRole, look: Look) -> Element:
    """Return a character style, which contains the differences from Body Text."""
    style = look.styles[role]
    whole = _letters(role, look)
    if style.raised > 0:  # without a size, because Word itself makes superscripts smaller
        whole |= {name: w(name, val=half_points(look.styles[Role.BODY_TEXT].size)) for name in ("sz", "szCs")}
    more = {"shd": shading(style.background, look)} if style.background else {}
    more |= {"vertAlign": w("vertAlign", val="superscript")} if style.raised > 0 else {}
    return _style(
        "character",
        role.style_id,
        w("name", val=style_name(role)),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=priority(role)),
        *run_difference(whole | more, _letters(None, look)),
        custom=is_custom(role),
    )


def _note_item() -> Element:
    return _style(
        "paragraph",
        NOTE_ITEM,
        w("name", val="Note Item"),
        w("basedOn", val=Role.ENDNOTE_TEXT.style_id),
        w("uiPriority", val=NOTE_PRIORITY),
        w("qFormat"),
        w("pPr", w("numPr", w("numId", val=DEFINITIONS.index("note") + 1))),
        custom=True,
    )


def _lettered(name: str, style: Style, role: Role, look: Look) -> Element:
    """Return the character style `name`: the differences of `style` from the letters of `role`."""
    return _style(
        "character",
        name.replace(" ", ""),
        w("name", val=name),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=LAST_PRIORITY),
        *run_difference(run_properties(letters(style, look)), _letters(role, look)),
        custom=True,
    )


def _list(name: str, number: int) -> Element:
    return _style(
        "numbering",
        name.replace(" ", ""),
        w("name", val=name),
        w("basedOn", val="NoList"),
        w("uiPriority", val=LAST_PRIORITY),
        w("pPr", w("numPr", w("numId", val=number))),
        custom=True,
    )
