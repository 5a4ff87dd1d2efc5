"""A partner's edits to a Word file in output/ are never overwritten."""

import shutil

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited


@pytest.fixture
def made(desk: Desk) -> Desk:
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


def test_an_edited_file_is_kept_beside_the_new_one(made: Desk) -> None:
    before = (made.root / "output/brief.docx").read_bytes()
    theirs = edited(made)
    outcome = made.run("publish", "--to", "docx")
    assert word_files(made) == {"brief.docx": before, "brief (edited).docx": theirs}
    assert 'briefpress merge "output/brief (edited).docx"' in outcome.err
    assert outcome.code == 0


def test_what_was_kept_before_stays(made: Desk) -> None:
    first = edited(made)
    made.run("publish", "--to", "docx")
    file = Edited((made.root / "output/brief.docx").read_bytes())
    file.replace("Some", "Some", "More")
    made.write("output/brief.docx", file.bytes())
    made.run("publish", "--to", "docx")
    output = word_files(made)
    assert output["brief (edited).docx"] == first
    assert output["brief (edited 2).docx"] == file.bytes()


def test_a_file_that_the_program_made_is_replaced(made: Desk) -> None:
    made.brief("New words.\n")
    outcome = made.run("publish", "--to", "docx")
    assert [*word_files(made)] == ["brief.docx"]
    assert "output-edited" not in outcome.err


def test_without_a_record_the_program_that_saved_it_tells(made: Desk) -> None:
    shutil.rmtree(made.root / ".briefpress" / "made")
    made.brief("New words.\n")
    made.run("publish", "--to", "docx")
    assert [*word_files(made)] == ["brief.docx"]
    shutil.rmtree(made.root / ".briefpress" / "made")
    file = Edited((made.root / "output/brief.docx").read_bytes())
    file.parts["docProps/app.xml"] = file.parts["docProps/app.xml"].replace(b">briefpress<", b">Microsoft Office Word<")
    made.write("output/brief.docx", file.bytes())
    made.brief("Newer words.\n")
    made.run("publish", "--to", "docx")
    assert sorted(word_files(made)) == ["brief (edited).docx", "brief.docx"]


def test_the_kept_file_can_be_merged(made: Desk) -> None:
    edited(made)
    made.run("publish", "--to", "docx")
    assert made.run("merge", str(made.root / "output/brief (edited).docx")).code == 0
    assert "Other words." in (made.root / "source/brief/brief.md").read_text()
