"""Pictures in formats that few programs can show are written as JPEG if they are photos, otherwise as PNG."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from briefpress.workspace import for_screens, kind_of

NOISE = Image.effect_noise((300, 200), 80)
PHOTO = Image.merge("RGB", (NOISE, NOISE.rotate(90), NOISE.rotate(180)))
DRAWING = Image.new("RGB", (300, 200), "red")


def opened(image: Image.Image, format_: str) -> Image.Image:
    data = io.BytesIO()
    image.save(data, format_)
    return Image.open(data)


@pytest.mark.parametrize("format_", ["WEBP", "TIFF"])
def test_a_photo_is_jpeg_and_a_drawing_png(format_: str) -> None:
    assert kind_of(opened(PHOTO, format_)) == "JPEG"
    assert kind_of(opened(DRAWING, format_)) == "PNG"
    glass = PHOTO.copy()
    glass.putalpha(128)
    assert kind_of(opened(glass, format_)) == "PNG"


def test_authors_choose_between_jpeg_and_png() -> None:
    assert kind_of(opened(DRAWING, "JPEG")) == "JPEG"
    assert kind_of(opened(PHOTO, "PNG")) == "PNG"


def test_a_cmyk_picture_is_converted_to_rgb_without_its_profile() -> None:
    inks = PHOTO.convert("CMYK")
    inks.info["icc_profile"] = b"of a press"
    shown = for_screens(inks)
    assert (shown.mode, "icc_profile" in shown.info) == ("RGB", False)
    assert for_screens(PHOTO) is PHOTO
