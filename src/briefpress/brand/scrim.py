"""Pictures behind titles, with a scrim. In: a picture, and the positions of text on it. Out: a single picture.

The scrim multiplies the picture by the background colour of the cover or, if the text is dark, applies that colour in
screen mode, so that the content of the picture stays visible. The scrim is only as strong as the brightest (or, for
dark text, darkest) pixel behind the text requires (WCAG 2.2, 1.4.3), and fades with the distance from the text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefpress.brand.luminance import contrast, luminance

if TYPE_CHECKING:
    from PIL.Image import Image

MINIMUM = 4.5  # the minimum contrast of text
# The number of strength levels, and the number of levels to add if a few pixels are still too bright
STEPS, FINE = 64, 4
FAINT = 12  # the step of the scrim far from text
DPI, QUALITY = 300, 82
FADE = 0.3  # the share of the height over which the scrim fades
# The last three bits of each channel. These bits are set to the worse extreme, so that there are fewer colours to test.
COARSE = 7


class Letters(NamedTuple):
    """The part of the height that contains text, as shares from the top; the background `field`; and the hex `colors`
    of the text.
    """

    top: float
    bottom: float
    field: str
    colors: tuple[str, ...]


def scrimmed(data: bytes, width: float, height: float, letters: Letters) -> bytes:
    """Return a JPEG file of the picture with its scrim, cropped to fill an area of `width` by `height` points."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        shown = _filling(_opaque(image, letters.field), width, height)
    covered = _covered(shown, letters)
    top = min(shown.height - 1, int(letters.top * shown.height))
    zone = (0, top, shown.width, max(top + 1, round(letters.bottom * shown.height)))
    file = b""
    for step in range(strength(shown.crop(zone), covered.crop(zone), letters), STEPS + FINE, FINE):
        mask = _mask(letters, min(step, STEPS)).resize(shown.size, Image.Resampling.BICUBIC)
        file = _packed(Image.composite(covered, shown, mask))
        if _is_readable(file, zone, letters):
            break
    return file


def _packed(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True, dpi=(DPI, DPI))
    return out.getvalue()


def _is_readable(file: bytes, zone: tuple[int, int, int, int], letters: Letters) -> bool:
    """Return whether text is readable on the finished file: this is tested again, because JPEG compression changes
    pixels slightly.
    """
    from PIL import Image

    with Image.open(io.BytesIO(file)) as image:
        return readable(image.crop(zone), letters.colors)


def strength(shown: Image, covered: Image, letters: Letters) -> int:
    """Return the lowest of `STEPS` at which all text is readable on the picture, or the last step."""
    from PIL import Image

    low, high = FAINT, STEPS
    while low < high:
        middle = (low + high) // 2
        if readable(Image.blend(shown, covered, middle / STEPS), letters.colors):
            high = middle
        else:
            low = middle + 1
    return low


def readable(background: Image, colors: tuple[str, ...]) -> bool:
    """Return whether text in each of `colors` has enough contrast with every pixel of `background`."""
    return all(
        contrast(color, _worst_pixel(background, light=luminance(color) > MIDDLE)) >= MINIMUM for color in colors
    )


MIDDLE = 0.18  # the luminance above which black has more contrast with a colour than white


def _worst_pixel(background: Image, *, light: bool) -> str:
    """Return the colour of the brightest pixel for `light` text, and of the darkest pixel for dark text."""
    coarse = background.point([value | COARSE if light else value & ~COARSE for value in range(256)] * 3)
    colors = [f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in _colors(coarse)]
    return (max if light else min)(colors, key=luminance)


def _colors(image: Image) -> Iterator[tuple[int, int, int]]:
    for _, color in image.getcolors(1 << 15) or ():
        assert isinstance(color, tuple)
        yield color[0], color[1], color[2]


def _opaque(image: Image, field: str) -> Image:
    """Return a picture upright and in sRGB, with `field` behind transparent areas."""
    from PIL import Image, ImageCms, ImageOps

    upright, profile = ImageOps.exif_transpose(image), image.info.get("icc_profile")
    if upright.mode == "CMYK" or (profile and upright.mode == "RGB"):
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else None
        if own and own.profile.xcolor_space.strip() == upright.mode:
            converted = ImageCms.profileToProfile(upright, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            assert converted is not None
            return converted
        return upright.convert("RGB")
    if upright.mode in ("RGB", "L"):
        return upright.convert("RGB")
    clear = upright.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, field), clear).convert("RGB")


def _filling(image: Image, width: float, height: float) -> Image:
    """Return a picture, cropped to the shape of an area, with no more pixels than print requires."""
    from PIL import Image, ImageOps

    scale = min(DPI / 72, image.width / width, image.height / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return ImageOps.fit(image, size, Image.Resampling.LANCZOS)


def _covered(shown: Image, letters: Letters) -> Image:
    """Return the picture under its strongest scrim: nowhere brighter than the field or, if the text is dark, nowhere
    darker.
    """
    from PIL import Image, ImageChops

    field = Image.new("RGB", shown.size, letters.field)
    light = luminance(letters.field) < min(map(luminance, letters.colors))
    return ImageChops.multiply(shown, field) if light else ImageChops.screen(shown, field)


def _mask(letters: Letters, step: int) -> Image:
    """Return the strength of the scrim from top to bottom: the full `step` behind text, and faint far from it."""
    from PIL import Image

    rows = 256
    column = Image.new("L", (1, rows))
    for row in range(rows):
        at = (row + 0.5) / rows
        away = max(letters.top - 1 / rows - at, at - letters.bottom - 1 / rows, 0.0) / FADE
        smooth = 1 - min(1.0, away) ** 2 * (3 - 2 * min(1.0, away))
        column.putpixel((0, row), round(255 * (FAINT + (step - FAINT) * smooth) / STEPS))
    return column
