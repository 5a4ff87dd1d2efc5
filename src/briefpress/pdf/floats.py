"""If a figure does not fit on a page, fill the gap before it with the text after it. In: laid-out pages. Out: the same
HTML elements in a different order, to be laid out again. Tags follow the order of the elements, so screen readers read
in the visible order. A figure never leaves its section and never moves up. A figure stays in place if nothing refers to
it, if the preceding text ends with a colon, or if the author sets `float=false`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any

from briefpress.brand.roles import PartKind, Role
from briefpress.engine.boxes import Html, Page, is_line, is_picture, page_name, root_box
from briefpress.lazy import dataclass

HOLE = 0.2  # the share of the page height above which empty space counts as a gap
LINES = 48  # in CSS pixels: the minimum space for text that a gap must have below headings
FIGURE, STAYS, NOTE = "figure-block", "stays", "footnote"
TEXT = ("p", "ul", "ol", "dl", "blockquote")
OTHERS = ("recommendations", Role.SOURCE_CODE.css_class, Role.RULE.css_class, Role.TABLE_CAPTION.css_class)


@dataclass(frozen=True, slots=True)
class Gap:
    """The empty space at the end of a page, the elements that follow in `text`, and their heights, in CSS pixels."""

    room: float
    text: Html
    following: Sequence[tuple[Html, float]]


def gaps(pages: Sequence[Page]) -> list[Gap]:
    """Return the gaps at the ends of `pages`, except on pages before a page of a different kind."""
    boxes = [root_box(page) for page in pages]
    return [gap for pair in pairwise(boxes) for gap in _gap(*pair)]


def fill(page_gaps: Sequence[Gap]) -> bool:
    """Move text that follows figures into the gaps before them; return whether any text has moved."""
    filled = [_filled(gap) for gap in page_gaps]
    return any(filled)


def _gap(page: Any, following: Any) -> Iterator[Gap]:
    more = _text_of(following)
    if more is None or page_name(page) != page_name(following):
        return
    room = _bottom(page) - max(_bottom_edges(page.children[0]), default=page.content_box_y())
    text = _text_of(page)
    begun = {id(box.element) for box in text.children} if text else set()
    if room > HOLE * page.height:
        yield Gap(room, more.element, [*_begun_in(more, begun)])


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


def _begun_in(text: Any, before: set[int]) -> Iterator[tuple[Html, float]]:
    """Yield the elements in `text` that begin on this page, not on the page `before`, with their heights there."""
    for box in text.children:
        if box.element is not None and id(box.element) not in before and "::" not in box.element_tag:
            yield box.element, float(box.margin_height())


def _filled(gap: Gap) -> bool:
    """Move as much of the text after the figures that cause a gap as fits into the gap; return whether any text has
    moved.
    """
    heads = [*takewhile(lambda pair: pair[0].tag in ("h2", "h3", "h4", "h5", "h6"), gap.following)]
    referenced = {element.get("href", "").removeprefix("#") for element in gap.text.iter("a")}
    figures = [*takewhile(lambda pair: _floats(pair[0], referenced), gap.following[len(heads) :])]
    rest = gap.following[len(heads) + len(figures) :]
    room = gap.room - sum(height for _, height in heads)
    texts = [*_fitting(rest, room)]
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


def _fitting(rest: Sequence[tuple[Html, float]], room: float) -> Iterator[tuple[Html, float]]:
    """Yield the paragraphs and lists at the beginning of `rest` that fill the `room`; the last one may exceed it."""
    for element, height in rest:
        if room <= 0 or element.tag not in TEXT or _classes(element) & {*OTHERS}:
            return
        yield element, height
        room -= height


def _floats(element: Html, referenced: set[str]) -> bool:
    """Return whether a figure may move: the text refers to it, and the author does not fix its position."""
    named = any(node.get("id") in referenced for node in element.iter())
    return named and FIGURE in _classes(element) and STAYS not in _classes(element)


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
