"""Running heads: the title and the chapter, beside each other on one line."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.readers.pdf import PdfFile

TITLE = "Why agreements on shared water that were concluded in wet decades rarely survive dry ones"
CHAPTER = "An introduction whose heading needs two lines to say what it says about treaties"


@pytest.mark.parametrize("brand", ["plain", "quarterly"])
def test_a_long_chapter_heading_is_shortened_beside_a_long_title(desk: Desk, brand: str) -> None:
    desk.brief(f"# {CHAPTER}\n\nText.\n", front=f"title: {TITLE}\nlang: en-GB\ntoc: false")
    assert desk.run("publish", "--to", "pdf", "--brand", brand).code == 0
    pdf = PdfFile(desk.root / "output/brief.pdf")
    head = pdf.heads[1]
    assert head.startswith("Why agreements on shared water")
    assert head.endswith("An introduction whose heading needs two …")
    assert CHAPTER in " ".join(pdf.raw_pages[1].split())  # the heading itself is not shortened
