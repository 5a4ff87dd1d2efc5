"""Entries of key figures, timelines and glossaries, and first paragraphs of boxes are merged where they belong."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from lxml import etree

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w
from tests.merge.merging import Edit, SentFile

FRONT = "title: A brief\ntoc: false"
BODY = """# Background

Words above.

::: {.box title="A box"}
Inside of the box.
:::

::: key-figures
31 %
: of the harvest
: Sorna

9 %
: with shares
: Lysa

113 days
: of drought
: Kessa
:::

::: timeline
2018
: Two wet winters begin.

2022
: The rule is used.
:::

Loss
: Harvest below the mean.

    Fish is not counted.

Rule
: A decision.

```csv
time,flow
06:00,61
```

Words below.

More words.

::: {.recommendations cards=true}
1. Share the data. {addressee="Ministries" priority="high"}

   Keep them.
2. Fund the gauges. {addressee="Funders" priority="low"}
:::
"""


def filled(paragraph: etree._Element, words: str) -> etree._Element:
    new = copy.deepcopy(paragraph)
    for number, text in enumerate(new.iter(w("t"))):
        text.text = "" if number else words
    return new


def above(begins: str, *lines: tuple[str, str]) -> Edit:
    """Add lines above a paragraph, each in the style of another one."""

    def edit(file: Edited) -> None:
        for like, words in lines:
            file.paragraph(begins).addprevious(filled(file.paragraph(like), words))

    return edit


def swapped(file: Edited) -> None:
    """Swap the first and the last key figure."""
    row = file.row("31 %")
    first, *_, last = row.findall(w("tc"))
    row.insert(0, last)
    row.append(first)


def first_figure(file: Edited) -> None:
    cell = file.row("31 %").findall(w("tc"))[0]
    new = copy.deepcopy(cell)
    for paragraph, words in zip(new.iter(w("p")), ("77 %", "of all", "Ombra"), strict=True):
        paragraph.getparent().replace(paragraph, filled(paragraph, words))  # type: ignore[union-attr]
    cell.addprevious(new)


def moved(*begins: str, before: str) -> Edit:
    def edit(file: Edited) -> None:
        for words in begins:
            file.paragraph(before).addprevious(file.paragraph(words))

    return edit


def without(*begins: str) -> Edit:
    def edit(file: Edited) -> None:
        for words in begins:
            file.remove(words)

    return edit


def typed(begins: str, words: str) -> Callable[[Edited], object]:
    def edit(file: Edited) -> None:
        old = file.paragraph(begins)
        old.getparent().replace(old, filled(old, words))  # type: ignore[union-attr]

    return edit


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "a first paragraph of a box": (above("Inside", ("Inside", "First of all.")), ["+First of all.", "+"]),
    "a first key figure": (first_figure, ["+77 %", "+: of all", "+: Ombra", "+"]),
    "key figures swapped": (
        swapped,
        ["-31 %", "-: of the harvest", "-: Sorna", "+113 days", "+: of drought", "+: Kessa",
         "-113 days", "-: of drought", "-: Kessa", "+31 %", "+: of the harvest", "+: Sorna"],
    ),
    "a first event": (
        above("2018", ("2018", "2016"), ("Two wet", "It begins.")), ["+2016", "+: It begins.", "+"]
    ),
    "an event moved": (
        moved("2022", "The rule is", before="2018"),
        ["+2022", "+: The rule is used.", "+", "-", "-2022", "-: The rule is used."],
    ),
    "two paragraphs removed above a box": (
        without("Words below", "More words"),
        ["-Words below.", "-", "-More words.", "-"],
    ),
    "a term below an explanation of two paragraphs": (
        above("Rule", ("Loss", "Flow"), ("Harvest", "Water that passes.")),
        ["+Flow", "+: Water that passes.", "+"],
    ),
    "code moved with its language": (
        moved("time,flow", before="Words above"),
        ["+", "+```csv", "+time,flow", "+06:00,61", "+```", "-```csv", "-time,flow", "-06:00,61", "-```", "-"],
    ),
    "an addressee and a priority at once": (
        typed("For: Funders", "For: Funders; Parliaments \xb7 Priority: high"),
        ['-2. Fund the gauges. {addressee="Funders" priority="low"}',
         '+2. Fund the gauges. {addressee="Funders; Parliaments" priority="high"}'],
    ),
}  # fmt: skip


def write_source(desk: Desk) -> None:
    desk.brief(BODY, front=FRONT)


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_is_merged_in_the_right_place(sent: SentFile, case: str) -> None:
    edit, expected = EDITS[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (expected, 0), outcome.out + outcome.err


def test_the_helpers_make_the_changes_they_describe(sent: SentFile) -> None:
    edited = Edited(sent.data)
    swapped(edited)
    assert text_of(edited.row("113 days")).startswith("113 daysof droughtKessa9 %")


def test_a_new_box_is_text_with_a_remark(sent: SentFile) -> None:
    lines, outcome = sent.merged(above("Words below", ("Inside", "In a box of ours.")))
    assert lines == ["+In a box of ours.", "+"]
    message = (
        'has the style "box" in Word, but is now plain text: to keep the style, write ::: box above it and ::: below it'
    )
    assert f'"In a box of ours." {message}' in outcome.out
