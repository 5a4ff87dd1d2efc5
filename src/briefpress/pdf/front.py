"""Measure the cover or masthead, and balanced headings, for Word. In: laid-out pages. Out: backgrounds and lengths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefpress.brand import Background, FrontPage
from briefpress.brand.roles import COVER_FOOT, COVER_HEAD, Role
from briefpress.engine.balance import spare_room
from briefpress.engine.boxes import Page, all_boxes, background_of, color_of, is_line

PT = 0.75  # a CSS pixel in points (CSS Values 4, section 6.2)
TITLES = (Role.TITLE.css_class, Role.SUBTITLE.css_class)
ROOM = 12  # in CSS pixels: the space above and below the text that counts as part of its range
PAINTED = ("part-cover", COVER_HEAD, COVER_FOOT)


def front_page(page: Page) -> FrontPage:
    """Return the painted areas behind the title on `page`, and the measurements of the head, in points."""
    boxes: dict[str, Any] = {}
    for box in all_boxes([page]):
        if name := _name(box):
            # Only the outermost box, because anonymous boxes inside it have the same element
            boxes.setdefault(name, box)
    backgrounds = tuple(background for name in PAINTED if name in boxes for background in painted(boxes[name]))
    return FrontPage(backgrounds, _gap(boxes), *_head(boxes), tuple(_spare(page)), _above(boxes))


def _head(boxes: dict[str, Any]) -> tuple[Background | None, tuple[float, float]]:
    """Return the area of the cover's head, or None, and the top and bottom of the text in it, as shares of its
    height.
    """
    if COVER_HEAD not in boxes:
        return None, (0.0, 1.0)
    head = boxes[COVER_HEAD]
    top, height = head.padding_box_y(), head.padding_height()
    area = (head.padding_box_x(), top, head.padding_width(), height)
    lines = [line for line in head.descendants() if is_line(line)]
    above = min((line.position_y for line in lines), default=top) - ROOM
    below = max((line.position_y + line.height for line in lines), default=top + height) + ROOM
    shares = (max(0.0, (above - top) / height), min(1.0, (below - top) / height))
    left, up, width, high = (round(length * PT, 2) for length in area)
    return Background(left, up, width, high, ""), shares


def _spare(page: Page) -> Iterator[tuple[str, float]]:
    """Yield the class of each balanced title, and the width in points that remains empty beside its lines."""
    for name, spare in _balanced([page], "class"):
        if name in TITLES:
            yield name, spare


def spare_widths(pages: Iterable[Page]) -> tuple[tuple[str, float], ...]:
    """Return the ids of balanced headings, each with the width in points that remains empty beside its lines."""
    return tuple((id_, spare) for id_, spare in _balanced(pages, "id") if id_)


def _balanced(pages: Iterable[Page], attribute: str) -> Iterator[tuple[str, float]]:
    """Yield `attribute` of each element with balanced lines, and the width in points that remains empty beside them."""
    for box in all_boxes(pages):
        element = getattr(box, "element", None)
        if element is not None and spare_room(box):
            yield str(element.get(attribute, "")), round(spare_room(box) * PT, 2)


def _name(box: Any) -> str:
    """Return the class of a box that may have a background for Word, or `""` for others, such as pseudo-elements."""
    element = getattr(box, "element", None)
    name = str(element.get("class", "")) if element is not None else ""
    return name if name in PAINTED and "::" not in str(box.element_tag) and not is_line(box) else ""


def painted(box: Any) -> Iterator[Background]:
    """Yield the areas that a box's background and borders cover."""
    x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    yield from _area((x, y, width, height), background_of(box.style))
    sides = {side: float(getattr(box, f"border_{side}_width")) for side in ("top", "right", "bottom", "left")}
    lines = {
        "top": (x, y, width, sides["top"]),
        "right": (x + width - sides["right"], y, sides["right"], height),
        "bottom": (x, y + height - sides["bottom"], width, sides["bottom"]),
        "left": (x, y, sides["left"], height),
    }
    for side, area in lines.items():
        yield from _area(area, color_of(box.style, f"border_{side}_color"))


def _area(area: tuple[float, float, float, float], color: str) -> Iterator[Background]:
    if color and area[2] and area[3]:
        left, top, width, height = (round(length * PT, 2) for length in area)
        yield Background(left, top, width, height, color)


def _gap(boxes: dict[str, Any]) -> float:
    """Return the distance, in points, between the last line of the head and the first line of the foot."""
    if not {COVER_HEAD, COVER_FOOT} <= set(boxes):
        return 0.0
    above = [line.position_y + line.height for line in boxes[COVER_HEAD].descendants() if is_line(line)]
    return round((boxes[COVER_FOOT].content_box_y() - max(above)) * PT, 2) if above else 0.0


def _above(boxes: dict[str, Any]) -> float:
    """Return the space, in points, above the first line of the head."""
    tops = [line.position_y for line in boxes[COVER_HEAD].descendants() if is_line(line)] if COVER_HEAD in boxes else []
    return round((min(tops) - boxes[COVER_HEAD].content_box_y()) * PT, 2) if tops else 0.0
