"""Margins at the top of a page, next to a page break, that WeasyPrint keeps. In: WeasyPrint's layout of blocks. Out: a
context manager that truncates them.

WeasyPrint truncates the margins of plain blocks (CSS Fragmentation 3, 5.2), but not those of flex and grid containers,
nor those inside a padded box that continues on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import checked
from briefpress.engine.patch import needed, replaced


@contextmanager
def flush_tops() -> Iterator[None]:
    """Inside the block, truncate the top margins of boxes at the top of a page as their `margin-break` requires."""
    block, boxes = checked().layout.block, checked().formatting_structure.boxes
    lay_out = needed(block, "block_level_layout_switch", "lays out blocks")

    def lay_out_box(context: Any, box: Any, space: Any, skip: Any, around: Any, *positional: Any, **more: Any) -> Any:
        is_first, is_item = positional[0], bool(more)  # if there is `more`, the box is an item of a flex container
        if is_first and not is_item and skip is None and context.current_page > 1 and _is_truncated(context, box):
            is_container = isinstance(box, boxes.FlexContainerBox | boxes.GridContainerBox)
            if is_container or _continues(around, box):
                box.margin_top = 0
        return lay_out(context, box, space, skip, around, *positional, **more)

    with replaced(block, block_level_layout_switch=lay_out_box):
        yield


def _is_truncated(context: Any, box: Any) -> bool:
    kind = box.style["margin_break"]
    return kind == "discard" or (kind == "auto" and not context.forced_break)


def _continues(around: Any, box: Any) -> bool:
    """Return whether `around` began on an earlier page. If so, `box` is the first box in it on this page, but not in
    the source.
    """
    before = next((child for child in around.children if child.is_in_normal_flow()), None)
    return before is not None and before.element is not box.element
