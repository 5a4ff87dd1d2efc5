"""Authors, partners and contacts at the end of a brief: labels begin below portraits, and contacts stay whole."""

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


@pytest.mark.parametrize("lines", [14, 16, 22])
def test_a_contact_is_on_one_page(desk: Desk, lines: int) -> None:
    channels = f"{{phone: {[f'+1 {number}' for number in range(9)]}, web: example.org}}"
    front = f"title: A\nfront: masthead\ncontacts: [{{name: Institute, channels: {channels}}}]"
    desk.brief("# One\n\n" + "Text.\n\n" * lines, front=front)
    outcome = desk.publish("--to", "pdf", "--brand", "plain")
    assert outcome.code == 0, outcome.err
    pages = PdfFile(desk.root / "output/brief.pdf").words_with_boxes
    found = [number for number, page in enumerate(pages) for word, _, _ in page if word in {"Institute", "example.org"}]
    assert len(set(found)) == 1
