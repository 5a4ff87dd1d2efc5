"""Pictures of the cover for the web: page 1, and a card for link previews."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.desk import Desk

LONG = "A title that goes on " * 9


def picture(desk: Desk, name: str) -> Image.Image:
    return Image.open(io.BytesIO(desk.output()[f"brief-{name}.png"])).convert("RGB")


def test_two_pictures_are_produced_beside_the_files(desk: Desk) -> None:
    desk.brief(front="title: A brief\nbrand: oxford-belarus-observatory")
    outcome = desk.publish("--cover-image")
    assert outcome.code == 0, outcome.err
    assert "output/brief-card.png\tpicture\t" in outcome.out
    assert {"brief.pdf", "brief.docx", "brief-cover.png", "brief-card.png"} <= set(desk.output())
    assert picture(desk, "card").size == (1200, 630)
    cover = picture(desk, "cover")
    assert cover.width == 1200
    assert cover.height / cover.width == pytest.approx(297 / 210, abs=0.01)


@pytest.mark.parametrize("name", ["cover", "card"])
def test_they_show_the_brand(desk: Desk, name: str) -> None:
    desk.brief(front="title: A brief\nbrand: oxford-belarus-observatory")
    desk.publish("--cover-image", "--to", "pdf")
    shown = picture(desk, name)
    edge = {shown.getpixel((5, y)) for y in range(shown.height)}
    assert {(0x00, 0x21, 0x47), (0xC8, 0x10, 0x2E), (0xFF, 0xFF, 0xFF)} <= edge
    assert shown.getpixel((1190, 100)) == (0x00, 0x21, 0x47)


@pytest.mark.parametrize("title", ["A", LONG.strip()])
def test_titles_of_any_length_are_on_the_card_as_a_whole(desk: Desk, title: str) -> None:
    desk.brief(front=f"title: {title}\nsubtitle: And a subtitle\nkind: policy-brief\ndate: 2026-05-01")
    desk.publish("--cover-image", "--to", "pdf")
    card = picture(desk, "card").convert("L")
    field = [y for y in range(card.height) if card.crop((5, y, 6, y + 1)).tobytes()[0] < 128]
    light = [y for y in field if max(card.crop((60, y, 1200, y + 1)).tobytes()) > 200]
    assert min(light) > 40
    assert max(light) < max(field) - 5
    assert min(card.crop((60, max(field) + 5, 1200, card.height)).tobytes()) < 128, "the date is below the field"


def test_it_belongs_to_the_edition_for_the_screen(desk: Desk, tmp_path: Path) -> None:
    desk.brief()
    profile = tmp_path / "any.icc"
    profile.write_bytes(b"x")
    outcome = desk.run("publish", "--cover-image", "--edition", "print", "--profile", str(profile))
    assert outcome.code == 2
    assert "--cover-image" in outcome.err
