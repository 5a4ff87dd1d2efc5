"""Balanced lines: headings whose lines have about the same length. Out: a context manager in which lines are balanced.

WeasyPrint does not support `text-wrap: balance` (CSS Text 4, 6.4.2). As in browsers, a heading gets the smallest width
that does not add lines, so that no heading ends with a line of one word. Widths are found by laying out the lines, so
they match the fonts in use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import checked
from briefpress.engine.patch import needed, replaced

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_LINES = 12  # the maximum number of lines to balance
PRECISE = 1.0  # in CSS pixels: the precision of the width
HYPHEN = "\u2010"  # the initial value of `hyphenate-character`
SPACED = "\u0590"  # scripts with code points below this one separate words with spaces
START, CENTER, END = 0.0, 0.5, 1.0  # the share of the unused width that is on the left


@contextmanager
def balanced_lines(classes: frozenset[str]) -> Iterator[None]:
    """Inside the block, balance the lines of headings and of elements with one of `classes`; see `spare_room`."""
    block = checked().layout.block
    lay_out = needed(block, "iter_line_boxes", "lays out lines")

    def lines(
        context: Any, box: Any, y: float, below: float, skip: Any, around: Any, absolute: Any, fixed: Any, *first: Any
    ) -> Any:
        def lines_in(room: Any) -> int:
            trial = lay_out(context, box.copy(), y, below, skip, room, [], [], *first)
            return _count([_text(line) for line, _ in trial], _text(box))

        if _is_balanced(box, around, classes) and skip is None and not any(first) and not context.excluded_shapes:
            around.spare_room = _spare(around, lines_in)
            around = _narrowed(around, around.spare_room)
        return lay_out(context, box, y, below, skip, around, absolute, fixed, *first)

    with replaced(block, iter_line_boxes=lines):
        yield


def spare_room(box: Any) -> float:
    """Return the width, in CSS pixels, that balancing leaves unused beside a heading."""
    return float(getattr(box, "spare_room", 0.0))


def _is_balanced(line: Any, around: Any, classes: frozenset[str]) -> bool:
    element = around.element
    if element is None or "::" in around.element_tag:
        return False
    named = around.element_tag in HEADINGS or not classes.isdisjoint(element.get("class", "").split())
    return named and all(box.is_in_normal_flow() for box in line.descendants(placeholders=True))


def _text(box: Any) -> str:
    return "".join(item.text for item in box.descendants() if getattr(item, "text", ""))


def _count(lines: Iterable[str], text: str) -> int:
    """Return the number of lines; a line that ends in a hyphen counts twice, and a line that ends inside a word three
    times.
    """
    count = place = 0
    for line in lines:
        shown = line.removesuffix(HYPHEN).strip()
        place = max(text.find(shown, place), place) + len(shown)
        around = text[place - 1 : place + 1] if place else ""
        is_split = len(around) == 2 and all(char.isalpha() and char < SPACED for char in around)
        count += 2 if line.endswith(HYPHEN) else 3 if is_split else 1
    return count


def _spare(around: Any, count: Callable[[Any], int]) -> float:
    """Return the maximum amount, in CSS pixels, by which the width can shrink without increasing the result of
    `count`.
    """
    lines = count(around)
    if not 1 < lines <= MAX_LINES:
        return 0.0
    spare, too_much = 0.0, float(around.width)
    while too_much - spare > PRECISE:
        tried = (spare + too_much) / 2
        if count(_narrowed(around, tried)) > lines:
            too_much = tried
        else:
            spare = tried
    return spare


def _narrowed(around: Any, spare: float) -> Any:
    """Return a box that is narrower by `spare`; its lines are in the same positions as in the wider box."""
    if not spare:
        return around
    narrow = around.copy()
    narrow.width -= spare
    narrow.position_x += spare * _left_share(around.style)
    return narrow


def _left_share(style: Any) -> float:
    rtl = style["direction"] == "rtl"
    match style["text_align_all"]:
        case "center":
            return CENTER
        case "left":
            return START
        case "right":
            return END
        case "end":
            return START if rtl else END
    return END if rtl else START
