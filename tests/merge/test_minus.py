"""Numbers in tables, whose typed hyphens are minus signs in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, w
from tests.merge.merging import merge, sent_file

TABLE = "| Year | Balance |\n|---|---:|\n| 2020 | -5.2 |\n| 2021 | 3-4 |\n"


@pytest.mark.parametrize(("typed", "written"), [("−6.2", "-6.2"), ("−5.25", "-5.25"), ("-5.2", "")])
def test_a_negative_number_is_merged(tmp_path: Path, shared_cache: Path, typed: str, written: str) -> None:
    def edit(edited: Edited) -> None:
        cell = next(text for text in edited.row("2020").iter(w("t")) if text.text == "−5.2")
        cell.text = typed

    def write(desk: Desk) -> None:
        desk.brief(TABLE, front="title: A\nlang: en-GB")

    desk, data, _ = sent_file(tmp_path, shared_cache, write)
    changed, outcome = merge(desk, data, edit)
    assert changed == (["-| 2020 | -5.2 |", f"+| 2020 | {written} |"] if written else []), outcome.out
