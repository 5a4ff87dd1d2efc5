"""Find invisible text. In: laid-out pages. Out: a problem for each reason, at the rule of the brand that causes it.

Screen readers and Word do present such text, so readers would get different texts. Text on pictures and gradients
counts as visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from briefpress.brand import contrast, last_declared
from briefpress.engine.boxes import (
    Box,
    Matrix,
    Page,
    Rectangle,
    color_of,
    has_text,
    hex_color,
    is_picture,
    placed,
    root_box,
    transformation,
)
from briefpress.lazy import dataclass
from briefpress.problems import Code, Problem

MIN_SIZE = 4 / 3  # the minimum size of readable text, 1 point, in CSS pixels
MIN_OPACITY, MIN_CONTRAST = 0.1, 1.1
MAX_WORDS = 60  # how many characters of invisible text a problem shows
UNKNOWN = ""  # the colour behind text on a picture, a gradient or a translucent background
MIN_SCALE = 1e-4  # at a smaller scale, text is invisible
HINT = "remove what hides it from the brand's style.css; to leave text out, remove it from the brief"
FOR_SCREEN_READERS = "change-label"  # the class of text for screen readers only
EVERYWHERE = (-1e9, -1e9, 1e9, 1e9)


class Reason(StrEnum):
    """The reason why text is invisible, as a clause."""

    HIDDEN = "it is hidden"
    SMALL = "its letters are smaller than 1 point"
    CLEAR = "it is transparent"
    ALIKE = "its colour is that of its background"
    CLIPPED = "the box around it cuts it off"
    MOVED = "it is moved off the page or shrunk to nothing"
    COVERED = "another element is drawn over it"


PROPERTIES = {
    Reason.HIDDEN: ("visibility",),
    Reason.SMALL: ("font-size", "font"),
    Reason.CLEAR: ("opacity", "color"),
    Reason.ALIKE: ("color", "background-color", "background"),
    Reason.CLIPPED: ("overflow", "max-height", "height"),
    Reason.MOVED: ("transform",),
    Reason.COVERED: ("position",),
}


@dataclass(frozen=True, slots=True)
class _Around:
    """The effect of the boxes around text; `names` are the names and classes of their elements, outermost first."""

    names: tuple[str, ...] = ()
    opacity: float = 1
    background: str = "FFFFFF"
    window: Rectangle = EVERYWHERE
    matrix: Matrix | None = None


@dataclass(frozen=True, slots=True)
class _Painted:
    """A box with a picture or a background: its number, the number of the last box inside it, and its area.

    If `covers`, it is drawn over earlier content.
    """

    first: int
    last: int
    area: Rectangle
    covers: bool

    def is_at(self, x: float, y: float) -> bool:
        left, top, right, bottom = self.area
        return left <= x <= right and top <= y <= bottom


def unseen_words(texts: Iterable[Box], pages: Sequence[Page], folders: Sequence[Path], root: Path) -> Iterator[Problem]:
    """Yield a problem for each reason why text on `pages` is invisible.

    `texts` are all text boxes as they were before layout, which drops some of them; `folders` are the brand's
    folders, below `root`.
    """
    found: dict[Reason, list[tuple[Box, tuple[str, ...]]]] = {}
    small = ((Reason.SMALL, text, _names(text)) for text in texts if _is_brief_text(text) and _is_small(text))
    for why, text, names in (*small, *(item for page in pages for item in _Walk(page).found())):
        found.setdefault(why, []).append((text, names))
    for why, hits in found.items():
        words = " ".join(" ".join(text.text for text, _ in hits).split())
        shown = words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}..."
        place = last_declared(folders, root, hits[0][1], PROPERTIES[why])
        yield Problem(Code.TEXT_INVISIBLE, f'this text is invisible in the PDF, because {why}: "{shown}"', place, HINT)


class _Walk:
    """Examines each text box on a page, in the order of the tree."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.painted: list[_Painted] = []
        self.number = 0
        self._number(root_box(page))

    def found(self) -> Iterator[tuple[Reason, Box, tuple[str, ...]]]:
        """Yield the reason, the box and the names around it for each invisible text box."""
        self.number = 0
        yield from self._in(root_box(self.page), _Around())

    def _number(self, box: Box) -> None:
        """Number the boxes in `box` and record the painted areas."""
        box = placed(box)
        first = self.number = self.number + 1
        for child in getattr(box, "children", ()):
            self._number(child)
        style = box.style
        is_solid = not has_text(box) and color_of(style, "background_color") and style["background_color"].alpha == 1
        if is_picture(box) or is_solid or _has_image(box):
            lifted = style["position"] != "static" and (style["z_index"] == "auto" or style["z_index"] >= 0)
            self.painted.append(_Painted(first, self.number, _area(box), bool(lifted and is_solid)))

    def _in(self, box: Box, outer: _Around) -> Iterator[tuple[Reason, Box, tuple[str, ...]]]:
        box = placed(box)
        self.number += 1
        inner = outer if has_text(box) else _inside(box, outer)
        if has_text(box) and _is_brief_text(box) and not _is_small(box) and FOR_SCREEN_READERS not in outer.names:
            why = self._reason(box, outer)
            if why:
                yield why, box, outer.names
        for child in getattr(box, "children", ()):
            yield from self._in(child, inner)

    def _reason(self, text: Box, outer: _Around) -> Reason | None:
        style, (x, y) = text.style, (text.position_x + text.width / 2, text.position_y + text.height / 2)
        others = [
            painted
            for painted in self.painted
            if not painted.first < self.number <= painted.last and painted.is_at(x, y)
        ]
        left, top, right, bottom = outer.window
        checks = (
            (Reason.HIDDEN, style["visibility"] != "visible"),
            (Reason.CLEAR, style["color"].alpha * outer.opacity < MIN_OPACITY),
            (Reason.CLIPPED, not (left <= x <= right and top <= y <= bottom)),
            (Reason.MOVED, bool(outer.matrix) and not self._is_on_page(outer.matrix, x, y)),
            (Reason.COVERED, any(painted.covers and painted.first > self.number for painted in others)),
            (Reason.ALIKE, not others and _is_alike(hex_color(style["color"]), outer.background)),
        )
        return next((why for why, holds in checks if holds), None)

    def _is_on_page(self, matrix: Matrix | None, x: float, y: float) -> bool:
        if matrix is None:
            return True
        x, y = matrix.transform_point(x, y)
        return abs(matrix.determinant) > MIN_SCALE and 0 <= x <= self.page.width and 0 <= y <= self.page.height


