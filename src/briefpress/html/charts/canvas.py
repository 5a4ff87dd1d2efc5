"""A canvas. In: shapes and text, with positions in points from the top and the side where reading begins. Out: SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import NamedTuple

from markupsafe import escape

from briefpress.brand import Inks, mixed
from briefpress.edition import Fill, Shape, em
from briefpress.lazy import dataclass

SIZE, LINE = 8.5, 11.0  # the size of text and the height of a line, in points
MAX_LINES = 5  # the maximum number of lines for a name
MIN_PART = 4  # the minimum number of characters before a hyphen
TINT = 0.25  # the share of the colour in a tint
MIDDLE = 0.35  # the distance from the middle of the text down to its baseline, as a share of the font size
ANCHORS = {"start": "end", "middle": "middle", "end": "start"}  # text anchors, each with its mirror image
Point = tuple[float, float]


class Area(NamedTuple):
    """A rectangle on a canvas."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the edge where reading ends, which is the left edge on a mirrored canvas."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the bottom edge."""
        return self.y + self.height


@dataclass(slots=True)
class Canvas:
    """A canvas, `width` points wide; it is `mirrored` for right-to-left text.

    `name` is the prefix of its ids; `look` is the class of the picture.
    """

    width: float
    inks: Inks
    fonts: str
    mirrored: bool
    name: str
    look: str = ""
    pieces: list[str] = field(default_factory=list)
    patterns: dict[str, str] = field(default_factory=dict)

    def svg(self, height: float) -> str:
        """Return the picture, `height` points tall."""
        patterns = f"<defs>{''.join(self.patterns.values())}</defs>" if self.patterns else ""
        size = f'width="{_n(self.width)}pt" height="{_n(height)}pt" viewBox="0 0 {_n(self.width)} {_n(height)}"'
        look = f'font-family="{escape(self.fonts)}" font-size="{SIZE}"'
        named = f' class="{self.look}"' if self.look else ""
        return f'<svg xmlns="http://www.w3.org/2000/svg"{named} {size} {look}>{patterns}{"".join(self.pieces)}</svg>'

    def x(self, x: float) -> float:
        """Return the distance of `x` from the left edge."""
        return self.width - x if self.mirrored else x

    def rect(self, area: Area, color: str, fill: Fill = Fill.SOLID) -> None:
        """Draw a rectangle, with an outline unless its fill is solid."""
        left = self.x(area.right) if self.mirrored else area.x
        if area.width <= 0 or area.height <= 0:
            return
        inset = 0 if fill is Fill.SOLID else 0.4
        size = f'width="{_n(area.width - 2 * inset)}" height="{_n(area.height - 2 * inset)}"'
        place = f'x="{_n(left + inset)}" y="{_n(area.y + inset)}"'
        self._filled(f"<rect {place} {size} ", color, fill)

    def _filled(self, shape: str, color: str, fill: Fill) -> None:
        """Draw a shape; stripes are drawn one by one, because gaps between the tiles of a pattern may be visible."""
        if fill is Fill.STRIPES:
            self.pieces.append(f"{shape}{self.paint(color, Fill.SOLID)}/>")
        self.pieces.append(f"{shape}{self.paint(color, fill)}/>")

    def paint(self, color: str, fill: Fill) -> str:
        """Return the attributes of a filled shape; unless its fill is solid, it has an outline."""
        outline = f' stroke="{color}" stroke-width="0.8"' if fill is not Fill.SOLID else ""
        return f'fill="{self._filling(color, fill)}"{outline}'

    def line(self, first: Point, last: Point, color: str, width: float = 0.6, dashes: str = "") -> None:
        """Draw a straight line."""
        ends = f'x1="{_n(self.x(first[0]))}" y1="{_n(first[1])}" x2="{_n(self.x(last[0]))}" y2="{_n(last[1])}"'
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.pieces.append(f'<line {ends} stroke="{color}" stroke-width="{_n(width)}"{dashed}/>')

    def path(self, points: Iterable[Point], color: str, width: float) -> None:
        """Draw a line through `points`."""
        shape = f'fill="none" stroke="{color}" stroke-width="{_n(width)}" stroke-linejoin="round"'
        self.pieces.append(f'<polyline points="{self._points(points)}" {shape} stroke-linecap="round"/>')

    def polygon(self, points: Iterable[Point], color: str, fill: Fill = Fill.SOLID) -> None:
        """Draw a polygon."""
        self._filled(f'<polygon points="{self._points(points)}" ', color, fill)

    def mark(self, shape: Shape, at: Point, color: str, size: float = 3.2) -> None:
        """Draw the marker of a value, with a paper-coloured rim; `size` is the approximate distance from its centre to
        its edge, in points.
        """
        x, y = self.x(at[0]), at[1]
        rim = f'fill="{color}" stroke="{self.inks.paper}" stroke-width="0.8"'
        match shape:
            case Shape.DISC:
                self.pieces.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}" {rim}/>')
                return
            case Shape.SQUARE:
                side = size * 0.9
                corners: Sequence[Point] = ((-side, -side), (side, -side), (side, side), (-side, side))
            case Shape.DIAMOND:
                corners = ((0, -size * 1.25), (size * 1.25, 0), (0, size * 1.25), (-size * 1.25, 0))
            case Shape.TRIANGLE:
                corners = ((0, -size * 1.2), (size * 1.15, size * 0.9), (-size * 1.15, size * 0.9))
        points = " ".join(f"{_n(x + dx)},{_n(y + dy)}" for dx, dy in corners)
        self.pieces.append(f'<polygon points="{points}" {rim}/>')

    def word(
        self, at: Point, text: str, color: str, anchor: str = "start", *, bold: bool = False, size: float = SIZE
    ) -> None:
        """Draw a line of text, centred vertically on the point `at`; `anchor` is the part of the text at that point."""
        if not text:
            return
        side = ANCHORS[anchor] if self.mirrored else anchor
        weight = ' font-weight="bold"' if bold else ""
        own = f' font-size="{size}"' if size != SIZE else ""
        place = f'x="{_n(self.x(at[0]))}" y="{_n(at[1] + size * MIDDLE)}"'
        anchored = f' text-anchor="{side}"' if side != "start" else ""
        self.pieces.append(f'<text {place} fill="{color}"{anchored}{weight}{own}>{escape(text)}</text>')

    def upright(self, at: Point, lines: Sequence[str], color: str) -> None:
        """Draw lines of text that run upwards and end at the height of `at`, centred horizontally on it."""
        for number, text in enumerate(lines):
            middle = self.x(at[0]) + (number - (len(lines) - 1) / 2) * LINE
            place = f'x="{_n(middle + SIZE * MIDDLE)}" y="{_n(at[1])}"'
            turned = f'transform="rotate(-90 {_n(middle + SIZE * MIDDLE)} {_n(at[1])})"'
            self.pieces.append(f'<text {place} fill="{color}" text-anchor="end" {turned}>{escape(text)}</text>')

    def lines(self, at: Point, lines: Sequence[str], color: str, anchor: str = "start", *, bold: bool = False) -> None:
        """Draw lines of text, centred vertically on the point `at`."""
        for number, text in enumerate(lines):
            self.word((at[0], at[1] + (number - (len(lines) - 1) / 2) * LINE), text, color, anchor, bold=bold)

    def _points(self, points: Iterable[Point]) -> str:
        return " ".join(f"{_n(self.x(x))},{_n(y)}" for x, y in points)

    def _filling(self, color: str, fill: Fill) -> str:
        """Return the value of the SVG attribute `fill`: a colour, or the URL of a pattern. Each pattern is defined
        once.
        """
        if fill is Fill.SOLID:
            return color
        if fill is Fill.PAPER:
            return self.inks.paper
        if fill is Fill.TINT:
            return mixed(color, self.inks.paper, TINT)
        name = f"{self.name}-{fill}-{color.lstrip('#')}"
        background = f'<rect width="6" height="6" fill="{self.inks.paper}"/>' if fill is not Fill.STRIPES else ""
        tile = 'patternUnits="userSpaceOnUse" width="6" height="6"'
        self.patterns[name] = f'<pattern id="{name}" {tile}>{background}{_tile(fill, color, self.inks.paper)}</pattern>'
        return f"url(#{name})"


def _tile(fill: Fill, color: str, paper: str) -> str:
    """Return the content of a pattern's tile, which is 6 points wide and tall."""
    match fill:
        case Fill.STRIPES:
            return f'<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="{paper}" stroke-width="0.7" fill="none"/>'
        case Fill.DOTS:
            return f'<circle cx="1.5" cy="1.5" r="1" fill="{color}"/><circle cx="4.5" cy="4.5" r="1" fill="{color}"/>'
        case Fill.LINES:
            return f'<path d="M0 1.5H6M0 4.5H6" stroke="{color}" stroke-width="0.9" fill="none"/>'
        case _:
            return ""


