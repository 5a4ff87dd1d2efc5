"""Files that other programs stripped: renamed styles, no record, no bookmarks, fields as text. The words are
sufficient.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, w
from tests.merge.merging import SentFile
from tests.merge.sharing_rivers import BODY, FRONT, ORGANISATIONS, PEOPLE

FIELDS = ("instrText", "fldChar", "bookmarkStart", "bookmarkEnd")
KEPT = re.compile(r"(Heading\d|Title|Subtitle)$")
CROSS_REFERENCE = "As @tbl-flow shows, less comes.[^flow]\n"


def write_source(desk: Desk) -> None:
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    desk.brief(f"{BODY}\n{CROSS_REFERENCE}", front=f"{FRONT}\nnotes: section")


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
def test_only_the_edit_is_merged(sent: SentFile, strip: Callable[[Edited], None]) -> None:
    desk, data, _ = sent
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


def test_a_file_that_states_no_brief_is_refused(sent: SentFile) -> None:
    desk, data, _ = sent
    edited = Edited(data)
    everything(edited)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 2
    assert "specify the brief that it was made from: --brief NAME" in outcome.err
