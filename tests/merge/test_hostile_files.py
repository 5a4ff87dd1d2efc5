"""Word files that are damaged, or that no word processor writes: a message or a merge, never a traceback."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from tests.desk import Desk
from tests.merge.editing import Edited

FRONT = """\
title: Sharing rivers
kind: policy-brief # the label on the cover

author: # a name, or fields as here
  - name: Ada Novak

keypoints: # keep them short: people read them first
  - Dry years are the rule.
  - Who shares data **early** shares water later.

abstract: |
  A summary."""
MAIN = "word/document.xml"
CELL = "<w:tbl><w:tr>{}<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
LISTED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
BEGINNINGS = {
    "a cell that spans letters": CELL.format("", '<w:gridSpan w:val="abc"/>'),
    "a cell that spans two thousand million columns": CELL.format("", '<w:gridSpan w:val="2000000000"/>'),
    "a cell that spans a negative number of columns": CELL.format("", '<w:gridSpan w:val="-5"/>'),
    "a row with an invalid start": CELL.format('<w:trPr><w:gridBefore w:val="x"/></w:trPr>', ""),
    "a list without a level": LISTED.format("one", "two"),
    "a list with too many levels": LISTED.format("999999999999", "-3"),
    "a paragraph before everything": "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
}


@pytest.fixture(scope="module")
def sent_file(module_desk: Desk) -> tuple[Desk, bytes]:
    module_desk.brief("# One\n\nWords.\n", front=FRONT)
    assert module_desk.run("publish", "--to", "docx").code == 0
    return module_desk, module_desk.output()["brief.docx"]


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()).encode() if re.fullmatch(name, part) else text)
    return packed.getvalue()


@pytest.mark.parametrize("name", BEGINNINGS)
@pytest.mark.parametrize("command", ["merge", "import"])
def test_odd_values_do_no_harm(sent_file: tuple[Desk, bytes], tmp_path: Path, name: str, command: str) -> None:
    desk, data = sent_file
    file = tmp_path / "edited.docx"
    file.write_bytes(changed(data, MAIN, lambda text: text.replace("<w:body>", f"<w:body>{BEGINNINGS[name]}", 1)))
    outcome = desk.run(
        command, str(file), *(("--dry-run",) if command == "merge" else ("--name", f"a{[*BEGINNINGS].index(name)}"))
    )
    assert outcome.code in (0, 1), outcome.err


@pytest.mark.parametrize("command", ["merge", "import"])
def test_a_part_that_cannot_be_unpacked_is_damaged(sent_file: tuple[Desk, bytes], tmp_path: Path, command: str) -> None:
    desk, data = sent_file
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        begins = packed.getinfo(MAIN).header_offset + 100
    file = tmp_path / "edited.docx"
    file.write_bytes(data[:begins] + b"\xff" * 400 + data[begins + 400 :])
    outcome = desk.run(command, str(file))
    assert outcome.code == 2
    assert "is damaged" in outcome.err


def test_a_file_that_libreoffice_damaged_has_a_hint_to_ask_for_it_again(
    sent_file: tuple[Desk, bytes], tmp_path: Path
) -> None:
    desk, data = sent_file
    tracked = '<w:del w:id="1"><w:sdt><w:sdtContent></w:del><w:r><w:t>Rivers</w:t></w:r></w:sdtContent></w:sdt>'
    file = tmp_path / "edited.docx"
    file.write_bytes(changed(data, MAIN, lambda text: text.replace("<w:body>", f"<w:body><w:p>{tracked}</w:p>", 1)))
    outcome = desk.run("merge", str(file))
    assert outcome.code == 2
    assert (
        "hint: ask for the file again, with any new title in a comment: LibreOffice 7.4 damages a file" in outcome.err
    )


def other_root(parts: dict[str, bytes]) -> dict[str, bytes]:
    return parts | {MAIN: b'<other xmlns="urn:x"><words/></other>'}


def without_comments(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {name: part for name, part in parts.items() if "comments" not in name}


NOT_THERE = {"word/document.xml is damaged": other_root, "word/comments.xml is missing": without_comments}


@pytest.mark.parametrize("message", NOT_THERE)
@pytest.mark.parametrize("command", ["merge", "import"])
def test_a_part_without_its_content_is_not_an_edit(
    sent_file: tuple[Desk, bytes], tmp_path: Path, command: str, message: str
) -> None:
    desk, data = sent_file
    edited = Edited(data)
    edited.comment("Words", "Why?")
    edited.parts = NOT_THERE[message]({**edited.parts, MAIN: etree.tostring(edited.root)})
    file = tmp_path / "edited.docx"
    file.write_bytes(packed(edited.parts))
    outcome = desk.run(command, str(file))
    assert (outcome.code, message in outcome.err) == (2, True), outcome.err


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_record_with_invalid_places_is_refused(sent_file: tuple[Desk, bytes], tmp_path: Path) -> None:
    desk, data = sent_file
    file = tmp_path / "edited.docx"
    file.write_bytes(
        changed(data, r"customXml/item\d+\.xml", lambda text: re.sub(r'place="[^"]*"', 'place="here"', text))
    )
    outcome = desk.run("merge", str(file))
    assert outcome.code == 2
    assert "provenance record was changed" in outcome.err


DAMAGED: dict[str, Callable[[str], str]] = {
    "other words": lambda text: text.replace("Sharing rivers", "Sharing lakes"),
    "other places": lambda text: re.sub(r'place="[^"]*"', 'place="here"', text),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_file_whose_record_is_damaged_is_imported_without_it(
    sent_file: tuple[Desk, bytes], tmp_path: Path, case: str
) -> None:
    desk, data = sent_file
    file = tmp_path / f"{case.replace(' ', '-')}.docx"
    file.write_bytes(changed(data, r"customXml/item\d+\.xml", DAMAGED[case]))
    outcome = desk.run("import", str(file))
    assert outcome.code == 0, outcome.err
    assert "provenance record was changed" in outcome.out + outcome.err
    assert "Words." in (desk.root / f"source/{file.stem}/brief.md").read_text()
