"""Find the starts of pages, for e-books. In: laid-out pages. Out: the printed number and the first lines of each page.

The lines come from the main text, not from running heads, footnotes, repeated table headers or the stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from briefpress.brand import FirstLine, PageStart
from briefpress.brand.roles import PartKind
from briefpress.engine.boxes import Page, has_text, is_line, is_repeated, root_box
from briefpress.pdf.page_labels import printed_number

LINES = 12  # the maximum number of lines to record for each page
FIGURES = ("figure", "table", "aside")


def page_starts(pages: Iterable[Page]) -> Iterator[PageStart]:
    """Yield the start of each page."""
    seen: set[int] = set()
    for number, page in enumerate(pages, start=1):
        box = root_box(page)
        flow = box.children[0]
        lines = (line for line in _lines(flow, seen, FirstLine("")) if line.text.strip())
        yield PageStart(printed_number(box, number), tuple(islice(lines, LINES)))
        seen |= {id(item.element) for item in flow.descendants() if is_repeated(item)}


def _lines(box: Any, seen: set[int], line: FirstLine) -> Iterator[FirstLine]:
    """Yield the lines in `box`.

    The lines have the properties of `line`; `seen` contains the table headers of earlier pages, which are skipped.
    """
    element = getattr(box, "element", None)
    if is_repeated(box) and id(element) in seen:
        return
    if is_line(box):
        yield line._replace(text="".join(_texts(box)))
        return
    if element is not None:
        line = line._replace(apart=line.apart or element.tag in FIGURES)
        line = line._replace(contents=line.contents or PartKind.CONTENTS.css_class in element.get("class", "").split())
    for child in getattr(box, "children", ()):
        yield from _lines(child, seen, line)


def _texts(box: Any) -> Iterator[str]:
    """Yield the text in `box` that the author wrote, without superscripts."""
    if "::" in box.element_tag or getattr(box.element, "tag", "") == "sup":
        return
    if has_text(box):
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _texts(child)
