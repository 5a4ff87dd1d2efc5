"""Any Word file becomes a brief that can be published, with all its words."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from PIL import Image

from tests.desk import Desk, command
from tests.merge.editing import Edited, xml


def foreign() -> bytes:
    """Return a Word file that briefpress did not produce."""
    document = docx.Document()
    document.core_properties.author = "Ada Novak"
    document.add_paragraph("Sharing rivers", style="Title")
    document.add_heading("Background", 1)
    paragraph = document.add_paragraph("Rivers carry ")
    paragraph.add_run("less").bold = True
    paragraph.add_run(" water * than before.")
    for words in ("One", "Two"):
        document.add_paragraph(words, style="List Bullet")
    for words in ("First", "Second"):
        document.add_paragraph(words, style="List Number")
    fake = document.add_paragraph()
    fake.add_run("A heading by its looks").bold = True
    document.add_paragraph("Its text.")
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(table._cells, ["River", "Flow", "", "Aar", "14", "9"], strict=True):
        cell.text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    box = document.add_table(rows=1, cols=1)
    box.cell(0, 0).text = "Inside of a box."
    picture = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(picture, "PNG")
    document.add_picture(io.BytesIO(picture.getvalue()))
    document.styles.add_style("House style", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Words in a style of the house.", style="House style")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_omissions_are_reported(desk: Desk) -> None:
    document = docx.Document(io.BytesIO(foreign()))
    document.sections[0].header.paragraphs[0].text = "House of Rivers"
    out = io.BytesIO()
    document.save(out)
    edited = Edited(out.getvalue())
    uris = ("chart", "diagram")
    for uri in uris:
        data = f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{uri}"/>'
        graphic = f'<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{data}</a:graphic>'
        edited.paragraph("Its text").addnext(xml(f"<w:p><w:r><w:drawing>{graphic}</w:drawing></w:r></w:p>"))
    outcome = desk.run("import", str(desk.write("Old brief.docx", edited.bytes())))
    assert 'headers and footers were left out: briefpress sets its own: "House of Rivers"' in outcome.out
    assert 'a chart after "Its text." was left out' in outcome.out
    assert 'a SmartArt diagram after "Its text." was left out' in outcome.out


@pytest.fixture
def imported(desk: Desk) -> tuple[str, str]:
    edited = Edited(foreign())
    edited.footnote("Its text", "A note.")
    inside = "<w:p><w:r><w:t>In a text box.</w:t></w:r></w:p>"
    edited.paragraph("Words in a style").addnext(
        xml(f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>")
    )
    outcome = desk.run("import", str(desk.write("Old brief.docx", edited.bytes())))
    assert outcome.code == 0, outcome.err
    return (desk.root / "source/old-brief/brief.md").read_text(), outcome.out


@pytest.mark.usefixtures("imported")
def test_the_result_can_be_published(desk: Desk) -> None:
    outcome = desk.run("publish", "old-brief", "--to", "docx")
    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize(
    "written",
    [
        "title: Sharing rivers\n",
        "author: Ada Novak\n",
        "# Background\n",
        "Rivers carry **less** water \\* than before.",
        "- One\n- Two\n",
        "1. First\n2. Second\n",
        "## A heading by its looks\n",
        "Its text.[^1]\n",
        "[^1]: A note.",
        "| River | Flow | < |\n|---|---|---|\n| Aar | 14 | 9 |\n",
        "::: box\nInside of a box.\n:::",
        "![](images/1.png)",
        "Words in a style of the house.",
        "In a text box.",
    ],
)
def test_it_is_written_as_an_author_would(imported: tuple[str, str], written: str) -> None:
    assert written in imported[0]


def test_inferences_from_formatting_are_reported(imported: tuple[str, str]) -> None:
    assert '"A heading by its looks" looks like a heading and is now one' in imported[1]
    assert "images/1.png has no alt text" in imported[1]


def test_no_word_is_missing(imported: tuple[str, str]) -> None:
    text = Edited(foreign()).root.itertext()
    words = {word for part in text for word in re.findall(r"[A-Za-z]{2,}", part)}
    assert {word for word in words if word not in imported[0]} == set()


def test_a_published_file_has_a_hint_to_merge_it(desk: Desk) -> None:
    desk.brief("# Rivers\n\nWords.\n\n# Lakes\n\nWords.\n\n# Seas\n\nWords.\n", front="title: A\ntoc: true\nlang: en")
    assert desk.publish("--to", "docx").code == 0
    outcome = desk.run("import", str(desk.root / "output/brief.docx"), "--name", "again")
    assert (
        'published from the brief "brief"; to bring changes back into that brief, use briefpress merge' in outcome.out
    )
    assert "table of contents was left out" in outcome.out
    assert "page number" not in outcome.out


def test_a_name_already_in_use_is_refused(desk: Desk) -> None:
    file = str(desk.write("old.docx", foreign()))
    desk.run("import", file, "--name", "mine")
    again = desk.run("import", file, "--name", "mine")
    assert again.code == 2
    assert "already exists" in again.err


def test_files_that_are_not_word_files_are_refused(desk: Desk) -> None:
    outcome = desk.run("import", str(desk.write("old.docx", b"words")))
    assert outcome.code == 2
    assert "cannot be imported" in outcome.err
    assert not Path(desk.root / "source/old").exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1 words}", "it is an RTF file; open it in Word or LibreOffice and save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "it is a Word file in the older .doc format; open it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ],
)
def test_files_of_other_formats_are_reported(desk: Desk, data: bytes, message: str) -> None:
    outcome = desk.run("import", str(desk.write("old.docx", data)))
    assert (outcome.code, message in outcome.err) == (2, True)


def by_hand() -> bytes:
    """Return a Word file without styles, whose title, heading and list are formatted by hand."""
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph().add_run("Harbour fees").bold = True
    document.add_paragraph().add_run("Background").bold = True
    for words in ("• Fees rose", "•\tTraffic fell"):
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_manual_formatting_is_interpreted(desk: Desk) -> None:
    outcome = desk.run("import", str(desk.write("fees.docx", by_hand())))
    assert '"Harbour fees" looks like the title and is now the title' in outcome.out
    text = (desk.root / "source/fees/brief.md").read_text(encoding="utf-8")
    assert "title: Harbour fees\n" in text
    assert "# Background\n\n- Fees rose\n- Traffic fell\n" in text


def test_a_folder_that_contains_only_the_word_file_becomes_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "fees.docx").write_bytes(by_hand())
    outcome = command("import", "fees.docx", cwd=tmp_path)
    assert outcome.code == 0
    assert (tmp_path / "source/fees/brief.md").is_file()
    assert (tmp_path / "styles/plain/brand.yml").is_file()
