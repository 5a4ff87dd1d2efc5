"""Pictures in the PDF for readers: always in sRGB, and no larger than print needs."""

import pikepdf
import pytest
from PIL import Image

from tests.desk import Desk


def published_image(desk: Desk, image: Image.Image, name: str) -> tuple[str, int, int]:
    """Return the colour space, width and height of the only picture in the PDF."""
    desk.brief(f'# A\n\n![A picture]({name}){{alt="A picture" width="50%"}}\n', front="title: A")
    image.save(desk.root / "source" / "brief" / name)
    outcome = desk.publish("--to", "pdf")
    assert outcome.code == 0, outcome.err
    with pikepdf.open(desk.root / "output" / "brief.pdf") as pdf:
        (only,) = {image.objgen: image for page in pdf.pages for image in page.get_images().values()}.values()
        return str(only.ColorSpace), int(only.Width), int(only.Height)


def test_inks_become_colours_of_the_screen(desk: Desk) -> None:
    assert published_image(desk, Image.new("CMYK", (60, 40), (0, 200, 200, 0)), "a.jpg") == ("/DeviceRGB", 60, 40)


def test_a_picture_without_a_profile_is_not_changed(desk: Desk) -> None:
    assert published_image(desk, Image.new("L", (60, 40), 90), "a.png") == ("/DeviceGray", 60, 40)


def test_a_huge_picture_is_reduced_to_the_size_that_print_needs(desk: Desk) -> None:
    _, width, height = published_image(desk, Image.new("RGB", (4000, 2000), "teal"), "a.jpg")
    inches = 0.5 * 120 / 25.4
    assert width == pytest.approx(300 * inches, rel=0.02)
    assert height * 2 == pytest.approx(width, abs=2)
