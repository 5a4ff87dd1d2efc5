"""Lines with a source, a note or a credit that were added in Word become attributes of their figure, table or box."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.merge.merging import Edit, SentFile

TEXT = """# One

Text.

| A | B |
|---|---|
| a | 1 |

: Rivers {#tbl-rivers}

| C | D |
|---|---|
| c | 2 |

: Lakes {#tbl-lakes source="Survey"}

| E | F |
|---|---|
| e | 3 |

: Ponds

::: {.box title="A rule"}
The rule is short.
:::

::: {.chart #fig-flow type=bar x=Year y=Volume alt="It falls."}
| Year | Volume |
|------|-------:|
| 2024 | 3 |
| 2025 | 2 |

: Flow
:::

The end.
"""


def write_source(desk: Desk) -> None:
    desk.brief(TEXT)


def below(owner: str, line: str, *, table: bool = False) -> Edit:
    """Add a line below a caption, or below the table of a row."""

    def edit(edited: Edited) -> None:
        new = edited.add("Text." if table else owner, "SourceLine", line)
        if table:
            grid = edited.row(owner).getparent()
            assert grid is not None
            grid.addnext(new)

    return edit


ADDED: dict[str, tuple[Edit, list[str]]] = {
    "table with an id": (
        below("a1", "Source: Atlas, 2026", table=True),
        ["-: Rivers {#tbl-rivers}", '+: Rivers {#tbl-rivers source="Atlas, 2026"}'],
    ),
    "note of a table with a source": (
        below("c2", "Note: In km.", table=True),
        ['-: Lakes {#tbl-lakes source="Survey"}', '+: Lakes {#tbl-lakes source="Survey" notes="In km."}'],
    ),
    "table without attributes": (
        below("e3", "Credit: “Ann”", table=True),
        ["-: Ponds", '+: Ponds {credit="“Ann”"}'],
    ),
    "chart": (below("Figure 1", "Source: Atlas"), ["-: Flow", '+: Flow {source="Atlas"}']),
    "box": (
        below("The rule is short", "Source: Atlas"),
        ['-::: {.box title="A rule"}', '+::: {.box title="A rule" source="Atlas"}'],
    ),
}


@pytest.mark.parametrize("name", ADDED)
def test_an_added_line_becomes_an_attribute(sent: SentFile, name: str) -> None:
    edit, expected = ADDED[name]
    lines, outcome = sent.merged(edit)
    assert lines == expected, outcome.out
    assert outcome.code == 0


REPORTED = {
    "a second source": (below("c2", "Source: Atlas", table=True), "`source` is already set"),
    "an unknown label": (below("a1", "Atlas, 2026", table=True), 'write source="…" in the braces'),
    "text without a figure": (below("Text.", "Source: Atlas"), 'write source="…" in the braces'),
}


@pytest.mark.parametrize("name", REPORTED)
def test_a_line_without_a_place_in_the_source_is_reported(sent: SentFile, name: str) -> None:
    edit, actual = REPORTED[name]
    lines, outcome = sent.merged(edit)
    assert not lines
    assert actual in outcome.out
    assert outcome.code == 1
