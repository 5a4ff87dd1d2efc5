"""Authors and partners at the end of a brief: labels begin below portraits, and side by side they are level."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.readers.pdf import PdfFile

FRONT = """title: Winter ferries
author:
  - {name: Ada, biography: Short., portrait: {path: images/ada.svg, alt: Ada}}
partners: [{name: Harbour, logo: {path: images/ada.svg, alt: Harbour}}]
funders: [{name: Quay, logo: {path: images/ada.svg, alt: Quay}}]
"""
PORTRAIT = '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><rect width="48" height="48"/></svg>'
HEIGHT = 48  # of a portrait, in points


@pytest.mark.parametrize("brand", ["plain", "quarterly"])
def test_the_partners_begin_below_the_portrait_of_the_last_author(desk: Desk, brand: str) -> None:
    desk.write("source/brief/images/ada.svg", PORTRAIT)
    desk.brief("# One\n\nText.\n", front=FRONT)
    outcome = desk.publish("--to", "pdf", "--brand", brand)
    assert outcome.code == 0, outcome.err
    words = [place for page in PdfFile(desk.root / "output/brief.pdf").words_with_boxes[1:] for place in page]
    places = {word: (x, y) for word, x, y in words}
    (_, name), (left, partners), (right, funders) = places["Ada"], places["Partners"], places["Funders"]
    assert partners < name - HEIGHT / 2
    assert left == pytest.approx(places["One"][0], abs=HEIGHT / 4)
    assert (funders == partners) == (right > left)
