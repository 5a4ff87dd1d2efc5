"""A file without its provenance record, which LibreOffice drops when it saves a file for the second time."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.merge.merging import difference

BODY = "# Background\n\nThe river is dry in summer.\n\nNobody counts the water, which is everybody's loss.\n"
EARLIER = BODY.replace("summer", "July")
MERGED = ["-The river is dry in summer.", "+The river is cold in summer."]


@pytest.fixture
def edited(desk: Desk) -> Edited:
    """The file that a partner edited and saved twice."""
    desk.brief(BODY)
    assert desk.run("publish", "--to", "docx").code == 0
    file = Edited(desk.output()["brief.docx"])
    file.parts = {name: data for name, data in file.parts.items() if not name.startswith("customXml/")}
    relations = file.parts["word/_rels/document.xml.rels"]
    file.parts["word/_rels/document.xml.rels"] = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", relations)
    file.replace("The river", "dry", "cold")
    return file


def commit(desk: Desk) -> None:
    """Commit the sources."""
    for command in (["init", "-q"], ["add", "source"], ["commit", "-q", "-m", "Sources"]):
        who = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
        subprocess.run(["git", "-C", str(desk.root), *who, *command], check=True, capture_output=True)


def test_its_properties_state_its_brief(desk: Desk, edited: Edited) -> None:
    lines, outcome = difference(desk, desk.write("edited.docx", edited.bytes()))
    assert (lines, outcome.code) == (MERGED, 0)


def test_the_version_that_was_sent_comes_from_git(desk: Desk, edited: Edited) -> None:
    commit(desk)
    desk.brief(f"{BODY}\nAdded since.\n".replace("the water", "the rain"))
    commit(desk)
    lines, outcome = difference(desk, desk.write("edited.docx", edited.bytes()))
    assert (lines, outcome.code) == (MERGED, 0), outcome.out


def test_an_unknown_version_is_refused_unless_the_brief_is_named(desk: Desk, edited: Edited) -> None:
    desk.brief(EARLIER)
    file = desk.write("edited.docx", edited.bytes())
    lines, outcome = difference(desk, file)
    assert (lines, outcome.code) == ([], 2)
    assert "edited.docx has lost its provenance record, and its source has changed since it was sent" in outcome.err
    lines, _ = difference(desk, file, "--brief", "brief")
    assert lines == ["-The river is dry in July.", "+The river is cold in summer."]
