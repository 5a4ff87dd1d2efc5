"""SVG pictures. In: a file. Out: its size, or why it cannot be published.

A picture is a picture: what runs, what fetches and what unfolds into more than was written is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from briefpress import lazy

MOST_BYTES = 10_000_000
MOST_DRAWN = 100_000  # elements
LEAST_WIDTH, MOST_WIDTH = 0.25, 20_000  # CSS pixels, of the height too: a speck, and five metres
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}  # CSS Values 4, 6.2
LENGTH = lazy.pattern(r"\s*(\d*\.?\d+)(px|pt|pc|mm|cm|in|)\s*$")
RUNS = ("script", "foreignObject", "iframe", "object", "embed", "handler")


def why_not(file: Path) -> str:
    """Return why the picture cannot be published, `""` where it can."""
    data = file.read_bytes()
    if len(data) > MOST_BYTES:
        return "it is larger than 10 MB"
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return "it has a document type of its own"
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        return f"it is no valid XML ({error})"
    if _local(root.tag) != "svg":
        return "it is no SVG"
    return next(_refused(root), "") or _unfolds(root) or _measures(_size(root))


def _measures(size: tuple[float, float] | None) -> str:
    """Say why nothing of this size can be drawn; `""` where it can."""
    if size is None:
        return "it has neither a size nor a viewBox"
    if not LEAST_WIDTH <= min(size) <= max(size) <= MOST_WIDTH:
        return f"it is {size[0]:g} by {size[1]:g} pixels large, not from {LEAST_WIDTH} to {MOST_WIDTH}"
    return ""


def size(file: Path) -> tuple[float, float]:
    """Return width and height in CSS pixels of a picture that can be published."""
    found = _size(ElementTree.fromstring(file.read_bytes()))
    assert found
    return found


def _refused(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        if _local(element.tag) in RUNS:
            yield f"it has the element <{_local(element.tag)}> in it"
        for name, value in element.attrib.items():
            if _local(name).lower().startswith("on"):
                yield f"it runs a program ({_local(name)})"
            if _local(name) in ("href", "src") and not value.startswith(("#", "data:image/")) and _fetches(element):
                yield f"it fetches {value[:60]}"
        if _local(element.tag) == "style" and re.search(r"@import|url\(\s*['\"]?(?!#|data:)", element.text or ""):
            yield "its style fetches something"


def _unfolds(root: ElementTree.Element) -> str:
    """Say where `use` shows an element inside itself, or so many that drawing them would never end."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[ElementTree.Element, int] = {}
    open_: set[ElementTree.Element] = set()

    def size_of(element: ElementTree.Element) -> int:
        if element in open_:
            return MOST_DRAWN + 1
        if element not in sizes:
            open_.add(element)
            uses = [value for name, value in element.attrib.items() if _local(name) == "href" and value[:1] == "#"]
            shown = [named[value[1:]] for value in uses if _local(element.tag) == "use" and value[1:] in named]
            sizes[element] = 1 + sum(map(size_of, (*element, *shown)))
            open_.remove(element)
        return sizes[element]

    try:
        return "its `use` elements unfold into too many others" if size_of(root) > MOST_DRAWN else ""
    except RecursionError:
        return "it is nested too deeply"


def _fetches(element: ElementTree.Element) -> bool:
    return _local(element.tag) != "a"


def _size(root: ElementTree.Element) -> tuple[float, float] | None:
    lengths = [LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        width, height = (float(length[1]) * UNITS[length[2]] for length in lengths if length)
    else:
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        numbers = [float(part) for part in box if re.fullmatch(r"-?\d*\.?\d+", part)]
        if len(numbers) != 4:
            return None
        width, height = numbers[2:]
    return (width, height) if width > 0 and height > 0 else None


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
