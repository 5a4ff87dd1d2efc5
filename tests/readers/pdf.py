"""A PDF file as readers see it: text by Poppler, structure by pikepdf."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

from tests.readers.words import squeeze

RUNNING = 62  # in points: the height of the area for running heads and page numbers, at the top and bottom of each page


def poppler(tool: str, *arguments: str) -> str:
    """Return the output of a Poppler tool; skip the test if it is not installed."""
    if not shutil.which(tool):
        pytest.skip(f"{tool} (poppler-utils) is not installed: the PDF's text was NOT checked")
    return subprocess.run([tool, *arguments], capture_output=True, text=True, check=True, timeout=60).stdout


@dataclass(frozen=True)
class Bookmark:
    """A bookmark: its level, and the page it leads to, both counted from 1."""

    title: str
    level: int
    page: int


@dataclass(frozen=True)
class Link:
    """A link: its page and area (left, bottom, right, top), and its `uri` or destination (page and height)."""

    page: int
    rect: tuple[float, float, float, float]
    uri: str = ""
    target: int = 0
    top: float = 0.0


@dataclass(frozen=True)
class Spot:
    """A stretch of text with its size in points, colour and font, as read by Poppler."""

    text: str
    page: int
    size: float
    color: str
    font: str


@dataclass(frozen=True)
class Element:
    """An element of the structure tree."""

    kind: str
    alt: str | None
    depth: int
    node: Any


class PdfFile:
    """A PDF file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self.page_numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}

    @cached_property
    def info(self) -> dict[str, str]:
        """Return the output of pdfinfo."""
        lines = (line.partition(":") for line in poppler("pdfinfo", str(self.path)).splitlines())
        return {key.strip(): value.strip() for key, _, value in lines}

    @property
    def title(self) -> str:
        """Return the title that viewers show in the title bar."""
        return str(self.pdf.docinfo["/Title"])

    @cached_property
    def raw_pages(self) -> list[str]:
        """Return the text of each page."""
        return self._texts()

    @cached_property
    def heads(self) -> list[str]:
        """Return the running head of each page."""
        widest = max(float(page.mediabox[2]) for page in self.pdf.pages)
        texts = self._texts("-x", "0", "-y", "0", "-W", str(round(widest)), "-H", str(RUNNING))
        return [" ".join(text.split()) for text in texts]

    @cached_property
    def inner_pages(self) -> range:
        """Return the numbers of the pages with running heads: all except the cover and the back cover."""
        last = len(self.raw_pages)
        return range(2, last + bool(re.search(rf"^Page {last} of {last}$", self.raw_pages[-1], re.MULTILINE)))

    @cached_property
    def pages(self) -> list[str]:
        """Return the text of each page without running heads and page numbers; the cover has none."""
        sheets = [tuple(int(side) for side in page.mediabox[2:]) for page in self.pdf.pages]
        inside = {sheet: self._texts(*_between_running_lines(*sheet)) for sheet in set(sheets)}
        texts = [inside[sheet][number] for number, sheet in enumerate(sheets)]
        return [*self.raw_pages[:1], *texts[1:]]

    def _texts(self, *options: str) -> list[str]:
        text = poppler("pdftotext", "-enc", "UTF-8", *options, str(self.path), "-")
        return text.split("\f")[: len(self.pdf.pages)]

    @property
    def text(self) -> str:
        """Return the text of all pages, without running heads and page numbers."""
        return "\n".join(self.pages)

    def page_of(self, text: str, *, after: int = 1) -> int:
        """Return the number of the first page, `after` or later, that contains `text`."""
        for number, page in enumerate(self.pages, start=1):
            if number >= after and squeeze(text) in squeeze(page):
                return number
        raise AssertionError(f"{text!r} is on no page from {after} on")

    def page_of_heading(self, heading: str, *, after: int = 1) -> int:
        """Return the number of the first page, `after` or later, on which `heading` is on separate lines."""
        wanted = re.escape("".join(heading.split())) + r"\d*"  # a note number may follow
        for number, page in enumerate(self.pages, start=1):
            lines = page.splitlines()
            starts = (lines[first : first + length] for first in range(len(lines)) for length in range(1, 5))
            if number >= after and any(re.fullmatch(wanted, "".join("".join(s).split())) for s in starts):
                return number
        raise AssertionError(f"{heading!r} is on lines of its own on no page from {after} on")

    @cached_property
    def bookmarks(self) -> list[Bookmark]:
        """Return the bookmarks in order."""
        with self.pdf.open_outline() as outline:
            return list(self._bookmarks(outline.root, 1))

    def _bookmarks(self, items: Any, level: int) -> Iterator[Bookmark]:
        for item in items:
            destination = item.destination if item.destination is not None else item.action["/D"]
            yield Bookmark(str(item.title), level, self._target(destination)[0])
            yield from self._bookmarks(item.children, level + 1)

    @cached_property
    def links(self) -> list[Link]:
        """Return all links; fail if one leads nowhere."""
        return [
            self._link(annotation, number)
            for number, page in enumerate(self.pdf.pages, start=1)
            for annotation in page.obj.get("/Annots", [])
            if annotation["/Subtype"] == "/Link"
        ]

    def _link(self, annotation: Any, page: int) -> Link:
        left, one, right, other = (float(number) for number in annotation["/Rect"])
        rect = (left, min(one, other), right, max(one, other))
        action = annotation.get("/A", {})
        if "/URI" in action:
            return Link(page, rect, uri=str(action["/URI"]))
        destination = annotation.get("/Dest", action.get("/D"))
        target, height = self._target(destination)
        return Link(page, rect, target=target, top=height)

    def _target(self, destination: Any) -> tuple[int, float]:
        """Return the page and height of a destination, named or explicit."""
        if isinstance(destination, pikepdf.String | pikepdf.Name):
            name = str(destination)
            assert name in self.destinations, f"a link leads to {name!r}, which does not exist"
            destination = self.destinations[name]
        return self.page_numbers[destination[0].objgen], float(destination[3])

    @cached_property
    def destinations(self) -> dict[str, Any]:
        """Return the named destinations."""
        names: Any = self.pdf.Root.get("/Names", pikepdf.Dictionary())
        tree = names.get("/Dests")
        return {} if tree is None else {str(name): place for name, place in pikepdf.NameTree(tree).items()}

    @cached_property
    def words_with_boxes(self) -> list[list[tuple[str, float, float]]]:
        """Return the words of each page with the position of their middle, from the left and from the bottom."""
        xml = poppler("pdftotext", "-bbox", str(self.path), "-")
        root = etree.fromstring(xml.encode(), etree.XMLParser(recover=True))
        return [
            [_middle(word, float(str(page.get("height")))) for word in page.iter("{*}word")]
            for page in root.iter("{*}page")
        ]

    def text_at(self, link: Link) -> str:
        """Return the text under a link."""
        left, bottom, right, top = link.rect
        assert min(right - left, top - bottom) > 1, f"no reader can click the link at {link.rect} of page {link.page}"
        placed = self.words_with_boxes[link.page - 1]
        return " ".join(word for word, x, y in placed if left <= x <= right and bottom <= y <= top)

    @cached_property
    def images(self) -> list[Any]:
        """Return all pictures in the file, including those in patterns."""
        streams = (found for found in self.pdf.objects if isinstance(found, pikepdf.Stream))
        return [stream for stream in streams if stream.get("/Subtype") == "/Image"]

    @cached_property
    def spots(self) -> list[Spot]:
        """Return all stretches of text with their look."""
        xml = poppler("pdftohtml", "-xml", "-i", "-hidden", "-zoom", "3", "-stdout", str(self.path))
        parser = etree.XMLParser(recover=True, load_dtd=False, resolve_entities=False)
        root = etree.fromstring(xml.encode(), parser)
        fonts = {font.get("id"): font for font in root.iter("fontspec")}
        return [
            Spot(
                "".join(str(part) for part in text.itertext()),
                number,
                float(str(font.get("size"))) / 3,
                str(font.get("color")).lstrip("#").upper(),
                str(font.get("family")).partition("+")[2],
            )
            for number, page in enumerate(root.iter("page"), start=1)
            for text in page.iter("text")
            for font in [fonts[text.get("font")]]
        ]

    def spot(self, text: str, *, after: int = 1) -> Spot:
        """Return the first stretch on page `after` or later that begins with `text`."""
        found = (spot for spot in self.spots if spot.page >= after and spot.text.strip().startswith(text))
        spot = next(found, None)
        assert spot, f"no stretch of text begins with {text!r}"
        return spot

    @cached_property
    def tags(self) -> list[Element]:
        """Return the elements of the structure tree in reading order."""
        return list(_elements(self.pdf.Root.StructTreeRoot.get("/K"), 0))

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """Return, for each font of the pages, whether it is embedded."""
        found = {}
        for page in self.pdf.pages:
            for font in _fonts(page.obj.get("/Resources", {}), set()):
                inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
                descriptor = inner.get("/FontDescriptor", {})
                embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[str(font["/BaseFont"])] = embedded
        return found


def _between_running_lines(width: int, height: int) -> tuple[str, ...]:
    return "-x", "0", "-W", str(width), "-y", str(RUNNING), "-H", str(height - 2 * RUNNING)


def _middle(word: etree._Element, height: float) -> tuple[str, float, float]:
    left, top, right, bottom = (float(str(word.get(side))) for side in ("xMin", "yMin", "xMax", "yMax"))
    return word.text or "", (left + right) / 2, height - (top + bottom) / 2


def _elements(kids: Any, depth: int) -> Iterator[Element]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            alt = str(kid["/Alt"]) if "/Alt" in kid else None
            yield Element(re.sub("^/", "", str(kid["/S"])), alt, depth, kid)
            yield from _elements(kid.get("/K", pikepdf.Array()), depth + 1)


def _fonts(resources: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    yield from resources.get("/Font", {}).values()
    for form in resources.get("/XObject", {}).values():
        if form.objgen not in seen and "/Resources" in form:
            seen.add(form.objgen)
            yield from _fonts(form["/Resources"], seen)
