"""SVG pictures. In: WeasyPrint's drawing. Out: whole words in joined and right-to-left scripts, fonts, and errors.

WeasyPrint draws text letter by letter, and omits the rest of a picture after an error. But the form of an Arabic letter
depends on the letters beside it, as does the position of a letter in any right-to-left script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from briefpress import lazy
from briefpress.engine.load import EngineChangedError, checked
from briefpress.engine.patch import replaced

FONT = lazy.pattern(
    r"(?P<before>(?:(?:normal|italic|oblique|small-caps|bold|bolder|lighter|[1-9]00)\s+)*)"
    r"(?P<size>[^\s/]+)(?:\s*/\s*\S+)?\s+(?P<family>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
STYLES = ("italic", "oblique")
PLACES = ("x", "y", "dx", "dy", "rotate")  # attributes with which authors position each letter (SVG 2, 11.5)


class _Whole(str):
    """A string that iterates as if it were a single letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def whole_words(is_joined: Callable[[str], bool]) -> Iterator[None]:
    """Inside the block, draw SVG text as a whole if `is_joined` returns True for it."""
    svg = checked().svg
    draw = getattr(svg, "text", None)
    if draw is None or draw not in svg.TAGS.values():
        raise EngineChangedError("WeasyPrint has changed: svg.text no longer draws SVG text")

    def text(picture: Any, node: Any, font_size: float) -> None:
        placed = any(len(str(node.get(name, "")).replace(",", " ").split()) > 1 for name in PLACES)
        # already changed: a picture on several pages is drawn repeatedly
        drawn_before = isinstance(node.text, _Whole)
        if node.text and not placed and not drawn_before and is_joined(node.text):
            node._etree_node.text = _Whole(node.text)
        draw(picture, node, font_size)

    with replaced(svg, text=text, TAGS={tag: text if how is draw else how for tag, how in svg.TAGS.items()}):
        yield


@contextmanager
def whole_fonts() -> Iterator[None]:
    """Inside the block, parse the whole of `font: italic 20px Arial` in SVG; WeasyPrint would read the first word as
    the size.
    """
    svg = checked().svg
    parse = getattr(svg, "parse_declarations", None)
    if parse is None:
        raise EngineChangedError("WeasyPrint has changed: svg no longer has parse_declarations")

    def parsed(css: Any) -> tuple[list[tuple[str, str]], ...]:
        return tuple(
            [declaration for name, value in declarations for declaration in _spelled(name, value)]
            for declarations in parse(css)
        )

    with replaced(svg, parse_declarations=parsed), replaced(svg.css, parse_declarations=parsed):
        yield


def _spelled(name: str, value: str) -> list[tuple[str, str]]:
    """Return a declaration or, for a shorthand, the declarations to which it expands (CSS Fonts 3, 3.7)."""
    found = FONT.fullmatch(value) if name == "font" else None
    if not found:
        return [(name, value)]
    words = found["before"].lower().split()
    style = next((word for word in words if word in STYLES), "normal")
    weight = next((word for word in words if word not in (*STYLES, "normal", "small-caps")), "normal")
    sizes = {"font-size": found["size"], "font-family": found["family"]}
    return [*{"font-style": style, "font-weight": weight, **sizes}.items()]


@contextmanager
def noted_faults() -> Iterator[list[tuple[str, BaseException]]]:
    """Yield a list that receives the errors raised while pictures are drawn, with the addresses of the pictures."""
    svg, found = checked().svg.SVG, list[tuple[str, BaseException]]()
    draw = getattr(svg, "draw", None)
    if draw is None:
        raise EngineChangedError("WeasyPrint has changed: SVG.draw no longer draws SVG")

    def noted(picture: Any, *arguments: Any) -> None:
        try:
            draw(picture, *arguments)
        except BaseException as error:
            found.append((str(picture.url), error))
            raise

    with replaced(svg, draw=noted):
        yield found
