"""The numbers and places of notes."""

from collections.abc import Iterator

import pytest

from briefpress.edition import Block, Edition, ListBlock, NoteGroup, NoteMark, Paragraph, Text
from tests.desk import Desk, part

NOTES = "\n".join(f"[^{id_}]: Note {id_}.\n" for id_ in "abcde")


def marks(blocks: tuple[Block, ...]) -> Iterator[NoteMark]:
    for block in blocks:
        yield from (inline for inline in getattr(block, "inlines", ()) if isinstance(inline, NoteMark))
        yield from marks(getattr(block, "blocks", ()))
        for item in getattr(block, "items", ()):
            yield from marks(item if not isinstance(item[0], str) else item[1])


def mentions(edition: Edition) -> list[tuple[str, str, bool]]:
    """Return, for each note mark in reading order, the note, its number, and whether this is its first mark."""
    return [(mark.note, mark.number, mark.first) for item in edition.parts for mark in marks(item.blocks)]


def groups(edition: Edition) -> list[list[tuple[str, str]]]:
    """Return the first anchor and the number of each note in each group."""
    found = [block for item in edition.parts for block in item.blocks if isinstance(block, NoteGroup)]
    return [[(words(note.blocks[0]), note.number) for note in group.notes] for group in found]


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return "".join(inline.text for inline in block.inlines if isinstance(inline, Text))


def of_group(*ids: str) -> list[tuple[str, str]]:
    return [(f"Note {id_}.", str(number)) for number, id_ in enumerate(ids, start=1)]


@pytest.mark.parametrize("place", ["page", "end"])
def test_numbers_follow_the_first_mark(desk: Desk, place: str) -> None:
    edition, _ = desk.edition(f"# H[^c]\n\nx[^a] y[^b] z[^a]\n\n- q[^c]\n\n{NOTES}", front=f"title: T\nnotes: {place}")
    assert mentions(edition) == [
        ("c", "1", True),
        ("a", "2", True),
        ("b", "3", True),
        ("a", "2", False),
        ("c", "1", False),
    ]
    assert groups(edition) == ([of_group("c", "a", "b")] if place == "end" else [])
    assert {id_: note.number for id_, note in edition.notes.items()} == {"c": "1", "a": "2", "b": "3"}


def test_each_note_mark_has_an_anchor_known_to_the_note(desk: Desk) -> None:
    edition, _ = desk.edition(f"x[^a] y[^b] z[^a]\n\n{NOTES}")
    anchors = [(mark.note, mark.anchor) for mark in marks(part(edition, "body").blocks)]
    assert len(set(anchors)) == 3
    for id_, note in edition.notes.items():
        assert list(note.anchors) == [anchor for whose, anchor in anchors if whose == id_]


def test_labels_contain_the_number(desk: Desk) -> None:
    edition, _ = desk.edition(f"x[^a] y[^b]\n\n{NOTES}")
    assert [mark.label for mark in marks(part(edition, "body").blocks)] == ["Note 1", "Note 2"]
    assert [note.back_label for note in edition.notes.values()] == [
        "Back to note 1 in the text",
        "Back to note 2 in the text",
    ]


def test_groups_by_place_of_notes(desk: Desk) -> None:
    body = "x[^a] y[^b]\n\n::: notes\n:::\n\n# H\n\nz[^c]\n\n# I\n\nq[^d] r[^c]\n\n::: notes\n:::\n\n"
    edition, _ = desk.edition(body + NOTES, front="title: T\nnotes: section")
    assert groups(edition) == [of_group("a", "b"), of_group("c", "d")]
    assert [number for _, number, _ in mentions(edition)] == ["1", "2", "1", "2", "1"]


def test_notes_after_the_last_block_are_at_the_end(desk: Desk) -> None:
    body = "x[^a]\n\n::: notes\n:::\n\ny[^b]\n\nafter\n\n"
    edition, _ = desk.edition(body + NOTES, front="title: T\nnotes: section")
    assert groups(edition) == [of_group("a"), of_group("b")]
    assert isinstance(part(edition, "body").blocks[-1], NoteGroup)


