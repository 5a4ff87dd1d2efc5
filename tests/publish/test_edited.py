"""A partner's edits to a Word file in output/ are never overwritten."""

import shutil

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited


@pytest.fixture
def published_desk(desk: Desk) -> Desk:
    desk.brief("Some words.\n")
    assert desk.run("publish", "--to", "docx").code == 0
    return desk


def word_files(desk: Desk) -> dict[str, bytes]:
    """Return the Word files in output/."""
    return {name: data for name, data in desk.output().items() if name.endswith(".docx")}


def edited(desk: Desk) -> bytes:
    """Edit the file in output/ as Word would, and return it."""
    file = Edited((desk.root / "output/brief.docx").read_bytes())
    file.replace("Some", "Some words", "Other words")
    desk.write("output/brief.docx", file.bytes())
    return file.bytes()


def test_an_edited_file_is_kept_beside_the_new_one(published_desk: Desk) -> None:
    before = (published_desk.root / "output/brief.docx").read_bytes()
    theirs = edited(published_desk)
    outcome = published_desk.run("publish", "--to", "docx")
    assert word_files(published_desk) == {"brief.docx": before, "brief (edited).docx": theirs}
    assert 'briefpress merge "output/brief (edited).docx"' in outcome.err
    assert outcome.code == 0


def test_earlier_copies_are_kept(published_desk: Desk) -> None:
    first = edited(published_desk)
    published_desk.run("publish", "--to", "docx")
    file = Edited((published_desk.root / "output/brief.docx").read_bytes())
    file.replace("Some", "Some", "More")
    published_desk.write("output/brief.docx", file.bytes())
    published_desk.run("publish", "--to", "docx")
    output = word_files(published_desk)
    assert output["brief (edited).docx"] == first
    assert output["brief (edited 2).docx"] == file.bytes()


def test_a_file_that_the_program_produced_is_replaced(published_desk: Desk) -> None:
    published_desk.brief("New words.\n")
    outcome = published_desk.run("publish", "--to", "docx")
    assert [*word_files(published_desk)] == ["brief.docx"]
    assert "output-edited" not in outcome.err


def test_without_a_record_the_program_that_saved_it_is_identified(published_desk: Desk) -> None:
    shutil.rmtree(published_desk.root / ".briefpress" / "made")
    published_desk.brief("New words.\n")
    published_desk.run("publish", "--to", "docx")
    assert [*word_files(published_desk)] == ["brief.docx"]
    shutil.rmtree(published_desk.root / ".briefpress" / "made")
    file = Edited((published_desk.root / "output/brief.docx").read_bytes())
    file.parts["docProps/app.xml"] = file.parts["docProps/app.xml"].replace(b">briefpress<", b">Microsoft Office Word<")
    published_desk.write("output/brief.docx", file.bytes())
    published_desk.brief("Newer words.\n")
    published_desk.run("publish", "--to", "docx")
    assert sorted(word_files(published_desk)) == ["brief (edited).docx", "brief.docx"]


def test_the_kept_file_can_be_merged(published_desk: Desk) -> None:
    edited(published_desk)
    published_desk.run("publish", "--to", "docx")
    assert published_desk.run("merge", str(published_desk.root / "output/brief (edited).docx")).code == 0
    assert "Other words." in (published_desk.root / "source/brief/brief.md").read_text()
