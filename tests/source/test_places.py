"""The places of problems: file, line and column, both counted from 1."""

import pytest

from tests.desk import Desk

BAD = "[^nowhere]"

BODIES = {
    "paragraph": f"Words {BAD} words.\n",
    "second line": f"Words\nmore {BAD} words.\n",
    "indented second line": f"Words\n   more {BAD} words.\n",
    "indented paragraph": f"  Words {BAD} words.\n",
    "heading": f"# Words {BAD} {{#a}}\n",
    "bullet": f"- one\n- two {BAD}\n",
    "bullet, second line": f"- one\n  two {BAD}\n",
    "lazy bullet": f"- one\ntwo {BAD}\n",
    "deep bullet": f"- one\n\n  - two\n\n    three {BAD}\n",
    "number": f"10. one\n11. two {BAD}\n",
    "quote": f"> one\n> two {BAD}\n",
    "lazy quote": f"> one\ntwo {BAD}\n",
    "bullet in quote": f"> - one\n>   two {BAD}\n",
    "note": f"a[^n]\n\n[^n]: one\n    two {BAD}\n",
    "note, second paragraph": f"a[^n]\n\n[^n]: one\n\n    two {BAD}\n",
    "recommendation": f"::: recommendations\n1. one\n2. two {BAD}\n:::\n",
    "after a mark": f"*a* **b** `c` {BAD}\n",
    "after an entity": f"&amp; {BAD}\n",
    "after an escape": f"\\* {BAD}\n",
    "after a link": f"[a](https://a.org) {BAD}\n",
    "in a link": f"[a {BAD}](https://a.org)\n",
    "in strong": f"**a {BAD}**\n",
    "beyond the first plane": f"😀 {BAD}\n",
    "after a tab": f"a\tb {BAD}\n",
    "after the same words": f"1. 1 {BAD}\n",
    "in a note inside the text": f"one\n\ntwo^[three {BAD}]\n",
}


@pytest.mark.parametrize("name", BODIES)
def test_place_in_markdown(desk: Desk, name: str) -> None:
    lines = BODIES[name].split("\n")
    line = next(number for number, text in enumerate(lines) if BAD in text)
    reading = desk.read(BODIES[name])
    found = next(found for found in reading.problems if found.code in ("note-undefined", "note-misplaced"))
    assert found.place
    assert (found.place.file, found.place.line, found.place.column, found.place.width) == (
        "source/brief/brief.md",
        line + 4,
        lines[line].index(BAD) + 1,
        len(BAD),
    )


LINKS = {
    "paragraph": "words [x]() words\n",
    "with marks": "words [*x*]() words\n",
    "second line of a list item": "- words\n  words [x]()\n",
    "in a note": "a[^n]\n\n[^n]: words\n    words [x]()\n",
    "in a note inside the text": "a\n\nb^[words [x]()]\n",
    "in a quote": "> words\n> words [x]()\n",
}


@pytest.mark.parametrize("name", LINKS)
def test_place_of_a_link(desk: Desk, name: str) -> None:
    lines = LINKS[name].split("\n")
    line = next(number for number, text in enumerate(lines) if "]()" in text)
    column = lines[line].rindex("[", 0, lines[line].index("]()"))
    assert desk.read(LINKS[name]).spots == [("link-empty", line + 4, column + 1)]


SCALARS = {
    "literal": f"abstract: |\n  one\n  two {BAD}",
    "literal after an empty line": f"abstract: |\n\n  one\n\n  two {BAD}",
    "literal, deep": f"abstract: |\n      one\n      two {BAD}",
    "literal with a list": f"abstract: |\n  - one\n  - two {BAD}",
    "literal with a comment": f"abstract: | # why\n  two {BAD}",
    "literal, stripped": f"abstract: |-\n  two {BAD}",
    "plain": f"abstract: one two {BAD}",
    "single quotes": f"abstract: 'one two {BAD}'",
    "double quotes": f'abstract: "one two {BAD}"',
    "on the next line": f"abstract:\n  one two {BAD}",
}