def test_without_notes_blocks_each_section_ends_with_its_notes(desk: Desk) -> None:
    body = "x[^e]\n\n# H\n\ny[^a]\n\n## Below\n\ny[^b]\n\n# I\n\nno notes here\n\n# J\n\nz[^c]\n\n"
    edition, _ = desk.edition(body + NOTES, front="title: T\nnotes: section")
    assert groups(edition) == [of_group("e"), of_group("a", "b"), of_group("c")]
    kinds = [type(block).__name__ for block in part(edition, "body").blocks]
    assert kinds[1] == "NoteGroup"
    assert kinds[-1] == "NoteGroup"
    assert kinds.count("NoteGroup") == 3


def test_notes_of_the_summary_belong_to_the_first_group(desk: Desk) -> None:
    front = "title: T\nnotes: section\nabstract: s[^b] t[^a]"
    edition, _ = desk.edition(f"x[^a]\n\n::: notes\n:::\n\ny[^c]\n\n{NOTES}", front=front)
    assert groups(edition) == [of_group("b", "a"), of_group("c")]


@pytest.mark.parametrize("place", ["page", "end"])
@pytest.mark.parametrize("inside", ["- ::: notes\n  :::\n", "> ::: notes\n> :::\n", "::: notes\n:::\n"])
def test_place_of_notes_has_no_effect_without_groups(desk: Desk, place: str, inside: str) -> None:
    edition, _ = desk.edition(f"x[^a]\n\n{inside}\ny[^b]\n\n{NOTES}", front=f"title: T\nnotes: {place}")
    assert [number for _, number, _ in mentions(edition)] == ["1", "2"]
    assert groups(edition) == ([of_group("a", "b")] if place == "end" else [])


@pytest.mark.parametrize("place", ["page", "section", "end"])
def test_place_of_notes_in_the_summary_has_no_effect(desk: Desk, place: str) -> None:
    front = f"title: T\nnotes: {place}\nabstract: |\n  s[^a]\n\n  ::: notes\n  :::"
    edition, _ = desk.edition(f"y[^b]\n\n{NOTES}", front=front)
    assert [number for _, number, _ in mentions(edition)] == ["1", "2"]


def test_unused_notes_have_no_number(desk: Desk) -> None:
    edition, problems = desk.edition(f"x[^c]\n\n{NOTES}")
    assert list(edition.notes) == ["c"]
    assert [found.code for found in problems] == ["note-unused"] * 4


def test_a_brief_without_notes_has_no_group(desk: Desk) -> None:
    for place in ("page", "section", "end"):
        edition, _ = desk.edition("# A\n\nx\n\n# B\n", front=f"title: T\nnotes: {place}")
        assert groups(edition) == []


@pytest.mark.parametrize(
    ("setting", "heading"), [("notes: end", "Notes"), ("notes: {place: end, title: Links}", "Links")]
)
def test_heading_of_notes(desk: Desk, setting: str, heading: str) -> None:
    edition, _ = desk.edition(f"x[^a]\n\n{NOTES}", front=f"title: T\n{setting}")
    assert words(edition.notes_heading) == heading
    (group,) = (block for block in part(edition, "body").blocks if isinstance(block, NoteGroup))
    assert words(group.heading) == heading


def test_notes_inside_the_text_are_numbered_with_the_others(desk: Desk) -> None:
    edition, _ = desk.edition(
        "x^[One.] y[^a] z^[Two.]\n\n[^a]: A.\n", front="title: T\nnotes: end\nabstract: s^[Zero.]"
    )
    assert groups(edition) == [[("Zero.", "1"), ("One.", "2"), ("A.", "3"), ("Two.", "4")]]


def test_a_list_in_a_note_is_indented_further_than_the_note(desk: Desk) -> None:
    edition, _ = desk.edition("Words.[^a]\n\n[^a]: Said:\n\n    - one\n        - two\n")
    (note,) = edition.notes.values()
    (listed,) = (block for block in note.blocks if isinstance(block, ListBlock))
    assert listed.depth == 2
