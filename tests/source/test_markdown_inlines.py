"""Text inside blocks: marks, links, breaks, note marks."""

import pytest

from briefpress.edition import Text
from briefpress.model import LineBreak, Mark, NoteRef, Run, plain_text
from tests.desk import Desk, part, words_of


def run(text: str, *marks: Mark, link: str | None = None) -> Run:
    return Run(text, frozenset(marks), link)


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("*x*", Mark.EMPHASIS),
        ("_x_", Mark.EMPHASIS),
        ("**x**", Mark.STRONG),
        ("__x__", Mark.STRONG),
        ("~~x~~", Mark.STRIKETHROUGH),
        ("^x^", Mark.SUPERSCRIPT),
        ("~x~", Mark.SUBSCRIPT),
        ("<sup>x</sup>", Mark.SUPERSCRIPT),
        ("<sub>x</sub>", Mark.SUBSCRIPT),
        ("<SUB>x</SUB>", Mark.SUBSCRIPT),
        ("`x`", Mark.CODE),
    ],
)
def test_each_mark(desk: Desk, written: str, mark: Mark) -> None:
    reading = desk.read(f"a{written}b\n" if "_" not in written else f"a {written} b\n")
    space = " " if "_" in written else ""
    assert reading.inlines == (run(f"a{space}"), run("x", mark), run(f"{space}b"))
    assert reading.problems == ()


def test_marks_in_marks_are_flat(desk: Desk) -> None:
    assert desk.read("**a *b* c**\n").inlines == (
        run("a ", Mark.STRONG),
        run("b", Mark.STRONG, Mark.EMPHASIS),
        run(" c", Mark.STRONG),
    )


def test_equal_neighbours_become_one(desk: Desk) -> None:
    assert desk.read("a &amp; b\\* c\nd\n").inlines == (run("a & b* c d"),)


@pytest.mark.parametrize("written", ["x<sup>2", "x</sup>2", "x<sub>2</sup>"])
def test_an_unmatched_tag_is_reported(desk: Desk, written: str) -> None:
    reading = desk.read(f"{written} and the rest\n\nNext.\n")
    assert words_of(reading.blocks)[1] == "Next."
    assert reading.problems


def test_links(desk: Desk) -> None:
    assert desk.read("See [the *page*](https://a.org/b?c=d&e#f).\n").inlines == (
        run("See "),
        run("the ", link="https://a.org/b?c=d&e#f"),
        run("page", Mark.EMPHASIS, link="https://a.org/b?c=d&e#f"),
        run("."),
    )


def test_link_by_reference(desk: Desk) -> None:
    assert desk.read("[page][a] and [a]\n\n[a]: https://a.org\n").inlines == (
        run("page", link="https://a.org"),
        run(" and "),
        run("a", link="https://a.org"),
    )


def test_a_link_without_an_address_is_kept_with_a_warning(desk: Desk) -> None:
    reading = desk.read("See [VISIT WEBSITE]().\n")
    assert reading.inlines == (run("See "), run("VISIT WEBSITE", link=""), run("."))
    assert reading.spots == [("link-empty", 4, 5)]


def test_autolinks(desk: Desk) -> None:
    assert desk.read("<https://a.org> <a@b.org>\n").inlines == (
        run("https://a.org", link="https://a.org"),
        run(" "),
        run("a@b.org", link="mailto:a@b.org"),
    )


@pytest.mark.parametrize("written", ["[](https://a.org)", "[ ](https://a.org)"])
def test_a_link_without_text_is_reported(desk: Desk, written: str) -> None:
    assert desk.read(f"a {written} b\n").problems


def test_a_link_to_a_local_file_is_plain_text(desk: Desk) -> None:
    edition, problems = desk.edition("[x y](file:///etc/passwd) <file:///home/a>\n")
    texts = [inline for inline in part(edition, "body").blocks[0].inlines if isinstance(inline, Text)]  # type: ignore[union-attr]
    assert "".join(text.text for text in texts) == "x y file:///home/a"
    assert all(text.link is None for text in texts)
    assert [problem.code for problem in problems] == []


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "vbscript:x", "data:text/html,x"])
def test_dangerous_addresses_are_not_links(desk: Desk, scheme: str) -> None:
    reading = desk.read(f"[x]({scheme})\n")
    assert all(not isinstance(inline, Run) or inline.link is None for inline in reading.inlines)


