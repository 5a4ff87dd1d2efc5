"""Extensions of WeasyPrint's layout, as context managers; each extension applies to pages laid out inside its `with`
block.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.boxes import Box, is_line
from briefpress.engine.load import checked
from briefpress.engine.patch import needed, replaced

HOLE = 1 / 8  # the maximum share of a page that may stay empty although a box could begin there


@contextmanager
def remembered_sources() -> Iterator[None]:
    """Inside the block, store the original box of each text box that is split off for a line, in its attribute
    `source`.
    """
    text_box = checked().formatting_structure.boxes.TextBox
    cut = getattr(text_box, "copy_with_text", None)

    def copy_with_text(self: Any, text: str) -> Any:
        assert cut
        box = cut(self, text)
        box.source = self
        return box

    with replaced(text_box, copy_with_text=copy_with_text):
        yield


@contextmanager
def filled_pages() -> Iterator[None]:
    """Inside the block, split a box with `break-inside: avoid` if the page would otherwise have a large gap.

    WeasyPrint moves every such box to the next page, even if no page can contain it. Brands set `break-inside:
    avoid-page` for boxes that must not be split even if that leaves a gap, such as recommendations.
    """
    block = checked().layout.block
    lay_out = needed(block, "block_container_layout", "lays out boxes")

    def lay_out_box(context: Any, box: Any, *positional: Any, **more: Any) -> Any:
        if more or box.style["break_inside"] != "avoid":  # if there is `more`, the box is outside the page flow
            return lay_out(context, box, *positional, **more)
        space, skip, is_first, absolute, fixed, margins, *others = positional
        before = list(margins)
        found = lay_out(context, box, *positional)
        if found[0] is not None or is_first or not _leaves_hole(context, box, space):
            return found
        loose = box.copy()
        loose.style = box.style.copy()
        loose.style["break_inside"] = "auto"
        return lay_out(context, loose, space, skip, is_first, absolute, fixed, before, *others)

    with replaced(block, block_container_layout=lay_out_box):
        yield


@contextmanager
def tight_fragments() -> Iterator[None]:
    """Inside the block, end each part of a split box with `box-decoration-break: clone` directly below its content.

    WeasyPrint extends such a part to the end of the page, as CSS requires, so its lower border is far below its last
    line.
    """
    block = checked().layout.block
    lay_out = needed(block, "block_container_layout", "lays out boxes")

    def lay_out_box(context: Any, box: Any, *positional: Any, **more: Any) -> Any:
        found = lay_out(context, box, *positional, **more)
        part, rest = found[:2]
        if part is not None and rest is not None and box.style["box_decoration_break"] == "clone":
            part.height -= max(part.position_y + part.margin_height() - part.margin_bottom - _end(part), 0)
        return found

    with replaced(block, block_container_layout=lay_out_box):
        yield


def _end(box: Any) -> float:
    """Return the bottom of the content in `box`; split boxes inside it extend to the end of the page."""
    if is_line(box):
        return float(box.position_y + box.height)
    inside = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
    is_flow = isinstance(box, checked().formatting_structure.boxes.BlockContainerBox)
    if inside and is_flow and box.style["height"] == "auto":
        return max(map(_end, inside)) + float(box.padding_bottom + box.border_bottom_width)
    return float(box.position_y + box.margin_height() - box.margin_bottom)


@contextmanager
def whole_lines() -> Iterator[None]:
    """Inside the block, keep text on one line if only the space at its end does not fit.

    WeasyPrint treats such a line as too long, and moves its first word to a separate line.
    """
    inline = checked().layout.inline
    split = needed(inline, "split_first_line", "breaks lines")

    def split_line(text: str, style: Any, context: Any, width: Any, spacing: Any, **more: Any) -> Any:
        found = split(text, style, context, width, spacing, **more)
        _, length, rest, *_ = found
        if rest is None or not text.endswith(" ") or b" " in text.encode()[:length].strip():
            return found
        fits = split(text.rstrip(" "), style, context, width, spacing, **more)[2] is None
        return split(text, style, context, None, spacing, **more) if fits else found

    with replaced(inline, split_first_line=split_line):
        yield


@contextmanager
def fixed_pictures() -> Iterator[None]:
    """Inside the block, keep floated and absolutely positioned pictures, such as portraits and logos, where they are on
    finished pages.

    WeasyPrint moves the same box each time it lays out the picture. If it then lays out the previous page again, it
    tries the picture at the end of that page, and the picture on the finished page moves too.
    """
    floats, absolute = checked().layout.float, checked().layout.absolute
    find_position = needed(floats, "find_float_position", "places floats")
    lay_out = needed(absolute, "absolute_replaced", "places pictures")

    def place_copy(context: Any, box: Any, around: Any) -> Any:
        return find_position(context, box.copy(), around)

    def lay_out_copy(context: Any, box: Any, *around: Any) -> Any:
        return lay_out(context, box.copy(), *around)

    with replaced(floats, find_float_position=place_copy), replaced(absolute, absolute_replaced=lay_out_copy):
        yield


def _leaves_hole(context: Any, box: Any, space: float) -> bool:
    """Return whether much of the page would stay empty if `box` moved to the next page."""
    room = context.page_bottom - space - box.position_y
    return bool(room > HOLE * context.current_footnote_area.page.height)


@contextmanager
def texts_to_set() -> Iterator[list[Box]]:
    """Yield a list that receives the text boxes of the layout before they are split into lines.

    Running heads are not included, because a page may have no space for them.
    """
    engine, texts = checked(), list[Any]()
    build = needed(engine.document, "build_formatting_structure", "builds boxes")

    def build_all(*arguments: Any) -> Any:
        root, notes = build(*arguments), arguments[-1]
        found = (box for top in (root, *notes) for box in _in_flow(top))
        texts.extend(
            box
            for box in found
            if isinstance(box, engine.formatting_structure.boxes.TextBox) and "::" not in box.element_tag
        )
        return root

    with replaced(engine.document, build_formatting_structure=build_all):
        yield texts


def _in_flow(box: Any) -> Iterator[Any]:
    yield box
    for child in box.children:
        if not child.is_running():
            yield from _in_flow(child)
