"""Notes at the foot of pages, more of them than there is room for: each is set, once."""

import random

from tests.pdf.conftest import Printer
from tests.readers.tags import read_tags

PARAGRAPHS = 30


def test_no_note_is_lost_where_pages_end(printer: Printer) -> None:
    chance = random.Random(2)
    notes: list[str] = []

    def words(least: int, most: int) -> str:
        return " ".join(["words"] * chance.randint(least, most))

    def sentence() -> str:
        notes.append(f"Note{len(notes)}.")
        number = len(notes)
        attributes = f'class="footnote" id="n{number}" role="doc-footnote" data-number="{number}" title="Note {number}"'
        return f"{words(5, 60)}<span {attributes}>{notes[-1]} {words(1, 60)}</span>"

    body = "".join(f"<p>{' '.join(sentence() for _ in range(chance.randint(0, 5)))} end</p>" for _ in range(PARAGRAPHS))
    tree, _ = read_tags(printer(f"<h1>One</h1>{body}"))
    read = [note.text.split()[1] for note in tree.all("Note")]
    assert len(notes) > 50
    assert sorted(read) == sorted(notes)
