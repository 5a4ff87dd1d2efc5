"""Pictures that are embedded in a page. In: a picture file in the workspace. Out: its `data:` URL and its size.

Photos are reduced to the pixels that screens can show, and their camera metadata is removed.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from briefpress import lazy
from briefpress.brand import Brand
from briefpress.brand.cache import digest, remember
from briefpress.brand.roles import Role
from briefpress.brand.screen import drawing_faces
from briefpress.check.svg import size as svg_size
from briefpress.html.elements import data_address
from briefpress.workspace import for_screens, kind_of, smooth, version_of

if TYPE_CHECKING:
    from PIL.Image import Image

ROOT = lazy.pattern(rb"<svg\b[^>]*[^/>]>")
FAMILIES = lazy.pattern(rb"""(?P<before>\sfont-family=["']|font-family:\s*)(?P<names>[^"';<>}]+)""")
NUMBERED = lazy.pattern(rb"\s\d")
MAX_WIDTH = 1600  # the maximum width in pixels: twice the text width, for screens with two pixels per CSS pixel
SMALL_WIDTH = 240  # the maximum width of portraits and logos in pixels
LARGE = (Role.FIGURE, Role.COVER_PICTURE)
MAX_KEPT = 30  # the maximum number of cached pictures: in a preview, most pictures stay the same
QUALITY = 82  # the quality of JPEG files


class Shown(NamedTuple):
    """A picture: its `data:` URL, and its width and height in pixels."""

    address: str
    width: int
    height: int


def shown(file: Path, brand: Brand, cache: Path, *, small: bool = False) -> Shown:
    """Return the picture in `file` for a web page; `small` marks a portrait or a logo.

    Fonts of `brand` are embedded in SVG drawings, because in browsers, drawings cannot use the fonts of the page.
    """
    if file.suffix.lower() == ".svg":
        width, height = svg_size(file)
        svg = _with_fonts(file.read_bytes(), brand, cache)
        return Shown(data_address(svg), max(1, round(width)), max(1, round(height)))
    return _photo(file, version_of(file), SMALL_WIDTH if small else MAX_WIDTH, cache)


@lru_cache(MAX_KEPT)
def _photo(file: Path, _version: str, maximum: int, cache: Path) -> Shown:
    data = file.read_bytes()
    name = f"web-picture-{digest(data, str(maximum), str(QUALITY))}"
    return Shown(*remember(cache, name, lambda: _fitted(data, maximum)))


def _with_fonts(svg: bytes, brand: Brand, cache: Path) -> bytes:
    """Return a drawing with embedded fonts. If the drawing needs no fonts, or would not be well-formed XML, return it
    unchanged.
    """
    return _with_faces(svg, drawing_faces(brand, svg.decode("utf-8", "replace"), cache))


@lru_cache(MAX_KEPT)
def _with_faces(svg: bytes, faces: str) -> bytes:
    root = ROOT.search(quoted := FAMILIES.sub(_quoted, svg))
    if not faces or not root:
        return svg
    whole = quoted[: root.end()] + f"<style>{faces}</style>".encode() + quoted[root.end() :]
    try:
        ElementTree.fromstring(whole)
    except ElementTree.ParseError:
        return svg
    return whole


def _quoted(match: re.Match[bytes]) -> bytes:
    """Return a list of fonts with quotation marks around names that need them, such as Source Sans 3.

    Without quotation marks, browsers ignore the list (CSS Fonts 4, 2.1.1).
    """
    mark = b'"' if match["before"].endswith(b"'") else b"'"
    names = (name.strip() for name in match["names"].split(b","))
    return match["before"] + b", ".join(mark + name + mark if NUMBERED.search(name) else name for name in names)


def _fitted(data: bytes, maximum: int) -> list[object]:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        kind = kind_of(image)
        upright = for_screens(ImageOps.exif_transpose(image))
        if upright.width > maximum:
            whole = smooth(upright)
            upright = whole.resize(
                (maximum, max(1, round(maximum * whole.height / whole.width))), Image.Resampling.LANCZOS
            )
        return [data_address(_packed(upright, kind), f"image/{kind.lower()}"), upright.width, upright.height]


def _packed(image: Image, kind: str) -> bytes:
    data, profile = io.BytesIO(), image.info.get("icc_profile")
    image.info = {name: value for name, value in image.info.items() if name == "transparency"}
    options = {"quality": QUALITY, "progressive": True} if kind == "JPEG" else {}
    image.save(data, kind, icc_profile=profile, optimize=True, **options)
    return data.getvalue()
