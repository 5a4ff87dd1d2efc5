"""Notes as they are read: at their marks, with links both ways."""

from itertools import pairwise
from typing import Any

import pytest

from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published
from tests.readers.tags import Tag, read_tags


def _after(tree: Tag, text: str) -> tuple[str, str]:
    """Return the type of the innermost element with `text` that a note follows, and the text of the note."""
    pairs = [pair for tag in tree.walk() for pair in pairwise(tag.tags)]
    one, note = [(one, note) for one, note in pairs if text in one.text and note.kind == "Note"][-1]
    return one.kind, note.text


@pytest.mark.parametrize(
    ("text", "kind", "note"),
    [
        ("A call1", "P", "1. A note with a link"),
        ("A heading with a note3", "H2", "3. In a heading"),
        ("tight4", "P", "4. In an item"),
        ("Both5", "P", "5. In a definition"),
        ("16", "P", "6. In a cell"),
        ("Table 1. A long table7", "Table", "7. In a caption"),
    ],
)
def test_a_note_is_read_after_the_block_with_its_mark(tree: Tag, text: str, kind: str, note: str) -> None:
    found, read = _after(tree, text)
    assert found == kind
    assert read.startswith(note)


def test_two_notes_of_a_paragraph_are_read_in_order(tree: Tag) -> None:
    section = next(tag for tag in tree.walk() if any("A call1" in kid.text and kid.kind == "P" for kid in tag.tags))
    place = next(i for i, kid in enumerate(section.tags) if "A call1" in kid.text)
    assert [kid.text[:2] for kid in section.tags[place + 1 : place + 3]] == ["1.", "2."]
    assert [kid.kind for kid in section.tags[place + 1 : place + 3]] == ["Note", "Note"]


def test_each_note_has_an_id_a_label_and_its_paragraphs(tree: Tag) -> None:
    notes = tree.all("Note")
    assert len({note.entry("ID") for note in notes}) == len(notes) == 8
    for note in notes:
        assert note.kinds[0] == "Lbl"
        assert set(note.kinds[1:]) == {"P"}
    assert notes[-1].kinds == ["Lbl", "P", "P"]


def test_a_note_mark_and_its_note_link_to_each_other(constructs: PdfFile, tree: Tag) -> None:
    names = constructs.pdf.Root.Names.Dests.Names
    places = {str(names[place]): names[place + 1] for place in range(0, len(names), 2)}
    links = [tag.tags[0].links[0] for tag in tree.all("Reference") if tag.text.isdigit()]
    calls = {str(link.Dest): link for link in links}
    for note in tree.all("Note"):
        call, (back,) = calls[str(note.entry("ID"))], note.tags[0].tags[0].links
        assert places[str(call.Dest)][0] == back.P
        assert places[str(back.Dest)][0] == call.P
        assert _is_near(places[str(call.Dest)], back)
        assert _is_near(places[str(back.Dest)], call)


def _is_near(place: Any, link: Any) -> bool:
    """Return whether `link` is within two lines of `place`."""
    return min(abs(float(place[3]) - float(link.Rect[side])) for side in (1, 3)) < 26


def test_words_of_links_to_notes_and_back(tree: Tag) -> None:
    note = tree.one("Note", "In a heading")
    assert [str(link.Contents) for link in note.tags[0].tags[0].links] == ["Back to note 3 in the text"]
    call = tree.one("H2", "A heading with a note").one("Link")
    assert [str(link.Contents) for link in call.links] == ["Note 3"]


@pytest.mark.parametrize("placement", ["page", "section", "end"])
def test_notes_of_a_brief(placement: str, stress: Published) -> None:
    tree, _ = read_tags(PdfFile(stress.pdf(f"stress-{placement}")))
    notes = tree.all("Note")
    assert len(notes) >= 15
    assert all(note.entry("ID") and note.kinds[0] == "Lbl" and note.tags[0].one("Link").links for note in notes)
    references = [tag for tag in tree.all("Reference") if tag.text.strip().isdigit()]
    assert len(references) >= len(notes)
    assert {str(link.Contents).split()[0] for tag in references for link in tag.tags[0].links} == {"Note"}
    if placement == "page":
        assert _after(tree, "A heading with emphasis, code and a note")[1].endswith("Mentioned in a heading.")
