"""Tracked changes that become suggestions in the source, and suggestions that are sent to a partner and merged."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import make_workspace
from tests.desk import Desk, Outcome
from tests.merge.editing import Edited, w, xml
from tests.merge.paragraphs import BY, delete_words

BODY = """# Background

Rivers carry **less water** than before.[^flow] Everybody knows
that, but nobody *says* so.

The second paragraph has a [link](https://example.org/a) in it.

- One basin is dry.
- Two basins are wet.

| River | Flow |
|-------|------|
| Aar   | 14   |

[^flow]: Survey of basins, 2025.
"""
SUGGESTED = """# Background

Rivers {~~bear~>carry~~}{>>@Jo Lind 2026-05-01<<} {==less==}{>>@Ann 2026-05-02: Sure?<<}{>>@Jo Lind: Yes.<<} water.

{++A new paragraph.++}

- One {--small --}{>>@Ann 2026-05-02T10:15<<}basin.
- {--Two basins.--}

Words.{>>Which ones?<<} More {++**bold** and *slanted*++}{>>@Ann<<} words.
"""


@pytest.fixture(scope="module")
def desk_(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Desk:
    return Desk(make_workspace(tmp_path_factory.mktemp("merge") / "workspace", shared_cache))


def merged(desk: Desk, edit: Callable[[Edited], object], *options: str, body: str = BODY) -> tuple[list[str], Outcome]:
    """Send a brief, change the file, merge it, and return the lines of the source that differ, with the output."""
    review = ("--review",) if body is SUGGESTED else ("--to", "docx")
    desk.brief(body)
    assert desk.run("publish", *review).code == 0
    edited = Edited((desk.root / f"output/brief{'-review' if body is SUGGESTED else ''}.docx").read_bytes())
    edit(edited)
    file = desk.root / "source/brief/brief.md"
    before = file.read_text().split("\n")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())), *options)
    lines = difflib.unified_diff(before, file.read_text().split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))], outcome


def tracked(words: str, kind: str = "ins") -> str:
    """Return a run inside a tracked change."""
    text = "delText" if kind in ("del", "moveFrom") else "t"
    return f'<w:{kind} w:id="9" {BY}><w:r><w:{text} xml:space="preserve">{words}</w:{text}></w:r></w:{kind}>'


def append(begins: str, change: str) -> Callable[[Edited], object]:
    return lambda edited: edited.paragraph(begins).append(xml(change))


def delete(begins: str) -> Callable[[Edited], object]:
    """Delete a paragraph with tracking on."""

    def edit(edited: Edited) -> None:
        paragraph = edited.paragraph(begins)
        delete_words(paragraph)
        properties = paragraph.find(w("pPr"))
        assert properties is not None
        properties.append(xml(f'<w:rPr><w:del w:id="9" {BY}/></w:rPr>'))

    return edit


def add(after: str, style: str, words: str) -> Callable[[Edited], object]:
    """Add a paragraph with tracking on."""

    def edit(edited: Edited) -> None:
        edited.add(after, style, "x", f'<w:rPr><w:ins w:id="9" {BY}/></w:rPr>')
        new = edited.paragraph("x")
        for run in new.findall(w("r")):
            new.replace(run, xml(tracked(words)))

    return edit


def row(edited: Edited) -> None:
    """Add a row with tracking on."""
    cells = "".join(f"<w:tc><w:p>{tracked(words)}</w:p></w:tc>" for words in ("Bel", "9"))
    edited.row("Aar").addnext(xml(f'<w:tr><w:trPr><w:ins w:id="8" {BY}/></w:trPr>{cells}</w:tr>'))


def cells(change: str, words: str) -> Callable[[Edited], object]:
    """Add or delete the second column with tracking on."""

    def edit(edited: Edited) -> None:
        for number, begins in enumerate(("River", "Aar")):
            cell = [*edited.row(begins).iter(w("tc"))][-1]
            if change == "cellIns":
                new = copy.deepcopy(cell)
                cell.addnext(new)
                cell = new
                for run in [*cell.iter(w("r"))]:
                    run.addprevious(xml(tracked(words.split()[number])))
                    run.clear()
            else:
                delete_words(cell)
            properties = cell.find(w("tcPr"))
            assert properties is not None
            properties.append(xml(f'<w:{change} w:id="9" {BY}/>'))

    return edit


ANN, BEN = "{>>@Ann 2026-03-01T10:15<<}", "{>>@Ben 2026-03-01T10:15<<}"
SHOWN: dict[str, tuple[Callable[[Edited], object], list[str]]] = {
    "words": (
        lambda edited: edited.track("The second", "paragraph", "passage"),
        ["-The second paragraph has a [link](https://example.org/a) in it.",
         "+The second {~~paragraph~>passage~~}{>>@Ann 2026-03-01T10:00<<} has a [link](https://example.org/a) in it."],
    ),
    "bold words": (
        lambda edited: edited.track("Rivers", "less water", ""),
        ["-Rivers carry **less water** than before.[^flow] Everybody knows",
         "+Rivers carry {--**less water**--}{>>@Ann 2026-03-01T10:00<<} than before.[^flow] Everybody knows"],
    ),
    "an end": (
        append("One basin", tracked(" Very dry.")),
        ["-- One basin is dry.", f"+- One basin is dry.{{++ Very dry.++}}{ANN}"],
    ),
    "a paragraph": (
        add("The second", "BodyText", "A third one."),
        ["+", f"+{{++A third one.++}}{ANN}"],
    ),
    "an item": (add("One basin", "ListBullet", "New item."), [f"+- {{++New item.++}}{ANN}"]),
    "a heading": (add("The second", "Heading2", "More"), ["+", f"+## {{++More++}}{ANN}"]),
    "a paragraph deleted": (
        delete("The second"),
        ["-The second paragraph has a [link](https://example.org/a) in it.",
         f"+{{--The second paragraph has a [link](https://example.org/a) in it.--}}{ANN}"],
    ),
    "an item deleted": (
        delete("Two basins"), ["-- Two basins are wet.", f"+- {{--Two basins are wet.--}}{ANN}"],
    ),
    "a row": (row, [f"+| {{++Bel++}}{ANN} | {{++9++}}{ANN} |"]),
    "a column": (
        cells("cellIns", "Year 2024"),
        ["-| River | Flow |", "-|-------|------|", "-| Aar   | 14   |", f"+| River | Flow | {{++Year++}}{ANN} |",
         "+|-------|------|---|", f"+| Aar   | 14 | {{++2024++}}{ANN}   |"],
    ),
    "a column deleted": (
        cells("cellDel", ""),
        ["-| River | Flow |", "-| Aar   | 14   |",
         f"+| River | {{--Flow--}}{ANN} |", f"+| Aar   | {{--14--}}{ANN}   |"],
    ),
    "a look": (
        lambda edited: edited.mark("The second", "paragraph", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>"),
        ["-The second paragraph has a [link](https://example.org/a) in it.",
         f"+The second {{~~paragraph~>**paragraph**~~}}{ANN} has a [link](https://example.org/a) in it."],
    ),
    "a deletion inside an insertion": (
        append("One basin", f'<w:ins {BY}>{tracked(" Very dry.", "del").replace("Ann", "Ben")}</w:ins>'),
        ["-- One basin is dry.", f"+- One basin is dry.{{++{{-- Very dry.--}}{BEN}++}}{ANN}"],
    ),
    "a cell": (
        lambda edited: edited.track("14", "14", "15"),
        ["-| Aar   | 14   |", "+| Aar   | {~~14~>15~~}{>>@Ann 2026-03-01T10:00<<}   |"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SHOWN)
def test_a_tracked_change_becomes_a_suggestion(desk_: Desk, case: str) -> None:
    edit, expected = SHOWN[case]
    lines, outcome = merged(desk_, edit, "--changes", "show")
    assert (sorted(lines), outcome.code) == (sorted(expected), 0), outcome.out
    assert "(Ann" in outcome.out


@pytest.mark.parametrize("case", SHOWN)
def test_accepting_a_suggestion_accepts_the_change(desk_: Desk, case: str) -> None:
    edit, _ = SHOWN[case]
    for decision in ("accept", "reject"):
        merged(desk_, edit, "--changes", "show")
        assert desk_.run("publish", "--to", "docx", "--changes", decision).code == 0
        shown = words_of(desk_)
        merged(desk_, edit, "--changes", decision)
        assert desk_.run("publish", "--to", "docx").code == 0
        assert shown == words_of(desk_)


FIELDS = """title: Sharing rivers
keypoints:
  - Dry years come.
  - Share early."""
LOST: dict[str, tuple[Callable[[Edited], object], str]] = {
    "words of a title": (delete("Sharing"), '"Sharing rivers"'),
    "a source line": (delete("Source: Own"), '"Source: Own data"'),
    "words of a source line": (lambda edited: edited.track("Source: Own", "Own", "Our"), "an attribute cannot contain"),
}


@pytest.mark.parametrize("case", LOST)
def test_a_tracked_change_without_a_place_is_reported(desk_: Desk, case: str) -> None:
    edit, actual = LOST[case]
    desk_.brief(f'{BODY}\n| A |\n|---|\n| 1 |\n\n: Flow {{source="Own data"}}\n', front=FIELDS)
    before = (desk_.root / "source/brief/brief.md").read_text()
    assert desk_.run("publish", "--to", "docx").code == 0
    edited = Edited((desk_.root / "output/brief.docx").read_bytes())
    edit(edited)
    outcome = desk_.run("merge", str(desk_.write("edited.docx", edited.bytes())), "--changes", "show")
    assert ((desk_.root / "source/brief/brief.md").read_text(), outcome.code) == (before, 1)
    assert "not merged" in outcome.out
    assert actual in outcome.out


def test_key_messages_show_added_and_deleted_ones(desk_: Desk) -> None:
    desk_.brief(BODY, front=FIELDS)
    assert desk_.run("publish", "--to", "docx").code == 0
    edited = Edited((desk_.root / "output/brief.docx").read_bytes())
    add("Dry years", "ListBullet", "One more.")(edited)
    delete("Share early")(edited)
    outcome = desk_.run("merge", str(desk_.write("edited.docx", edited.bytes())), "--changes", "show")
    text = (desk_.root / "source/brief/brief.md").read_text()
    assert outcome.code == 0, outcome.out
    assert f'  - "{{++One more.++}}{ANN}"\n  - "{{--Share early.--}}{ANN}"\n' in text
    for decision, messages in (
        ("accept", ["Dry years come.", "One more."]),
        ("reject", ["Dry years come.", "Share early."]),
    ):
        assert desk_.run("publish", "--to", "docx", "--changes", decision).code == 0
        assert [item for item in words_of(desk_) if item.endswith((" come.", " more.", " early."))] == messages


def words_of(desk: Desk) -> list[str]:
    found = Edited((desk.root / "output/brief.docx").read_bytes())
    return ["".join(element.text or "" for element in p.iter(w("t"))) for p in found.paragraphs]


@pytest.mark.parametrize("decision", ["accept", "reject", "show"])
def test_an_unchanged_draft_reproduces_the_source(desk_: Desk, decision: str) -> None:
    lines, outcome = merged(desk_, lambda _: None, "--changes", decision, body=SUGGESTED)
    assert (lines, outcome.code, outcome.out) == ([], 0, "nothing has changed\n")


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_an_unchanged_file_published_with_decisions_reproduces_the_source(desk_: Desk, decision: str) -> None:
    desk_.brief(SUGGESTED)
    assert desk_.run("publish", "--to", "docx", "--changes", decision).code == 0
    edited = Edited((desk_.root / "output/brief.docx").read_bytes())
    outcome = desk_.run("merge", str(desk_.write("edited.docx", edited.bytes())))
    assert (outcome.code, outcome.out) == (0, "nothing has changed\n")
    edited.replace("Words", "Words", "Terms")
    assert desk_.run("merge", str(desk_.write("edited.docx", edited.bytes()))).code == 0
    assert (desk_.root / "source/brief/brief.md").read_text().endswith(SUGGESTED.replace("Words", "Terms"))


def test_a_change_beside_suggestions_in_the_source_is_merged(desk_: Desk) -> None:
    lines, outcome = merged(desk_, lambda edited: edited.track("Rivers", " water.", " flow."), body=SUGGESTED)
    assert outcome.code == 0, outcome.out
    assert lines[1].endswith("{>>@Jo Lind: Yes.<<} flow.")


def test_a_suggestion_that_a_partner_accepts(desk_: Desk) -> None:
    def accept(edited: Edited) -> None:
        for change in [*edited.paragraph("A new").iter(w("ins"))]:
            parent = change.getparent()
            assert parent is not None
            at = parent.index(change)
            parent[at : at + 1] = [*change]

    lines, outcome = merged(desk_, accept, body=SUGGESTED)
    assert (lines, outcome.code) == (["-{++A new paragraph.++}", "+A new paragraph."], 0), outcome.out


def test_comments_are_written_around_their_words(desk_: Desk) -> None:
    lines, outcome = merged(desk_, lambda edited: edited.comment("The second", "Is that so?"), "--comments", "source")
    assert outcome.code == 0, outcome.out
    assert lines[1] == (
        "+The second paragraph has a [link](https://example.org/a) in it.{>>@Ben 2026-03-01T10:00: Is that so?<<}"
    )
    lines, outcome = merged(desk_, lambda edited: edited.comment("One basin", "Which?"), "--comments", "source")
    assert lines[1] == "+- {==One basin is dry.==}{>>@Ben 2026-03-01T10:00: Which?<<}"


def test_comments_are_written_into_a_file(desk_: Desk) -> None:
    lines, outcome = merged(desk_, lambda edited: edited.comment("One basin", "Which?"), "--comments", "file")
    assert (lines, outcome.code) == ([], 0)
    text = (desk_.root / "source/brief/comments.md").read_text()
    assert "source/brief/brief.md:11:3: Ben, 2026-03-01T10:00: Which?" in text
    assert "comments.md" not in desk_.check().err


def test_a_conflict_can_be_written_with_both_wordings(desk_: Desk) -> None:
    desk_.brief(BODY)
    assert desk_.run("publish", "--to", "docx").code == 0
    edited = Edited((desk_.root / "output/brief.docx").read_bytes())
    edited.track("The second", "paragraph", "passage")
    desk_.brief(BODY.replace("The second paragraph", "The next paragraph"))
    outcome = desk_.run("merge", str(desk_.write("edited.docx", edited.bytes())), "--conflicts", "mark")
    assert outcome.code == 1
    assert 'source: "The next paragraph' in outcome.out
    text = (desk_.root / "source/brief/brief.md").read_text()
    assert "{~~The next paragraph has a [link](https://example.org/a) in it.~>" in text
    assert "~>The second passage has a [link](https://example.org/a) in it.~~}{>>@Ann<<}" in text


def test_the_caption_of_a_deleted_table_is_deleted_with_it(desk_: Desk) -> None:
    def edit(edited: Edited) -> None:
        for row in edited.root.iter(w("tr")):
            row.insert(0, xml(f'<w:trPr><w:del w:id="8" {BY}/></w:trPr>'))
        lines = [paragraph for paragraph in edited.paragraphs if any(True for _ in paragraph.iterancestors(w("tbl")))]
        for paragraph in [*lines, edited.paragraph("Table 1"), edited.paragraph("Source:")]:
            for run in [*paragraph.iter(w("r"))]:
                new = xml(f'<w:del w:id="9" {BY}/>')
                run.addprevious(new)
                new.append(run)

    body = BODY.replace("| Aar   | 14   |", '| Aar   | 14   |\n\n: The flow {#tbl-flow source="Survey"}')
    lines, outcome = merged(desk_, edit, "--changes", "show", body=body)
    by = "{>>@Ann 2026-03-01T10:15<<}"
    assert lines == [
        "-| River | Flow |",
        f"+| {{--River--}}{by} | {{--Flow--}}{by} |",
        "-| Aar   | 14   |",
        f"+| {{--Aar--}}{by}   | {{--14--}}{by}   |",
    ]
    assert outcome.code == 0, outcome.out
    assert desk_.run("publish", "--changes", "accept", "--to", "docx").code == 0
