"""Raster pictures in the Word file: upright, without camera metadata, with as many pixels as print needs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from briefpress.docx.pictures.media import PictureFile, size
from briefpress.docx.pictures.photos import prepare_for_word
from tests.readers.publishing import publish, small_workspace
from tests.readers.word import WordFile, found, values

GPS, ARTIST, ORIENTATION = 0x8825, 0x013B, 0x0112


def photo(size: tuple[int, int], kind: str = "JPEG", *, orientation: int = 1) -> bytes:
    """Return a picture, red on the left and white on the right, with a location and a name in its metadata."""
    image, exif, data = Image.new("RGB", size, "white"), Image.Exif(), io.BytesIO()
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif[ORIENTATION], exif[ARTIST] = orientation, "Ada Novak"
    exif.get_ifd(GPS)[1] = "N"
    image.save(data, kind, exif=exif)
    return data.getvalue()


def fitted_image(data: bytes, width: float, ratio: float) -> tuple[Image.Image, str]:
    fitted, kind = prepare_for_word(data, width, ratio)
    return Image.open(io.BytesIO(fitted)), kind


def test_a_rotated_photo_is_upright() -> None:
    image, _ = fitted_image(photo((80, 40), orientation=6), 24, 0.5)
    assert image.size == (40, 80)
    assert image.getpixel((20, 5)) != image.getpixel((20, 75))
    assert image.getpixel((2, 5)) == image.getpixel((38, 5))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_rotated_picture_has_its_displayed_size(kind: str) -> None:
    data = photo((80, 40), kind, orientation=6)
    assert size(PictureFile(data)).ratio == 0.5
    assert fitted_image(data, 24, 0.5)[0].size == (40, 80)


@pytest.mark.parametrize(
    ("kind", "becomes"), [("JPEG", "jpeg"), ("PNG", "png"), ("WEBP", "png"), ("TIFF", "png"), ("MPO", "jpeg")]
)
def test_camera_metadata_is_removed(kind: str, becomes: str) -> None:
    data = photo((80, 40), kind)
    assert b"Ada Novak" in data
    image, shown_kind = fitted_image(data, 24, 2)
    assert (shown_kind, image.size, dict(image.getexif())) == (becomes, (80, 40), {})
    assert b"Ada Novak" not in prepare_for_word(data, 24, 2)[0]


def test_a_picture_has_the_pixels_that_word_keeps() -> None:
    image, _ = fitted_image(photo((6000, 4000)), 72, 1.5)
    assert image.size == (220, 147)


def test_oversized_content_is_cropped_on_both_sides() -> None:
    image, _ = fitted_image(photo((80, 40)), 24, 1)
    assert image.size == (40, 40)
    assert image.getpixel((5, 20)) != image.getpixel((35, 20))


def test_a_file_with_nothing_to_change_is_the_same() -> None:
    data = io.BytesIO()
    Image.new("RGB", (80, 40), "red").save(data, "PNG")
    assert prepare_for_word(data.getvalue(), 24, 2) == (data.getvalue(), "png")


def test_a_colour_profile_stays() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = io.BytesIO()
    Image.new("RGB", (6000, 40), "red").save(data, "JPEG", icc_profile=profile)
    image, _ = fitted_image(data.getvalue(), 20, 150)
    assert image.info["icc_profile"] == profile


def test_no_portrait_is_cropped_by_its_shape(tmp_path: Path) -> None:
    person = "{name: Jo Lind, portrait: {path: jo.jpg, alt: Jo}}"
    root = small_workspace(tmp_path, "Text.\n", f"title: A\npeople:\n  - role: speakers\n    members: [{person}]")
    (root / "source" / "brief" / "jo.jpg").write_bytes(photo((80, 40)))
    published = publish(root, "--to", "docx")
    assert published.code == 0, published.output
    word = WordFile(published.docx("brief"))
    assert values(word.document, ".//a:prstGeom/@prst") == ["ellipse"]
    assert found(word.document, ".//a:srcRect") == []
