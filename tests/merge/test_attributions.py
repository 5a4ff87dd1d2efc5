"""Edits to quotations whose attribution is the last line of their paragraph."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.merging import Edit, SentFile

BODY = """# One

> Rivers carry less
> water than before.
> --- Jo *Lind*, River Commission

The end.

::: pull-quote
Nobody counts.\\
— Ben
:::
"""


def write_source(desk: Desk) -> None:
    """Write the brief as it was sent."""
    desk.brief(BODY)


CASES: dict[str, tuple[Edit, list[str]]] = {
    "a word of the quotation": (
        lambda edited: edited.replace("Rivers carry", "water", "sand"),
        ["-> water than before.", "+> sand than before."],
    ),
    "the end of the quotation": (
        lambda edited: edited.replace("Rivers carry", "before.", "before, they say."),
        ["-> water than before.", "+> water than before, they say."],
    ),
    "the name": (
        lambda edited: edited.replace("— Jo", "Jo ", "Joanna "),
        ["-> --- Jo *Lind*, River Commission", "+> --- Joanna *Lind*, River Commission"],
    ),
    "the attribution removed": (
        lambda edited: edited.remove("— Jo"),
        ["-> --- Jo *Lind*, River Commission"],
    ),
    "the speaker of a pull quote": (
        lambda edited: edited.replace("— Ben", "Ben", "Ada"),
        ["-— Ben", "+— Ada"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_edit_is_merged(sent: SentFile, case: str) -> None:
    edit, expected = CASES[case]
    lines, outcome = sent.merged(edit)
    assert (lines, "1 merged" in outcome.out) == (expected, True), outcome.out
