"""Files that other programs stripped: renamed styles, no record, no bookmarks, fields as text. The words are
sufficient.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import make_workspace
from tests.desk import Desk
from tests.merge.editing import Edited, w
from tests.merge.test_merge import BODY, FRONT, ORGANISATIONS, PEOPLE

FIELDS = ("instrText", "fldChar", "bookmarkStart", "bookmarkEnd")
KEPT = re.compile(r"(Heading\d|Title|Subtitle)$")
CROSS_REFERENCE = "As @tbl-flow shows, less comes.[^flow]\n"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> tuple[Desk, bytes]:
    """A workspace, and the Word file that was sent to partners."""
    desk = Desk(make_workspace(tmp_path_factory.mktemp("stripped") / "workspace", shared_cache))
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    desk.brief(f"{BODY}\n{CROSS_REFERENCE}", front=f"{FRONT}\nnotes: section")
    assert desk.run("publish", "--to", "docx").code == 0
    return desk, (desk.root / "output/brief.docx").read_bytes()


def without_record(edited: Edited) -> None:
    """Remove the provenance record, the properties and all bookmarks."""
    for name in [name for name in edited.parts if name.startswith(("customXml/", "docProps/"))]:
        del edited.parts[name]
    for name in [name for name in edited.parts if name.endswith(".rels")]:
        edited.parts[name] = re.sub(rb"<Relationship [^>]*(customXml|docProps)[^>]*/>", b"", edited.parts[name])
    types = edited.parts["[Content_Types].xml"]
    edited.parts["[Content_Types].xml"] = re.sub(rb'<Override PartName="/(customXml|docProps)[^>]*/>', b"", types)
    remove(edited, "bookmarkStart", "bookmarkEnd")


def with_numbered_styles(edited: Edited) -> None:
    """Rename all styles, as programs with their own styles do."""
    names = iter(range(1000))
    sheet = edited.parts["word/styles.xml"]
    edited.parts["word/styles.xml"] = re.sub(
        rb'(<w:name w:val=")[^"]*', lambda match: match[1] + b"Style %d" % next(names), sheet
    )


def flattened(edited: Edited) -> None:
    """Remove fields, content controls and all styles except those of headings, as Google Docs does."""
    remove(edited, *FIELDS)
    for control in [*edited.root.iter(w("sdt"))]:
        parent, inside = control.getparent(), control.find(w("sdtContent"))
        assert parent is not None
        at = parent.index(control)
        parent[at : at + 1] = [*inside] if inside is not None else []
    for style in [*edited.root.iter(w("pStyle"), w("rStyle"))]:
        parent = style.getparent()
        if parent is not None and not KEPT.match(str(style.get(w("val")))):
            parent.remove(style)


def remove(edited: Edited, *names: str) -> None:
    for element in [*edited.root.iter(*map(w, names))]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def everything(edited: Edited) -> None:
    without_record(edited)
    flattened(edited)


@pytest.mark.parametrize("strip", [without_record, with_numbered_styles, flattened, everything])
def test_only_the_edit_is_merged(sent: tuple[Desk, bytes], strip: Callable[[Edited], None]) -> None:
    desk, data = sent
    file = desk.root / "source/brief/brief.md"
    before = file.read_text()
    edited = Edited(data)
    strip(edited)
    paragraph = edited.paragraph("One basin")
    text = next(element for element in paragraph.iter(w("t")) if "One" in (element.text or ""))
    text.text = (text.text or "").replace("One", "No")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())), "--brief", "brief")
    after = file.read_text()
    file.write_text(before)
    assert outcome.code == 0, outcome.out
    assert after == before.replace("One basin", "No basin")
    assert outcome.out.splitlines()[-1] == "1 merged"


def test_a_file_that_names_no_brief_is_refused(sent: tuple[Desk, bytes]) -> None:
    desk, data = sent
    edited = Edited(data)
    everything(edited)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 2
    assert "specify the brief that it was made from: --brief NAME" in outcome.err
