"""Measurements of pages for designers: `python -m tests.page_figures [BRIEF ...] [--brand NAME]`.

In: briefs of this workspace, all of them by default. Out: a table with a row for each. Characters are counted in full
lines of body text. A page has a gap if more than a fifth of it is empty, except the cover, the last page, and pages
before a page of a different kind.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from briefpress.engine.boxes import has_text, is_line, is_picture, page_name, root_box
from briefpress.pdf import Pages, Sheet
from briefpress.problems import Report
from briefpress.publish import Format, Request, publish
from briefpress.workspace import Workspace

if TYPE_CHECKING:
    from briefpress.pdf import Attached

ROOT = Path.cwd()  # any checkout
HOLE = 0.2  # the share of the height of the text area
RUNNING = ("header", "footer")


@dataclass(frozen=True, slots=True)
class Figures:
    """The measurements of the pages of one brief."""

    pages: int
    characters: tuple[int, ...]
    holes: tuple[int, ...]
    lonely_headings: tuple[int, ...]
    cut_recommendations: tuple[int, ...]
    widows: tuple[int, ...]

    def row(self) -> str:
        """Return the figures in columns, with page numbers."""
        tenths = quantiles(self.characters, n=10) if len(self.characters) > 1 else [0] * 9
        middle = median(self.characters) if self.characters else 0
        pages = (self.holes, self.lonely_headings, self.cut_recommendations, self.widows)
        shown = "".join(f"{' '.join(map(str, page)) or '-':>16}" for page in pages)
        return f"{self.pages:>6}{middle:>8.0f}{tenths[8]:>6.0f}{len(self.holes) / self.pages:>7.0%}{shown}"


HEAD = f"{'brief':36}{'pages':>6}{'median':>8}{'p90':>6}{'holes':>7}" + "".join(
    f"{name:>16}" for name in ("on pages", "lone headings", "cut recs", "widows")
)


class Gauge:
    """A press that lays out pages but writes nothing."""

    def __init__(self) -> None:
        self.figures: list[Figures] = []

    def lay_out(self, sheet: Sheet) -> None:
        """Lay out `sheet` and measure it."""
        from briefpress.brand.fonts import use_fonts
        from briefpress.engine.font_choice import chosen_fonts
        from briefpress.engine.fonts import font_configuration
        from briefpress.pdf.write import lay_out

        with chosen_fonts(lambda: use_fonts(sheet.fonts, sheet.cache)), font_configuration() as fonts:
            layout = lay_out(sheet.html, sheet.root, Report(), None, sheet.pictures, sheet.brand, fonts=fonts)
        self.pages_ = Pages(layout.page_count, layout.numbers)
        self.figures.append(measured([root_box(page) for page in layout.document.pages]))

    def pages(self) -> Pages:
        """Return the pages."""
        return self.pages_

    def attach(self, attached: Sequence[Attached]) -> None:
        """Attach nothing."""

    def file(self, report: Report) -> bytes:  # noqa: ARG002 - as a press has it
        """Return no file."""
        return b""


def measured(pages: Sequence[Any]) -> Figures:
    """Return the figures of laid-out pages from their boxes."""
    lines = [[*_lines(page)] for page in pages]
    return Figures(
        pages=len(pages),
        characters=tuple(_full_lines(lines)),
        holes=tuple(number for number, page in enumerate(pages, 1) if _has_hole(pages, page, lines[number - 1])),
        lonely_headings=tuple(number for number, line in enumerate(lines, 1) if line and _is_heading(line[-1][0])),
        cut_recommendations=tuple(_cut(lines, "recommendation")),
        widows=tuple(_widows(lines)),
    )


def _lines(page: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the lines of a page's text, each with its element."""
    for child in page.children:
        if not hasattr(child, "at_keyword"):
            yield from _lines_in(child, None)


def _lines_in(box: Any, element: Any) -> Iterator[tuple[Any, Any]]:
    own = getattr(box, "element", None)
    element = own if own is not None else element
    if is_line(box):
        yield element, box
        return
    for child in getattr(box, "children", ()):
        yield from _lines_in(child, element)


def _words(line: Any) -> str:
    return "".join(str(box.text) for box in line.descendants() if has_text(box))


def _class(element: Any) -> str:
    return str(element.get("class", "")) if element is not None else ""


def _full_lines(pages: Sequence[Sequence[tuple[Any, Any]]]) -> Iterator[int]:
    """Yield the number of characters in each line of body text, except the last line of each paragraph."""
    lines = [pair for page in pages for pair in page if _class(pair[0]) == "body-text"]
    for (element, line), (following, _) in itertools.pairwise(lines):
        if element is following:
            yield len(_words(line).strip())


def _has_hole(pages: Sequence[Any], page: Any, lines: Sequence[tuple[Any, Any]]) -> bool:
    place = pages.index(page)
    if page_name(page) == "cover" or place == len(pages) - 1 or page_name(pages[place + 1]) != page_name(page):
        return False
    top, height = page.content_box_y(), page.height
    lows = [line.position_y + line.height for _, line in lines]
    lows += [box.position_y + box.margin_height() for box in page.descendants() if is_picture(box)]
    return bool((top + height - max(lows, default=top)) / height > HOLE)


def _is_heading(element: Any) -> bool:
    return _class(element).startswith(("heading-", "people-heading", "box-heading", "organisation-name"))


def _cut(pages: Sequence[Sequence[tuple[Any, Any]]], name: str) -> Iterator[int]:
    """Yield the pages that end inside an element of the class `name`."""
    for number, (page, following) in enumerate(itertools.pairwise(pages), 1):
        if page and following and page[-1][0] is following[0][0] and name in _class(page[-1][0]).split():
            yield number


def _widows(pages: Sequence[Sequence[tuple[Any, Any]]]) -> Iterator[int]:
    """Yield the pages that begin with the last line of a paragraph."""
    for number, (page, following) in enumerate(itertools.pairwise(pages), 2):
        starts = [line for element, line in following[:2] if page and element is page[-1][0]]
        if len(starts) == 1 and "body-text" in _class(following[0][0]):
            yield number


def main(arguments: Sequence[str]) -> None:
    """Measure the named briefs, and print a row for each."""
    brand = arguments[arguments.index("--brand") + 1] if "--brand" in arguments else ""
    workspace = Workspace(ROOT)
    ids = [item for item in arguments if not item.startswith("--") and item != brand]
    sys.stdout.write(f"{HEAD}\n")
    for id_ in ids or sorted(path.parent.name for path in (ROOT / "source").glob("*/brief.md")):
        gauge = Gauge()
        with TemporaryDirectory() as folder:  # for empty files
            request = Request(workspace, (id_,), frozenset({Format.PDF}), brand, Path(folder), force=True)
            publish(request, gauge, Report(), lambda _: None)
        for figures in gauge.figures:
            sys.stdout.write(f"{id_:36}{figures.row()}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
