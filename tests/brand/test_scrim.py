"""Text on a cover picture is readable, whatever the picture shows; and the file does not reveal where it was taken."""

import io
from random import Random

import pytest
from PIL import Image

from briefpress.brand import contrast
from briefpress.brand.scrim import MINIMUM, Letters, scrimmed

DARK = Letters(0.4, 0.9, "#1F4E6B", ("#FFFFFF",))
LIGHT = Letters(0.4, 0.9, "#EEF2F5", ("#1C2430", "#1F4E6B"))


def picture(mode: str = "RGB", color: object = None, size: tuple[int, int] = (300, 200)) -> Image.Image:
    noise = Image.frombytes("RGB", size, Random(size[0]).randbytes(3 * size[0] * size[1]))
    return (noise if color is None else Image.new("RGB", size, color)).convert(mode)  # type: ignore[arg-type]


def file(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def scrimmed_image(data: bytes, letters: Letters, width: float = 600, height: float = 500) -> Image.Image:
    image = Image.open(io.BytesIO(scrimmed(data, width, height, letters)))
    image.load()
    return image


def lowest(image: Image.Image, letters: Letters) -> float:
    """Return the lowest contrast between the letters and any pixel behind them."""
    zone = image.crop((0, int(letters.top * image.height), image.width, int(letters.bottom * image.height)))
    colors = [color for _, color in zone.getcolors(1 << 24) or () if isinstance(color, tuple)]
    assert colors
    pixels = [f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in colors]
    return min(contrast(item, other) for item in letters.colors for other in pixels)


@pytest.mark.parametrize("letters", [DARK, LIGHT], ids=["dark field", "light field"])
@pytest.mark.parametrize("color", [None, "white", "black", "#808080", "#FFEE00", "#00A0FF"])
def test_every_pixel_behind_the_letters_has_enough_contrast(letters: Letters, color: str | None) -> None:
    assert lowest(scrimmed_image(file(picture(color=color)), letters), letters) >= MINIMUM


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "LA", "1"])
def test_the_same_applies_to_every_kind_of_picture(mode: str) -> None:
    data = file(picture(mode), "TIFF" if mode == "CMYK" else "PNG")
    assert lowest(scrimmed_image(data, DARK), DARK) >= MINIMUM


def test_transparent_areas_have_the_colour_of_the_field() -> None:
    clear = file(Image.new("RGBA", (60, 50), (255, 255, 255, 0)))
    red, green, blue = scrimmed_image(clear, DARK).getpixel((5, 5))  # type: ignore[misc]
    assert max(red, green, blue) < 120


def test_the_scrim_is_no_stronger_than_necessary() -> None:
    dark, bright = (scrimmed_image(file(picture(color=color)), DARK) for color in ("#203040", "white"))
    assert dark.getpixel((10, dark.height // 2))[0] > 0.8 * 0x20, "a dark picture keeps its colours"  # type: ignore[index]
    above, behind = (bright.getpixel((10, y)) for y in (2, bright.height * 2 // 3))
    assert above[0] > behind[0] + 40, "far from the letters, the picture hardly changes"  # type: ignore[index]


def test_a_picture_fills_its_area_and_has_no_more_pixels_than_it_had() -> None:
    small = scrimmed_image(file(picture(size=(300, 200))), DARK, 600, 500)
    assert small.size == (240, 200)
    large = scrimmed_image(file(picture(color="white", size=(4000, 3000))), DARK, 144, 72)
    assert large.size == (600, 300), "300 pixels per inch"


def test_a_picture_is_upright_without_camera_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Spycam"
    exif.get_ifd(0x8825)[2] = (51.0, 45.0, 0.0)
    turned = picture(color="black", size=(400, 200))
    turned.paste("white", (0, 0, 100, 200))
    data = scrimmed(file(turned, "JPEG", exif=exif), 100, 200, Letters(0.9, 1.0, "#1F4E6B", ("#FFFFFF",)))
    assert b"Spycam" not in data
    assert b"Exif" not in data
    image = Image.open(io.BytesIO(data))
    assert image.height > image.width
    assert image.getpixel((image.width // 2, 5))[0] > image.getpixel((image.width // 2, image.height // 2))[0] + 60  # type: ignore[index]
