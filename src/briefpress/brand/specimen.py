"""Measure a brand's stylesheet. In: CSS. Out: a `Look` as data for JSON, with lengths in points and colours in hex.

WeasyPrint lays out a specimen with an element for each role, and the style of each box is read (`engine.boxes`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefpress.brand.own_roles import AnyRole, OwnRole
from briefpress.brand.roles import COVER_FOOT, COVER_HEAD, HALVES, PartKind, Role
from briefpress.brand.values import Facts, border, extent, line_height, marker, points
from briefpress.engine.boxes import (
    Box,
    Document,
    Page,
    all_boxes,
    background_of,
    color_of,
    is_line,
    margin_keyword,
    page_name,
    root_box,
)
from briefpress.model import Column

MEDIUM = "word"  # not `print`, so that rules in `@media print`, which are for the PDF only, do not apply
GENERIC = {"serif": "Times New Roman", "sans-serif": "Arial", "monospace": "Courier New"}  # families in Word
# The containers of specimen elements. The first and last rows, which may look different, contain no measured cells.
TABLE = f'<table class="{Role.BRIEF_TABLE.css_class}"{{forced}}>'
AROUND = {
    "li": ("<ul{forced}>", "</ul>"),
    "dt": ("<dl{forced}>", "</dl>"),
    "th": (f"{TABLE}<thead><tr>", "</tr></thead></table>"),
    "td": (f"{TABLE}<tr><td>x<tr>", "<tr><td>x</table>"),
}
# Elements whose style depends on the elements around them, by id.
BELOW_NAME, AUTHOR_PORTRAIT, OPENER, KEY_POINT = "below-name", "author-portrait", "opener", "key_point"
IN_CONTEXT = (
    f'<div><h3 class="{Role.ORGANISATION_NAME.css_class}">x</h3>'
    f'<p class="{Role.BODY_TEXT.css_class}" id="{BELOW_NAME}">x</p></div>'
    f'<div class="author"><div class="{Role.PORTRAIT.css_class}" id="{AUTHOR_PORTRAIT}">x</div>x</div>'
    f'<div><h2 class="{Role.HEADING_1.css_class} opener" id="{OPENER}">x</h2></div>'
    f'<ul class="{PartKind.KEYPOINTS.css_class}"><li class="{Role.LIST_BULLET.css_class}" id="{KEY_POINT}">x</ul>'
)
# Cells in parts of a table, by Word's names for the parts.
CELLS = {
    "firstRow": f'<thead><tr><th class="{Role.TABLE_HEADER.css_class}" id="firstRow">x<th>x</thead>',
    "firstCol": f'<tr><th class="{Role.TABLE_HEADER.css_class}" id="firstCol">x',
    "band1Horz": f'<td class="{Role.TABLE_TEXT.css_class}" id="band1Horz">x',
    "band2Horz": f'<tr><th>x<td class="{Role.TABLE_TEXT.css_class}" id="band2Horz">x<tr><th>x<td>x',
}
WORDS = (f'<p class="{Role.BODY_TEXT.css_class}"{{forced}}>', "</p>")  # the paragraph around text of a role
SIDES = ("top", "right", "bottom", "left")


def measure(css: str, page_class: str, own: Sequence[OwnRole] = ()) -> Facts:
    """Return the data of a `Look`, which is measured on the specimen; `own` lists the roles that the brand declares."""
    document, boxes = _laid_out(_specimen(css, page_class, own))
    hidden = [item.css_class for item in (*Role, *own, *PartKind) if item.css_class not in boxes]
    if hidden:
        document, boxes = _laid_out(_specimen(css, page_class, own, hidden))
    if missing := [name for name in hidden if name not in boxes]:
        raise RuntimeError(f"WeasyPrint has no box with a style for {missing[0]!r}: see _boxes")
    page = root_box(document.pages[-1])
    return {
        "styles": {
            role.name: _style(boxes[role.css_class], page, hidden=role.css_class in hidden)
            | _margins(boxes.get(f"{role.css_class}::outer", boxes[role.css_class]))
            for role in Role
        },
        "own": [_style(boxes[role.css_class], page, hidden=role.css_class in hidden) for role in own],
        "cells": {part: _style(boxes[part], page) for part in CELLS},
        "markers": {role.name: marker(box) for role in Role if (box := boxes.get(f"{role.css_class}::marker"))},
        "page": _page(page),
        "cover": _cover(document.pages[0], boxes["part-cover"], boxes[COVER_HEAD]),
        "columns": {name: _column(boxes[name]) for name in Column if name},
        "below_name": points(boxes[BELOW_NAME].style["margin_top"]) if BELOW_NAME in boxes else 0.0,
        "author_portrait": points(boxes[AUTHOR_PORTRAIT].style["margin_left"]) if AUTHOR_PORTRAIT in boxes else 0.0,
        "headings": {kind: _style(box, page) for kind in PartKind if (box := boxes.get(f"{kind.css_class}-heading"))},
        **{name: _style(boxes[name], page) if name in boxes else None for name in (OPENER, KEY_POINT)},
        "back": _back(document.pages, boxes[PartKind.BACK_COVER.css_class]),
        "halves": _halves(document.pages[0], boxes),
        "whole": [kind for kind in PartKind if boxes[kind.css_class].style["break_inside"] == "avoid"],
        "new_page": [kind for kind in PartKind if boxes[kind.css_class].style["break_before"] == "page"],
    }


def _laid_out(page: str) -> tuple[Document, dict[str, Box]]:
    """Return the finished layout, and the boxes in it by name."""
    from briefpress.engine.deadline import limited
    from briefpress.engine.fetch import fetcher
    from briefpress.engine.load import weasyprint

    html = weasyprint().HTML  # loading WeasyPrint takes seconds on a busy machine
    with limited():
        document = html(string=page, url_fetcher=fetcher(), media_type=MEDIUM).render()
    return document, dict(reversed([*_boxes(document)]))  # the box of an element precedes the boxes of its lines


def _specimen(css: str, page_class: str, own: Sequence[OwnRole], hidden: Collection[str] = ()) -> str:
    """Return a page with an element for each role. Each is in a separate box, so that rules for siblings do not apply.
    Elements whose names are in `hidden` are displayed even if the CSS hides them, because they also have styles.
    """
    running = [role for role in Role if role in (Role.HEADER, Role.FOOTER)]
    heads = "".join(_element(role, hidden) for role in running)
    parts = "".join(
        f'<section class="{kind.css_class}"{_shown(kind, hidden)}>{_in(kind)}</section>' for kind in PartKind
    )
    roles = "".join(f"<div>{_element(role, hidden)}</div>" for role in (*Role, *own) if role not in running)
    columns = "".join(f'<div class="{name}">x</div>' for name in Column if name)
    others = f"{columns}{TABLE.format(forced='')}{''.join(CELLS.values())}</table>{IN_CONTEXT}"
    body = f'<body class="{page_class}">{heads}{parts}<section>{roles}{others}</section></body>'
    return f"<html><head><style>{css}</style></head>{body}</html>"


def _in(kind: PartKind) -> str:
    """Return the content of one of the specimen's parts: its heading, or the halves of the cover."""
    heading = f'<h2 class="{Role.HEADING_1.css_class}" id="{kind.css_class}-heading">x</h2>'
    return "".join(f'<div class="{half}"></div>' for half in HALVES) if kind is PartKind.COVER else heading


