"""Edits made in LibreOffice, with and without tracking, change the source in the same way as edits made in Word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.merge.libreoffice import Job, edited, fault, place
from tests.merge.merging import difference, sent_file

FRONT = """title: Sharing rivers
subtitle: What to do
lang: en-GB
toc: false"""
BODY = """# Background

The river is dry in summer. Nobody counts the water.[^flow]

The gauges stand at the [old mill](https://mill.example/a) since 1990.

Fish are **not** counted at all.

Eels are.

## Details

Two countries share the basin.

- Upstream, they dam it.
- Downstream, they fish.

1. Measure the flow.
2. Publish the data.

As @tbl-flows shows, it varies.

| River | Flow | Length |
|-------|------|--------|
| Aar   | 14   | 288    |
| Bel   | 9    | 120    |
| Cor   | 31   | 300    |

: Flows of rivers {#tbl-flows source="Survey of 2025"}

::: {.box title="How it is done"}
Gauges send data by radio.
:::

::: recommendations
1. Share the data. {addressee="Ministries"}
2. Fund the gauges.
3. Count the fish.
:::

Last words are here.

[^flow]: A survey of 2024.
"""
RIVER = "The river is dry in summer. Nobody counts the water.[^flow]"
MILL = "The gauges stand at the [old mill](https://mill.example/a) since 1990."
FISH = "Fish are **not** counted at all."
CAPTION = ': Flows of rivers {#tbl-flows source="Survey of 2025"}'
AUTHOR = "(Ann Partner)"


def reworded(line: str, old: str, new: str) -> list[str]:
    """Return the difference of a line with other words."""
    assert old in line
    return [f"-{line}", f"+{line.replace(old, new)}"]


# Each edit: a macro, and the lines of the source that differ afterwards.
EDITS: dict[str, tuple[str, list[str]]] = {
    "words replaced": ('Pick("dry"): Say("cold")', reworded(RIVER, "dry", "cold")),
    "words typed": ('After("in summer"): Say(" and spring")', reworded(RIVER, "summer", "summer and spring")),
    "words deleted": ('Pick(" the water"): Go("Delete")', reworded(RIVER, " the water", "")),
    "words made bold": ('Pick("summer"): Go("Bold")', reworded(RIVER, "summer", "**summer**")),
    "bold words made regular": ('Pick("not"): Go("Bold")', reworded(FISH, "**not**", "not")),
    "words struck through": ('Pick("at all"): Go("Strikeout")', reworded(FISH, "at all", "~~at all~~")),
    "words in another language": ('French("in summer")', reworded(RIVER, "in summer", "[in summer]{lang=fr}")),
    "words replaced everywhere": (
        'ReplaceAll("gauges", "stations")',
        [*reworded(MILL, "gauges", "stations"), *reworded("2. Fund the gauges.", "gauges", "stations")],
    ),
    "a line break": ('Before("Nobody"): Go("InsertLinebreak")', reworded(RIVER, " Nobody", "\\\n+Nobody")),
    "a paragraph added": ('Add("since 1990.", "It is new.")', ["+", "+It is new."]),
    "a paragraph removed": ('Paragraph("Two countries"): Go("Delete")', ["-", "-Two countries share the basin."]),
    "a paragraph split": ('Before("Nobody"): Go("InsertPara")', reworded(RIVER, " Nobody", "\n+\n+Nobody")),
    "paragraphs joined": (
        'After("since 1990."): Say(" "): Go("Delete")',
        [f"-{MILL}", "-", f"-{FISH}", f"+{MILL} {FISH}"],
    ),
    "a paragraph moved": (
        'After("Fish are"): Go("MoveUp")',
        [f"+{FISH}", "+", "-", f"-{FISH}"],
    ),
    "a paragraph cut and pasted": (
        'Paragraph("Fish are"): Go("Cut"): Before("The river is"): Go("Paste")',
        [f"+{FISH}", "+", "-", f"-{FISH}"],
    ),
    "a heading added": ('Add("counted at all.", "Fish"): Style("Heading 2")', ["+", "+## Fish"]),
    "a heading renamed": ('Pick("Details"): Say("More details")', ["-## Details", "+## More details"]),
    "a heading raised": ('Pick("Details"): Style("Heading 1")', ["-## Details", "+# Details"]),
    "an item added": ('Add("dam it.", "Midway, they wait.")', ["+- Midway, they wait."]),
    "an item removed": ('Paragraph("dam it."): Go("Delete")', ["-- Upstream, they dam it."]),
    "an item nested": (
        'After("they fish."): Go("DecrementLevel")',
        ["-- Downstream, they fish.", "+  - Downstream, they fish."],
    ),
    "a numbered item added": (
        'Add("Measure the flow.", "Check the flow.")',
        ["-2. Publish the data.", "+2. Check the flow.", "+3. Publish the data."],
    ),
    "a list added": (
        'Add("counted at all.", "Pike"): Go("DefaultBullet"): Go("InsertPara"): Say("Perch")',
        ["+", "+- Pike", "+- Perch"],
    ),
    "a row added": (
        'After("Bel"): Go("InsertRowsAfter"): Go("GoDown"): Cells("Dun", "7", "88")',
        ["+| Dun | 7 | 88 |"],
    ),
    "a row removed": ('After("Bel"): Go("DeleteRows")', ["-| Bel   | 9    | 120    |"]),
    "a cell changed": ('Pick("14"): Say("15")', reworded("| Aar   | 14   | 288    |", "14", "15")),
    "a column removed": (
        'After("Flow"): Go("DeleteColumns")',
        ["-| River | Flow | Length |", "-|-------|------|--------|", "-| Aar   | 14   | 288    |",
         "-| Bel   | 9    | 120    |", "-| Cor   | 31   | 300    |", "+| River | Length |", "+|-------|--------|",
         "+| Aar   | 288    |", "+| Bel   | 120    |", "+| Cor   | 300    |"],
    ),
    "a caption changed": (
        'Pick("Flows of rivers"): Say("All flows")',
        reworded(CAPTION, "Flows of rivers", "All flows"),
    ),
    "the source of a table changed": ('Pick("of 2025"): Say("of 2026")', reworded(CAPTION, "2025", "2026")),
    "a footnote added": (
        'After("not counted"): Go("InsertFootnote"): Say("By the ministry.")',
        [*reworded(FISH, "counted", "counted[^note-1]"), "+[^note-1]: By the ministry.", "+"],
    ),
    "a footnote changed": ('InFootnote("2024", "2026")', reworded("[^flow]: A survey of 2024.", "2024", "2026")),
    "the target of a link changed": (
        'Link("old mill", "https://mill.example/b")',
        reworded(MILL, "/a)", "/b)"),
    ),
    "a link added": (
        'Link("the basin", "https://basin.example/")',
        reworded("Two countries share the basin.", "the basin", "[the basin](https://basin.example/)"),
    ),
    "words of a box changed": (
        'Pick("by radio"): Say("by phone")',
        reworded("Gauges send data by radio.", "radio", "phone"),
    ),
    "the title of a box replaced": (
        'Pick("How it is done"): Say("How it works")',
        reworded('::: {.box title="How it is done"}', "is done", "works"),
    ),
    "a recommendation added": (
        'Add("Fund the gauges.", "Train the staff.")',
        ["-3. Count the fish.", "+3. Train the staff.", "+4. Count the fish."],
    ),
    "an addressee changed": (
        'Pick("Ministries"): Say("Parliaments")',
        reworded('1. Share the data. {addressee="Ministries"}', "Ministries", "Parliaments"),
    ),
    "the subtitle changed": ('Pick("What to do"): Say("What to try")', reworded("subtitle: What to do", "do", "try")),
    "an empty column added": ('After("Length"): Go("InsertColumnsAfter")', []),
}  # fmt: skip
# LibreOffice 7.4 does not track these changes.
UNTRACKED = (
    "a heading raised", "an item nested", "a column removed", "an empty column added", "words in another language",
)  # fmt: skip


REVIEWED = """# Background

Rivers {~~bear~>carry~~}{>>@Jo Lind 2026-05-01<<} less water.

{++A new paragraph.++}

{--An old paragraph.--}

- One {--small --}basin.
- {--Two basins.--}
- Three {++**large**++} basins.[^size]

| River | Flow        |
|-------|-------------|
| Aar   | {~~14~>15~~} |

[^size]: A {++rough ++}guess.
"""
ACCEPTED = """# Background

Rivers carry less water.

A new paragraph.

- One basin.
- Three **large** basins.[^size]

| River | Flow        |
|-------|-------------|
| Aar   | 15 |

[^size]: A rough guess.
"""
REJECTED = """# Background

Rivers bear less water.

An old paragraph.

- One small basin.
- Two basins.
- Three basins.[^size]

| River | Flow        |
|-------|-------------|
| Aar   | 14 |

[^size]: A guess.
"""
DECISIONS = {"accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges"}
# edits made one after another in one file
MANY = (
    "words replaced", "words made bold", "a paragraph added", "a heading added", "an item added", "an item removed",
    "a numbered item added", "a row removed", "a cell changed", "a footnote added", "a caption changed",
)  # fmt: skip


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> tuple[Desk, bytes]:
    """A workspace, and the Word file that was sent to partners."""
    desk, data, _ = sent_file(tmp_path_factory.mktemp("libreoffice"), shared_cache, reset)
    desk.brief(REVIEWED, id_="review")
    assert desk.run("publish", "review", "--review").code == 0
    return desk, data


def reset(desk: Desk) -> None:
    desk.brief(BODY, front=FRONT)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory, sent: tuple[Desk, bytes]) -> Mapping[str, Path]:
    """Return the files that LibreOffice stored after each edit, with and without tracking."""
    source = sent[0].write("sent.docx", sent[1])
    jobs = {name(case, tracked): Job(source, EDITS[case][0], tracked) for case in EDITS for tracked in (False, True)}
    review = sent[0].write("review.docx", sent[0].output()["review-review.docx"])
    folder = tmp_path_factory.mktemp("stored")
    jobs["many"] = Job(source, "\n  ".join(EDITS[case][0] for case in MANY), tracked=True)
    for decision, command in DECISIONS.items():
        jobs[f"review, {decision}"] = Job(review, f'Go("{command}")')
        jobs[f"many, {decision}"] = Job(place(folder, jobs, "many"), f'Go("{command}")')
    return edited(folder, jobs)


def name(case: str, tracked: bool) -> str:
    return f"{case}, tracked" if tracked else case


@pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])
@pytest.mark.parametrize("case", EDITS)
def test_an_edit_is_merged(sent: tuple[Desk, bytes], stored: Mapping[str, Path], case: str, tracked: bool) -> None:
    desk, file = sent[0], stored[name(case, tracked)]
    assert fault(file) == ""
    reset(desk)
    lines, outcome = difference(desk, file)
    assert (lines, outcome.code) == ("\n".join(EDITS[case][1]).split("\n") if EDITS[case][1] else [], 0), outcome.out
    assert case in UNTRACKED or not tracked or AUTHOR in outcome.out


def test_an_empty_column_is_reported(sent: tuple[Desk, bytes], stored: Mapping[str, Path]) -> None:
    reset(sent[0])
    _, outcome = difference(sent[0], stored["an empty column added"])
    assert "remark\tan empty column was added to a table; the source stays as it is" in outcome.out


@pytest.mark.parametrize("decision", DECISIONS)
def test_changes_decided_in_libreoffice_match_those_decided_by_merge(
    sent: tuple[Desk, bytes], stored: Mapping[str, Path], decision: str
) -> None:
    desk, texts = sent[0], []
    for arguments in ((stored[f"many, {decision}"],), (stored["many"], "--changes", decision)):
        assert fault(arguments[0]) == ""
        reset(desk)
        outcome = desk.run("merge", *map(str, arguments))
        assert outcome.code == 0, outcome.out
        texts.append((desk.root / "source/brief/brief.md").read_text())
    assert texts[0] == texts[1]
    assert (texts[0] == f"---\n{FRONT}\n---\n{BODY}") == (decision == "reject")


@pytest.mark.parametrize(("decision", "body"), [("accept", ACCEPTED), ("reject", REJECTED)])
def test_suggestions_decided_in_libreoffice_are_decided_in_the_source(
    sent: tuple[Desk, bytes], stored: Mapping[str, Path], decision: str, body: str
) -> None:
    desk, file = sent[0], stored[f"review, {decision}"]
    assert fault(file) == ""
    desk.brief(REVIEWED, id_="review")
    outcome = desk.run("merge", str(file))
    assert (
        outcome.code,
        (desk.root / "source/review/brief.md").read_text().partition("---\n")[2].partition("---\n")[2],
    ) == (0, body)
    assert "formatting" not in outcome.out
