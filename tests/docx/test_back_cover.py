"""The back cover in Word: the last section, with the same background as in the PDF."""

import pytest

from tests.desk import Desk
from tests.docx.published import lines, word_of
from tests.merge.editing import Edited
from tests.readers.ooxml import faults
from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published, publish, small_workspace
from tests.readers.word import WordFile, found, value, values

FRONT = "title: A brief\npublisher: River Commission\nback: cover\nnotes: {}"
TEXT = "# First chapter\n\nText.^[A note.]\n"


@pytest.fixture(scope="module", params=["page", "section", "end"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return publish(small_workspace(tmp_path_factory.mktemp("back"), TEXT, FRONT.format(request.param)))


def test_it_is_a_section_with_a_background_and_no_page_number(published: Published) -> None:
    word = WordFile(published.docx("brief"))
    *_, back = word.sections()
    header = word.root(lines(word, back, "header", "default"))
    assert values(header, ".//wps:spPr/a:solidFill/a:srgbClr/@val") == ["EEF2F5"]
    assert value(header, ".//wp:anchor/wp:extent/@cy") == str(round(841.89 * 12700)), "the whole page"
    for kind in ("header", "footer"):
        assert values(word.root(lines(word, back, kind, "default")), ".//w:t/text()") == []
    assert [paragraph.text for paragraph in word.styled("Imprint")] == ["Publisher: River Commission"]
    assert faults(published.docx("brief")) == []


def test_its_first_page_shows_the_title_on_the_areas_of_the_pdf(published: Published) -> None:
    """The areas do not overlap, because LibreOffice draws some shapes in the reverse order."""
    word = WordFile(published.docx("brief"))
    *_, back = word.sections()
    header = word.root(lines(word, back, "header", "first"))
    assert "".join(values(header, ".//w:t/text()")) == "A brief"
    assert value(header, "w:p/w:pPr/w:pStyle/@w:val") == "BackTitle"
    assert values(header, ".//wps:spPr/a:solidFill/a:srgbClr/@val") == ["1F4E6B", "EEF2F5", "1F4E6B"]
    tops = [int(top) for top in values(header, ".//wp:positionV/wp:posOffset/text()")]
    heights = [int(height) for height in values(header, ".//wp:extent/@cy")]
    assert [top + height for top, height in zip(tops, heights, strict=True)][:2] == pytest.approx(tops[1:], abs=100)
    (page,) = [page for page in PdfFile(published.pdf("brief")).raw_pages if "Publisher" in page]
    assert "A brief" in page


def test_endnotes_are_before_it(published: Published) -> None:
    *_, text, back = WordFile(published.docx("brief")).sections()
    assert not found(text, "w:endnotePr/../w:noEndnote")
    assert not found(back, "w:type[@w:val='continuous']")


def test_partners_can_edit_the_back_cover(desk: Desk) -> None:
    front = "title: A\nback: cover\npublisher: P\ncontacts: [{name: River Board, channels: {email: a@example.org}}]"
    desk.brief("Words.\n", front=front)
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    edited.replace("River Board", "Board", "Commission")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.err
    assert "name: River Commission" in (desk.root / "source/brief/brief.md").read_text()


CODE = "title: {}\nlang: {}\nbrand: {}\nback: cover\npublisher: P\nurl: https://example.org/a"


def test_it_shows_the_title_of_right_to_left_text(desk: Desk) -> None:
    word = word_of(desk, "كلمات.\n", CODE.format("تقاسم الأنهار", "ar", "plain"))
    *_, back = word.sections()
    header = word.root(lines(word, back, "header", "first"))
    assert "".join(values(header, ".//w:t/text()")) == "تقاسم الأنهار"
    assert values(header, ".//wps:spPr/a:solidFill/a:srgbClr/@val") == ["1F4E6B", "EEF2F5", "1F4E6B"]


def test_a_long_title_has_the_width_of_the_page(desk: Desk) -> None:
    """The text column of the brand `quarterly` is narrow, and its right margin is wide."""
    word = word_of(desk, "Words.\n", CODE.format("A", "en", "quarterly"))
    *_, back = word.sections()
    right = int(value(word.root(lines(word, back, "header", "first")), "w:p/w:pPr/w:ind/@w:right"))
    left, edge = (int(value(back, f"w:pgMar/@w:{side}")) for side in ("left", "right"))
    assert edge + right == pytest.approx(left, abs=2)


@pytest.mark.parametrize(
    ("lang", "brand", "column"), [("en", "plain", "before"), ("ar", "plain", "before"), ("en", "quarterly", "after")]
)
def test_the_qr_code_is_beside_the_imprint_as_in_the_pdf(desk: Desk, lang: str, brand: str, column: str) -> None:
    """Positions of frames are distances from the side where lines begin."""
    word = word_of(desk, "Words.\n", CODE.format("A", lang, brand))
    (code,) = word.styled("QR Code")
    assert value(code.node, "w:pPr/w:framePr/@w:hAnchor") == "page"
    begin = int(value(code.node, "w:pPr/w:framePr/@w:x"))
    width = int(value(code.node, "w:pPr/w:framePr/@w:w"))
    *_, back = word.sections()
    sides = sorted(int(value(back, f"w:pgMar/@w:{side}")) for side in ("left", "right"))
    sheet = int(value(back, "w:pgSz/@w:w"))
    if column == "before":
        assert begin + width < sides[1], "in the margin where lines begin"
    else:
        assert begin > sheet - sides[1], "in the margin where lines end"
