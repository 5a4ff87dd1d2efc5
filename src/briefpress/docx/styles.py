"""The look of a brand -> Word's styles. In: computed CSS by role. Out: `w:style` elements, named by `Role`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.brand.look import Look, Style
from briefpress.brand.roles import Role
from briefpress.docx.properties import block, border_line, letters, shading
from briefpress.docx.xml import PARAGRAPH_ORDER, RUN_ORDER, STYLE_ORDER, Element, properties, twips, w

# What comes when Enter is pressed at the end of a paragraph of the role; Body Text for headings, else the same again.
NEXT = {
    Role.TITLE: Role.SUBTITLE,
    Role.SUBTITLE: Role.DATE,
    Role.COVER_LABEL: Role.TITLE,
    Role.PERSON_NAME: Role.PERSON_POSITION,
    Role.PERSON_POSITION: Role.PERSON_NAME,
    Role.ORGANISATION_NAME: Role.BODY_TEXT,
    Role.CONTACT_NAME: Role.CONTACT_CHANNEL,
    Role.PORTRAIT: Role.PERSON_NAME,
}
# Word writes the names of these built-in styles in lower case, and knows them by that only.
LOWER_CASE = re.compile(r"(Heading|TOC) \d$|(Footnote|Endnote) (Text|Reference)$|(Header|Footer)$")
SIDES = ("top", "left", "bottom", "right")
OWN = (
    "Abstract", "Brief", "Caption Label", "Contact", "Cover", "Definition", "Draft", "Endnote Continue", "Figure",
    "Footnote Continue", "Footnote Separator", "Notes", "Organisation", "People", "Person", "Picture", "Portrait",
    "Recommendation", "Rule", "Source", "Table", "Verbatim",
)  # fmt: skip
GALLERY = (
    Role.BODY_TEXT, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.LIST_BULLET, Role.LIST_NUMBER, Role.QUOTE,
    Role.RECOMMENDATION, Role.ABSTRACT, Role.TITLE, Role.SUBTITLE,
)  # fmt: skip


def doc_defaults(look: Look, lang: str) -> Element:
    """Return what holds where no style says anything: the body's font and the document's language."""
    body = look.styles[Role.BODY_TEXT]
    return w(
        "docDefaults",
        w(
            "rPrDefault",
            properties("rPr", [*letters(body), w("lang", val=lang, eastAsia=lang, bidi="ar-SA")], RUN_ORDER),
        ),
        w("pPrDefault", w("pPr", w("spacing", after=0, line=twips(body.line_height), lineRule="atLeast"))),
    )


def styles(look: Look) -> Iterator[Element]:
    """Yield a style for every role and for the marks."""
    for number, role in enumerate(Role):
        style = look.styles[role]
        if role is Role.BRIEF_TABLE:
            yield _table(role, look, number)
        else:
            yield _character(role, style, number) if role.is_character else _paragraph(role, style, look, number)
    yield _mark("Strong", w("b"), w("bCs"))
    yield _mark("Emphasis", w("i"), w("iCs"))


def style_name(role: Role) -> str:
    """Return the name that the file has for the style of `role`."""
    return role.word_name.lower() if LOWER_CASE.match(role.word_name) else role.word_name


def _mark(name: str, *rpr: Element) -> Element:
    parts = [w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("uiPriority", val=22), w("qFormat")]
    style = properties("style", [*parts, properties("rPr", rpr, RUN_ORDER)], STYLE_ORDER)
    return _typed(style, "character", name)


def _typed(style: Element, kind: str, id_: str, *, custom: bool = False) -> Element:
    attributes = w("style", type=kind, **({"customStyle": "1"} if custom else {}), styleId=id_)
    attributes.extend(list(style))
    return attributes


def _paragraph(role: Role, style: Style, look: Look, number: int) -> Element:
    parts = [
        w("name", val=style_name(role)),
        w("basedOn", val="Normal"),
        w("next", val=_next(role).style_id),
        w("uiPriority", val=number + 1),
        *([w("qFormat")] if role in GALLERY else []),
        properties("pPr", block(role, style, look), PARAGRAPH_ORDER),
        properties("rPr", letters(style), RUN_ORDER),
    ]
    return _typed(
        properties("style", parts, STYLE_ORDER), "paragraph", role.style_id, custom=role.word_name.startswith(OWN)
    )


def _table(role: Role, look: Look, number: int) -> Element:
    """Return the style of tables: lines and spaces from the cells' CSS, the header row on its own ground."""
    text, head = look.styles[Role.TABLE_TEXT], look.styles[Role.TABLE_HEADER]
    margins = w("tblCellMar", *(w(side, w=twips(text.padding[side]), type="dxa") for side in SIDES))
    ground = [w("tcPr", shading(head.ground))] if head.ground else []
    return w(
        "style",
        w("name", val=role.word_name),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=number + 1),
        w("qFormat"),
        w("tblPr", _table_borders(look.styles[role], text), margins),
        *([w("tblStylePr", *ground, type="firstRow")] if ground else []),
        type="table",
        customStyle="1",
        styleId=role.style_id,
    )


def _table_borders(table: Style, text: Style) -> Element:
    lines = {side: table.border[side] for side in SIDES if side in table.border}
    if between := text.border.get("bottom"):
        lines["insideH"] = between
    return w("tblBorders", *(border_line(side, line, space=0) for side, line in lines.items()))


def _next(role: Role) -> Role:
    return NEXT.get(role, Role.BODY_TEXT if role.level or role is Role.TOC_HEADING else role)


def _character(role: Role, style: Style, number: int) -> Element:
    parts = [
        w("name", val=style_name(role)),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=number + 1),
        properties("rPr", _difference(role, style), RUN_ORDER),
    ]
    custom = role.word_name.startswith(OWN)
    return _typed(properties("style", parts, STYLE_ORDER), "character", role.style_id, custom=custom)


def _difference(role: Role, style: Style) -> list[Element]:
    """Return what a character style changes; the rest is as in the paragraph around it."""
    if role is Role.RECOMMENDATION_NUMBER:
        return letters(style)
    return [
        w("color", val=style.color or "auto"),
        *([w("b"), w("bCs")] if style.bold else []),
        *([w("u", val="single")] if style.underline else []),
        *([shading(style.ground)] if style.ground else []),
        *([w("vertAlign", val="superscript")] if style.raised > 0 else []),
    ]