def _element(role: AnyRole, hidden: Collection[str]) -> str:
    forced = _shown(role, hidden)
    before, after = AROUND.get(role.element, WORDS if role.is_character else ("", ""))
    element = f'<{role.element} class="{role.css_class}"{forced}>x</{role.element}>'
    return f"{before.format(forced=forced)}{element}{after}"


def _shown(named: AnyRole | PartKind, hidden: Collection[str]) -> str:
    return ' style="display: block !important"' if named.css_class in hidden else ""


def _boxes(document: Document) -> Iterator[tuple[str, Box]]:
    """Yield each box of the specimen with its name, which is the id or the class of its element.

    The names of markers end with `::marker`; the name of the box around a table and its caption ends with `::outer`.
    """
    for box in all_boxes(document.pages):
        element = getattr(box, "element", None)
        tag = str(getattr(box, "element_tag", None) or "")
        # The box around a table and its caption has the margins; the table itself has the borders (CSS 2, 17.4).
        wrapper = "outer" if getattr(box, "is_table_wrapper", False) else ""
        if element is not None and element.get("class"):
            pseudo = tag.partition("::")[2] or wrapper
            if pseudo in ("", "marker", "outer"):
                yield (element.get("id") or element.get("class")) + (f"::{pseudo}" if pseudo else ""), box


def _margins(box: Box) -> Facts:
    return {"margin": {side: points(box.style[f"margin_{side}"]) for side in SIDES}}


