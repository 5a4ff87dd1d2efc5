"""Redlines of two versions of a brief: accepting all changes gives the new one; rejecting them gives the old one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from briefpress.docx.read import decided_word, read_draft
from briefpress.model import Decision
from tests.conftest import make_workspace
from tests.desk import Desk
from tests.merge.editing import Edited, w, xml
from tests.merge.sharing_rivers import BODY, FRONT, PEOPLE, write_source

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHANGES = {
    "words": ("Rivers carry **less water**", "Streams bear *far* less **water**"),
    "a title": ("title: Sharing rivers", "title: Dividing rivers"),
    "a person": ("author: ada", "author: Ben Marsh"),
    "a paragraph removed": ("The second paragraph has a [link](https://example.org/a) in it.\n\n", ""),
    "a paragraph added": ("## Findings\n", "## Findings\n\nSomething new.\n"),
    "a paragraph split": ("[^flow] Everybody", "[^flow]\n\nEverybody"),
    "a paragraph moved": (BODY[14:130], BODY[60:130] + BODY[14:60]),
    "a heading": ("## Findings", "### Results"),
    "items": ("- Two basins are wet.", "- Two basins are wet.\n- Three are not.\n  - Not at all."),
    "an item removed": ("- One basin is dry.\n", ""),
    "an address": ("https://example.org/a", "https://example.org/b"),
    "a note": ("Survey of basins, 2025.", "A survey of *all* basins, 2026."),
    "a note removed": ("than before.[^flow]", "than before."),
    "a note added": ("## Findings\n", "## Findings\n\nSomething new.^[See there.]\n"),
    "a cell": ("| 14 ", "| 15 "),
    "a row": ("| Bel   | 9    |\n", "| Bel   | 9    |\n| Cor | 8 |\n"),
    "a row removed": ("| Bel   | 9    |\n", ""),
    "a column": (
        "| River | Flow |\n|-------|------|\n| Aar   | 14   |\n| Bel   | 9    |",
        "| River | Year | Flow |\n|---|---|---|\n| Aar | 2024 | 14 |\n| Bel | 2025 | 9 |",
    ),
    "no table": (BODY[BODY.index("| River") : BODY.index("::: recommendations")], ""),
    "a table added": ("## Findings\n", "## Findings\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"),
    "a box": ("::: {.box", "::: {.case-study"),
    "words of a box": ("Inside of the box.", "In the box.\n\n- An item"),
    "recommendations": ("1. Share the data.", "1. Share all data, soon."),
    "an addressee": ('addressee="Ministries"', 'addressee="Regulators"'),
    "a formula": ("## Findings\n", "## Findings\n\nIt is $a^2$ long.\n\n$$b = c$$\n"),
    "everything": (BODY, "# Other\n\nNothing is as it was.\n"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Desk:
    return committed(tmp_path_factory.mktemp("redline"), shared_cache)


def committed(folder: Path, cache: Path) -> Desk:
    """Return a workspace in git, with one commit."""
    desk = Desk(make_workspace(folder / "workspace", cache))
    write_source(desk)
    for command in (("init", "-q"), ("config", "user.name", "Ann Editor"), ("config", "user.email", "ann@example.org")):
        git(desk, *command)
    git(desk, "add", "source", "styles")
    git(desk, "commit", "-q", "-m", "One")
    return desk


def git(desk: Desk, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(desk.root), *arguments], check=True, capture_output=True)


def words(data: bytes, decision: Decision) -> list[str]:
    """Return the words of each paragraph and its notes, without empty paragraphs and spaces."""
    decided = Edited(decided_word(data, decision))
    notes = etree.fromstring(decided.parts.get("word/footnotes.xml", b"<none/>"))
    by_id = {element.get(w("id")): element for element in notes.iter(w("footnote"))}
    found = []
    for paragraph in decided.paragraphs:
        mentioned = [by_id[element.get(w("id"))] for element in paragraph.iter(w("footnoteReference"))]
        found += ["".join(element.itertext(w("t"), f"{M}t")) for element in (paragraph, *mentioned)]
    return [" ".join(text.split()) for text in found if text.strip()]


def published_word(desk: Desk) -> bytes:
    assert desk.run("publish", "--to", "docx", "--force").code == 0
    return (desk.root / "output/brief.docx").read_bytes()


@pytest.fixture(scope="module")
def before(desk: Desk) -> bytes:
    """The Word file of the first version."""
    write_source(desk)
    return published_word(desk)


@pytest.mark.parametrize("name", CHANGES)
def test_accepting_all_gives_the_new_version_and_rejecting_all_the_old_one(
    desk: Desk, before: bytes, name: str
) -> None:
    old, new = CHANGES[name]
    write_source(desk)
    assert old in BODY + FRONT
    desk.brief(BODY.replace(old, new), front=FRONT.replace(old, new))
    desk.write("sent.docx", before)
    outcome = desk.run("redline", str(desk.root / "sent.docx"), "brief")
    assert (outcome.code, outcome.err) == (0, "")
    data = (desk.root / "output/brief-redline.docx").read_bytes()
    assert words(data, Decision.REJECT) == words(before, Decision.ACCEPT)
    assert words(data, Decision.ACCEPT) == words(published_word(desk), Decision.ACCEPT)
    assert read_draft(data).revisions
    assert "source/brief/brief.md:" in outcome.out


def test_the_pages_of_a_redline_are_those_of_the_published_file(desk: Desk) -> None:
    write_source(desk)
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'
    file = desk.write("source/brief/flow.svg", picture)
    try:
        desk.brief(f"{BODY}\n![Flow](flow.svg){{alt=F}}\n", front=FRONT)
        assert desk.run("redline", "HEAD", "brief").code == 0
        published = Edited(published_word(desk)).parts
        redline = Edited((desk.root / "output/brief-redline.docx").read_bytes()).parts
        around = [name for name in published if name.startswith(("word/header", "word/footer", "word/media"))]
        assert any(name.endswith(".png") for name in around)
        assert [name for name in around if redline.get(name) != published[name]] == []
    finally:
        file.unlink()


def test_changes_are_listed_at_their_places(desk: Desk) -> None:
    write_source(desk)
    desk.brief(BODY.replace("One basin", "No basin").replace("- Two basins are wet.\n", ""), front=FRONT)
    desk.people(PEOPLE.replace("Fellow", "Senior fellow"))
    outcome = desk.run("redline", "HEAD", "brief", "--output", str(desk.root / "changes.docx"))
    assert outcome.out.splitlines() == [
        'source/people.yaml:4:7\t"Fellow" -> "Senior fellow"',
        'source/brief/brief.md:24:3\t"One" -> "No"',
        'source/brief/brief.md:24:3\tremoved "Two basins are wet."',
        "3 changes",
        "changes.docx",
    ]
    found = read_draft((desk.root / "changes.docx").read_bytes(), Decision.SHOW).revisions
    assert {revision.author for revision in found} == {"Ann Editor"}


def test_a_version_can_be_a_git_revision(desk: Desk) -> None:
    write_source(desk)
    desk.brief(BODY.replace("Rivers carry", "Streams carry"), front=FRONT)
    git(desk, "commit", "-q", "-a", "-m", "Two")
    try:
        for names in (("HEAD~1", "brief"), ("HEAD~1:brief", "HEAD:brief"), ("HEAD~1:brief", "source/brief/brief.md")):
            outcome = desk.run("redline", *names)
            assert (outcome.code, outcome.err) == (0, "")
            assert outcome.out.splitlines()[0].endswith('\t"Rivers" -> "Streams"')
        assert desk.run("redline", "HEAD", "brief").out == "nothing has changed\n"
    finally:
        git(desk, "reset", "-q", "--hard", "HEAD~1")


def test_a_redline_can_be_merged(desk: Desk, before: bytes) -> None:
    """A partner accepts some changes and rejects others; rejected changes are removed from the source again."""
    write_source(desk)
    desk.write("sent.docx", before)
    desk.brief(BODY.replace("One basin", "No basin").replace("Measure first.", "Measure soon."), front=FRONT)
    assert desk.run("redline", str(desk.root / "sent.docx"), "brief").code == 0
    file = desk.root / "output/brief-redline.docx"
    assert desk.run("merge", str(file)).out == "nothing has changed\n"
    edited = Edited(file.read_bytes())
    for element in [node for node in edited.root.iter(w("ins")) if "".join(node.itertext()) == "No"]:
        element.getparent().remove(element)  # type: ignore[union-attr]
    for element in [node for node in edited.root.iter(w("del")) if "".join(node.itertext()) == "One"]:
        parent = element.getparent()
        assert parent is not None
        parent.replace(element, xml("<w:r><w:t>One</w:t></w:r>"))
    assert desk.run("merge", str(desk.write("answered.docx", edited.bytes()))).code == 0
    text = (desk.root / "source/brief/brief.md").read_text()
    assert "One basin" in text
    assert "Measure soon." in text


def test_a_partners_edits_to_a_redline_are_kept(desk: Desk, before: bytes) -> None:
    write_source(desk)
    desk.write("sent.docx", before)
    desk.brief(BODY.replace("One basin", "No basin"), front=FRONT)
    file = desk.root / "output/brief-redline.docx"
    assert desk.run("redline", str(desk.root / "sent.docx"), "brief").code == 0
    edited = Edited(file.read_bytes())
    edited.parts["docProps/app.xml"] = edited.parts["docProps/app.xml"].replace(b">briefpress<", b">Word<")
    file.write_bytes(edited.bytes())
    outcome = desk.run("redline", str(desk.root / "sent.docx"), "brief")
    assert "brief-redline (edited).docx" in outcome.err
    assert (file.parent / "brief-redline (edited).docx").is_file()


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("nothing", "brief"), "nothing is not a brief, a Word file or a revision"),
        (("missing.docx", "brief"), "missing.docx does not exist"),
        (("HEAD", "HEAD"), "HEAD is a revision, but the brief is not specified"),
        (("plain.docx", "brief"), "it is not a Word file"),
    ],
)
def test_versions_that_cannot_be_compared_are_a_usage_error(desk: Desk, names: tuple[str, str], why: str) -> None:
    write_source(desk)
    desk.write("plain.docx", "Words.")
    names = tuple(str(desk.root / name) if name == "plain.docx" else name for name in names)  # type: ignore[assignment]
    outcome = desk.run("redline", *names)
    assert outcome.code == 2
    assert why in " ".join(outcome.err.split())


def test_without_git_there_are_no_revisions(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    outcome = Desk(tmp_path).run("redline", "HEAD", "brief")
    assert "it is not in a git repository" in " ".join(outcome.err.split())


def test_a_brief_that_cannot_be_produced_is_reported(desk: Desk) -> None:
    write_source(desk)
    desk.brief("Words.\n", front="lang: en")
    outcome = desk.run("redline", "HEAD", "brief")
    assert (outcome.code, outcome.out) == (1, "")
    assert 'the brief "brief" cannot be published' in outcome.err
    assert "source/brief/brief.md:2:1: error[key-missing]" in outcome.err


def test_a_brief_missing_from_a_revision_is_reported(desk: Desk) -> None:
    write_source(desk)
    desk.brief("Words.\n", id_="later")
    outcome = desk.run("redline", "HEAD", "later")
    assert (outcome.code, outcome.out) == (1, "")
    assert 'the brief "later" at HEAD does not exist' in outcome.err
