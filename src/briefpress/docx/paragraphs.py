"""Paragraphs: made in the style of a role, changed, and inspected. In and out: `w:p` elements."""

from __future__ import annotations

import math
from copy import deepcopy

from briefpress.brand.computed_style import Look
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import HALF_OF, Role
from briefpress.docx.numbering import NOTE_ITEM
from briefpress.docx.properties import ground, hanging_of, inset_of, shading
from briefpress.docx.xml import PARAGRAPH_ORDER, Element, properties, qn, run_of, twips, w
from briefpress.edition import Formula, Paragraph

TOLERANCE = 0.9  # of the width left empty: letters are not spaced alike in all word processors
LISTS = [role for role in Role if role.word_name.startswith("List ")]
BY_STYLE = {**{role.style_id: role for role in Role}, NOTE_ITEM: Role.ENDNOTE_TEXT}


def paragraph_in(role: AnyRole, look: Look, *content: Element) -> Element:
    """Return a paragraph in the style of `role`.

    The background of the cover is repeated in it, because accessibility checkers look there for the background of light
    text.
    """
    fill = ground(role, look) if role in HALF_OF else ""
    said = [w("pStyle", val=role.style_id), *([shading(fill, look)] if fill else [])]
    return w("p", w("pPr", *said), *content)


def page_break(look: Look) -> Element:
    """Return a paragraph with only the break: Word puts its end on the same page."""
    element = paragraph_in(Role.BODY_TEXT, look, run_of(w("br", type="page")))
    set_property(element, w("spacing", before=0, after=0))
    return element


def _is_page_break(element: Element) -> bool:
    """Return whether `element` is a paragraph with only a page break."""
    words = [child.get(qn("w:type")) for child in element.iterfind(f"{qn('w:r')}/*")]
    return words == ["page"] and not ends_section(element)


def set_flow(element: Element, paragraph: Paragraph, look: Look, *, empty: float = 0) -> None:
    """Keep introductory lines with what follows, and let lines with a formula be taller, so that none is cut off.

    Most of the width that is `empty` in the PDF, where lines of headings are about equally long, is empty in Word, too,
    unless it would be missing from a line or background of the heading.
    """
    style = look.styles[paragraph.role]
    if empty and not style.ground and not any(style.border.get(side) for side in ("top", "bottom", "right")):
        said = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        indent = w("ind") if said is None else deepcopy(said)
        indent.set(qn("w:right"), str(twips(TOLERANCE * empty)))
        set_property(element, indent)
    if paragraph.leads_on:
        set_property(element, w("keepNext"))
    if any(isinstance(inline, Formula) for inline in paragraph.inlines):
        line = twips(look.styles[paragraph.role].line_height)
        set_property(element, w("spacing", line=line, lineRule="atLeast"))


def left_of(role: AnyRole, look: Look, indent: float, further: float) -> float:
    """Return where text of `role` begins, in points; 0 if its style says so already.

    It is inside something that begins at `indent`; lists are indented `further`.
    """
    own = inset_of(look.styles[role], "left")
    if role is Role.SOURCE_CODE:
        return indent + own if indent else 0
    return further + own if further and role in LISTS else 0


def first_paragraph(element: Element) -> Element:
    """Return `element` if it is a paragraph, otherwise the first one inside it."""
    paragraph = element if element.tag == qn("w:p") else element.find(f".//{qn('w:p')}")
    assert paragraph is not None, "what is written has a paragraph in it"
    return paragraph


def role_of(element: Element, look: Look) -> AnyRole | None:
    """Return the role of a paragraph; None for a table."""
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if element.tag == qn("w:p") else None
    if style is None:
        return None
    id_ = str(style.get(qn("w:val")))
    return BY_STYLE.get(id_) or next(role for role in look.own_roles if role.style_id == id_)


def is_numbered(element: Element) -> bool:
    """Return whether a paragraph has a bullet or number that does not come from its style."""
    return element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


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


def set_sides(element: Element, role: AnyRole, look: Look, left: float, *, rtl: bool, turned: bool) -> None:
    """Set the left indent of a paragraph in points unless it is 0, and its direction if it is `turned`."""
    if turned:
        set_property(element, w("bidi", val=int(rtl)))
    if left:
        side = "right" if turned else "left"  # of the paragraph, whose left is where its lines begin
        set_property(element, w("ind", **{side: twips(left)}, hanging=twips(hanging_of(role, look.styles[role]))))


