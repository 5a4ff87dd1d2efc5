"""Raster pictures for a PDF. In: a picture file. Out: a picture file in the colour space of the PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from briefpress.workspace import kind_of, smooth

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300  # the maximum resolution that an offset screen of 60 lines per centimetre can use
QUALITY = 92  # the quality of JPEG files


def in_srgb(data: bytes) -> bytes:
    """Return a picture in sRGB, the colour space of the whole file (ISO 19005-3, 6.2.4).

    WebP and TIFF become JPEG or PNG, so that photos stay small; other formats stay unchanged if they are in sRGB.
    """
    from PIL import Image, ImageCms, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        own, stays = own_profile(image), image.format not in ("WEBP", "TIFF")
        if stays and image.mode != "CMYK" and (own is None or "sRGB" in ImageCms.getProfileDescription(own)):
            return data
        kind, upright = kind_of(image), ImageOps.exif_transpose(smooth(image))
        alpha = upright.getchannel("A") if "A" in upright.getbands() else None
        colors = converted(upright, ImageCms.createProfile("sRGB"), "RGB")
    if alpha:
        colors.putalpha(alpha)
    return packed(colors, "PNG" if alpha else kind)


def converted(image: Image, profile: Any, mode: str) -> Image:
    """Return `image`, without transparency, in the colour space of `profile`; `mode` is its mode, RGB or CMYK."""
    from PIL import ImageCms

    own = own_profile(image)
    flat = image if image.mode == "CMYK" else image.convert("RGB")
    fits = own is not None and own.profile.xcolor_space.strip() == flat.mode
    if flat.mode == "CMYK" and not fits:
        return flat.convert(mode)
    result = ImageCms.profileToProfile(flat, own if fits else ImageCms.createProfile("sRGB"), profile, outputMode=mode)
    assert result is not None
    return result


def own_profile(image: Image) -> Any:
    """Return the embedded colour profile of a picture, or None if there is no valid profile."""
    from PIL import ImageCms

    data = image.info.get("icc_profile")
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(data)) if data else None
    except (OSError, ImageCms.PyCMSError):
        return None


def packed(image: Image, kind: str) -> bytes:
    """Return the file of a picture in the format `kind`, `"PNG"` or `"JPEG"`."""
    data = io.BytesIO()
    image.save(data, kind, **({"quality": QUALITY, "subsampling": 0} if kind == "JPEG" else {}))
    return data.getvalue()
