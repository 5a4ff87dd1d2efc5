"""Texts that people really write, and that a Word file must support."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.desk import Desk
from tests.readers.word import WordFile, found


def word_of(desk: Desk) -> WordFile:
    """Publish the brief as a Word file and return it."""
    outcome = desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made"))
    assert outcome.code == 0, outcome.err
    return WordFile(desk.root / "made/brief.docx")


def test_a_long_description_and_a_photograph_without_a_header(desk: Desk) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 60), "navy").save(picture, "JPEG")
    data = picture.getvalue()
    bare = data[:2] + data[2 + 2 + int.from_bytes(data[4:6], "big") :]  # without its first segment, JFIF
    (desk.root / "source/ann.jpg").write_bytes(bare)
    desk.people("ann: {name: Ann, portrait: {path: ann.jpg, alt: Ann, credit: B. Ek}}\n")
    desk.brief(front=f"title: A\ndescription: {'word ' * 80}\npeople: [{{role: authors, members: [ann]}}]")
    word = word_of(desk)
    assert "Credit: B. Ek" in word.text
    with zipfile.ZipFile(desk.root / "made/brief.docx") as archive:
        assert [name for name in archive.namelist() if name.startswith("word/media/")]


@pytest.mark.parametrize("date", ["0500-01-01", "9999-12-31"])
def test_any_date(desk: Desk, date: str) -> None:
    desk.brief(front=f"title: A\ndate: {date}")
    word_of(desk)
    with zipfile.ZipFile(desk.root / "made/brief.docx") as archive:
        core = archive.read("docProps/core.xml").decode()
    written = core.split('W3CDTF">')[1].split("<")[0]
    assert datetime.datetime.fromisoformat(written).year >= 1980


def test_a_faulty_skeleton_is_a_problem_of_the_brand(desk: Desk) -> None:
    desk.write("styles/own/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/own/skeleton.html.j2", "<html>\n{{ nothing.there }}")
    desk.brief(front="title: A\nbrand: own")
    outcome = desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made"))
    assert outcome.code == 1
    assert "error[brand-invalid]" in outcome.err
    assert not (desk.root / "made").exists()


def test_a_twelfth_level_of_a_list_is_the_ninth_in_word(desk: Desk) -> None:
    desk.brief("\n".join(f"{'  ' * level}- level {level + 1}" for level in range(12)) + "\n")
    word = word_of(desk)
    levels = word.document.xpath("//w:ilvl/@w:val", namespaces={"w": word.document.nsmap["w"]})
    assert isinstance(levels, list)
    assert max(int(str(level)) for level in levels) == 8


@pytest.mark.parametrize("address", ["www.example.org", "bill@example.org", "other.pdf", "../../etc"])
def test_an_address_without_a_scheme_is_an_error(desk: Desk, address: str) -> None:
    assert desk.read(f"See [it]({address}).\n").codes == ["link-target"]


def test_files_contain_nothing_about_the_machine(desk: Desk) -> None:
    desk.brief("See [it](https://example.org).\n")
    word_of(desk)
    folder = str(Path(desk.root)).encode()
    with zipfile.ZipFile(desk.root / "made/brief.docx") as archive:
        assert all(folder not in archive.read(name) for name in archive.namelist())


def test_tables_that_define_a_term_one_after_another_stay_two(desk: Desk) -> None:
    desk.brief("Basin\n: | a |\n  |---|\n  | b |\n\n: | c |\n  |---|\n  | d |\n")
    tables = found(word_of(desk).body, ".//w:tbl")
    assert len(tables) == 2
    assert found(word_of(desk).body, ".//w:tbl[following-sibling::*[1][not(self::w:p)]]") == []
