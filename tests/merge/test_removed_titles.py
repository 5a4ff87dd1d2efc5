"""Titles that partners remove in Word: the attribute is also removed."""

from __future__ import annotations

from pathlib import Path

from tests.desk import Desk
from tests.merge.editing import Edited, w
from tests.merge.merging import sent_file

TEXT = """# One

Rivers carry water.

::: {.chart #fig-rivers type=bar title="Two rivers" alt="Two bars"}
| River | Length |
|-------|--------|
| Aar   | 288    |
| Rhone | 812    |
:::

The end.
"""


def test_the_title_of_a_chart_is_removed_with_its_attribute(tmp_path: Path, shared_cache: Path) -> None:
    def edit(edited: Edited) -> None:
        for text in edited.root.iter(w("t")):
            if (text.text or "").startswith("Two rivers"):
                text.text = ""

    def write(desk: Desk) -> None:
        desk.brief(TEXT, front="title: Sharing rivers")

    sent = sent_file(tmp_path, shared_cache, write)
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (
        [
            '-::: {.chart #fig-rivers type=bar title="Two rivers" alt="Two bars"}',
            '+::: {.chart #fig-rivers type=bar alt="Two bars"}',
        ],
        0,
    ), outcome.out
