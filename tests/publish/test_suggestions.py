"""A brief with open suggestions is not published until somebody decides what to do with them; drafts show them."""

from __future__ import annotations

import zipfile

from lxml import etree

from tests.desk import Desk
from tests.merge.editing import w

BODY = """Rivers {~~bear~>carry~~}{>>@Jo Lind 2026-05-01<<} less {==water==}{>>@Ann: Sure?<<}{>>@Jo Lind: Yes.<<}.[^n]

{++A new paragraph.++}

[^n]: A {++good ++}note.
"""


def test_check_lists_each_suggestion_at_its_line(desk: Desk) -> None:
    desk.brief(BODY)
    outcome = desk.check()
    assert outcome.code == 1
    assert outcome.heads == [
        "source/brief/brief.md:4:8: error[suggestion-open]",
        "source/brief/brief.md:6:1: error[suggestion-open]",
        "source/brief/brief.md:8:9: error[suggestion-open]",
    ]
    assert "by Jo Lind, 2026-05-01: to replace text" in outcome.err
    assert "remark[comment-open]: open comment by Ann: Sure? / Jo Lind: Yes." in outcome.err


def test_it_is_published_once_someone_decides(desk: Desk) -> None:
    desk.brief(BODY)
    assert desk.run("publish", "--to", "docx").code == 1
    assert not (desk.root / "output/brief.docx").exists()
    for decision, actual in (
        ("accept", "Rivers carry less water.A new paragraph."),
        ("reject", "Rivers bear less water."),
    ):
        assert desk.run("publish", "--to", "docx", "--changes", decision).code == 0
        assert actual in _words(desk, "output/brief.docx")


def test_a_draft_has_tracked_changes_and_comments(desk: Desk) -> None:
    desk.brief(BODY)
    assert desk.run("publish", "--review").code == 0
    root = _part(desk, "output/brief-review.docx", "word/document.xml")
    changes = [
        (etree.QName(element).localname, element.get(w("author")), element.get(w("date")))
        for element in root.iter(w("ins"), w("del"))
    ]
    assert changes[:2] == [
        ("del", "Jo Lind", "2026-05-01T00:00:00Z"),
        ("ins", "Jo Lind", "2026-05-01T00:00:00Z"),
    ]
    assert len(root.findall(f".//{w('pPr')}/{w('rPr')}/{w('ins')}")) == 1
    assert [element.text for element in root.iter(w("delText"))] == ["bear"]
    comments = _part(desk, "output/brief-review.docx", "word/comments.xml")
    assert ["".join(element.itertext()) for element in comments] == ["Sure?", "Yes."]
    extended = _part(desk, "output/brief-review.docx", "word/commentsExtended.xml")
    first, second = (
        {etree.QName(key).localname: value for key, value in element.attrib.items()} for element in extended
    )
    assert second["paraIdParent"] == first["paraId"]
    notes = _part(desk, "output/brief-review.docx", "word/footnotes.xml")
    assert [element.find(f".//{w('t')}").text for element in notes.iter(w("ins"))] == ["good "]  # type: ignore[union-attr]


def _part(desk: Desk, file: str, name: str) -> etree._Element:
    with zipfile.ZipFile(desk.root / file) as archive:
        return etree.fromstring(archive.read(name))


def _words(desk: Desk, file: str) -> str:
    return "".join(element.text or "" for element in _part(desk, file, "word/document.xml").iter(w("t")))
