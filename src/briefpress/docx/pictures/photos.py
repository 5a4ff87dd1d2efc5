"""Raster pictures for a Word file. In: a picture file. Out: a file with only the visible part of the picture.

Metadata is applied or removed: Word ignores the rotation that cameras record, and cameras also record where a picture
was taken and by whom.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefpress.lazy import dataclass
from briefpress.workspace import FROM_CAMERA, for_screens, kind_of, orientation_of, smooth

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 220  # the default resolution of pictures in Word; printers receive the PDF
SLACK = 1.25  # a picture is scaled down only if it has more pixels than necessary by this factor
QUALITY = 80  # the quality of JPEG files
# The metadata in a file, by Pillow's names, that may be private.
PRIVATE = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif", "Raw profile type iptc")


@dataclass(frozen=True, slots=True)
class _Changes:
    """The changes to a picture: whether it is rotated, the box to crop it to, and its new width in
    pixels (0 for none).
    """

    rotated: bool
    box: tuple[int, int, int, int] | None
    width: int

    def __bool__(self) -> bool:
        return self.rotated or bool(self.box) or bool(self.width)


def prepare_for_word(data: bytes, width: float, ratio: float) -> tuple[bytes, str]:
    """Return the file of a picture that is shown `width` points wide, and its format: `jpeg`, `png` or `gif`.

    The picture is upright, cropped to the aspect `ratio` and no larger than necessary, and has no camera metadata. If
    no change is necessary, the file is returned unchanged.
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
    available, needed = (box[2] - box[0] if box else image.width), max(1, round(width / 72 * DPI))
    return _Changes(rotated, box, needed if available > needed * SLACK else 0)


def _encoded(image: Image, kind: str, *, quality: str | int) -> tuple[bytes, str]:
    """Return the file of a picture with its colour profile but without other metadata, and its format."""
    data, profile = io.BytesIO(), image.info.get("icc_profile")
    image.info = {name: value for name, value in image.info.items() if name in ("transparency", "dpi")}
    options = (
        {"quality": quality, "optimize": quality != "keep", "progressive": quality != "keep"} if kind == "JPEG" else {}
    )
    image.save(data, kind, icc_profile=profile, **options)
    return data.getvalue(), kind.lower()
