"""SVG pictures: vectors in the PDF, vectors with a raster fallback in Word, and never active content."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefpress.check.svg import svg_fault
from tests.desk import Desk
from tests.readers.pdf import poppler
from tests.readers.word import WordFile, found, value, values

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'
INSIDE = '<rect width="200" height="100" fill="#1f4e6b"/><text x="10" y="50" fill="#fff">Words</text>'
BODY = '# A\n\n![A drawing](a.svg){alt="A drawing of nothing"}\n'


def write_drawing(desk: Desk, inside: str = INSIDE, size: str = 'viewBox="0 0 200 100"') -> None:
    desk.brief(BODY)
    desk.write("source/brief/a.svg", DRAWING.format(size=size, inside=inside))


def test_the_pdf_has_its_lines_and_no_pixels(desk: Desk) -> None:
    write_drawing(desk)
    outcome = desk.publish("--to", "pdf")
    assert outcome.code == 0, outcome.err
    with pikepdf.open(desk.root / "output" / "brief.pdf") as pdf:
        assert not any(page.get_images() for page in pdf.pages)


def test_word_contains_it_with_a_raster_fallback(desk: Desk) -> None:
    write_drawing(desk)
    assert desk.publish("--to", "docx").code == 0
    word = WordFile(desk.root / "output" / "brief.docx")
    (picture,) = found(word.body, ".//pic:pic")
    svg = values(picture, ".//*[local-name()='svgBlip']/@r:embed")
    assert len(svg) == 1
    assert value(picture, "ancestor::wp:inline/wp:docPr/@descr") == "A drawing of nothing"
    media = {name: data for name, data in word.parts.items() if name.startswith("word/media/")}
    assert sorted(name.rpartition(".")[2] for name in media) == ["png", "svg"]
    (pixels,) = (Image.open(io.BytesIO(data)) for name, data in media.items() if name.endswith("png"))
    assert pixels.size == (600, 300)
    assert pixels.convert("RGB").getpixel((590, 10)) == (0x1F, 0x4E, 0x6B)
    extent = [int(value(picture, f"ancestor::wp:inline/wp:extent/@{side}")) for side in ("cx", "cy")]
    assert extent == [200 * 9525, 100 * 9525]


def test_its_pixels_are_drawn_once_and_cached(desk: Desk) -> None:
    write_drawing(desk, INSIDE.replace("Words", "Once"))
    assert desk.publish("--to", "docx").code == 0
    kept = max((desk.root / ".briefpress").glob("picture-*.json"), key=lambda file: file.stat().st_mtime_ns)
    before, first = kept.stat().st_mtime_ns, desk.output()["brief.docx"]
    assert desk.publish("--to", "docx", "--force").code == 0
    assert (kept.stat().st_mtime_ns, desk.output()["brief.docx"]) == (before, first)
    write_drawing(desk, INSIDE.replace("Words", "Other words"))
    assert desk.publish("--to", "docx").code == 0
    assert desk.output()["brief.docx"] != first


@pytest.mark.parametrize(
    ("size", "points"),
    [('width="20mm" height="10mm"', 20 / 25.4 * 914400), ('width="200" height="100" viewBox="0 0 2 1"', 200 * 9525)],
)
def test_its_size_matches_its_declaration(desk: Desk, size: str, points: float) -> None:
    write_drawing(desk, size=size)
    desk.publish("--to", "docx")
    word = WordFile(desk.root / "output" / "brief.docx")
    assert int(value(word.body, ".//wp:inline[.//pic:pic]/wp:extent/@cx")) == pytest.approx(points, rel=0.01)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<rect onclick="x()"/>', "runs a script"),
        ('<image href="https://a.org/x.png"/>', "loads https://a.org"),
        ('<image href="../../../secret.png"/>', "loads"),
        ("<style>@import 'https://a.org/x.css';</style>", "style loads"),
        ("<rect", "not valid XML"),
    ],
)
def test_active_content_in_pictures_is_refused_with_its_place(desk: Desk, inside: str, reason: str) -> None:
    write_drawing(desk, inside)
    outcome = desk.check()
    assert outcome.code == 1
    assert outcome.heads == ["source/brief/brief.md:6:1: error[image-invalid]"]
    assert reason in outcome.err


@pytest.mark.parametrize(
    "data", ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "<html/>", "", "<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_svg_files_without_a_size_are_refused(desk: Desk, data: str) -> None:
    write_drawing(desk)
    desk.write("source/brief/a.svg", data)
    assert desk.check().heads == ["source/brief/brief.md:6:1: error[image-invalid]"]


@pytest.mark.parametrize("levels", [0, 9])
def test_pictures_that_expand_endlessly_are_refused(tmp_path: Path, levels: int) -> None:
    inner = "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(levels))
    groups = f'<g id="a0"><rect width="1" height="1"/></g>{inner}' if levels else '<g id="a0"><use href="#a0"/></g>'
    file = tmp_path / "a.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{groups}</svg>', encoding="utf-8")
    assert svg_fault(file).startswith("it draws more than")


@pytest.mark.parametrize("font", ["italic 20px/1.2 Arial", "bold 20px Arial", "20px/24px Arial", "20px Arial"])
def test_words_in_any_font_shorthand_are_drawn(desk: Desk, font: str) -> None:
    write_drawing(desk, f"<style>text {{ font: {font} }}</style>" + INSIDE)
    assert desk.publish("--to", "pdf").code == 0
    assert "Words" in poppler("pdftotext", str(desk.root / "output" / "brief.pdf"), "-")


def test_letters_that_only_a_picture_has_are_drawn_in_the_font_of_their_script(desk: Desk) -> None:
    write_drawing(desk, INSIDE.replace("Words", "مرحبا"))
    outcome = desk.publish("--to", "pdf")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Almarai" in poppler("pdffonts", str(desk.root / "output" / "brief.pdf"))


def test_letters_of_a_picture_that_no_font_has_are_reported_at_the_picture(desk: Desk) -> None:
    write_drawing(desk, INSIDE.replace("Words", "\N{CUNEIFORM SIGN A}"))
    outcome = desk.publish("--to", "pdf")
    assert outcome.heads == ["source/brief/brief.md:6:1: error[font-character]"]


def test_joined_letters_are_drawn_on_every_page(desk: Desk) -> None:
    """The same picture is the watermark of all pages."""
    desk.brief("# A\n\nWords.\n", front="title: A\nlang: ar\nstatus: draft")
    outcome = desk.publish("--to", "pdf")
    assert outcome.code == 0, outcome.err