def width_of(text: str, *, bold: bool = False, size: float = SIZE) -> float:
    """Return the approximate width of text in points."""
    return em(text, bold=bold) * size


def wrapped(text: str, width: float, maximum: int = MAX_LINES, *, bold: bool = False, whole: bool = False) -> list[str]:
    """Return text in at most `maximum` lines of at most `width` points; only the last line, or `whole` words, may be
    wider.
    """
    lines: list[str] = []
    pieces = _breakable(text)
    for word in pieces if whole else (part for piece in pieces for part in _broken(piece, width, bold=bold)):
        joined = f"{lines[-1]}{word}" if lines else word.lstrip()
        if lines and width_of(joined.strip(), bold=bold) > width and len(lines) < maximum:
            lines.append(word.lstrip())
        else:
            lines[-1:] = [joined]
    return [line.strip() for line in lines]


def _broken(word: str, width: float, *, bold: bool) -> list[str]:
    """Return the parts of a word that is wider than `width`, each with a hyphen except the last."""
    parts = []
    while width_of(word.strip(), bold=bold) > width and len(word.strip()) > MIN_PART:
        fits = (
            end
            for end in range(len(word) - 3, MIN_PART, -1)
            if width_of(word[:end].strip(), bold=bold) < width - SIZE / 3
        )
        end = next(fits, MIN_PART)
        parts.append(f"{word[:end]}-" if word[end - 1].isalpha() else word[:end])
        word = word[end:]
    return [*parts, word]


def _breakable(text: str) -> list[str]:
    """Return the unbreakable pieces of text, with the spaces before them; East Asian characters are separate pieces."""
    pieces: list[str] = []
    for word in text.split(" "):
        wide = any(ord(char) > 0x2E80 for char in word)
        parts = [*word] if wide else [word]
        pieces += [f" {parts[0]}" if parts else "", *parts[1:]]
    return [piece for piece in pieces if piece]


def _n(number: float) -> str:
    """Return a number with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
