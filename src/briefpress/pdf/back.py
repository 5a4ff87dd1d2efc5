"""The back cover after layout. In: pages. Out: its coloured areas and the position of its title, for Word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefpress.brand import BackPage
from briefpress.brand.roles import PartKind, Role
from briefpress.engine.boxes import Page, all_boxes, is_line, margin_keyword, root_box
from briefpress.pdf.front import PT, painted

# The page margins in which a brand shows the title; in right-to-left text, it is in the second.
TITLE = ("@top-left", "@top-right")


def back_page(pages: Sequence[Page]) -> BackPage | None:
    """Return the areas painted on the first page of the back cover, or None if that page shows no title on them."""
    for page in pages:
        found = [box for box in all_boxes([page]) if _pseudo(box)]
        above = next((box for box in found if _pseudo(box) == "before"), None)
        if above is not None:
            lines = [line for box in _margins(page) for line in box.descendants() if is_line(line)]
            if not lines:
                return None
            top, bottom = min(line.position_y for line in lines), max(line.position_y + line.height for line in lines)
            begin = above.position_y + above.margin_height()
            areas = tuple(background for box in found for background in painted(box))
            return BackPage(areas, round(top * PT, 2), round(bottom * PT, 2), round(begin * PT, 2), _code(page))
    return None


def _code(page: Page) -> float | None:
    """Return the distance, in points, of the QR code from the edge of the page where lines begin."""
    for box in all_boxes([page]):
        element = getattr(box, "element", None)
        if element is not None and element.get("class") == Role.QR_CODE.css_class and not is_line(box):
            left, _, width, _ = box.hit_area()
            from_right = box.style["direction"] == "rtl"
            return float(round((page.width - left - width if from_right else left) * PT, 2))
    return None


def _margins(page: Page) -> list[Any]:
    return [box for box in root_box(page).children if margin_keyword(box) in TITLE]


def _pseudo(box: Any) -> str:
    """Return the area of the back cover that a box paints: `before` or `after` its text, or `""`."""
    element = getattr(box, "element", None)
    is_part = element is not None and element.get("class") == PartKind.BACK_COVER.css_class and not is_line(box)
    return str(box.element_tag).partition("::")[2] if is_part else ""
