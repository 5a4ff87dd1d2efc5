"""The appearance of a PDF: lines of text with their look (Poppler), and painted areas (pikepdf). Lengths are in points.

Positions are measured from the top left corner of the page. Poppler rounds to thirds of a point.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree

from tests.readers.pdf import poppler

ZOOM = 3.0  # the highest zoom of pdftohtml
NUMBERS = ("cm", "rg", "re", "m", "l", "c")  # page operators whose operands are all numbers
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """A stretch of text on one line with a single look."""

    text: str
    page: int
    left: float
    top: float
    height: float
    font: str
    size: float
    bold: bool
    italic: bool
    color: str

    @property
    def middle(self) -> float:
        """Return the middle of the line, measured from the top of the page."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Area:
    """A painted area: left, top, right, bottom."""

    page: int
    box: Box
    color: str

    @property
    def width(self) -> float:
        """Return its width."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Return its height."""
        return self.box[3] - self.box[1]

    def holds(self, page: int, x: float, y: float) -> bool:
        """Return whether a point is in the area."""
        left, top, right, bottom = self.box
        return page == self.page and left <= x <= right and top <= y <= bottom


class PdfLooks:
    """The appearance of a PDF."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def lines(self) -> list[Line]:
        """Return all stretches of text, joining adjacent ones with the same look on one line."""
        xml = poppler("pdftohtml", "-xml", "-i", "-hidden", "-zoom", str(int(ZOOM)), "-stdout", str(self.path))
        root = etree.fromstring(
            xml.encode(), etree.XMLParser(recover=True, load_dtd=False, resolve_entities=False, huge_tree=True)
        )
        fonts = {str(font.get("id")): font for font in root.iter("fontspec")}
        lines: list[Line] = []
        for number, page in enumerate(root.iter("page"), start=1):
            for text in page.iter("text"):
                line = _line(text, number, fonts[str(text.get("font"))])
                last = lines[-1] if lines else None
                if last and replace(line, text="", left=0) == replace(last, text="", left=0):
                    lines[-1] = replace(last, text=last.text + line.text)
                else:
                    lines.append(line)
        return lines

    @cached_property
    def areas(self) -> list[Area]:
        """Return all painted areas, in the order of painting."""
        with pikepdf.open(self.path) as pdf:
            return [area for number, page in enumerate(pdf.pages, start=1) for area in _areas(page, number)]

    def background(self, line: Line) -> str:
        """Return the colour behind a line, or `""` if nothing is painted there."""
        x, y = line.left + 1, line.middle
        behind = [area.color for area in self.areas if area.holds(line.page, x, y)]
        return behind[-1] if behind else ""


def _line(text: etree._Element, page: int, font: etree._Element) -> Line:
    left, top, height = (float(str(text.get(name))) / ZOOM for name in ("left", "top", "height"))
    return Line(
        text="".join(str(part) for part in text.itertext()),
        page=page,
        left=left,
        top=top,
        height=height,
        font=str(font.get("family")).partition("+")[2].replace("-", " "),
        size=float(str(font.get("size"))) / ZOOM,
        bold=text.find(".//b") is not None,
        italic=text.find(".//i") is not None,
        color=str(font.get("color")).lstrip("#").upper(),
    )


@dataclass(frozen=True)
class _State:
    matrix: pikepdf.Matrix
    clip: Box
    color: str = "000000"


def _areas(page: Any, number: int) -> Iterator[Area]:
    """Yield the filled areas of a page, each as the bounding box of its path, cropped to the clipping box."""
    height = float(page.mediabox[3])
    state, stack = _State(pikepdf.Matrix(), (-1e6, -1e6, 1e6, 1e6)), []
    points: list[tuple[float, float]] = []
    clips = False
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        numbers = [float(str(item)) for item in instruction.operands] if name in NUMBERS else []
        if name == "q":
            stack.append(state)
        elif name == "Q":
            state = stack.pop()
        elif name == "cm":
            state = replace(state, matrix=pikepdf.Matrix(*numbers) @ state.matrix)
        elif name == "rg":
            state = replace(state, color="".join(f"{round(part * 255):02X}" for part in numbers))
        elif name == "re":
            x, y, width, high = numbers
            points += [state.matrix.transform(point) for point in ((x, y), (x + width, y + high))]
        elif name in ("m", "l", "c"):
            points.append(state.matrix.transform((numbers[-2], numbers[-1])))
        elif name in ("W", "W*"):
            clips = True
        elif name in ("f", "f*", "F", "n", "S", "B"):
            if clips:
                state = replace(state, clip=_meet(state.clip, _box(points)))
            elif name in ("f", "f*", "F") and points:
                left, bottom, right, top = _meet(state.clip, _box(points))
                yield Area(number, (left, height - top, right, height - bottom), state.color)
            points, clips = [], False


def _box(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
