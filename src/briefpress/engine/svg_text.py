"""Words in SVG pictures. In: what WeasyPrint draws letter by letter. Out: the same, whole where letters join or turn.

Letters of Arabic have their forms, and those of all scripts from right to left their places, among their neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import EngineChangedError, checked
from briefpress.engine.patch import replaced

PLACES = ("x", "y", "dx", "dy", "rotate")  # with a value for each letter, the author has placed them (SVG 2, 11.5)


class _Whole(str):
    """A text that is one letter to who goes through it."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def whole_words(is_joined: Callable[[str], bool]) -> Iterator[None]:
    """Let SVG texts be drawn whole inside the block where `is_joined` says so."""
    svg = checked().svg
    draw = getattr(svg, "text", None)
    if draw is None or draw not in svg.TAGS.values():
        raise EngineChangedError("WeasyPrint has changed: it draws texts of SVG elsewhere than in svg.text")

    def text(picture: Any, node: Any, font_size: float) -> None:
        placed = any(len(str(node.get(name, "")).replace(",", " ").split()) > 1 for name in PLACES)
        if node.text and not placed and is_joined(node.text):
            node._etree_node.text = _Whole(node.text)
        draw(picture, node, font_size)

    with replaced(svg, text=text, TAGS={tag: text if how is draw else how for tag, how in svg.TAGS.items()}):
        yield
