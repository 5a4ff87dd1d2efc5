"""A note that was typed into a list of notes is reported, because no note mark in the text leads to it."""

from __future__ import annotations

from pathlib import Path

from tests.desk import Desk
from tests.merge.merging import merge, sent_file

FRONT = "title: Rivers\nlang: en-GB\nnotes: {place: section, title: Notes}"
TEXT = "# One\n\nA river.[^one] A lake.[^two]\n\n[^one]: Atlas.\n\n[^two]: Survey.\n"


def write(desk: Desk) -> None:
    desk.brief(TEXT, front=FRONT)


def test_a_note_without_a_mark_is_reported(tmp_path: Path, shared_cache: Path) -> None:
    sent = sent_file(tmp_path, shared_cache, write)
    lines, outcome = merge(*sent, lambda edited: edited.add("Survey.", "NoteItem", "Interviews."))
    assert not lines
    assert '"Interviews." was added to the notes, but no note mark in the text leads to it' in outcome.out
    assert outcome.code == 1