def ends_section(element: Element) -> bool:
    """Return whether `element` is the last paragraph of a section."""
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def last_section(out: list[Element]) -> Element | None:
    """Return the end of the section that ends with `out`, and remove it, or an empty page follows.

    If no section ends there, `out` gets a paragraph at its end.
    """
    end = out[-1].find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if end is not None:
        out[-1][0].remove(end)
    elif out[-1].tag != qn("w:p"):
        out.append(unseen())
    return end


def close_section(out: list[Element], end: Element) -> None:
    """End a section with the last paragraph of `out`.

    In the last paragraph of a section, LibreOffice takes a content control for the beginning of the next one.
    """
    if out[-1].tag != qn("w:p") or ends_section(out[-1]) or out[-1].find(qn("w:sdt")) is not None:
        out.append(unseen())
    set_property(out[-1], end)


def at_top(element: Element, look: Look) -> None:
    """Remove the space above a paragraph at the top of a page, as `margin-break: discard` does in CSS."""
    role = role_of(element, look)
    if role and look.styles[role].margin["top"]:
        said = element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        spacing = w("spacing") if said is None else deepcopy(said)
        spacing.set(qn("w:before"), "0")
        set_property(element, spacing)


def begin_page(element: Element, look: Look) -> None:
    """Let a paragraph begin a page, at its top."""
    set_property(element, w("pageBreakBefore"))
    at_top(element, look)


def unseen(*, after: float = 0) -> Element:
    """Return an empty paragraph, one point high, with `after` points below: Word needs one beside a table."""
    return w("p", w("pPr", w("spacing", before=0, after=twips(after), line=20, lineRule="exact")))


def add(new: list[Element], out: list[Element], look: Look) -> None:
    """Add `new` to the elements `out`. Tables have no space above them in Word, so the element before gets it below.

    Adjacent tables would become one. After a page break, LibreOffice would put its empty line at the top of the page:
    the paragraph below it begins the page instead.
    """
    if out and new and _is_page_break(out[-1]) and new[0].tag == qn("w:p"):
        del out[-1]
        begin_page(new[0], look)
    if out and new and new[0].tag == qn("w:tbl"):
        space = look.styles[Role.BRIEF_TABLE].margin["top"]
        if out[-1].tag == qn("w:tbl"):
            out.append(unseen(after=space))
        else:
            set_property(out[-1], w("spacing", after=twips(space)))
    out.extend(new)


def indented(elements: list[Element], indent: float) -> list[Element]:
    """Return a figure or table with its caption, indented by `indent` points."""
    for paragraph in elements if indent else ():
        if paragraph.tag == qn("w:p"):
            set_property(paragraph, w("ind", **{"right" if is_turned(paragraph) else "left": twips(indent)}))
    return elements


def is_turned(paragraph: Element) -> bool:
    """Say whether a paragraph runs from left to right on a page from right to left: its left is the other side."""
    said = paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}")
    return said is not None and said.get(qn("w:val")) == "0"


def height_of(text: str, role: AnyRole, look: Look, *, narrow: float = 0.5) -> float:
    """Return the approximate height of a paragraph's lines in points: a letter is half as wide as it is high.

    `narrow` is another ratio of width to height.
    """
    style = look.styles[role]
    width = look.page.text_width - style.margin["left"]
    return math.ceil(len(text) * style.size * narrow / width) * style.line_height


def fits(paragraphs: list[Element], look: Look) -> bool:
    """Return whether `paragraphs` fit on one page, by an estimate; otherwise none is kept with the next."""
    page = look.page.height - look.page.margin["top"] - look.page.margin["bottom"]
    return sum(_space_of(paragraph, look) for paragraph in paragraphs) < page


def _space_of(paragraph: Element, look: Look) -> float:
    role = role_of(paragraph, look)
    if role is None:
        return 0.0
    text = "".join(word.text or "" for word in paragraph.iter(qn("w:t")))
    margin = look.styles[role].margin
    return margin["top"] + height_of(text, role, look) + margin["bottom"]


def whole(paragraphs: list[Element]) -> list[Element]:
    """Return `paragraphs`, kept on one page."""
    for paragraph in paragraphs[:-1]:
        set_property(paragraph, w("keepNext"))
    return paragraphs