@pytest.mark.parametrize("written", ["a  \nb", "a\\\nb", "a<br>b", "a<br/>b", "a <br /> b"])
def test_hard_breaks(desk: Desk, written: str) -> None:
    assert desk.read(f"{written}\n").inlines == (run("a"), LineBreak(), run("b"))


def test_soft_breaks_are_spaces(desk: Desk) -> None:
    assert desk.read("a\nb\n   c\n").inlines == (run("a b c"),)


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("**资料为先。**没有规则", (run("资料为先。", Mark.STRONG), run("没有规则"))),
        ("他说**「水」**的价", (run("他说"), run("「水」", Mark.STRONG), run("的价"))),
        ("水*（河）*水", (run("水"), run("（河）", Mark.EMPHASIS), run("水"))),
        ("~~水。~~河", (run("水。", Mark.STRIKETHROUGH), run("河"))),
        ("水 ** 河", (run("水 ** 河"),)),
    ],
)
def test_marks_begin_and_end_between_characters_without_spaces(desk: Desk, written: str, runs: tuple[Run, ...]) -> None:
    assert desk.read(f"{written}\n").inlines == runs


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("枯水\n年", "枯水年"),
        ("枯水，\n**年**", "枯水，年"),
        ("枯水\nyear", "枯水 year"),
        ("dry\nyear", "dry year"),
        ("枯水  \n年", "枯水 年"),
    ],
)
def test_a_line_break_is_no_space_in_scripts_without_spaces(desk: Desk, written: str, text: str) -> None:
    assert plain_text(desk.read(f"{written}\n").inlines) == text


def test_note_marks(desk: Desk) -> None:
    reading = desk.read("a[^n] b[^n]c[^m]\n\n[^n]: N\n\n[^m]: M\n")
    assert reading.inlines == (run("a"), NoteRef("n"), run(" b"), NoteRef("n"), run("c"), NoteRef("m"))
    assert reading.problems == ()


def test_notes_inside_the_text(desk: Desk) -> None:
    reading = desk.read("a^[One *note*.] b^[Two.]\n")
    first, second = (inline.note for inline in reading.inlines if isinstance(inline, NoteRef))
    assert words_of(reading.notes[first].blocks) == ["One note."]
    assert words_of(reading.notes[second].blocks) == ["Two."]
    assert reading.problems == ()


def test_notes_inside_the_text_of_summary_and_body_are_different_notes(desk: Desk) -> None:
    reading = desk.read("Body^[of the body].\n", front="title: A\nabstract: Summary^[of the summary].")
    assert reading.problems == ()
    assert sorted(words_of(note.blocks)[0] for note in reading.sure.notes) == ["of the body", "of the summary"]


def test_the_id_of_a_note_can_be_any_text(desk: Desk) -> None:
    reading = desk.read("a^[one] b[^inline-1]\n\n[^inline-1]: two\n")
    assert reading.problems == ()
    assert sorted(words_of(note.blocks)[0] for note in reading.sure.notes) == ["one", "two"]


def test_a_note_in_marks(desk: Desk) -> None:
    reading = desk.read("**a[^n] *b[^n]***\n\n[^n]: N\n")
    assert plain_text(reading.inlines) == "a b"
    assert sum(isinstance(inline, NoteRef) for inline in reading.inlines) == 2


def test_code_keeps_its_text(desk: Desk) -> None:
    assert desk.read("`` a `b` <i> [^n] ``\n").inlines == (run("a `b` <i> [^n]", Mark.CODE),)


def test_characters_without_meaning_stay(desk: Desk) -> None:
    text = "2 * 3 < 5 & a_b_c ~ ^ 100% #1 @x {y} [z] $5 \\"
    assert desk.read(f"{text}\n").inlines == (run(text),)


def test_escaped_characters(desk: Desk) -> None:
    assert desk.read("\\<b> \\[^n] \\^[x\\] \\*a\\*\n").inlines == (run("<b> [^n] ^[x] *a*"),)


@pytest.mark.parametrize(
    ("tag", "code"), [("<font>x</font>", "html-raw"), ("<b onclick=y>x</b>", "html-unsafe"), ("<b>x", "html-raw")]
)
def test_raw_html_inside_text_is_a_problem(desk: Desk, tag: str, code: str) -> None:
    reading = desk.read(f"abc {tag}\n")
    assert reading.spots == [(code, 4, 5)]
