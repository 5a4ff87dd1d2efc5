"""The stylesheet of a brand, measured. In: CSS. Out: what a `Look` holds, as JSON: lengths in points, colours in hex.

A specimen with one element for each role is laid out with WeasyPrint, and the style of each box is
read (`engine.boxes`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any

from briefpress.brand.roles import PartKind, Role
from briefpress.engine.boxes import Box, Document, Page, Style, Value, all_boxes, is_line, margin_keyword, root_box

MEDIUM = "word"  # what the CSS says in `@media print` is for the PDF alone
PT = 0.75  # a CSS pixel in points (CSS Values 4, section 6.2)
GENERIC = {"serif": "Times New Roman", "sans-serif": "Arial", "monospace": "Courier New"}  # families without a file
# What an element of a specimen stands in; what is for the first or the last row only is left out.
TABLE = f'<table class="{Role.BRIEF_TABLE.css_class}"{{forced}}>'
AROUND = {
    "li": ("<ul{forced}>", "</ul>"),
    "dt": ("<dl{forced}>", "</dl>"),
    "th": (f"{TABLE}<thead><tr>", "</tr></thead></table>"),
    "td": (f"{TABLE}<tr><td>x<tr>", "<tr><td>x</table>"),
}
# Cells in parts of a table, by Word's names of the parts.
CELLS = {
    "firstRow": f'<thead><tr><th class="{Role.TABLE_HEADER.css_class}" id="firstRow">x<th>x</thead>',
    "firstCol": f'<tr><th class="{Role.TABLE_HEADER.css_class}" id="firstCol">x',
    "band1Horz": f'<td class="{Role.TABLE_TEXT.css_class}" id="band1Horz">x',
    "band2Horz": f'<tr><th>x<td class="{Role.TABLE_TEXT.css_class}" id="band2Horz">x<tr><th>x<td>x',
}
WORDS = (f'<p class="{Role.BODY_TEXT.css_class}"{{forced}}>', "</p>")  # around a role inside a paragraph
Facts = dict[str, Any]  # as JSON has them
SIDES = ("top", "right", "bottom", "left")


def measure(css: str, page_class: str) -> Facts:
    """Lay out the specimen and return what a `Look` holds, as JSON."""
    document, boxes = _laid_out(_specimen(css, page_class))
    hidden = [name for name in _names() if name not in boxes]
    if hidden:
        document, boxes = _laid_out(_specimen(css, page_class, hidden))
    lacking = [name for name in hidden if name not in boxes]
    if lacking:
        raise RuntimeError(f"this WeasyPrint shows no box with a style for {lacking[0]!r}: see _boxes")
    page = root_box(document.pages[-1])
    roles = {role: boxes[role.css_class] for role in Role}
    markers = {role: boxes.get(f"{role.css_class}::marker") for role in Role}
    cover = boxes["part-cover"]
    return {
        "styles": {
            role.name: _style(box, page, hidden=role.css_class in hidden)
            | _margins(boxes.get(f"{role.css_class}::outer", box))
            for role, box in roles.items()
        },
        "cells": {part: _style(boxes[part], page) for part in CELLS},
        "markers": {role.name: _marker(box) for role, box in markers.items() if box},
        "page": _page(page),
        "cover": _cover(document.pages[0], cover),
        "whole": [kind for kind in PartKind if boxes[kind.css_class].style["break_inside"] == "avoid"],
        "new_page": [kind for kind in PartKind if boxes[kind.css_class].style["break_before"] == "page"],
    }


def _laid_out(page: str) -> tuple[Document, dict[str, Box]]:
    """Return the laid out page and the box of each name in it."""
    from briefpress.engine.fetch import fetcher
    from briefpress.engine.load import weasyprint

    document = weasyprint().HTML(string=page, url_fetcher=fetcher(), media_type=MEDIUM).render()
    # An element's own box comes before the boxes of the lines and the text inside it.
    return document, dict(reversed([*_boxes(document)]))


def _names() -> list[str]:
    return [named.css_class for named in (*Role, *PartKind)]


def _specimen(css: str, page_class: str, hidden: Collection[str] = ()) -> str:
    """Return a page with one element for each role, each in a box of its own: rules for neighbours are left out.

    What the CSS does not display is displayed where its name is among `hidden`: it has a style all the same.
    """
    running = [role for role in Role if role in (Role.HEADER, Role.FOOTER)]
    heads = "".join(_element(role, hidden) for role in running)
    parts = "".join(f'<section class="{kind.css_class}"{_shown(kind, hidden)}></section>' for kind in PartKind)
    roles = "".join(f"<div>{_element(role, hidden)}</div>" for role in Role if role not in running)
    table = f"{TABLE.format(forced='')}{''.join(CELLS.values())}</table>"
    body = f'<body class="{page_class}">{heads}{parts}<section>{roles}{table}</section></body>'
    return f"<html><head><style>{css}</style></head>{body}</html>"


def _element(role: Role, hidden: Collection[str]) -> str:
    forced = _shown(role, hidden)
    before, after = AROUND.get(role.element, WORDS if role.is_character else ("", ""))
    element = f'<{role.element} class="{role.css_class}"{forced}>x</{role.element}>'
    return f"{before.format(forced=forced)}{element}{after}"


def _shown(named: Role | PartKind, hidden: Collection[str]) -> str:
    return ' style="display: block !important"' if named.css_class in hidden else ""


def _boxes(document: Document) -> Iterator[tuple[str, Box]]:
    """Yield the class, or the id, of each element of the specimen, with `::marker` for its marker, and its box.

    The box around a table and its caption has `::outer` behind its name.
    """
    for box in all_boxes(document.pages):
        element = getattr(box, "element", None)
        tag = str(getattr(box, "element_tag", None) or "")
        # Around a table and its caption: it has the margins, the table itself the borders (CSS 2, 17.4).
        wrapper = "outer" if getattr(box, "is_table_wrapper", False) else ""
        if element is not None and element.get("class"):
            pseudo = tag.partition("::")[2] or wrapper
            if pseudo in ("", "marker", "outer"):
                yield (element.get("id") or element.get("class")) + (f"::{pseudo}" if pseudo else ""), box


def _margins(box: Box) -> Facts:
    return {"margin": {side: _points(box.style[f"margin_{side}"]) for side in SIDES}}


def _style(box: Box, page: Box, *, hidden: bool = False) -> Facts:
    style = box.style
    return {
        "font": GENERIC.get(style["font_family"][0], str(style["font_family"][0])),
        "more_fonts": [str(family) for family in style["font_family"][1:] if family not in GENERIC],
        "size": _points(style["font_size"]),
        "bold": int(style["font_weight"]) >= 600,
        "italic": style["font_style"] != "normal",
        "color": _color(style["color"]),
        "ground": _color(style["background_color"]),
        "line_height": _line_height(style),
        "letter_spacing": _points(style["letter_spacing"]),
        "transform": style["text_transform"],
        "align": style["text_align_all"],
        "small_caps": style["font_variant_caps"] == "small-caps",
        "underline": "underline" in style["text_decoration_line"],
        "struck": "line-through" in style["text_decoration_line"],
        "raised": _points(style["vertical_align"]),
        "vertical": style["vertical_align"] if isinstance(style["vertical_align"], str) else "",
        "indent": _points(style["text_indent"]),
        **_margins(box),
        "padding": {side: _points(style[f"padding_{side}"]) for side in SIDES},
        "border": {side: border for side in SIDES if (border := _border(style, side))},
        "width": _extent(style["width"], page.width),
        "height": _extent(style["height"], 0),
        "most_width": _extent(style["max_width"], page.width),
        "most_height": _extent(style["max_height"], 0),
        "round": _points(style["border_top_left_radius"][0]) > 0 or "%" in str(style["border_top_left_radius"][0]),
        "hidden": hidden,
        "on_new_page": style["break_before"] == "page",
        "keep_with_next": style["break_after"] == "avoid",
        "keep_together": style["break_inside"] == "avoid",
    }


def _marker(box: Box) -> tuple[str, str]:
    """Return text, `""` for a number, and colour of the marker of a list item."""
    kind = box.style["list_style_type"]
    text = kind[1] if isinstance(kind, tuple) and kind[0] == "string" else ""
    return str(text).strip(), _color(box.style["color"])


def _page(box: Box) -> Facts:
    return {
        "width": _points(box.margin_width()),
        "height": _points(box.margin_height()),
        "margin": {side: _points(getattr(box, f"margin_{side}")) for side in SIDES},
        "head": _edge(box, "@top-", "top"),
        "foot": _edge(box, "@bottom-", "bottom"),
    }


def _edge(page: Box, place: str, side: str) -> float:
    """Return how far the lines in the margin boxes at `place` are from that edge of the sheet; 0 without any."""
    boxes = [box for box in page.children if margin_keyword(box).startswith(place)]
    lines = [line for box in boxes for line in box.descendants() if is_line(line)]
    tops = [line.position_y for line in lines]
    bottoms = [page.margin_height() - line.position_y - line.height for line in lines]
    return max(0.0, _points(min(tops if side == "top" else bottoms, default=0.0)))


def _cover(page: Page, box: Box) -> Facts:
    sheet = _page(root_box(page))
    inner = {side: _points(box.style[f"padding_{side}"]) for side in SIDES}
    outer = {side: _points(box.style[f"border_{side}_width"]) for side in SIDES}
    sheet["margin"] = {side: sheet["margin"][side] + inner[side] + outer[side] for side in SIDES}
    return {**sheet, "ground": _color(box.style["background_color"]), "border": _border(box.style, "left")}


def _border(style: Style, side: str) -> Facts | None:
    width = _points(style[f"border_{side}_width"])
    if not width or style[f"border_{side}_style"] in ("none", "hidden"):
        return None
    color = style[f"border_{side}_color"]
    written = style["color"] if color == "currentcolor" else color
    return {"width": width, "color": _color(written), "style": style[f"border_{side}_style"]}


def _points(length: Value) -> float:
    """Return a length in points; 0 for `auto`, `normal`, percentages, and `calc()` with some."""
    unit = getattr(length, "unit", "px")
    value: Value = getattr(length, "value", length)
    return round(float(value) * PT, 3) if isinstance(value, int | float) and unit in ("px", None) else 0.0


def _extent(length: Value, whole: float) -> float:
    """Return a width or height in points, percentages of `whole` pixels; 0 where there is none."""
    if getattr(length, "unit", "") == "%":
        return _points(length.value / 100 * whole)
    points = _points(length)
    return points if math.isfinite(points) else 0.0


def _line_height(style: Style) -> float:
    """Return the line height in points; 0 for `normal`."""
    height = style["line_height"]
    if isinstance(height, str):
        return 0.0
    pixels = height.value if hasattr(height, "unit") else height * style["font_size"]
    return round(float(pixels) * PT, 3)


def _color(color: Value) -> str:
    """Return six hex digits; `""` where the colour is fully transparent or not one of sRGB."""
    if isinstance(color, str):
        return ""
    red, green, blue = (max(0, min(255, round(part * 255))) for part in color.to("srgb").coordinates)
    return f"{red:02X}{green:02X}{blue:02X}" if color.alpha else ""
