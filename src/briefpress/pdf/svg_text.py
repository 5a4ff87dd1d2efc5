"""Words in SVG pictures. In: what WeasyPrint draws letter by letter. Out: the same, whole where letters join or turn.

Letters of Arabic have their forms, and those of all scripts from right to left their places, among their neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.brand.engine import weasyprint
from briefpress.brand.scripts import is_upright

PLACES = ("x", "y", "dx", "dy", "rotate")  # with a value for each letter, the author has placed them (SVG 2, 11.5)


class _Whole(str):
    """A text that is one letter to who goes through it."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def whole_words() -> Iterator[None]:
    """Let SVG texts in scripts that need it be drawn whole inside the block."""
    svg = weasyprint().svg
    draw, tags = svg.text, svg.TAGS

    def text(picture: Any, node: Any, font_size: float) -> None:
        placed = any(len(str(node.get(name, "")).replace(",", " ").split()) > 1 for name in PLACES)
        if node.text and not placed and is_upright(node.text):
            node._etree_node.text = _Whole(node.text)
        draw(picture, node, font_size)

    svg.text, svg.TAGS = text, {tag: text if how is draw else how for tag, how in tags.items()}
    try:
        yield
    finally:
        svg.text, svg.TAGS = draw, tags
