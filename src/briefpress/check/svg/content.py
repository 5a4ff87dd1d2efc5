"""Forbidden content in a picture. In: its elements. Out: reasons to refuse it, and the pictures inside it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from briefpress.check.svg.reading import local, parse
from briefpress.workspace import PICTURE_FORMATS, data_in, media_type_in

if TYPE_CHECKING:
    from tinycss2.ast import Node

RUNS = ("script", "foreignObject", "iframe", "object", "embed", "handler")
UNDRAWN = ("flowRoot",)  # text of older Inkscape versions, which no other program draws
VECTORS, PIXELS = "image/svg+xml", ("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp")
MAX_PIXELS = 100_000_000


def refused(root: Element) -> Iterator[str]:
    """Yield a reason for each script, external file, and embedded file that is not a picture."""
    for element in root.iter():
        name = local(element.tag)
        if name in (*RUNS, *UNDRAWN):
            yield f"it contains the element <{name}>"
        for attribute, value in element.attrib.items():
            if local(attribute).lower().startswith("on"):
                yield f"it runs a script ({local(attribute)})"
            if local(attribute) in ("href", "src") and name != "a":
                yield from _fetched(value.strip())
            if local(attribute) == "style" and _fetches(value, inside=True):
                yield "its style loads a file"
        if name == "style" and _fetches(element.text or ""):
            yield "its style loads a file"


def _fetched(address: str) -> Iterator[str]:
    if address.startswith("#") or not address:
        return
    if not address.startswith("data:"):
        yield f"it loads {address[:60]}"
    elif media_type_in(address) not in (VECTORS, *PIXELS):
        yield f"it contains a picture of an unsupported type ({media_type_in(address)})"
    elif media_type_in(address) != VECTORS:
        yield from _pixel_faults(data_in(address))


def _pixel_faults(data: bytes) -> Iterator[str]:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=PICTURE_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                yield f"a picture inside it has more than {MAX_PIXELS // 1_000_000} million pixels"
            else:
                image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        yield "a picture inside it cannot be read"


def inner_pictures(root: Element) -> Iterator[Element]:
    """Yield the SVG pictures embedded in a picture; raise RefusedError if any is invalid."""
    for element in root.iter():
        for attribute, value in element.attrib.items():
            address = value.strip()
            if (
                local(attribute) in ("href", "src")
                and address.startswith("data:")
                and media_type_in(address) == VECTORS
            ):
                yield parse(data_in(address))


def _fetches(css: str, *, inside: bool = False) -> bool:
    """Return whether CSS refers to a file; if `inside` is True, the CSS is a list of declarations, otherwise a
    stylesheet.
    """
    from tinycss2 import parse_component_value_list, parse_stylesheet

    rules = [] if inside else parse_stylesheet(css)
    imports = any(rule.type == "at-rule" and rule.lower_at_keyword == "import" for rule in rules)
    return imports or any(map(_refers_to_file, parse_component_value_list(css)))


def _refers_to_file(token: Node) -> bool:
    if token.type == "url":
        return not token.value.startswith(("#", "data:"))
    if token.type == "function" and token.lower_name in ("url", "src", "image-set"):
        words = [part.value for part in token.arguments if part.type == "string"]
        return any(not word.startswith(("#", "data:")) for word in words)
    return any(map(_refers_to_file, _inside(token)))


def _inside(token: Node) -> list[Node]:
    return getattr(token, "arguments", None) or getattr(token, "content", None) or []