def _style(box: Box, page: Box, *, hidden: bool = False) -> Facts:
    style = box.style
    return {
        "font": GENERIC.get(style["font_family"][0], str(style["font_family"][0])),
        "more_fonts": [str(family) for family in style["font_family"][1:] if family not in GENERIC],
        "size": points(style["font_size"]),
        "bold": int(style["font_weight"]) >= 600,
        "italic": style["font_style"] != "normal",
        "color": color_of(style, "color"),
        "background": background_of(style),
        "line_height": line_height(style),
        "letter_spacing": points(style["letter_spacing"]),
        "transform": style["text_transform"],
        "align": style["text_align_all"],
        "small_caps": style["font_variant_caps"] == "small-caps",
        "underline": "underline" in style["text_decoration_line"],
        "struck": "line-through" in style["text_decoration_line"],
        "raised": points(style["vertical_align"]),
        "vertical": style["vertical_align"] if isinstance(style["vertical_align"], str) else "",
        "indent": points(style["text_indent"]),
        **_margins(box),
        "padding": {side: points(style[f"padding_{side}"]) for side in SIDES},
        "border": {side: line for side in SIDES if (line := border(style, side))},
        "width": extent(style["width"], page.width),
        "height": extent(style["height"], 0),
        "max_width": extent(style["max_width"], page.width),
        "max_height": extent(style["max_height"], 0),
        "round": points(style["border_top_left_radius"][0]) > 0 or "%" in str(style["border_top_left_radius"][0]),
        "hidden": hidden,
        "on_new_page": style["break_before"] == "page",
        "keep_with_next": style["break_after"] == "avoid",
        "keep_together": style["break_inside"] == "avoid",
    }


def _page(box: Box) -> Facts:
    return {
        "width": points(box.margin_width()),
        "height": points(box.margin_height()),
        "margin": {side: points(getattr(box, f"margin_{side}")) for side in SIDES},
        "head": _edge(box, "@top-", "top"),
        "foot": _edge(box, "@bottom-", "bottom"),
    }


def _edge(page: Box, place: str, side: str) -> float:
    """Return the points from the edge at `side` to text in margin boxes at `place`, or 0 if there is no text."""
    boxes = [box for box in page.children if margin_keyword(box).startswith(place)]
    lines = [line for box in boxes for line in box.descendants() if is_line(line)]
    tops = [line.position_y for line in lines]
    bottoms = [page.margin_height() - line.position_y - line.height for line in lines]
    return max(0.0, points(min(tops if side == "top" else bottoms, default=0.0)))


def _cover(page: Page, cover: Box, head: Box) -> Facts:
    """Return the page format of the cover. Its text area is the text area of the head, inside the padding."""
    sheet = _page(root_box(page))
    return sheet | {"margin": _sum(sheet["margin"], _text_offsets(cover, head))}


def _back(pages: Iterable[Page], back: Box) -> str:
    """Return the background colour of the page with the back cover `back`, or `""` if it has none."""
    return next((background_of(item.style) for item in map(root_box, pages) if back in [*item.descendants()]), "")


def _halves(page: Page, boxes: dict[str, Box]) -> Facts:
    """Return the styles of both halves of the cover. Their margins are the distances between their text and the text of
    their section in Word. A cover is a separate section, with the margins of its head; a masthead is above the text.
    """
    cover = boxes[PartKind.COVER.css_class]
    begin = _text_offsets(cover, boxes[COVER_HEAD]) if page_name(root_box(page)) else dict.fromkeys(SIDES, 0.0)
    found = {}
    for half in (COVER_HEAD, COVER_FOOT):
        style, far = _style(boxes[half], root_box(page)), _text_offsets(cover, boxes[half])
        background = style["background"] or background_of(cover.style)
        found[half] = {**style, "background": background, "margin": {side: far[side] - begin[side] for side in SIDES}}
    return found


def _column(box: Box) -> Facts:
    """Return the distances of a column from the sides of the text, and its width (0 for the full width)."""
    margin = _margins(box)["margin"]
    return {"left": margin["left"], "right": margin["right"], "width": extent(box.style["width"], 0)}


def _text_offsets(cover: Box, half: Box) -> dict[str, float]:
    """Return the distances between the text of a half and the edges of the cover's container."""
    return _sum(*(lengths for box in (cover, half) for lengths in (_margins(box)["margin"], _inside(box))))


def _sum(*lengths: Mapping[str, float]) -> dict[str, float]:
    return {side: sum(length[side] for length in lengths) for side in SIDES}


def _inside(box: Box) -> dict[str, float]:
    """Return the distances between the content of a box and its edges."""
    return {side: points(box.style[f"padding_{side}"]) + points(box.style[f"border_{side}_width"]) for side in SIDES}