def _inside(box: Box, outer: _Around) -> _Around:
    """Return the effect of `box`, and of the boxes around it, on its content."""
    style, background = box.style, outer.background
    if _has_image(box):
        background = UNKNOWN
    elif color := color_of(style, "background_color"):
        background = color if style["background_color"].alpha == 1 else UNKNOWN
    moved = transformation(box)
    return _Around(
        (*outer.names, *_names(box)),
        outer.opacity * style["opacity"],
        background,
        _both(outer.window, _area(box)) if style["overflow"] != "visible" else outer.window,
        (moved @ outer.matrix if outer.matrix else moved) if moved else outer.matrix,
    )


def _is_alike(front: str, background: str) -> bool:
    return bool(front and background) and contrast(f"#{front}", f"#{background}") < MIN_CONTRAST


def _is_brief_text(text: Box) -> bool:
    """Return whether text contains letters or digits and comes from the brief, not from a stylesheet."""
    return "::" not in (text.element_tag or "") and any(map(str.isalnum, text.text))


def _is_small(text: Box) -> bool:
    return bool(text.style["font_size"] < MIN_SIZE)


def _has_image(box: Box) -> bool:
    return not has_text(box) and any(kind != "none" for kind, _ in box.style["background_image"])


def _area(box: Box) -> Rectangle:
    """Return the area of `box`, including its padding and borders: left, top, right and bottom."""
    x, y, width, height = box.hit_area() if hasattr(box, "hit_area") else (0, 0, 0, 0)
    return x, y, x + width, y + height


def _both(first: Rectangle, second: Rectangle) -> Rectangle:
    return max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3])


def _names(box: Box) -> tuple[str, ...]:
    element = box.element
    return () if element is None else (str(box.element_tag), *(element.get("class") or "").split())
