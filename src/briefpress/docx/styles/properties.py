"""Properties of Word styles. In: the computed CSS of a role, in points. Out: children of `w:pPr` and `w:rPr`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import CELLS, RECOMMENDED, Role
from briefpress.docx.plan import Indent, Spacing
from briefpress.docx.styles.borders import BETWEEN, SIDES, borders, fill_at, line_around
from briefpress.docx.styles.theme import fonts, reference
from briefpress.docx.vocabulary.xml import Element, half_points, twips, w
from briefpress.model import Mark

# The id of the list to which each role belongs by default (see `numbering`), and its level.
NUMBERED: dict[AnyRole, tuple[int, int]] = {
    Role.LIST_BULLET: (1, 0),
    Role.LIST_BULLET_2: (1, 1),
    Role.LIST_BULLET_3: (1, 2),
    Role.LIST_NUMBER: (2, 0),
    Role.LIST_NUMBER_2: (2, 1),
    Role.LIST_NUMBER_3: (2, 2),
    **dict.fromkeys(RECOMMENDED, (3, 0)),
}
# Headings for navigation that are not in the table of contents: it never includes their level.
LEVELS: dict[AnyRole, int] = {Role.NOTES_HEADING: 3}
# Headings without a level in Word, because LibreOffice includes all levels in the table of contents.
UNLISTED = (Role.PEOPLE_HEADING,)
SINGLE = 240  # the value of `w:line` for the natural height of a line (17.3.1.33)
MARKER_GAP = 5.0  # the space between the widest common list marker and the text, in points
# The widths of these markers in ems: a dash; two digits and a full stop; the check box of a task.
BULLET_WIDTH, NUMBER_WIDTH, SYMBOL_WIDTH = 0.5, 1.05, 1.0
ALIGNMENT = {"center": "center", "end": "right", "right": "right", "justify": "both"}


def mark_properties(marks: frozenset[Mark]) -> list[Element]:
    """Return the run properties for `marks`, which are the only direct formatting in a file."""
    elements = {
        Mark.CODE: [("rStyle", Role.VERBATIM_CHAR.style_id)],
        Mark.STRONG: [("b", ""), ("bCs", "")],
        Mark.EMPHASIS: [("i", ""), ("iCs", "")],
        Mark.STRIKETHROUGH: [("strike", "")],
        Mark.SUPERSCRIPT: [("vertAlign", "superscript")],
        Mark.SUBSCRIPT: [("vertAlign", "subscript")],
        Mark.SMALL_CAPS: [("smallCaps", "")],
        Mark.UNDERLINE: [("u", "single")],
        Mark.HIGHLIGHT: [("rStyle", Role.HIGHLIGHT.style_id)],
    }
    wanted = (element for mark, found in elements.items() if mark in marks for element in found)
    return [w(name, val=value) if value else w(name) for name, value in wanted]


def letters(style: Style, look: Look) -> list[Element]:
    """Return the run properties of `style`, such as font, size, weight and colour."""
    rpr = [fonts(style, look), text_color(style.color, look)]
    rpr += [w("sz", val=half_points(style.size)), w("szCs", val=half_points(style.size))]
    rpr += [w("b"), w("bCs")] if style.bold else []
    rpr += [w("i"), w("iCs")] if style.italic else []
    rpr += [w("caps")] if style.transform == "uppercase" else []
    rpr += [w("smallCaps")] if style.small_caps else []
    rpr += [w("strike")] if style.struck else []
    rpr += [w("vanish")] if style.hidden else []
    rpr += [w("u", val="single")] if style.underline else []
    rpr += [w("spacing", val=twips(style.letter_spacing))] if style.letter_spacing else []
    return rpr


def text_color(color: str, look: Look) -> Element:
    """Return the element of a text colour, six hex digits; if it is `""`, the reader's settings determine the
    colour.
    """
    return w("color", val=color or "auto", **reference(color, look))


def background(role: AnyRole, look: Look) -> str:
    """Return the background colour of paragraphs with `role`, or `""`. In tables, cells have the background instead."""
    return "" if role in CELLS else look.styles[role].background


def shading(color: str, look: Look) -> Element:
    """Return the `w:shd` element for a background in `color` (17.3.1.31, 17.3.2.32)."""
    return w("shd", val="clear", color="auto", fill=color, **reference(color, look, "themeFill"))


def block(role: AnyRole, style: Style, look: Look) -> Iterator[Element]:
    """Yield the paragraph properties of `role`, in any order."""
    if role in CELLS:
        style = replace(style, padding=dict.fromkeys(style.padding, 0.0), border={}, background="")
    if role in RECOMMENDED:
        style = below_numeral(style, look)
    if role is Role.RULE:
        style = _below_empty_line(style)
    if style.on_new_page:
        yield w("pageBreakBefore")
    if style.keep_with_next:
        yield w("keepNext")
    if style.keep_together:
        yield w("keepLines")
    level = LEVELS.get(role, 0 if role in UNLISTED else role.level)
    if level:
        yield w("outlineLvl", val=level - 1)
    if role in NUMBERED:
        num, level = NUMBERED[role]
        yield w("numPr", *([w("ilvl", val=level)] if level else []), w("numId", val=num))
    if fill := background(role, look):
        yield shading(fill, look)
    yield from _borders(role, style, fill, look)
    yield _spacing(style, look)
    yield _indent(role, style)
    if style.align in ALIGNMENT:
        yield w("jc", val=ALIGNMENT[style.align])
    yield from _tabs(role, look)


def below_numeral(style: Style, look: Look) -> Style:
    """Return the style of a recommendation with less space above, because its large numeral makes the line taller."""
    more = max(0.0, look.natural_line(look.styles[Role.RECOMMENDATION_NUMBER]) - style.line_height)
    if style.border.get("top"):
        return replace(style, padding=_reduced(style.padding, more))
    return replace(style, margin=_reduced(style.margin, more))


def _below_empty_line(style: Style) -> Style:
    """Return the style of a rule, which is the border of an empty paragraph: the height of that paragraph's line counts
    as space above the rule.
    """
    above, *others = (style.border.get(side) for side in ("top", "bottom", "left", "right"))
    if above is None or any(others):
        return style
    return replace(style, border={"bottom": above}, margin=_reduced(style.margin, style.line_height))


def _reduced(space: Mapping[str, float], more: float) -> dict[str, float]:
    return {**space, "top": max(0.0, space["top"] - more)}


def is_entry(role: AnyRole) -> bool:
    """Return whether `role` is for the entries of the table of contents, or of a list of figures or tables."""
    return role.word_name.startswith(("TOC ", "Table of ")) and role not in (Role.TOC_HEADING, Role.TOC_NUMBER)


def _is_single(role: AnyRole) -> bool:
    """Return whether each paragraph of `role` is a unit of its own, rather than part of a box or a note."""
    return is_entry(role) or role in (*RECOMMENDED, *LEVELS) or role.level > 0


def _borders(role: AnyRole, style: Style, fill: str, look: Look) -> Iterator[Element]:
    """Yield the borders, if any. Padding around a background becomes a border in the background's colour, because Word
    has no padding.

    A line above entries of a list, headings or recommendations is also drawn between them, because Word joins equal
    borders, and people who add an entry expect a line above it.
    """
    fills = {side: fill_at(side, style, look) if role.element == "aside" else fill for side in SIDES}
    lines = [line_around(side, style.border.get(side), fills[side], style.padding[side], look) for side in SIDES]
    above, *others = lines
    if above and not any(others) and _is_single(role):
        lines.append(replace(above, side=BETWEEN))
    if sides := [line for line in lines if line]:
        yield borders(sides, look)


def indent_element(indent: Indent) -> Element:
    """Return the `w:ind` element of a paragraph, without attributes for values that are None."""
    values = {"left": indent.left, "right": indent.right, "hanging": indent.hanging, "firstLine": indent.first_line}
    return w("ind", **{side: length for side, length in values.items() if length is not None})


def _spacing(style: Style, look: Look) -> Element:
    spacing = spacing_of(style, look)
    return w(
        "spacing", before=spacing.before or 0, after=spacing.after or 0, line=spacing.line or 0, lineRule=spacing.rule
    )


def spacing_of(style: Style, look: Look) -> Spacing:
    """Return spacing and line height. A line grows to the height of its tallest element, such as a picture. A line
    height below the natural height of the font is a multiple of that height, because Word would otherwise increase it
    (17.18.48).
    """
    natural = look.natural_line(style)
    tight = style.line_height < natural and not style.height
    line = round(SINGLE * style.line_height / natural) if tight else twips(style.line_height)
    # Padding inside a border or background becomes space of the border (see `_borders`); other padding is spacing.
    top, bottom = (
        style.margin[side] + (0 if style.background or style.border.get(side) else style.padding[side])
        for side in ("top", "bottom")
    )
    return Spacing(twips(top), twips(bottom), line, "auto" if tight else "atLeast")


def _indent(role: AnyRole, style: Style) -> Element:
    """Return the `w:ind` element of a style. In Word, borders and the space inside them are outside the indent."""
    sides = {side: twips(inset_of(style, side)) for side in ("left", "right")}
    first = -hanging_of(role, style) or style.indent
    more = {"hanging": twips(-first)} if first < 0 else {"firstLine": twips(first)}
    return w("ind", **sides, **more)


def inset_of(style: Style, side: str) -> float:
    """Return the distance, in points, between text in `style` and the edge of the surrounding text."""
    border = style.border.get(side)
    return style.margin[side] + style.padding[side] + (border.width if border else 0)


def hanging_of(role: AnyRole, style: Style, symbol: str = "") -> float:
    """Return the hanging indent of a role in points; `symbol` replaces the bullet.

    The marker of a list item begins at the hanging indent and is followed by a gap. If a marker does not fit, word
    processors move the text to the next tab stop.
    """
    if role in NUMBERED and role not in RECOMMENDED:
        widest = NUMBER_WIDTH if role.word_name.startswith("List Number") else SYMBOL_WIDTH if symbol else BULLET_WIDTH
        # In whole points, like the space of borders, so that the edges of boxes are straight.
        return min(style.margin["left"], round(MARKER_GAP + widest * style.size))
    if role in RECOMMENDED:
        return max(0.0, style.margin["left"]) + style.padding["left"]
    return style.margin["left"] if role.element == "li" else 0.0


def _tabs(role: AnyRole, look: Look) -> Iterator[Element]:
    width = look.page.width - look.page.margin["left"] - look.page.margin["right"]
    if is_entry(role):
        yield w("tabs", w("tab", val="right", pos=twips(width)))
