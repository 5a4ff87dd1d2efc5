"""HTML is refused, word by word: what stands between its tags is set."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.model import CodeBlock, Heading, LineBreak, Mark, Paragraph, Run, inlines_of, plain_text, walk
from tests.desk import Desk, words_of


def run(text: str, *marks: Mark, link: str | None = None) -> Run:
    return Run(text, frozenset(marks), link)


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("<b>x</b>", Mark.STRONG),
        ("<STRONG class=a>x</strong >", Mark.STRONG),
        ("<em>x</em>", Mark.EMPHASIS),
        ("<s>x</s>", Mark.STRIKETHROUGH),
        ("<del>x</del>", Mark.STRIKETHROUGH),
        ("<code>x</code>", Mark.CODE),
        ("<u>x</u>", Mark.UNDERLINE),
        ("<mark>x</mark>", Mark.HIGHLIGHT),
    ],
)
def test_an_element_is_refused_once_and_says_what_its_mark_says(desk: Desk, written: str, mark: Mark) -> None:
    reading = desk.read(f"a {written} b\n")
    assert reading.spots == [("html-raw", 4, 3)]
    assert reading.inlines == (run("a "), run("x", mark), run(" b"))


def test_the_hint_is_how_it_is_written(desk: Desk) -> None:
    assert [problem.hint for problem in desk.read("a <s>b</s> <a href='https://example.org'>c</a>\n").problems] == [
        "write ~~words~~",
        "write a link as [words](address)",
    ]


def test_a_link_stays_a_link(desk: Desk) -> None:
    reading = desk.read('see <a href="https://example.org/?a=1&amp;b=2">the *report*</a>.\n')
    address = "https://example.org/?a=1&b=2"
    linked = (run("the ", link=address), run("report", Mark.EMPHASIS, link=address))
    assert reading.inlines == (run("see "), *linked, run("."))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", ""])
def test_a_dangerous_address_is_no_link(desk: Desk, address: str) -> None:
    assert desk.read(f'see <a href="{address}">this</a>\n').inlines == (run("see this"),)


def test_the_words_for_a_picture_stand_in_its_place(desk: Desk) -> None:
    reading = desk.read('a <img src="x.png" alt="dry &amp; wide river"> b\n')
    assert reading.inlines == (run("a dry & wide river b"),)
    assert reading.spots == [("html-raw", 4, 3)]


@pytest.mark.parametrize("html", ["<span>a</span>", "<font color='red'>a", "a</i>", "a<wbr>"])
def test_other_tags_leave_their_words(desk: Desk, html: str) -> None:
    assert desk.read(f"{html}\n").inlines == (run("a"),)


def test_what_ends_paragraphs_ends_lines_inside_a_text(desk: Desk) -> None:
    reading = desk.read("| a |\n|---|\n| <ul><li>x</li> <li>y</li></ul> |\n")
    assert [inlines_of(block) for block in reading.blocks] == [(run("a"), run("x"), LineBreak(), run("y"))]


def test_a_block_of_html_is_one_problem_and_its_words_are_paragraphs(desk: Desk) -> None:
    items = "  <li>\n    <h1>Title</h1>\n    <p>Some *words*\n       go on.<p>\n  </li>\n  <li>Last</li>\n"
    reading = desk.read(f"<ol>\n{items}</ol>\n\nNext.\n")
    assert [problem.text for problem in reading.problems] == ["raw HTML is not passed through: <ol>, <li>, <h1>, <p>"]
    assert words_of(reading.blocks) == ["Title", "Some words go on.", "Last", "Next."]
    assert [block.place.line for block in reading.blocks if isinstance(block, Paragraph)] == [6, 7, 10, 13]


def test_tags_inside_a_block_have_places_of_their_own(desk: Desk) -> None:
    assert desk.read("<div>\n  Some <b>words</b>.\n</div>\n").spots == [("html-raw", 4, 1), ("html-raw", 5, 8)]


def test_markdown_between_tags_is_read(desk: Desk) -> None:
    reading = desk.read("<div>\n## A title\nWords[^n]^[inside] and <!-- not this --> more.\n</div>\n\n[^n]: N\n")
    heading, paragraph = reading.blocks
    assert isinstance(heading, Heading)
    assert plain_text(inlines_of(paragraph)) == "Words and  more."
    assert sorted(words_of(note.blocks) for note in reading.notes.values()) == [["N"], ["inside"]]
    assert reading.codes == ["html-raw", "heading-skipped"]


def test_notes_inside_two_stretches_are_two(desk: Desk) -> None:
    reading = desk.read("a^[one]\n\n<p>b^[two]</p><p>c^[three]</p>\n")
    assert sorted(words_of(note.blocks) for note in reading.notes.values()) == [["one"], ["three"], ["two"]]


def test_programs_and_styles_are_nobodys_words(desk: Desk) -> None:
    reading = desk.read("a\n\n<script>\nlet x = 1\n\nlet y\n</script>\n\n<style>p {}</style>\n\nb\n")
    assert reading.spots == [("html-raw", 6, 1), ("html-raw", 12, 1)]
    assert words_of(reading.blocks) == ["a", "b"]


def test_a_program_that_never_ends_takes_nothing_with_it(desk: Desk) -> None:
    assert words_of(desk.read("<script>\na\n\nb\n").blocks) == ["a", "b"]
    assert words_of(desk.read("<!-- a\n\nb\n").blocks) == ["<!-- a", "b"]


@pytest.mark.parametrize("html", ["<br>", "<br/><br />", "<br></br>"])
def test_line_breaks_alone_are_nothing(desk: Desk, html: str) -> None:
    reading = desk.read(f"a\n\n{html}\n\nb\n")
    assert (reading.problems, words_of(reading.blocks)) == ((), ["a", "b"])


def test_html_in_lists_and_quotes(desk: Desk) -> None:
    reading = desk.read("- a\n\n  <div>\n  b\n  </div>\n\n> <p>c\n> d</p>\n")
    assert words_of(reading.blocks) == ["a", "b", "c d"]
    assert reading.spots == [("html-raw", 6, 3), ("html-raw", 10, 1)]


@pytest.mark.slow
def test_html_is_refused_unless_the_brief_has_it_otherwise(desk: Desk) -> None:
    desk.brief("a <b>c</b>\n")
    assert desk.publish("--to", "docx").code == 1
    desk.brief("a <b>c</b>\n", front="title: A\nproblems: {html-raw: warning}")
    outcome = desk.publish("--to", "docx")
    assert (outcome.code, outcome.lines[-1]) == (0, "1 warning")


TAGS = ("<p>", "</p>", "<div class='a'>", "</div>", "<b>", "</b>", "<ul><li>", "<br>", "<img alt='q'>", "<sup>", "</i>")
pieces = st.one_of(st.sampled_from(TAGS), st.sampled_from(("\n", "\n\n", " ")), st.integers(0, 999).map("w{}".format))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(written=st.lists(pieces, max_size=25).map("".join))
def test_no_word_between_tags_is_lost(module_desk: Desk, written: str) -> None:
    reading = module_desk.read(f"{written}\n")
    said = " ".join(
        block.text if isinstance(block, CodeBlock) else plain_text(inlines_of(block)) for block in walk(reading.blocks)
    )
    assert re.findall(r"w\d+", said) == re.findall(r"w\d+", written)


@pytest.mark.parametrize(
    "written", ["<?php\n\necho 1;\n\n?>", "<![CDATA[\nwords\n]]>", '<div id="a"\nwords', "<div class"]
)
def test_what_is_no_whole_tag_is_refused_too(desk: Desk, written: str) -> None:
    assert desk.read(f"{written}\n\nMore.\n").spots == [("html-raw", 4, 1)]
