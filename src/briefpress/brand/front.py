"""Classes for the data that a layout passes to other formats; lengths are in points.

A brand paints the cover or masthead with CSS; the heights of its areas depend on their content, and are known after
layout. The first lines of each page, to which the page list of an e-book leads, are known only then, too.
"""

from __future__ import annotations

from typing import NamedTuple


class Ground(NamedTuple):
    """A rectangle of one colour, six hex digits or `""` for none, positioned from the upper left of the page."""

    left: float
    top: float
    width: float
    height: float
    color: str


class FrontPage(NamedTuple):
    """The areas painted on page 1, from back to front, and the distance between the cover's foot and head.

    `head` is the position of the cover's head, and `words` the range of its height, from the top, that contains text.
    `spare` is the width that balanced titles leave empty, by their classes.
    """

    grounds: tuple[Ground, ...] = ()
    gap: float = 0.0
    head: Ground | None = None
    words: tuple[float, float] = (0.0, 1.0)
    spare: tuple[tuple[str, float], ...] = ()


class FirstLine(NamedTuple):
    """One of the first lines of a page; `apart`: in a figure, table or box, `contents`: in the table of contents."""

    text: str
    apart: bool = False
    contents: bool = False


class PageStart(NamedTuple):
    """A page: the number on it, and its first lines."""

    number: str
    lines: tuple[FirstLine, ...] = ()
