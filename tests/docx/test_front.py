"""Page 1 in Word: a cover, or a masthead above the text, painted as in the PDF."""

from pathlib import Path

import pytest
from PIL import Image

from tests.desk import Desk
from tests.docx.published import codes, lines
from tests.readers.looks import PdfLooks
from tests.readers.ooxml import faults
from tests.readers.publishing import Published, publish, small_workspace
from tests.readers.word import WordFile, found, value, values

FRONT = "title: A brief\nkind: report\nsubtitle: On\ndate: 2024-05-06\ntoc: true\nkeypoints: [Rivers run]\nfront: {}"
TEXT = "# First chapter\n\nText.\n"
EMU = 12700  # English Metric Units per point


def made(folder: Path, front: str) -> Published:
    return publish(small_workspace(folder, TEXT, FRONT.format(front)))


@pytest.fixture(scope="module")
def masthead(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return made(tmp_path_factory.mktemp("masthead"), "masthead")


@pytest.fixture(scope="module")
def cover(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return made(tmp_path_factory.mktemp("cover"), "cover")


def backgrounds(word: WordFile) -> list[tuple[str, int]]:
    """Return the colours and heights, in points, of the shapes behind page 1."""
    root = word.root(lines(word, word.sections()[0], "header", "first"))
    heights = [round(int(cy) / EMU) for cy in values(root, ".//wp:anchor/wp:extent/@cy")]
    return list(zip(values(root, ".//wps:spPr/a:solidFill/a:srgbClr/@val"), heights, strict=True))


def test_below_a_masthead_the_text_begins_on_page_1(masthead: Published) -> None:
    word = WordFile(masthead.docx("brief"))
    first = word.sections()[0]
    assert found(first, "w:titlePg")
    assert int(value(word.style("Title"), "w:pPr/w:ind/@w:left")) < 0, "the title begins in the margin column"
    (date,) = word.styled("Date")
    assert not found(date.node, "w:pPr/w:sectPr"), "the cover is not a section"
    assert codes(word, lines(word, first, "footer", "first")) == ["PAGE", "NUMPAGES"]
    assert faults(masthead.docx("brief")) == []


def test_the_band_of_a_masthead_is_as_tall_as_in_the_pdf(masthead: Published, cover: Published) -> None:
    band, title_page = backgrounds(WordFile(masthead.docx("brief"))), backgrounds(WordFile(cover.docx("brief")))
    assert [color for color, _ in band] == ["1F4E6B", "EEF2F5"]
    assert 100 < band[0][1] < 250
    assert [color for color, _ in title_page] == ["FFFFFF", "1F4E6B"]
    assert title_page[0][1] == 842, "the background of a cover fills the whole page"


def test_the_first_line_of_a_cover_without_a_logo_is_as_low_as_in_the_pdf(cover: Published) -> None:
    word = WordFile(cover.docx("brief"))
    first = next(paragraph for paragraph in word.paragraphs if paragraph.text)
    top = int(value(word.sections()[0], "w:pgMar/@w:top")) + int(value(first.node, "w:pPr/w:spacing/@w:before"))
    letters = first.text.upper().replace(" ", "")
    line = next(line for line in PdfLooks(cover.pdf("brief")).lines if line.text.replace(" ", "") == letters)
    assert top / 20 == pytest.approx(line.middle - 0.5 * line.height, abs=14)


@pytest.fixture(scope="module", params=["cover", "masthead"])
def pictured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    root = small_workspace(
        tmp_path_factory.mktemp(request.param),
        TEXT,
        FRONT.format(request.param) + "\ncover-image: {path: river.jpg, alt: A river, credit: Ada Novak}",
    )
    exif = Image.Exif()
    exif[0x010F] = "Spycam"
    Image.new("RGB", (900, 700), "#EEDDCC").save(root / "source/brief/river.jpg", exif=exif)
    return publish(root)


def test_the_picture_of_the_cover_is_behind_the_text(pictured: Published) -> None:
    word = WordFile(pictured.docx("brief"))
    (anchor,) = found(word.document, ".//wp:anchor[@behindDoc='1'][wp:docPr/@name='Cover picture']")
    assert value(anchor, "wp:docPr/@descr") == "A river"
    assert int(value(anchor, "wp:extent/@cx")) / EMU == pytest.approx(595.3, abs=0.5), "from edge to edge of the page"
    (title,) = word.styled("Title")
    assert value(title.node, "w:pPr/w:shd/@w:fill") == "auto", "its background would hide the picture"
    (credit,) = word.styled("Cover Credit")
    assert credit.text == "Credit: Ada Novak"
    media = [data for name, data in word.parts.items() if "/media/" in name]
    assert media
    assert not any(b"Spycam" in data for data in media)
    assert faults(pictured.docx("brief")) == []


def test_a_logo_does_not_change_the_size_of_the_cover_picture(tmp_path: Path) -> None:
    """The logo is in an anonymous box with the name of the field, and must not be mistaken for the field."""
    picture = "brand: mine\ncover-image: {path: river.jpg, alt: A river}"
    root = small_workspace(tmp_path, TEXT, FRONT.format("cover") + f"\n{picture}")
    brand = root / "styles/mine"
    brand.mkdir()
    (brand / "brand.yml").write_text("logo: {path: l.png, alt: Us}\ndefaults: {briefpress: {extends: plain}}")
    for file in (root / "source/brief/river.jpg", brand / "l.png"):
        Image.new("RGB", (900, 700), "#EEDDCC").save(file)
    made = publish(root)
    assert made.code == 0, made.output
    word = WordFile(made.docx("brief"))
    assert [color for color, _ in backgrounds(word)] == ["FFFFFF", "1F4E6B"]
    (anchor,) = found(word.document, ".//wp:anchor[wp:docPr/@name='Cover picture']")
    assert int(value(anchor, "wp:extent/@cx")) / EMU == pytest.approx(595.3, abs=0.5)


def test_lines_of_the_title_end_where_they_do_in_the_pdf(tmp_path: Path) -> None:
    front = FRONT.format("cover").replace("A brief", "Sharing rivers in dry years with all who drink from them")
    made = publish(small_workspace(tmp_path, TEXT, front))
    (title,) = WordFile(made.docx("brief")).styled("Title")
    assert int(value(title.node, "w:pPr/w:ind/@w:right")) > 100, (
        "in twips: the width that stays empty, so that no line is short"
    )
    (subtitle,) = WordFile(made.docx("brief")).styled("Subtitle")
    assert not found(subtitle.node, "w:pPr/w:ind"), "a single line does not change"


def test_lines_of_headings_end_where_they_do_in_the_pdf(tmp_path: Path) -> None:
    long = "How commissions that share the water of a river decide what to do in years without enough"
    text = f"# {long}!\n\nWords.\n\n## {long}\n\nWords.\n\n## Short\n\nWords.\n"
    word = WordFile(publish(small_workspace(tmp_path, text, FRONT.format("cover"))).docx("brief"))
    headings = {paragraph.text: paragraph.node for paragraph in (*word.styled("heading 1"), *word.styled("heading 2"))}
    assert int(value(headings[long], "w:pPr/w:ind/@w:right")) > 100
    assert not found(headings["Short"], "w:pPr/w:ind")
    assert not found(headings[f"{long}!"], "w:pPr/w:ind"), "the line above it is as long as the others"


def test_a_cover_picture_needs_no_cache_in_the_workspace(tmp_path: Path) -> None:
    """If the workspace is read-only, the cache is in a temporary folder."""
    root = small_workspace(
        tmp_path / "w", TEXT, FRONT.format("cover") + "\ncover-image: {path: river.jpg, alt: A river}"
    )
    Image.new("RGB", (900, 700), "#EEDDCC").save(root / "source/brief/river.jpg")
    kept = root / ".briefpress"
    if kept.is_symlink():
        kept.unlink()
    kept.write_text("")
    made = publish(root)
    assert made.code == 0, made.output
    assert found(WordFile(made.docx("brief")).document, ".//wp:docPr[@name='Cover picture']")


RIGHT = ":root { --hang: -48mm } .margin { float: right; width: 40mm; margin-right: -48mm; margin-left: 0 }\n"
SIDES = "@page { margin-left: 22mm; margin-right: 70mm }\n"


@pytest.mark.parametrize("at_the_right", [False, True])
def test_notes_in_the_margin_are_on_its_side_of_the_text(desk: Desk, *, at_the_right: bool) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", RIGHT + SIDES if at_the_right else "")
    desk.brief("# One\n\n::: margin\nProvisional.\n:::\n\nText.\n", front="title: A\nbrand: mine")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    word = WordFile(desk.root / "output/brief.docx")
    (note,) = word.styled("Margin Note")
    *_, last = word.sections()
    width, left, right = (int(value(last, path)) for path in ("w:pgSz/@w:w", "w:pgMar/@w:left", "w:pgMar/@w:right"))
    begin, wide = (int(value(note.node, f"w:pPr/w:framePr/@w:{name}")) for name in ("x", "w"))
    assert (begin >= width - right, begin + wide <= left) == (at_the_right, not at_the_right)
    assert 0 < begin < width - wide, "the note is on the page"


@pytest.mark.parametrize("brand", ["plain", "quarterly"])
def test_the_date_is_beside_the_authors_in_a_masthead(desk: Desk, brand: str) -> None:
    front = "title: A\nfront: masthead\ndate: 2026-03-15\nauthor: [Ada Novak, Ben Reyes]"
    desk.brief("Text.\n", front=f"{front}\nbrand: {brand}")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    word = WordFile(desk.root / "output/brief.docx")
    (date,), (title,) = word.styled("Date"), word.styled("Title")
    begin, wide = (int(value(date.node, f"w:pPr/w:framePr/@w:{name}")) for name in ("x", "w"))
    margin = int(value(word.sections()[0], "w:pgMar/@w:left"))
    indents = [int(value(word.style(name), "w:pPr/w:ind/@w:left") or 0) for name in ("Title", "Cover Author")]
    assert begin == pytest.approx(margin + indents[0], abs=2), f"the date is below {title.text}"
    assert begin + wide <= margin + indents[1]


@pytest.mark.parametrize(("brand", "beside"), [("plain", True), ("quarterly", False)])
def test_the_date_is_beside_the_lines_at_the_foot_of_the_cover(desk: Desk, brand: str, *, beside: bool) -> None:
    desk.brief("Text.\n", front=f"title: A\nfront: cover\ndate: 2026-03-15\nauthor: Ada Novak\nbrand: {brand}")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    word = WordFile(desk.root / "output/brief.docx")
    (date,), (author,) = word.styled("Date"), word.styled("Cover Author")
    assert bool(found(date.node, "w:pPr/w:framePr")) == beside
    if beside:
        begin, wide = (int(value(date.node, f"w:pPr/w:framePr/@w:{name}")) for name in ("x", "w"))
        margin = int(value(word.sections()[0], "w:pgMar/@w:left"))
        assert begin + wide <= margin + int(value(word.style("Cover Author"), "w:pPr/w:ind/@w:left"))
        assert value(author.node, "w:pPr/w:spacing/@w:before") == "0", "a frame has no space above it"
