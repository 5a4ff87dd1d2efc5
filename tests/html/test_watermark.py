"""Watermarks: which briefs have them, on paper and in Word, and the readability of text over them."""

import io
import zipfile
from pathlib import Path

import pytest

from briefpress.brand import contrast, watermark_color
from tests.desk import Desk
from tests.html.editions import docx_of, edition_of, read
from tests.readers.ooxml import faults
from tests.readers.publishing import small_workspace

DRAFT = "title: A\nstatus: draft"


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("title: A", ""),
        (DRAFT, "DRAFT"),
        (f"{DRAFT}\nlang: de", "ENTWURF"),
        (f"{DRAFT}\nwatermark: true", "DRAFT"),
        (f"{DRAFT}\nwatermark: false", ""),
        (f"{DRAFT}\nwatermark: For comment", "For comment"),
        ("title: A\nwatermark: Confidential", "Confidential"),
        ("title: A\nembargo: 2026-04-01", ""),
    ],
)
def test_the_watermark_is_that_of_the_status_or_the_author(desk: Desk, front: str, words: str) -> None:
    edition, problems = desk.edition("Words.\n", front=front)
    assert (edition.watermark, problems) == (words, [])


@pytest.mark.parametrize("expected", ["true", "A watermark that nobody can read across a page"])
def test_an_invalid_watermark_is_reported(desk: Desk, expected: str) -> None:
    assert desk.read("Words.\n", front=f"title: A\nwatermark: {expected}").codes == ["value-invalid"]


def test_the_text_of_the_cover_shows_the_status(desk: Desk) -> None:
    edition, _ = desk.edition("Words.\n", front="title: A\nwatermark: Confidential\nembargo: 2026-04-01\nlang: en-GB")
    assert edition.mark.startswith("Embargoed until 1 April 2026 · Confidential")


@pytest.mark.parametrize("ink", ["#000000", "#333333", "#1F4E6B", "#767676"])
def test_text_can_be_read_over_a_watermark(ink: str) -> None:
    """Grey text that is hardly readable on white loses a little contrast; no other text does."""
    background = watermark_color({"foreground": ink, "background": "#FFFFFF"})
    assert background != "#FFFFFF"
    assert contrast(ink, background) >= (4.2 if ink == "#767676" else 4.5)


@pytest.mark.parametrize(("front", "heads"), [("cover", 0), ("masthead", 1)])
def test_word_finds_its_watermark_in_each_header(tmp_path: Path, front: str, heads: int) -> None:
    root = small_workspace(tmp_path, "# One\n\nWords.\n", f"{DRAFT}\nfront: {front}")
    data = docx_of(edition_of(read(root, "brief"), tmp_path / "cache"), tmp_path / "cache", root)
    assert faults(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        headers = {name: archive.read(name) for name in archive.namelist() if name.startswith("word/header")}
    marked = [
        name for name, part in headers.items() if b"PowerPlusWaterMarkObject" in part and b'string="DRAFT"' in part
    ]
    assert len(marked) == len(headers) - (1 - heads)
