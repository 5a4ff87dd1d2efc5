"""The source changed after the file was sent: edits follow their text, and nothing is lost, doubled or misplaced."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w
from tests.merge.merging import SentFile, merge

BODY = """The river is dry in summer, and nobody counts the wells.[^a] Farmers dig deeper.

The states met twice in Geneva. They agreed on nothing.

| River | Flow |
|-------|------|
| Aar   | 14   |
| Bel   | 9    |

{{< include part.md >}}

Last words are short.

[^a]: A survey.
"""
PART = "Words from the included file.\n\nThe second paragraph of it is longer.\n"
STATES = "The states met twice in Geneva. They agreed on nothing.\n\n"
ROW = "| Bel   | 9    |\n"
Change = Callable[[Desk], object]


def write_source(desk: Desk) -> None:
    desk.write("source/brief/part.md", PART)
    desk.write("source/brief/more.md", "")
    desk.brief(BODY)


def body(old: str, new: str) -> Change:
    assert old in BODY
    return lambda desk: desk.brief(BODY.replace(old, new, 1))


def moved(desk: Desk) -> None:
    desk.brief(BODY.replace(STATES, "").replace("Last", f"{STATES}Last"))


def renamed(desk: Desk) -> None:
    (desk.root / "source/brief/part.md").unlink()
    desk.write("source/brief/more.md", PART)
    desk.brief(BODY.replace("part.md", "more.md"))


def remove_part(desk: Desk) -> None:
    (desk.root / "source/brief/part.md").unlink()
    desk.brief(BODY.replace("{{< include part.md >}}\n\n", ""))


def add_row(edited: Edited, words: str) -> None:
    row = [element for element in edited.root.iter(w("tr")) if text_of(next(element.iter(w("p")))) == "Bel"][-1]
    new = copy.deepcopy(row)
    for text, found in zip(new.iter(w("t")), words.split(), strict=True):
        text.text = found
    row.addnext(new)


def words(begins: str, old: str, new: str) -> Callable[[Edited], object]:
    return lambda edited: edited.replace(begins, old, new)


CASES: dict[str, tuple[Change, Callable[[Edited], object], list[str], str]] = {
    "two sentences of a paragraph, with a note between them": (
        body("dig deeper", "dig less"),
        words("The river", "dry", "very dry"),
        [
            "-The river is dry in summer, and nobody counts the wells.[^a] Farmers dig less.",
            "+The river is very dry in summer, and nobody counts the wells.[^a] Farmers dig less.",
        ],
        "brief.md:4:14\tmerged",
    ),
    "a paragraph that was moved": (
        moved,
        words("The states", "twice", "often"),
        ["-" + STATES.strip(), "+" + STATES.strip().replace("twice", "often")],
        "brief.md:13:16\tmerged",
    ),
    "a paragraph that both sides moved": (
        moved,
        lambda edited: edited.move("The states", "Words from"),
        [],
        "it stays where it was changed in the source",
    ),
    "a paragraph moved in Word and deleted in the source": (
        body(STATES, ""),
        lambda edited: edited.move("The states", "Last"),
        [],
        "it stays where it was changed in the source",
    ),
    "a paragraph edited in Word and deleted in the source": (
        body(STATES, ""),
        words("The states", "twice", "often"),
        [],
        'source: (removed), Word: "The states met often in Geneva.',
    ),
    "the same row": (body(ROW, f"{ROW}| Cor   | 5    |\n"), lambda edited: add_row(edited, "Cor 5"), [], "merged"),
    "two rows": (
        body(ROW, f"{ROW}| Cor   | 5    |\n"),
        lambda edited: add_row(edited, "Dor 3"),
        ["+| Dor | 3 |"],
        "merged",
    ),
    "an included file that was renamed": (
        renamed,
        words("Words from", "included", "other"),
        ["-Words from the included file.", "+Words from the other file."],
        "more.md:1:16\tmerged",
    ),
    "an included file that became part of the brief": (
        body("{{< include part.md >}}\n", PART),
        words("Words from", "included", "other"),
        ["-Words from the included file.", "+Words from the other file."],
        "brief.md:13:16\tmerged",
    ),
    "a brief that cannot be read": (
        lambda desk: desk.brief(BODY, front="title: [Rivers"),
        words("Words from", "included", "other"),
        ["-Words from the included file.", "+Words from the other file."],
        "part.md:1:16\tmerged",
    ),
    "an included file that was deleted": (
        remove_part,
        words("Words from", "included", "other"),
        [],
        "source/brief/part.md is no longer part of the brief",
    ),
    "a comment below an addition": (
        body("The river", "New words.\n\nThe river"),
        lambda edited: edited.comment("The states", "Why?"),
        [],
        "brief.md:8:1\tcomment",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_edits_follow_their_text(sent: SentFile, case: str) -> None:
    desk, data, _ = sent
    change, edit, expected, actual = CASES[case]
    write_source(desk)
    change(desk)
    lines, outcome = merge(desk, data, edit)
    assert (lines, actual in outcome.out) == (expected, True), outcome.out


def test_comments_of_several_partners_are_written_beside_each_other(sent: SentFile) -> None:
    desk, data, _ = sent
    write_source(desk)
    for name in ("Ann", "Ben"):
        edited = Edited(data)
        edited.comment("The states", f"Why, says {name}?", author=name)
        desk.write(f"{name}.docx", edited.bytes())
    files = [str(desk.root / f"{name}.docx") for name in ("Ann", "Ben")]
    outcome = desk.run("merge", *files, "--comments", "source")
    assert outcome.code == 0, outcome.out
    line = next(item for item in (desk.root / "source/brief/brief.md").read_text().split("\n") if "states" in item)
    assert line.startswith("{==The states met twice in Geneva. They agreed on nothing.==}{>>@Ann ")
    assert "Why, says Ann?<<}{>>@Ben " in line
