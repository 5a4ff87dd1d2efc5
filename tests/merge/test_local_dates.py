"""Dates that partners change in Word, in the language of the brief, are written into the fields of the brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, w
from tests.merge.merging import sent_file

FRONT = "title: A\nlang: {lang}\ndate: 2026-04-02\ndate-modified: 2026-04-03"


def shifted(edited: Edited) -> None:
    """Change both days."""
    for text in edited.root.iter(w("t")):
        for old, new in (("2", "12"), ("3", "13")):
            for month in (" \u043a\u0432\u0456\u0442\u043d\u044f", ". April", "\u65e5"):
                text.text = (text.text or "").replace(f"{old}{month}", f"{new}{month}")


@pytest.mark.parametrize("lang", ["uk", "de", "zh-Hant"])
def test_a_date_is_merged(tmp_path: Path, shared_cache: Path, lang: str) -> None:
    def write(desk: Desk) -> None:
        desk.brief("Words.\n", front=FRONT.format(lang=lang))

    lines, outcome = sent_file(tmp_path, shared_cache, write).merged(shifted)
    expected = ["-date: 2026-04-02", "-date-modified: 2026-04-03", "+date: 2026-04-12", "+date-modified: 2026-04-13"]
    assert (lines, outcome.code) == (expected, 0), outcome.out
