"""The parts of laid-out pages and boxes that other packages use. In: WeasyPrint's objects. Out: types and positions.

The types declare only the attributes in use; WeasyPrint's own classes have more. Not every box has every attribute:
only text boxes have `text`, and only pictures have `replacement`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, Protocol
from xml.etree.ElementTree import Element as Html

from briefpress.engine.load import EngineChangedError, weasyprint

Value = Any  # a computed CSS value: a keyword, a number, a tuple, or one of WeasyPrint's lengths or colours
Rectangle = tuple[float, float, float, float]
Link = tuple[str, str, Rectangle, "Box"]


class Style(Protocol):
    """Computed values by CSS property, with underscores for hyphens."""

    def __getitem__(self, name: str) -> Value:
        """Return the computed value of the property `name`."""


class Box(Protocol):
    """A box on a page (CSS 2, chapter 8); lengths are in CSS pixels from the top-left corner of the page."""

    element: Any
    element_tag: str
    style: Style
    children: Sequence[Box]
    is_leader: bool
    colspan: int
    rowspan: int
    link_annotation: Any
    # Only in text boxes: the text, and the box that was split into lines.
    text: str
    source: Box
    width: float
    height: float
    position_x: float
    position_y: float

    def hit_area(self) -> tuple[float, float, float, float]:
        """Return the left edge, top edge, width and height of the border box."""

    def descendants(self) -> Iterable[Box]:
        """Return all boxes inside this box."""

    def content_box_x(self) -> float:
        """Return the left edge of the content."""

    def content_box_y(self) -> float:
        """Return the top edge of the content."""

    def margin_width(self) -> float:
        """Return the width, including margins."""

    def margin_height(self) -> float:
        """Return the height, including margins."""


class Matrix(Protocol):
    """A transformation of points (CSS Transforms 1, section 12)."""

    determinant: float

    def transform_point(self, x: float, y: float) -> tuple[float, float]:
        """Return the transformed position of a point."""

    def __matmul__(self, other: Matrix) -> Matrix:
        """Return the combination of both transformations; this one is applied first."""


class Page(Protocol):
    """A laid-out page with WeasyPrint's `links` and `anchors`. Sizes are in CSS pixels; `bleed` maps sides to
    widths.
    """

    links: list[Link]
    anchors: dict[str, Rectangle]
    width: float
    height: float
    bleed: Mapping[str, float]


class Document(Protocol):
    """Laid-out pages, with the metadata of the HTML."""

    pages: list[Page]
    metadata: Any
    color_profiles: dict[str, Any]
    output_intent: str | None

    def write_pdf(self, **options: Any) -> bytes:
        """Return the pages as a PDF file."""


def root_box(page: Page) -> Any:
    """Return the root box of a page; raise EngineChangedError if WeasyPrint no longer provides it."""
    try:
        return page._page_box  # type: ignore[attr-defined]
    except AttributeError as error:
        raise EngineChangedError(f"WeasyPrint has changed: a page has no _page_box ({error})") from error


def placed(box: Any) -> Any:
    """Return `box`, or the absolutely positioned box for which it is a placeholder."""
    return getattr(box, "_box", box)


def all_boxes(pages: Iterable[Page]) -> Iterator[Box]:
    """Yield the boxes on all pages, without the page boxes."""
    for page in pages:
        yield from root_box(page).descendants()


def transformation(box: Box) -> Matrix | None:
    """Return the transformation of a laid-out box, or None if it has none."""
    found: Matrix | None = getattr(box, "transformation_matrix", None)
    return found


def is_line(box: Box) -> bool:
    """Return whether `box` is a line of text."""
    return type(box).__name__ == "LineBox"


def is_inline(box: Box) -> bool:
    """Return whether `box` is an inline element."""
    return type(box).__name__ == "InlineBox" and "::" not in box.element_tag


def has_text(box: Box) -> bool:
    """Return whether `box` contains text."""
    return hasattr(box, "text")


def is_picture(box: Box) -> bool:
    """Return whether `box` is a picture."""
    return hasattr(box, "replacement")


def margin_keyword(box: Box) -> str:
    """Return the name of a margin box, such as `@top-left`, or `""` for other boxes."""
    return str(getattr(box, "at_keyword", ""))


def is_repeated(box: Box) -> bool:
    """Return whether `box` is a table header or footer, which is repeated on each page of the table."""
    return bool(getattr(box, "is_header", False) or getattr(box, "is_footer", False))


def page_name(page: Box) -> str:
    """Return the CSS name of a page, given its box."""
    return str(page.page_type.name or "")  # type: ignore[attr-defined]


def text_area(box: Box) -> Rectangle:
    """Return the area of the text in `box`, in CSS pixels from the top-left corner of the page, regardless of the line
    height.

    If a stylesheet hides all text in the box, return the area of the box.
    """
    texts: list[Any] = [text for text in box.descendants() if has_text(text)] or [box]
    places = [(text.content_box_x(), text.content_box_y(), text.width, text.height) for text in texts]
    return reduce(around, [(x, y, x + width, y + height) for x, y, width, height in places])


def hex_color(color: Value) -> str:
    """Return a colour as six hexadecimal digits, or `""` if it is fully transparent or not in sRGB."""
    if isinstance(color, str):
        return ""
    red, green, blue = (max(0, min(255, round(part * 255))) for part in color.to("srgb").coordinates)
    return f"{red:02X}{green:02X}{blue:02X}" if color.alpha else ""


def color_of(style: Style, name: str) -> str:
    """Return the computed colour of the property `name` in the format of `hex_color`; `currentcolor` becomes the text
    colour.
    """
    return hex_color(style["color"] if style[name] == "currentcolor" else style[name])


def background_of(style: Style) -> str:
    """Return the background colour of a box, or the mean colour of its gradient, as six hexadecimal digits, or `""`."""
    color = color_of(style, "background_color")
    gradients = [image.colors for _, image in style["background_image"] if hasattr(image, "colors")]
    stops = [stop for colors in gradients[:1] for stop_color in colors if (stop := hex_color(stop_color))]
    parts = ([int(stop[at : at + 2], 16) for stop in stops] for at in (0, 2, 4))
    return color or ("".join(f"{round(sum(part) / len(part)):02X}" for part in parts) if stops else "")


def around(first: Rectangle, second: Rectangle) -> Rectangle:
    """Return the smallest rectangle that contains `first` and `second`."""
    return min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])


def drawn_area(picture: Box, height: float) -> Rectangle:
    """Return the area of a picture on a page that is `height` pixels tall, in CSS pixels from the bottom left corner of
    the page.

    The area includes what `object-fit` crops, because PDF readers use the picture without the crop. For a missing
    picture, it is the area of the text in its place.
    """
    if is_picture(picture):
        wide, high, x, y = weasyprint().layout.replaced.replacedbox_layout(picture)
    else:
        x, y, wide, high = picture.content_box_x(), picture.content_box_y(), picture.width, picture.height
    return x, height - y - high, x + wide, height - y


__all__ = [
    "Box", "Document", "Html", "Link", "Matrix", "Page", "Rectangle", "Style", "Value", "all_boxes", "around",
    "color_of", "drawn_area", "has_text", "hex_color", "is_inline", "is_line", "is_picture", "is_repeated",
    "margin_keyword", "page_name", "placed", "root_box", "text_area", "transformation",
]  # fmt: skip
