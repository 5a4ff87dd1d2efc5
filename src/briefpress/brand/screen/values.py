"""The values of declarations for screens. In: tokens. Out: CSS in which lengths scale with the reader's text size.

A point becomes a fraction of the reader's text size, `--pt`. On small screens, large text and its line height become
smaller, so that words fit. Literal colours become custom properties, so that colour schemes can change them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from briefpress.brand.settings.colors import in_srgb

if TYPE_CHECKING:
    from tinycss2.ast import Node

# The units of absolute lengths in points (CSS Values 4, 6.2); pixels do not change.
POINTS = {"pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "q": 72 / 101.6}
LARGE = 16  # the minimum size, in points, of text that is smaller on small screens
MINIMUM = 0.6  # the size of large text on the smallest screens, as a share of its full size
NARROW, WIDE = 22, 64  # the window widths, in rem, between which the size of large text grows
# The maximum size of large text as a percentage of the window width: one share for all sizes, and a further share for
# each point of the size. This maximum keeps words whole if readers enlarge text on phones; at the usual text size, only
# large titles reach it.
SHARED, PER_POINT = 8.5, 0.05
REM = 0.1012  # a point in rem: a text size of 10.5 points is 1.0625 rem
COLORED = ("color", "background", "border", "outline", "shadow", "fill", "stroke", "decoration", "column-rule")


class Replacements(Protocol):
    """Replaces colours and addresses in values."""

    def keep_color(self, color: str) -> str:
        """Return the replacement for the colour `#RRGGBB`."""

    def keep_address(self, address: str) -> str:
        """Return the `data:` address of the file at `address`."""


def length(points: float) -> str:
    """Return a length in points as CSS."""
    return f"calc({points:.4g} * var(--pt))" if points else "0"


def font_size(points: float) -> str:
    """Return a font size in points as CSS. Large text is smaller on small screens."""
    if points < LARGE:
        return length(points)
    least = max(LARGE, points * MINIMUM) if points > LARGE else points
    slope = (points - least) * REM / (WIDE - NARROW)
    grown = f"calc({least:.4g} * var(--pt) + (100vw - {NARROW}rem) * {slope:.5f})"
    fluid = f"clamp({length(least)}, {grown}, {length(points)})" if slope else length(points)
    return f"min({fluid}, calc({SHARED + points * PER_POINT:.4g} * var(--vw)))"


def points(token: Node) -> float | None:
    """Return an absolute length in points, or None for other tokens."""
    unit = POINTS.get(token.lower_unit) if token.type == "dimension" else None
    return token.value * unit if unit else None


def on_screen(name: str, value: Sequence[Node], keeper: Replacements) -> str:
    """Return the value of the property `name` for screens; `keeper` replaces colours and addresses."""
    if name == "font":
        return _font(value, keeper)
    if name == "font-size":
        return "".join(font_size(size) if (size := points(item)) else _text([item], name, keeper) for item in value)
    return _text(value, name, keeper)


def ratio(size: Node, height: Node) -> str:
    """Return a line height as a multiple of the font size, or `""` unless both are absolute lengths."""
    large, high = points(size), points(height)
    return f"{high / large:.4g}" if large and high is not None else ""


def _font(value: Sequence[Node], keeper: Replacements) -> str:
    """Return the value of the shorthand `font` (CSS Fonts 4, 2.7).

    The line height becomes a multiple of the size, so that both scale together.
    """
    slash = next((place for place, token in enumerate(value) if token == "/"), 0)
    sizes = [place for place, token in enumerate(value) if points(token) is not None]
    if not sizes:
        return _text(value, "font", keeper)
    size = sizes[0]
    height = next((place for place in sizes[1:] if slash and place > slash), 0)
    before, after = value[:size], value[(height or size) + 1 :]
    shown = font_size(points(value[size]) or 0)
    line = f"/{ratio(value[size], value[height])}" if height else ""
    return f"{_text(before, 'font', keeper)}{shown}{line}{_text(after, 'font', keeper)}"


def _text(tokens: Iterable[Node], name: str, keeper: Replacements) -> str:
    return "".join(_token(token, name, keeper) for token in tokens)


def _token(token: Node, name: str, keeper: Replacements) -> str:
    from tinycss2 import serialize

    size = points(token)
    if size is not None:
        return length(size)
    if color := _color(token, name):
        return keeper.keep_color(color)
    if address := _address(token):
        return f'url("{keeper.keep_address(address)}")'
    if token.type == "function":
        return f"{token.name}({_text(token.arguments, name, keeper)})"
    if token.type == "() block":
        return f"({_text(token.content, name, keeper)})"
    return str(serialize([token]))


def _address(token: Node) -> str:
    """Return the address in `url()`, or `""` for other tokens."""
    if token.type == "url":
        return str(token.value)
    is_url = token.type == "function" and token.lower_name == "url"
    return next((str(part.value) for part in token.arguments if part.type == "string"), "") if is_url else ""


def _color(token: Node, name: str) -> str:
    """Return an opaque literal colour as `#RRGGBB`, or `""` for other tokens."""
    from tinycss2.color4 import parse_color

    named = token.type == "ident" and any(part in name for part in COLORED) and not name.startswith("--")
    if not named and token.type not in ("hash", "function"):
        return ""
    color = parse_color(token)
    if color is None or isinstance(color, str) or color.alpha < 1:
        return ""
    return in_srgb(color)
