"""Note marks with shortened ids, and text directly below a table."""

from briefpress.model import Paragraph, Table, plain_text
from tests.desk import Desk

NOTES = "[^survey-2025]: Survey of basins.\n\n[^flow]: Flow of rivers.\n"


def notes_of(desk: Desk, text: str) -> tuple[list[str], set[str]]:
    edition, problems = desk.edition(f"{text}\n\n{NOTES}")
    return list(edition.notes), {problem.code for problem in problems}


def test_a_shortened_note_mark_refers_to_the_only_unused_note(desk: Desk) -> None:
    assert notes_of(desk, "Words.[^surv] More.[^flow]") == (["survey-2025", "flow"], {"note-shortened"})


def test_an_ambiguous_shortened_note_mark_is_not_resolved(desk: Desk) -> None:
    for text in ("Words.[^sruvey]", "Words.[^survey-2025] More.[^surv] Flow.[^flow]"):
        desk.brief(f"{text}\n\n{NOTES}")
        assert "note-undefined" in {code for code, _, _ in desk.found()}


def test_a_note_inside_a_note_is_not_unused(desk: Desk) -> None:
    assert desk.read("Words.[^a]\n\n[^a]: Outer ^[inner] text.\n").codes == ["note-misplaced"]


def test_text_directly_below_a_table_is_not_a_row(desk: Desk) -> None:
    table, words = desk.read("| A | B |\n|---|---|\n| 1 | 2 |\nWords right below.\n").blocks
    assert isinstance(table, Table)
    assert isinstance(words, Paragraph)
    assert plain_text(words.inlines) == "Words right below."
