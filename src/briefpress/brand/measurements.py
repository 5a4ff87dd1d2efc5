"""Measurements of a layout that other formats need. Lengths are in points.

The stylesheet of a brand paints the cover or masthead. The heights of its areas depend on their content, so they are
known only after layout. The same applies to the first lines of each page, which an e-book's page list needs.
"""

from __future__ import annotations

from typing import NamedTuple


class Background(NamedTuple):
    """A rectangle, positioned from the top-left corner of the page. `color` is six hex digits, or `""` for none."""

    left: float
    top: float
    width: float
    height: float
    color: str


class FrontPage(NamedTuple):
    """The areas painted on page 1, from back to front, and the `gap` between the head and the foot of the cover.

    `head` is the area of the head. `words` is the range of its height that contains text, as fractions from the top.
    `spare` contains the widths that remain empty beside balanced titles, by their classes. `above` is the space above
    the first line of the head.
    """

    backgrounds: tuple[Background, ...] = ()
    gap: float = 0.0
    head: Background | None = None
    words: tuple[float, float] = (0.0, 1.0)
    spare: tuple[tuple[str, float], ...] = ()
    above: float = 0.0


class BackPage(NamedTuple):
    """The first page of the back cover: its areas above and below the text, the top and bottom of its title, the height
    at which the text begins, and the distance of the QR code, if any, from the edge where lines begin.
    """

    backgrounds: tuple[Background, ...]
    title_top: float
    title_bottom: float
    begin: float
    code: float | None = None


class FirstLine(NamedTuple):
    """One of the first lines on a page. `apart` is True if it is in a figure, table or box; `contents` is True if it is
    in the table of contents.
    """

    text: str
    apart: bool = False
    contents: bool = False


class PageStart(NamedTuple):
    """A page: its page number and its first lines."""

    number: str
    lines: tuple[FirstLine, ...] = ()
