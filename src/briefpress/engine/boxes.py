"""Laid out pages and boxes, as far as other rooms read them. In: WeasyPrint's own. Out: types and places.

The types say what is read of them; WeasyPrint has more, and not every box has all of it: `text` is that of text
boxes, `replacement` that of pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, Protocol
from xml.etree.ElementTree import Element as Html

from briefpress.engine.load import EngineChangedError, weasyprint

Value = Any  # a computed value of CSS: a word, a number, a tuple, or a length or colour of WeasyPrint's
Rectangle = tuple[float, float, float, float]
Link = tuple[str, str, Rectangle, "Box"]


class Style(Protocol):
    """Computed values by the names of CSS, with underscores for hyphens."""

    def __getitem__(self, name: str) -> Value:
        """Return the value of a property."""


class Box(Protocol):
    """A box of a page (CSS 2, chapter 8): lengths in CSS pixels from the upper left of the page."""

    element: Any
    element_tag: str
    style: Style
    children: Sequence[Box]
    is_leader: bool
    colspan: int
    rowspan: int
    link_annotation: Any
    # Of text boxes: the words, and the box they are cut from for a line.
    text: str
    source: Box
    width: float
    height: float
    position_y: float

    def descendants(self) -> Iterable[Box]:
        """Return all boxes in it."""

    def content_box_x(self) -> float:
        """Return where what is in it begins, from the left."""

    def content_box_y(self) -> float:
        """Return where what is in it begins, from above."""

    def margin_width(self) -> float:
        """Return its width, with its margins."""

    def margin_height(self) -> float:
        """Return its height, with its margins."""


class Page(Protocol):
    """A laid out page: `links` and `anchors` as WeasyPrint has found them, `height` in CSS pixels."""

    links: list[Link]
    anchors: dict[str, Rectangle]
    height: float


class Document(Protocol):
    """Laid out pages, with what the HTML says of them."""

    pages: Sequence[Page]
    metadata: Any
    color_profiles: dict[str, Any]
    output_intent: str | None

    def write_pdf(self, **options: Any) -> bytes:
        """Return the PDF file."""


def root_box(page: Page) -> Any:
    """Return the box of a page. Raise EngineChangedError where it is not where it was."""
    try:
        return page._page_box  # type: ignore[attr-defined]
    except AttributeError as error:
        raise EngineChangedError(f"WeasyPrint has changed: a page has no _page_box ({error})") from error


def placed(box: Any) -> Any:
    """Return `box` itself; where it stands for one that is positioned absolutely, that one."""
    return getattr(box, "_box", box)


def all_boxes(pages: Iterable[Page]) -> Iterator[Box]:
    """Yield the boxes of all pages, those of the pages themselves not."""
    for page in pages:
        yield from root_box(page).descendants()


def is_line(box: Box) -> bool:
    """Return whether `box` is a line of words."""
    return type(box).__name__ == "LineBox"


def is_inline(box: Box) -> bool:
    """Return whether `box` is an element within a line."""
    return type(box).__name__ == "InlineBox" and "::" not in box.element_tag


def has_text(box: Box) -> bool:
    """Return whether `box` is words."""
    return hasattr(box, "text")


def is_picture(box: Box) -> bool:
    """Return whether `box` is a picture."""
    return hasattr(box, "replacement")


def margin_keyword(box: Box) -> str:
    """Return the margin of the page that `box` is, such as `@top-left`; `""` where it is none."""
    return str(getattr(box, "at_keyword", ""))


def is_repeated(box: Box) -> bool:
    """Return whether `box` is the head or foot of a table, which stands on each of its pages."""
    return bool(getattr(box, "is_header", False) or getattr(box, "is_footer", False))


def page_name(page: Box) -> str:
    """Return the CSS name of a page, given by its box."""
    return str(page.page_type.name or "")  # type: ignore[attr-defined]


def text_area(box: Box) -> Rectangle:
    """Return where the words in `box` stand, in CSS pixels from the page's upper left, however high the line is."""
    texts: list[Any] = [text for text in box.descendants() if has_text(text)]
    places = [(text.content_box_x(), text.content_box_y(), text.width, text.height) for text in texts]
    return reduce(around, [(x, y, x + width, y + height) for x, y, width, height in places])


def hex_color(color: Value) -> str:
    """Return six hex digits; `""` where the colour is fully transparent or not one of sRGB."""
    if isinstance(color, str):
        return ""
    red, green, blue = (max(0, min(255, round(part * 255))) for part in color.to("srgb").coordinates)
    return f"{red:02X}{green:02X}{blue:02X}" if color.alpha else ""


def color_of(style: Style, name: str) -> str:
    """Return the computed colour `name`, as `hex_color` has it; that of the text where it is the same."""
    return hex_color(style["color"] if style[name] == "currentcolor" else style[name])


def around(one: Rectangle, other: Rectangle) -> Rectangle:
    """Return the smallest rectangle around both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def drawn_area(picture: Box, height: float) -> Rectangle:
    """Return where a picture is drawn on a page of `height`, in CSS pixels from the page's lower left.

    What `object-fit` cuts off is in it: readers that look at the drawing do not see the cut. Of a picture that could
    not be had, it is where the words stand that are there in its place.
    """
    if is_picture(picture):
        wide, high, x, y = weasyprint().layout.replaced.replacedbox_layout(picture)
    else:
        x, y, wide, high = picture.content_box_x(), picture.content_box_y(), picture.width, picture.height
    return x, height - y - high, x + wide, height - y


__all__ = [
    "Box", "Document", "Html", "Link", "Page", "Rectangle", "Style", "Value", "all_boxes", "around", "color_of",
    "drawn_area", "has_text", "hex_color", "is_inline", "is_line", "is_picture", "is_repeated", "margin_keyword",
    "page_name", "placed", "root_box", "text_area",
]  # fmt: skip
