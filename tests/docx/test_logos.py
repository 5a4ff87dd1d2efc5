"""Logos of partners and funders: side by side, the same in Word and in the PDF, or names in place of logos."""

import pytest

from briefpress.edition import Logos, Paragraph, plain_text
from tests.desk import Desk, part
from tests.readers.pdf import PdfFile
from tests.readers.pictures import picture
from tests.readers.tags import read_tags
from tests.readers.word import WordFile, found, value, values

SIZES = {"broad": (800, 100), "even": (300, 200), "tall": (100, 200)}
SHOWN = ((40, 5), (21, 14), (7, 14))  # mm
EMU_PER_MM, MM = 36000, 25.4 / 72


@pytest.fixture
def desk(desk: Desk) -> Desk:
    for name, size in SIZES.items():
        picture(desk.root / "source" / f"{name}.png", size)
    records = "".join(f"{name}: {{name: The {name}, logo: {{path: {name}.png, alt: Logo {name}}}}}\n" for name in SIZES)
    desk.organisations(f"{records}bare: {{name: Bare Institute}}\nplain: {{name: Plain Fund}}\n")
    return desk


FRONT = "title: A\npartners: [broad, bare, even, plain, tall]\nfunders: [bare]"


def test_logos_are_in_one_row_and_names_below(desk: Desk) -> None:
    edition, problems = desk.edition("Words.\n", front=FRONT)
    assert problems == []
    _, logos, names = part(edition, "partners").blocks
    assert isinstance(logos, Logos)
    assert [logo.alt for logo in logos.pictures] == ["Logo broad", "Logo even", "Logo tall"]
    assert isinstance(names, Paragraph)
    assert plain_text(names.inlines) == "Bare Institute; Plain Fund"
    _, alone = part(edition, "funders").blocks
    assert isinstance(alone, Paragraph)
    assert plain_text(alone.inlines) == "Bare Institute"


def test_logos_are_side_by_side_and_within_the_maximum_size_of_css(desk: Desk) -> None:
    desk.brief("Words.\n", front=FRONT)
    assert desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made")).code == 0
    word = WordFile(desk.root / "made/brief.docx")
    (row,) = word.styled("Logo")
    assert values(row.node, ".//wp:inline/wp:docPr/@descr") == ["Logo broad", "Logo even", "Logo tall"]
    sizes = [(int(extent.get("cx", "")), int(extent.get("cy", ""))) for extent in found(row.node, ".//wp:extent")]
    assert sizes == [pytest.approx((width * EMU_PER_MM, height * EMU_PER_MM), rel=0.01) for width, height in SHOWN]
    # The wide logo is vertically centred in the line: raised by half the difference in height, in half points.
    assert int(value(row.node, "w:r[w:drawing][1]/w:rPr/w:position/@w:val")) == pytest.approx(
        9 / 2 * 72 / 25.4 * 2, abs=1
    )
    assert len(found(row.node, "w:r[w:t=' ']/w:rPr/w:spacing")) == 2


def test_logos_are_as_large_in_the_pdf(desk: Desk) -> None:
    desk.brief("Words.\n", front=FRONT)
    assert desk.run("publish", "brief", "--to", "pdf", "--output", str(desk.root / "made")).code == 0
    pdf = PdfFile(desk.root / "made/brief.pdf")
    areas = [[float(side) for side in tag.attribute("BBox")] for tag in read_tags(pdf)[0].all("Figure")]
    sizes = [((right - left) * MM, (top - bottom) * MM) for left, bottom, right, top in areas]
    assert sizes == [pytest.approx(size, rel=0.01) for size in SHOWN]
    assert len({round(bottom + top) for _, bottom, _, top in areas}) == 1
