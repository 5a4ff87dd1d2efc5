"""Long titles and names: everything fits on the cover, and names in the margin do not overlap."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.readers.pdf import PdfFile

TITLE = (
    "Towards a comprehensive framework for the equitable and reasonable utilisation of transboundary watercourses in "
    "an age of recurrent droughts, with lessons from twelve river basins"
)
NAMES = ("Interdisciplinary Centre for Water, Climate and Conflict Studies at the Faculty of Social Sciences", "UNECE")
AUTHORS = "".join(
    f"  - {{name: Oleksandra Hrytsenko {n}, affiliations: [Institute {n} of the Academy]}}\n" for n in range(12)
)
CONTRIBUTORS = "".join(f'  - {{name: "{name}", description: A short text.}}\n' for name in NAMES)


@pytest.fixture(params=["plain", "quarterly"])
def pdf(desk: Desk, request: pytest.FixtureRequest) -> PdfFile:
    """Publish a brief with many long names."""
    front = f"title: {TITLE}\nkind: policy-brief\nlang: en-GB\nauthor:\n{AUTHORS}contributors:\n{CONTRIBUTORS}"
    desk.brief("# One\n\nText.\n", front=front)
    outcome = desk.publish("--to", "pdf", "--brand", request.param)
    assert outcome.code == 0, outcome.err
    return PdfFile(desk.root / "output/brief.pdf")


def test_all_authors_and_institutions_are_on_the_cover(pdf: PdfFile) -> None:
    cover = " ".join(pdf.raw_pages[0].split())
    assert all(f"Hrytsenko {number}" in cover and f"Institute {number} of" in cover for number in range(12))
    assert NAMES[1] in cover


def test_the_name_of_an_organisation_is_below_the_long_name_before_it(pdf: PdfFile) -> None:
    words = [(word, level) for page in pdf.words_with_boxes[1:] for word, _, level in page]
    (end,) = [level for word, level in words if word == "Sciences"]
    assert [level < end - 10 for word, level in words if word == NAMES[1]] == [True]