@pytest.mark.parametrize("name", SCALARS)
def test_place_in_a_yaml_scalar(desk: Desk, name: str) -> None:
    front = f"title: A\n{SCALARS[name]}"
    lines = front.split("\n")
    line = next(number for number, text in enumerate(lines) if BAD in text)
    assert desk.read(front=front).spots == [("note-undefined", line + 2, lines[line].index(BAD) + 1)]


@pytest.mark.parametrize(
    "scalar", [">\n  one\n  two\n\n  three {}", ">-\n  one\n  two {}", "one\n  two {}", "'one\n\n  two {}'"]
)
def test_the_place_in_a_folded_yaml_scalar_is_inside_it(desk: Desk, scalar: str) -> None:
    """The exact line of folded text is unknown, but it is one of these lines."""
    front = f"title: A\nabstract: {scalar.format(BAD)}\nsubtitle: B"
    (found,) = desk.read(front=front).problems
    assert found.place
    assert 3 <= found.place.line <= 3 + scalar.count("\n")
    assert desk.check().lines[1].strip().startswith(f"{found.place.line} | ")


def test_place_in_a_description_of_organisations_yaml(desk: Desk) -> None:
    desk.organisations("obo:\n  name: OBO\n  description: |\n    one\n\n    two <b>\n")
    reading = desk.read(front="title: A\ncontributors: [obo]")
    assert [(found.place.file, found.place.line, found.place.column) for found in reading.problems if found.place] == [
        ("source/organisations.yaml", 6, 9)
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_endings_of_all_systems_are_equivalent(desk: Desk, end: str) -> None:
    desk.raw(f"---\ntitle: A\n---\n\none\n\ntwo {BAD}\n".replace("\n", end))
    assert desk.again().spots == [("note-undefined", 7, 5)]


def test_a_byte_order_mark_is_not_a_column(desk: Desk) -> None:
    desk.raw(b"\xef\xbb\xbf---\ntitle: A\nbogus: 1\n---\nWords\n")
    assert desk.again().spots == [("key-unknown", 3, 1)]
    desk.raw(b"\xef\xbb\xbfWords\n")
    assert desk.again().spots == [("front-matter-missing", 1, 1)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_place_of_a_byte_that_is_not_utf8(desk: Desk, mark: bytes) -> None:
    desk.raw(mark + "---\ntitle: Ä\n---\n\nnaïve caf\n".encode().replace(b"caf", b"caf\xe9"))
    reading = desk.again()
    assert reading.spots == [("encoding", 5, 10)]
    assert "0xE9" in reading.problems[0].text


def test_a_word_file_in_place_of_the_text_is_recognised(desk: Desk) -> None:
    desk.raw(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4")
    reading = desk.again()
    assert reading.spots == [("encoding", 1, 1)]
    assert "Word file" in reading.problems[0].text


def test_each_control_character_is_shown(desk: Desk) -> None:
    assert desk.read("a\x00b\n\nc\x0cd\x1b\n").spots == [
        ("character-invalid", 4, 2),
        ("character-invalid", 6, 2),
        ("character-invalid", 6, 4),
    ]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_separators_of_unicode_are_not_lines(desk: Desk, separator: str) -> None:
    """The line that the message shows has the reported number."""
    desk.brief(f"a{separator}b\n\nc {BAD}\n")
    outcome = desk.check()
    assert f"  6 | c {BAD}" in outcome.lines


def test_the_line_shown_has_its_spaces(desk: Desk) -> None:
    desk.brief(f"a\tb\u00a0c {BAD}\n")
    lines = desk.check().lines
    shown = next(line for line in lines if line.startswith("  4 | "))
    assert "\ufffd" not in shown
    marks = lines[lines.index(shown) + 1]
    assert shown.index(BAD) == marks.index("^")
    assert marks.count("^") == len(BAD)
