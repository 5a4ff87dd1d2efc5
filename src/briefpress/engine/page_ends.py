"""Boxes at the end of a page. In: WeasyPrint's layout of blocks. Out: context managers that correct this layout.

WeasyPrint reserves space for the lower padding and border of a box twice, and also for the margin below a box with
`box-decoration-break: clone`. Therefore, it would move boxes that fit to the next page, and leave gaps. If WeasyPrint
moves the last rows of a table, for example to keep them with a note, it would leave the lower border of the table where
it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import EngineChangedError, checked
from briefpress.engine.patch import needed, replaced

WHOLE = ("avoid", "avoid-page")


@contextmanager
def used_ends() -> Iterator[None]:
    """Inside the block, keep boxes that fit on a page on that page."""
    layout = checked().layout
    context_class: Any = getattr(layout, "LayoutContext", None)
    if not hasattr(context_class, "overflows_page") or not hasattr(layout.block, "block_level_layout"):
        raise EngineChangedError("WeasyPrint has changed: LayoutContext no longer checks the end of a page")
    overflows, lay_out, lay_out_inside = (
        context_class.overflows_page, layout.block.block_level_layout, layout.block.block_container_layout,
    )  # fmt: skip
    last: list[tuple[float, float]] = []  # the lower edge of the box laid out last, and its lower padding and border

    def lay_out_box(context: Any, box: Any, *others: Any, **more: Any) -> Any:
        found = lay_out(context, box, *others, **more)
        last[:] = _end(found[0]) if found[0] is not None else []
        return found

    def overflows_page(self: Any, space: float, end: float) -> Any:
        return overflows(self, space - sum(extra for edge, extra in last if edge == end), end)

    def lay_out_whole(context: Any, box: Any, *positional: Any, **more: Any) -> Any:
        if not _is_whole(box) or more or positional[1] is not None:
            return lay_out_inside(context, box, *positional, **more)
        space, skip, is_first, absolute, fixed, margins, *others = positional
        sliced = box.copy()
        sliced.style = box.style.copy()
        sliced.style["box_decoration_break"] = "slice"
        found = lay_out_inside(context, sliced, space, skip, is_first, absolute, fixed, list(margins), *others)
        fits = found[0] is not None and found[1] is None
        return found if fits else lay_out_inside(context, box, *positional)

    with (
        replaced(context_class, overflows_page=overflows_page),
        replaced(layout.block, block_level_layout=lay_out_box, block_container_layout=lay_out_whole),
    ):
        yield


@contextmanager
def moved_ends() -> Iterator[None]:
    """Inside the block, end boxes whose last children move to the next page below the remaining children."""
    block = checked().layout.block
    find = needed(block, "find_earlier_page_break", "moves children")

    def find_and_shorten(context: Any, children: Any, *placeholders: Any) -> Any:
        found = find(context, children, *placeholders)
        for box in found[0] if found else ():
            if all(box is not child for child in children):
                _shorten(box)
        return found

    with replaced(block, find_earlier_page_break=find_and_shorten):
        yield


def _shorten(box: Any) -> None:
    """Make `box`, a copy without the last children of the original, end at the lower edge of its own last child."""
    last = next((child for child in reversed(box.children) if child.is_in_normal_flow()), None)
    if last is not None and box.style["height"] == "auto":
        edge = last.position_y + last.margin_height() - (last.margin_bottom or 0)
        box.height = min(box.height, max(0, edge - box.content_box_y()))


def _end(box: Any) -> list[tuple[float, float]]:
    return [(box.border_box_y() + box.border_height(), box.padding_bottom + box.border_bottom_width)]


def _is_whole(box: Any) -> bool:
    return box.style["box_decoration_break"] == "clone" and box.style["break_inside"] in WHOLE
