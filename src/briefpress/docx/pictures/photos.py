"""Raster pictures for a Word file. In: a picture file. Out: the visible part only.

Cameras rotate pictures by metadata, which Word ignores, and record where and by whom they were taken.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefpress.lazy import dataclass
from briefpress.workspace import FROM_CAMERA, for_screens, kind_of, orientation_of, smooth

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

    rotated: bool
    box: tuple[int, int, int, int] | None
    width: int

    def __bool__(self) -> bool:
        return self.rotated or bool(self.box) or bool(self.width)


def prepare_for_word(data: bytes, width: float, ratio: float) -> tuple[bytes, str]:
    """Return a picture to be shown `width` points wide, and its kind: `jpeg`, `png` or `gif`.

    The picture is upright, has no more pixels than print needs, is cropped to its aspect `ratio`, and has no camera
    metadata. A file with nothing to change is returned unchanged.
    """
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        kind = "GIF" if image.format == "GIF" else kind_of(image)
        upright = ImageOps.exif_transpose(image if image.format in FROM_CAMERA else for_screens(image))
        changes = _changes(upright, width, ratio, rotated=orientation_of(image) > 1)
        if image.format == kind and not changes and not any(name in image.info for name in PRIVATE):
            return data, kind.lower()
        if image.format == "JPEG" and not changes:
            return _encoded(image, kind, quality="keep")
        shown = upright.crop(changes.box) if changes.box else upright
        if changes.width:
            height = max(1, round(changes.width * shown.height / shown.width))
            shown = smooth(shown).resize((changes.width, height), Image.Resampling.LANCZOS)
        return _encoded(shown, "JPEG" if kind == "JPEG" else "PNG", quality=QUALITY)


def _changes(image: Image, width: float, ratio: float, *, rotated: bool) -> _Changes:
    box, current_ratio = None, image.width / image.height
    if abs(current_ratio / ratio - 1) > 1 / max(image.size):
        new_width, new_height = (
            (round(image.height * ratio), image.height)
            if current_ratio > ratio
            else (image.width, round(image.width / ratio))
        )
        left, top = (image.width - new_width) // 2, (image.height - new_height) // 2
        box = (left, top, left + new_width, top + new_height)
    kept, needed = (box[2] - box[0] if box else image.width), max(1, round(width / 72 * DPI))
    return _Changes(rotated, box, needed if kept > needed * SLACK else 0)


def _encoded(image: Image, kind: str, *, quality: str | int) -> tuple[bytes, str]:
    """Return the file of a picture with its colour profile, but without other metadata."""
    data, profile = io.BytesIO(), image.info.get("icc_profile")
    image.info = {name: said for name, said in image.info.items() if name in ("transparency", "dpi")}
    options = (
        {"quality": quality, "optimize": quality != "keep", "progressive": quality != "keep"} if kind == "JPEG" else {}
    )
    image.save(data, kind, icc_profile=profile, **options)
    return data.getvalue(), kind.lower()
