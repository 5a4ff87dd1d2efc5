"""Captions and sources that partners move stay with their table or figure, and their new words are merged."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, w
from tests.merge.merging import Edit, SentFile
from tests.readers.pictures import png_of

BODY = """First text.

| A | B |
|---|---|
| c | d |

: Flow by river {#tbl-flow}

Second text.

![A red thing](images/a.png){#fig-red alt="Red" source="Own data"}

Third text.

Fourth text.
"""
TABLE, FIGURE = ": Flow by river {#tbl-flow}", '![A red thing](images/a.png){#fig-red alt="Red" source="Own data"}'


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/a.png", png_of("red"))
    desk.brief(BODY)


def below_the_table(edited: Edited) -> None:
    next(edited.root.iter(w("tbl"))).addnext(edited.paragraph("Table 1"))


def edited_below_the_table(edited: Edited) -> None:
    edited.replace("Table 1", "Flow", "Flows")
    below_the_table(edited)


def edited_elsewhere(edited: Edited) -> None:
    edited.replace("Figure 1", "A red thing", "Something else")
    edited.move("Figure 1", after="Fourth")


MOVED: dict[str, tuple[Edit, str, list[str]]] = {
    "below the table": (below_the_table, "Table 1. Flow by river", []),
    "of a table, elsewhere": (lambda edited: edited.move("Table 1", after="Third"), "Table 1. Flow by river", []),
    "above the figure": (lambda edited: edited.move("Figure 1", after="Second"), "Figure 1. A red thing", []),
    "of a figure, elsewhere": (lambda edited: edited.move("Figure 1", after="First"), "Figure 1. A red thing", []),
    "a source": (lambda edited: edited.move("Source", after="Fourth"), "Source: Own data", []),
    "edited below the table": (
        edited_below_the_table,
        "Table 1. Flows by river",
        [f"-{TABLE}", f"+{TABLE.replace('Flow', 'Flows')}"],
    ),
    "edited elsewhere": (
        edited_elsewhere,
        "Figure 1. Something else",
        [f"-{FIGURE}", f"+{FIGURE.replace('A red thing', 'Something else')}"],
    ),
}


@pytest.mark.parametrize("case", MOVED)
def test_a_moved_caption_is_reported_once_with_advice(sent: SentFile, case: str) -> None:
    edit, words, expected = MOVED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (expected, 1), outcome.out
    (actual,) = [line for line in outcome.out.splitlines() if "\tnot merged\t" in line]
    assert f'"{words}" was moved: it stays with its table or figure' in actual
    body = (sent.desk.root / "source/brief/brief.md").read_text().split("\n")
    at = next(number for number, line in enumerate(body, 1) if line.startswith(": F" if "Table" in words else "!["))
    assert actual.startswith(f"source/brief/brief.md:{at}:")


def test_a_removed_caption_is_removed_from_the_source(sent: SentFile) -> None:
    lines, _ = sent.merged(lambda edited: edited.remove("Source"))
    bare = FIGURE.replace(' source="Own data"', "")
    assert lines == [f"-{FIGURE}", f"+{bare}"]
