"""Raster pictures that every program can show. In: an open picture. Out: the kind of file to write, and its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF")  # Pillow's names of the formats that a brief may use
FROM_CAMERA = ("JPEG", "MPO")  # MPO, which many phones write, is a JPEG followed by further JPEGs, such as previews
ORIENTATION, TURNED = 0x0112, 5  # an EXIF tag, and the first of its values that mean a quarter turn
MAX_COLORS = 4096  # the maximum number of colours in a drawing; a picture with more is a photo
NOT_ON_SCREENS = ("CMYK", "YCbCr", "LAB", "I", "F")  # Pillow's modes that PNG files or browsers do not support


def orientation_of(image: Image) -> int:
    """Return the orientation of a photo, from 1 (upright) to 8 (EXIF 2.32, 4.6.4)."""
    return int(image.getexif().get(ORIENTATION, 1))


def upright_size(image: Image) -> tuple[int, int]:
    """Return the displayed width and height: for a photo that its metadata rotates, those of the rotated photo."""
    turned = image.format != "TIFF" and orientation_of(image) >= TURNED  # Pillow rotates TIFF itself
    return image.size[::-1] if turned else image.size


def kind_of(image: Image) -> str:
    """Return Pillow's name of the format in which to write `image`: JPEG for photos, otherwise PNG."""
    if image.format in FROM_CAMERA:
        return "JPEG"
    may_be_photo = image.format in ("WEBP", "TIFF") and image.mode in ("RGB", *NOT_ON_SCREENS)
    return "JPEG" if may_be_photo and image.getcolors(MAX_COLORS) is None else "PNG"


def for_screens(image: Image) -> Image:
    """Return a picture in colours that screens can show, without the colour profile of its original colours."""
    if image.mode not in NOT_ON_SCREENS:
        return image
    shown = image.convert("RGB")
    shown.info.pop("icc_profile", None)
    return shown


def smooth(image: Image) -> Image:
    """Return a picture without a palette, because palette colours cannot be mixed."""
    if image.mode != "P":
        return image
    return image.convert("RGBA" if "transparency" in image.info else "RGB")
