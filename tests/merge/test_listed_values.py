"""Values that Word shows in one line: positions, topics, authors, ratings, and fields with several paragraphs."""

from __future__ import annotations

import copy

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, R, text_of, w, xml
from tests.merge.merging import Edit, SentFile
from tests.merge.paragraphs import styled

FRONT = """title: Sharing rivers
series: River Papers
topic: [Water, Drought]
lang: en-GB
author:
  - name: Ben Marsh
  - name: Eva Sole
    affiliations: Delta University
people:
  - role: speakers
    members:
      - {name: Ada Novak, positions: Fellow}
      - name: Jo Lind
        positions:
          - Director
          - Judge
acknowledgments: |
  We thank the readers.
disclaimer: |
  All data are invented."""
TEXT = """# One

The [page]() is short.

::: options
| Rule | Cost | Speed |
|---|---|---|
| Volume | + | - |
| Share | - | +/- |

: Two rules {#tbl-rules}
:::

The end.
"""


def write_source(desk: Desk) -> None:
    desk.brief(TEXT, front=FRONT)


def typed(named: str, begins: str, old: str, new: str) -> Edit:
    """Replace words of a paragraph in a style."""

    def edit(edited: Edited) -> None:
        text = next(element for element in styled(edited, named, begins).iter(w("t")) if old in (element.text or ""))
        text.text = (text.text or "").replace(old, new)

    return edit


def without_second_author(edited: Edited) -> None:
    for named, begins in (("CoverAuthor", "Eva Sole"), ("CoverAffiliation", "Delta")):
        gone = styled(edited, named, begins)
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)


def option(edited: Edited) -> None:
    row = edited.row("Share")
    new = copy.deepcopy(row)
    for cell, words in zip(new.iter(w("tc")), ("Price", "−\u00a0Drawback", "±\u00a0Mixed"), strict=True):
        first, *rest = cell.iter(w("t"))
        first.text = words
        for text in rest:
            text.text = ""
    row.addnext(new)


def address(edited: Edited) -> None:
    relations = edited.parts["word/_rels/document.xml.rels"].decode()
    link = f'<Relationship Id="rIdNew" Type="{R}/hyperlink" Target="https://e.example/a" TargetMode="External"/>'
    edited.parts["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", f"{link}</Relationships>"
    ).encode()
    run = next(element for element in edited.paragraph("The page is").iter(w("r")) if text_of(element) == "page")
    around = xml('<w:hyperlink r:id="rIdNew"/>')
    run.addprevious(around)
    around.append(run)


CASES: dict[str, tuple[Edit, list[str]]] = {
    "a topic": (
        typed("CoverSeries", "River", "Drought", "Drought · Law, old"),
        ["-topic: [Water, Drought]", '+topic: [Water, Drought, "Law, old"]'],
    ),
    "a position in a list": (typed("PersonPosition", "Director", "Judge", "Judge; Trustee"), ["+          - Trustee"]),
    "a second position": (
        typed("PersonPosition", "Fellow", "Fellow", "Fellow; Trustee"),
        [
            "-      - {name: Ada Novak, positions: Fellow}",
            "+      - {name: Ada Novak, positions: [Fellow, Trustee]}",
        ],
    ),
    "an author in the line of another": (
        typed("CoverAuthor", "Eva", "Eva Sole", "Eva Sole and Mia Berg"),
        ["+  - {name: Mia Berg}"],
    ),
    "a paragraph of small print": (
        lambda edited: edited.add("We thank", "SmallPrint", "We thank two reviewers."),
        ["+", "+  We thank two reviewers."],
    ),
    "an option": (option, ["+| Price | - | +/- |"]),
    "the address of an empty link": (
        address,
        ["-The [page]() is short.", "+The [page](https://e.example/a) is short."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_values_are_written_into_their_lists(sent: SentFile, name: str) -> None:
    edit, expected = CASES[name]
    lines, outcome = sent.merged(edit)
    assert lines == expected, outcome.out
    assert outcome.code == 0


def test_an_institution_after_a_name_is_not_an_author(sent: SentFile) -> None:
    lines, _ = sent.merged(typed("CoverAuthor", "Ben", "Ben Marsh", "Ben Marsh, Delta University"))
    assert "+  - {name: Delta University}" not in lines


def test_names_on_one_line_are_still_authors(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        without_second_author(edited)
        typed("CoverAuthor", "Ben", "Ben Marsh", "Ben Marsh, Eva Sole")(edited)

    lines, outcome = sent.merged(edit)
    assert not any("name:" in line for line in lines), outcome.out
