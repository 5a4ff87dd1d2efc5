"""SVG pictures. In: WeasyPrint's drawing. Out: whole words for joined and right-to-left scripts, and errors.

WeasyPrint draws text letter by letter, and omits the rest of a picture after an error. Arabic letters get their forms,
and letters of all right-to-left scripts their positions, from their neighbours.
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
    """Inside the block, draw SVG texts whole if `is_joined` says so."""
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


@contextmanager
def noted_faults() -> Iterator[list[tuple[str, BaseException]]]:
    """Yield a list that receives the errors raised while a picture is drawn, with the address of the picture."""
    svg, found = checked().svg.SVG, list[tuple[str, BaseException]]()
    draw = getattr(svg, "draw", None)
    if draw is None:
        raise EngineChangedError("WeasyPrint has changed: it draws SVG elsewhere than in SVG.draw")

    def noted(picture: Any, *arguments: Any) -> None:
        try:
            draw(picture, *arguments)
        except BaseException as error:
            found.append((str(picture.url), error))
            raise

    with replaced(svg, draw=noted):
        yield found
