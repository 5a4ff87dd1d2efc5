"""Boxes side by side. In: WeasyPrint's layout of lines and flex containers. Out: context managers in which rows of
cards, and captions beside pictures, are laid out correctly.

Cards are inline blocks, because WeasyPrint can break a page between two lines of them, but not inside a flex container.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from briefpress.engine.load import checked
from briefpress.engine.patch import needed, replaced


@contextmanager
def even_rows() -> Iterator[None]:
    """Inside the block, make inline blocks with `align-self: stretch` as tall as the tallest box on their line.

    CSS applies this property to items of flex and grid containers only.
    """
    inline = checked().layout.inline
    place = needed(inline, "line_box_verticality", "places boxes on a line")

    def placed(line: Any) -> Any:
        found = place(line)
        cards = [box for box in line.children if _is_stretched(box)]
        highest = max((box.margin_height() for box in cards), default=0.0)
        for box in cards:
            box.height += highest - box.margin_height()
        return found

    with replaced(inline, line_box_verticality=placed):
        yield


def _is_stretched(box: Any) -> bool:
    is_card = isinstance(box, checked().formatting_structure.boxes.InlineBlockBox)
    return is_card and "stretch" in box.style["align_self"] and box.style["height"] == "auto"


@contextmanager
def moved_floats() -> Iterator[None]:
    """Inside the block, move the floats in an inline block together with it.

    WeasyPrint swaps the inline blocks of a right-to-left line, but leaves floats where they are, so a portrait would
    appear beside the name of another person.
    """
    inline_block = checked().formatting_structure.boxes.InlineBlockBox
    move = needed(inline_block, "translate", "moves boxes")

    def translate(self: Any, dx: float = 0, dy: float = 0, *_: Any, **__: Any) -> None:
        move(self, dx, dy)

    with replaced(inline_block, translate=translate):
        yield


@contextmanager
def limited_items() -> Iterator[None]:
    """Inside the block, place flex items beside one that is narrower than its content, such as a large photograph with
    `max-width`.

    WeasyPrint subtracts the difference from the width of the row, so boxes overlap.
    """
    flex = checked().layout.flex
    widest = needed(flex, "max_content_width", "measures flex items")
    no_limit = checked().css.properties.Dimension(inf, "px")

    def width(context: Any, box: Any, outer: bool = True) -> Any:
        if not outer:
            return widest(context, box, outer=False)
        free = box.copy()
        free.style = box.style.copy()
        free.style["max_width"] = no_limit
        return widest(context, free)

    with replaced(flex, max_content_width=width):
        yield
