"""Floats in the margin. In: WeasyPrint's layout of floats. Out: a context manager in which notes, quotes and pictures
in the margin are whole, and cover nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from briefpress.engine.boxes import is_line
from briefpress.engine.load import checked
from briefpress.engine.page_ends import WHOLE
from briefpress.engine.patch import needed, replaced

UNLIMITED = 1e6  # in pixels: a distance below the page at which nothing is split


@contextmanager
def whole_floats() -> Iterator[None]:
    """Inside the block, do not split floats with `break-inside: avoid` or `avoid-page`, such as notes and quotes in the
    margin. If they do not fit on the page, move them up as far as the margin is empty or, failing that, to the next
    page with the text beside them.

    WeasyPrint splits them across pages, and loses the rest after the last page.
    """
    block = checked().layout.block
    lay_out = needed(block, "float_layout", "lays out floats")
    lay_out_child = needed(block, "_out_of_flow_layout", "lays out floats among blocks")
    above: list[Sequence[Any]] = []  # the blocks before the float, with the same parent and on the same page

    def lay_out_with_blocks(context: Any, box: Any, index: int, child: Any, blocks: Any, *others: Any) -> Any:
        above.append(blocks)
        try:
            return lay_out_child(context, box, index, child, blocks, *others)
        finally:
            above.pop()

    def lay_out_whole(
        context: Any, box: Any, around: Any, absolute: Any, fixed: Any, space: float, **named: Any
    ) -> Any:
        if box.style["break_inside"] not in WHOLE or named.get("skip_stack"):
            return lay_out(context, box, around, absolute, fixed, space, **named)
        found, _ = lay_out(context, box, around, absolute, fixed, -UNLIMITED, **named)
        end = context.page_bottom - space
        below = found.position_y + found.margin_height() - end
        top = _top(context, found, around, above[-1] if above else ())
        found.translate(0, -max(0.0, min(below, found.position_y - top)))
        edge = found.border_box_y() + found.border_height()
        if edge > end:
            # WeasyPrint checks whether a float fits, but ignores its upper margin, padding and border.
            found.translate(0, edge - found.position_y - found.height)
        return found, None

    with replaced(block, float_layout=lay_out_whole, _out_of_flow_layout=lay_out_with_blocks):
        yield


def _top(context: Any, found: Any, around: Any, blocks: Sequence[Any]) -> float:
    """Return the highest position for the float `found`: below the start of the box `around` it, other floats on its
    side, and any of the `blocks` before it that extend into the margin, such as headings.
    """
    others = [shape for shape in context.excluded_shapes[:-1] if shape.style["float"] == found.style["float"]]
    left, right = found.border_box_x(), found.border_box_x() + found.border_width()
    page = context.current_footnote_area.page
    edges = [shape.position_y + shape.margin_height() for shape in others]
    edges += [edge for block in blocks for edge in _ends_between(block, left, right)]
    return float(max([page.content_box_y(), around.content_box_y(), *edges]))


def _ends_between(box: Any, left: float, right: float) -> Iterator[float]:
    """Yield the lower edges of `box`, or the boxes in it, between two distances from the left edge of the page."""
    if not box.is_in_normal_flow():
        return
    if box.border_box_x() < right and box.border_box_x() + box.border_width() > left:
        yield box.position_y + box.margin_height()
    elif not is_line(box):
        for child in getattr(box, "children", ()):
            yield from _ends_between(child, left, right)
