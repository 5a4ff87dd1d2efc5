"""Raster pictures for a Word file. In: a picture file. Out: the visible part only.

Cameras rotate pictures by metadata, which Word ignores, and record where and by whom they were taken.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefpress.lazy import dataclass
from briefpress.workspace import FROM_CAMERA, for_screens, kind_of, smooth

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 220  # Word's own limit for pictures; printers get the PDF
SLACK = 1.25  # a picture is scaled down only if its width exceeds the needed pixels by this factor
QUALITY = 80  # the quality of JPEG files
# Metadata that Pillow finds in a file and that would be passed on with it.
PRIVATE = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif", "Raw profile type iptc")


@dataclass(frozen=True, slots=True)
class _Changes:
    """The changes to a picture: its rotation, the box to keep, the width in pixels."""

    turned: bool
    box: tuple[int, int, int, int] | None
    width: int

    def any(self) -> bool:
        return self.turned or bool(self.box) or bool(self.width)


def fit_to_show(data: bytes, width: float, ratio: float) -> tuple[bytes, str]:
    """Return a picture to be shown `width` points wide, and its kind: `jpeg`, `png` or `gif`.

    The picture is upright, has no more pixels than print needs, is cropped to its aspect `ratio`, and has no camera
    metadata. A file with nothing to change is returned unchanged.
    """
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        kind = "GIF" if image.format == "GIF" else kind_of(image)
        upright = ImageOps.exif_transpose(image if image.format in FROM_CAMERA else for_screens(image))
        changes = _changes(upright, width, ratio, turned=upright.size != image.size or _orientation(image) > 1)
        if image.format == kind and not changes.any() and not any(name in image.info for name in PRIVATE):
            return data, kind.lower()
        if image.format == "JPEG" and not changes.any():
            return _packed(image, kind, quality="keep")
        shown = upright.crop(changes.box) if changes.box else upright
        if changes.width:
            height = max(1, round(changes.width * shown.height / shown.width))
            shown = smooth(shown).resize((changes.width, height), Image.Resampling.LANCZOS)
        return _packed(shown, "JPEG" if kind == "JPEG" else "PNG", quality=QUALITY)


def _orientation(image: Image) -> int:
    return int(image.getexif().get(0x0112, 1))


def _changes(image: Image, width: float, ratio: float, *, turned: bool) -> _Changes:
    box, has = None, image.width / image.height
    if abs(has / ratio - 1) > 1 / max(image.size):
        wide, high = (
            (round(image.height * ratio), image.height) if has > ratio else (image.width, round(image.width / ratio))
        )
        left, top = (image.width - wide) // 2, (image.height - high) // 2
        box = (left, top, left + wide, top + high)
    kept, needed = (box[2] - box[0] if box else image.width), max(1, round(width / 72 * DPI))
    return _Changes(turned, box, needed if kept > needed * SLACK else 0)


def _packed(image: Image, kind: str, *, quality: str | int) -> tuple[bytes, str]:
    """Return the file of a picture with its colour profile, but without other metadata."""
    data, profile = io.BytesIO(), image.info.get("icc_profile")
    image.info = {name: said for name, said in image.info.items() if name in ("transparency", "dpi")}
    options = (
        {"quality": quality, "optimize": quality != "keep", "progressive": quality != "keep"} if kind == "JPEG" else {}
    )
    image.save(data, kind, icc_profile=profile, **options)
    return data.getvalue(), kind.lower()
