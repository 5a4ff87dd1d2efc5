"""Notes that partners added: where they are written, and how those without a note mark are reported."""

from __future__ import annotations

from pathlib import Path

from tests.desk import Desk
from tests.merge.merging import sent_file

FRONT = "title: Rivers\nlang: en-GB\nnotes: {place: section, title: Notes}"
TEXT = "# One\n\nA river.[^one] A lake.[^two]\n\n[^one]: Atlas.\n\n[^two]: Survey.\n"


def write(desk: Desk) -> None:
    desk.brief(TEXT, front=FRONT)


def test_a_note_without_a_mark_is_reported(tmp_path: Path, shared_cache: Path) -> None:
    sent = sent_file(tmp_path, shared_cache, write)
    lines, outcome = sent.merged(lambda edited: edited.add("Survey.", "NoteItem", "Interviews."))
    assert not lines
    assert '"Interviews." was added to the notes, but no note mark in the text refers to it' in outcome.out
    assert outcome.code == 1


def test_a_note_is_written_below_the_notes_of_its_chapter(tmp_path: Path, shared_cache: Path) -> None:
    def write_two(desk: Desk) -> None:
        desk.brief(TEXT + "\n# Two\n\nA sea.[^sea]\n\n[^sea]: Chart.\n", front=FRONT)

    sent = sent_file(tmp_path, shared_cache, write_two)
    lines, outcome = sent.merged(lambda edited: edited.footnote("A river.", "Interviews."))
    assert outcome.code == 0, outcome.out
    assert lines == [
        "-A river.[^one] A lake.[^two]",
        "+A river.[^one] A lake.[^two][^note-1]",
        "+",
        "+[^note-1]: Interviews.",
    ]
    text = (sent.desk.root / "source/brief/brief.md").read_text()
    assert text.index("[^two]: Survey.") < text.index("[^note-1]: Interviews.") < text.index("# Two")
