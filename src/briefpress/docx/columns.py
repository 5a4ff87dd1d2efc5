"""Columns of the page. In: the content of one, and how to write it. Out: paragraphs, moved there.

Wide content has a negative indent; content in the margin is in a frame (ECMA-376 part 1, 17.3.1.11), beside which text
flows, as for portraits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefpress.brand.computed_style import Place
from briefpress.docx.paragraphs import indented, is_turned, set_property
from briefpress.docx.xml import Element, qn, twips, w
from briefpress.model import Column

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter

FRAME = {"wrap": "around", "vAnchor": "text", "hAnchor": "page"}


def in_column(writer: BodyWriter, column: Column, write: Callable[[], list[Element]]) -> list[Element]:
    """Return what `write` returns, in `column` if it is in the text itself; elsewhere, in place."""
    if not column or writer.indent or writer.landscape:
        return indented(write(), writer.indent)
    place = writer.look.columns[column]
    if column is Column.MARGIN:
        with room(writer, 0, writer.page.text_width - place.width):
            return _framed(writer, write(), place)
    with room(writer, place.left, place.right):
        elements = write()
    return indented(elements, place.left) if column is Column.WIDE else _edged(elements, place, writer)


@contextmanager
def room(writer: BodyWriter, indent: float, inset_right: float) -> Iterator[None]:
    """Let what is written begin and end elsewhere for a while."""
    around = writer.indent, writer.inset_right
    writer.indent, writer.inset_right = indent, inset_right
    yield
    writer.indent, writer.inset_right = around


def _framed(writer: BodyWriter, elements: list[Element], place: Place) -> list[Element]:
    """Return paragraphs in one frame in the margin, so far from the side of the sheet on which lines begin."""
    x = writer.page.margin["left"] + _begin(place, writer.page.text_width)
    for paragraph in (one for one in elements if one.tag == qn("w:p")):
        set_property(paragraph, w("framePr", w=twips(place.width), hSpace=0, **FRAME, x=twips(x), y=1))
    return elements


def _begin(place: Place, text_width: float) -> float:
    """Return how far a column is from where lines of text begin: its margin there, or at their end, is negative."""
    return place.left if place.left < 0 else text_width - place.right - place.width


def _edged(elements: list[Element], place: Place, writer: BodyWriter) -> list[Element]:
    """Return a figure whose picture reaches from edge to edge of the sheet; a table is as wide as both columns."""
    if elements[0].tag == qn("w:p") and elements[0].find(f".//{qn('w:drawing')}") is not None:
        left, right = ("right", "left") if is_turned(elements[0]) else ("left", "right")
        set_property(elements[0], w("ind", **{left: twips(place.left), right: twips(place.right)}))
        return elements
    return indented(elements, writer.look.columns[Column.WIDE].left)
