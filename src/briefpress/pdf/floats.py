"""If a figure does not fit on a page, fill the gap before it with the text after it. In: laid-out pages. Out: the same
HTML elements in a different order, to be laid out again. Tags follow the order of the elements, so screen readers read
in the visible order. A figure never leaves its section and never moves up. A figure stays in place if nothing refers to
it, if the preceding text ends with a colon, or if the author sets `float=false`. The same applies to landscape pages
without headings. If no text can fill the gap, but a slightly smaller picture would fit, the picture is made smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from briefpress.brand.roles import PartKind, Role
from briefpress.engine.boxes import Html, Page, is_line, is_picture, page_name, root_box
from briefpress.lazy import dataclass

HOLE = 0.2  # the share of the page height above which empty space counts as a gap
LINES = 48  # in CSS pixels: the minimum space for text that a gap must have below headings
SPARE = 4  # in CSS pixels: the space that a smaller picture leaves below it
SMALLEST = 0.75  # the minimum share of its height that a picture keeps
FIGURE, LANDSCAPE, STAYS, NOTE = "figure-block", "landscape", "stays", "footnote"
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TEXT = ("p", "ul", "ol", "dl", "blockquote")
OTHERS = ("recommendations", Role.SOURCE_CODE.css_class, Role.RULE.css_class, Role.TABLE_CAPTION.css_class)


@dataclass(frozen=True, slots=True)
class Gap:
    """The empty space at the end of a page, the elements that follow in `text`, with their heights, and the heights of
    their pictures, in CSS pixels.
    """

    room: float
    text: Html
    following: Sequence[tuple[Html, float]]
    pictures: Mapping[Html, float]


def gaps(pages: Sequence[Page]) -> list[Gap]:
    """Return the gaps at the ends of `pages`, except on pages before a page of a different kind. The page after a
    landscape page counts as the next page.
    """
    boxes = [root_box(page) for page in pages]
    return [gap for number, box in enumerate(boxes, start=1) for gap in _gap(box, boxes[number:])]


def fill(page_gaps: Sequence[Gap]) -> bool:
    """Move text that follows figures into the gaps before them, or make pictures smaller; return whether anything has
    changed.
    """
    filled = [_filled(gap) or _is_made_smaller(gap) for gap in page_gaps]
    return any(filled)


def _gap(page: Any, later: Sequence[Any]) -> Iterator[Gap]:
    sheets = [*takewhile(lambda box: page_name(box) == LANDSCAPE != page_name(page), later)]
    following = later[: len(sheets) + 1]
    texts = [text for box in following if (text := _text_of(box))]
    if len(texts) == len(sheets) or page_name(following[-1]) != page_name(page):
        return
    room = _bottom(page) - max(_bottom_edges(page.children[0]), default=page.content_box_y())
    text = _text_of(page)
    begun = {id(box.element) for box in text.children} if text else set()
    if room > HOLE * page.height:
        new = [box for more in texts for box in _begun_in(more, begun)]
        pictures = {inside.element: inside.height for box in new for inside in box.descendants() if is_picture(inside)}
        yield Gap(room, texts[0].element, [(box.element, float(box.margin_height())) for box in new], pictures)


def _text_of(page: Any) -> Any:
    """Return the box of the body text on `page`, or None if there is none."""
    name = PartKind.BODY.css_class
    return next((box for box in page.descendants() if name in _classes(getattr(box, "element", None))), None)


def _bottom(page: Any) -> float:
    notes = [box.position_y for box in page.children if type(box).__name__ == "FootnoteAreaBox" and box.children]
    return float(min([page.content_box_y() + page.height, *notes]))


def _bottom_edges(root: Any) -> Iterator[float]:
    """Yield the bottom edges of the lines and pictures on a page."""
    for box in root.descendants():
        if is_line(box):
            yield box.position_y + box.height
        elif is_picture(box):
            yield box.position_y + box.margin_height()


def _begun_in(text: Any, before: set[int]) -> Iterator[Any]:
    """Yield the boxes in `text` whose elements begin on this page, not on the pages `before`, and add them to
    `before`.
    """
    for box in text.children:
        if box.element is not None and id(box.element) not in before and "::" not in box.element_tag:
            before.add(id(box.element))
            yield box


def _filled(gap: Gap) -> bool:
    """Move as much of the text after the figures that cause a gap as fits into the gap; return whether any text has
    moved.
    """
    heads = _heads(gap)
    referenced = {element.get("href", "").removeprefix("#") for element in gap.text.iter("a")}
    figures = [*takewhile(lambda pair: _floats(pair[0], referenced), gap.following[len(heads) :])]
    rest = gap.following[len(heads) + len(figures) :]
    room = gap.room - sum(height for _, height in heads)
    # The rest of a paragraph would stand alone on the page before a landscape page.
    texts = [*_fitting(rest, room, whole=any(LANDSCAPE in _classes(figure) for figure, _ in figures))]
    while texts and _introduces(texts[-1][0]):
        texts.pop()
    if not (figures and texts) or room < LINES or _is_introduced(gap, figures[0][0]) or _mixes_notes(figures, texts):
        return False
    place = [*gap.text].index(figures[0][0])
    for element, _ in texts:
        gap.text.remove(element)
    for element, _ in reversed(texts):
        gap.text.insert(place, element)
    return True


def _heads(gap: Gap) -> list[tuple[Html, float]]:
    """Return the headings directly below a gap, with their heights."""
    return [*takewhile(lambda pair: pair[0].tag in HEADINGS, gap.following)]


def _is_made_smaller(gap: Gap) -> bool:
    """Make the picture of the figure below a gap smaller if it fits then; return whether that is so.

    Charts keep their size because of their text, and pictures from edge to edge because they would be cropped.
    """
    heads = _heads(gap)
    figure, height = next(iter(gap.following[len(heads) :]), (gap.text, 0.0))
    images = [image for image in figure.iter("img") if image in gap.pictures]
    if not _classes(figure) >= {FIGURE} or _classes(figure) & {"full", "margin", "panels"} or len(images) != 1:
        return False
    before = gap.pictures[images[0]]
    fitting = before - (sum(head for _, head in heads) + height - gap.room) - SPARE
    if "chart" in _classes(images[0]) or not SMALLEST * before <= fitting < before:
        return False
    images[0].set("style", f"{images[0].get('style', '')}; max-height: {fitting:.1f}px".removeprefix("; "))
    return True


def _fitting(rest: Sequence[tuple[Html, float]], room: float, *, whole: bool) -> Iterator[tuple[Html, float]]:
    """Yield the paragraphs and lists at the beginning of `rest` that fill the `room`. The last one may exceed it,
    unless all must be `whole`.
    """
    for element, height in rest:
        if room <= (height if whole else 0) or element.tag not in TEXT or _classes(element) & {*OTHERS}:
            return
        yield element, height
        room -= height


def _floats(element: Html, referenced: set[str]) -> bool:
    """Return whether a figure or landscape page may move: the text refers to it, the author does not fix its position,
    and it begins no section.
    """
    nodes = [*element.iter()]
    named = any(node.get("id") in referenced for node in nodes)
    fixed = any(STAYS in _classes(node) or node.tag in HEADINGS for node in nodes)
    return named and bool(_classes(element) & {FIGURE, LANDSCAPE}) and not fixed


def _is_introduced(gap: Gap, figure: Html) -> bool:
    """Return whether the paragraph before a figure introduces it with a colon."""
    before = [*gap.text][: [*gap.text].index(figure)]
    return bool(before) and _introduces(before[-1])


def _introduces(element: Html) -> bool:
    """Return whether an element is a paragraph that must stay with the next element, because it ends with a colon."""
    return element.tag == "p" and "break-after: avoid" in element.get("style", "")


def _mixes_notes(*groups: Sequence[tuple[Html, float]]) -> bool:
    """Return whether all `groups` contain notes. If so, the groups must not change places, because the numbers of the
    notes would be out of order.
    """
    return all(
        any(NOTE in node.get("class", "") for element, _ in group for node in element.iter()) for group in groups
    )


def _classes(element: Html | None) -> set[str]:
    return {*element.get("class", "").split()} if element is not None else set()
