"""Blocks of the dialect: what authors write, and how it is read."""

import pytest

from briefpress.model import (
    Box,
    BoxKind,
    CodeBlock,
    Heading,
    LineBreak,
    ListBlock,
    NotesPlace,
    Paragraph,
    Quote,
    Recommendation,
    Recommendations,
    Run,
    ThematicBreak,
)
from tests.desk import Desk, words_of


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def test_blank_lines_separate_paragraphs(desk: Desk) -> None:
    assert desk.read("One\nline more.\n\nTwo.\n").blocks == (paragraph("One line more."), paragraph("Two."))


def test_a_brief_may_have_no_body(desk: Desk) -> None:
    reading = desk.read("")
    assert reading.blocks == ()
    assert reading.codes == ["text-missing"]


@pytest.mark.parametrize("level", range(1, 7))
def test_heading_of_each_level(desk: Desk, level: int) -> None:
    assert desk.read(f"{'#' * level} Words\n").block == Heading(level, (Run("Words"),))


@pytest.mark.parametrize(
    "written", ["# Words {#place}", "# Words { #place }", "# Words {#place} #", "Words {#place}\n==="]
)
def test_heading_with_id(desk: Desk, written: str) -> None:
    assert desk.read(f"{written}\n").block == Heading(1, (Run("Words"),), "place")


@pytest.mark.parametrize("id_", ["sec-a", "a.b", "a:b", "висновки", "A_1"])
def test_heading_id_may_be_any_word(desk: Desk, id_: str) -> None:
    assert desk.read(f"# Words {{#{id_}}}\n").block == Heading(1, (Run("Words"),), id_)


@pytest.mark.parametrize("attributes", ["{#a .unnumbered}", "{.unnumbered}", "{-}", "{#a key=value}"])
def test_heading_attributes_never_become_words_of_the_heading(desk: Desk, attributes: str) -> None:
    reading = desk.read(f"# Words {attributes}\n")
    assert words_of(reading.blocks) == ["Words"] or reading.problems


def test_tight_bullet_list(desk: Desk) -> None:
    assert desk.read("- one\n- two\n").block == ListBlock(((paragraph("one"),), (paragraph("two"),)))


def test_loose_list(desk: Desk) -> None:
    block = desk.read("- one\n\n- two\n").block
    assert block == ListBlock(((paragraph("one"),), (paragraph("two"),)), tight=False)


@pytest.mark.parametrize(
    ("written", "start"), [("1. a\n2. b\n", 1), ("7. a\n8. b\n", 7), ("0. a\n1. b\n", 0), ("3) a\n4) b\n", 3)]
)
def test_numbered_list_keeps_its_start(desk: Desk, written: str, start: int) -> None:
    block = desk.read(written).block
    assert block == ListBlock(((paragraph("a"),), (paragraph("b"),)), ordered=True, start=start)


def test_nested_lists(desk: Desk) -> None:
    block = desk.read("- one\n  1. first\n  2. second\n     - deep\n- two\n").block
    deep = ListBlock(((paragraph("deep"),),))
    inner = ListBlock(((paragraph("first"),), (paragraph("second"), deep)), ordered=True)
    assert block == ListBlock(((paragraph("one"), inner), (paragraph("two"),)))


def test_list_item_with_several_blocks(desk: Desk) -> None:
    block = desk.read("- one\n\n  more\n\n  > quoted\n").block
    assert block == ListBlock(((paragraph("one"), paragraph("more"), Quote((paragraph("quoted"),))),), tight=False)


def test_empty_list_item(desk: Desk) -> None:
    assert desk.read("-\n- two\n").block == ListBlock(((), (paragraph("two"),)))


@pytest.mark.parametrize("depth", [6, 9, 10, 15, 30])
@pytest.mark.parametrize("written", ["list", "quote"])
def test_deep_nesting_loses_no_words(desk: Desk, written: str, depth: int) -> None:
    lines = {
        "list": [f"{'  ' * level}- item {level}" for level in range(depth)],
        "quote": [f"{'> ' * (level + 1)}item {level}\n{'> ' * (level + 1)}" for level in range(depth)],
    }
    reading = desk.read("\n".join(lines[written]) + "\n")
    assert words_of(reading.blocks) == [f"item {level}" for level in range(depth)] or "nesting" in reading.codes


def test_quotes_nest(desk: Desk) -> None:
    block = desk.read("> one\n>\n> > two\n").block
    assert block == Quote((paragraph("one"), Quote((paragraph("two"),))))


def test_code_block_keeps_its_lines(desk: Desk) -> None:
    assert desk.read("```\na  b\n\n  c\n```\n").block == CodeBlock("a  b\n\n  c")
    assert desk.read("    indented\n    code\n").block == CodeBlock("indented\ncode")


def test_thematic_break(desk: Desk) -> None:
    assert desk.read("a\n\n---\n\nb\n").blocks == (paragraph("a"), ThematicBreak(), paragraph("b"))


@pytest.mark.parametrize("comment", ["<!-- one -->", "<!-- over\nlines -->", "<!-- one --> <!-- two -->"])
def test_comments_are_not_shown(desk: Desk, comment: str) -> None:
    reading = desk.read(f"a\n\n{comment}\n\nb <!-- here --> c\n")
    assert reading.problems == ()
    assert words_of(reading.blocks)[0] == "a"
    assert "here" not in words_of(reading.blocks)[1]


def test_a_comment_may_be_before_text(desk: Desk) -> None:
    """The text after it is shown or reported; a hint must not suggest what the author has already written."""
    reading = desk.read("<!-- why --> words\n")
    assert words_of(reading.blocks) == ["words"] or "html-raw" not in reading.codes


def test_recommendations(desk: Desk) -> None:
    block = desk.read("::: recommendations\n\n1. First.\n\n   More of it.\n\n2. Second.\n\n:::\n").block
    first, second = (paragraph("First."), paragraph("More of it.")), (paragraph("Second."),)
    assert block == Recommendations((Recommendation(first), Recommendation(second)))


def test_recommendations_may_be_bullets_and_contain_notes(desk: Desk) -> None:
    reading = desk.read("::: {.recommendations}\n- First[^a].\n\n[^a]: Why.\n:::\n")
    assert isinstance(reading.block, Recommendations)
    assert list(reading.notes) == ["a"]
    assert reading.problems == ()


def test_recommendations_that_are_not_a_list_are_a_problem_and_keep_their_words(desk: Desk) -> None:
    reading = desk.read("::: recommendations\nDo this.\n:::\n")
    assert reading.spots == [("recommendations-form", 4, 1)]
    assert reading.blocks == (paragraph("Do this."),)


@pytest.mark.parametrize("fence", ["::: notes\n:::", ":::: notes\n::::", "::: {.notes}\n:::", ":::notes:::\n:::"])
def test_place_of_notes(desk: Desk, fence: str) -> None:
    assert desk.read(f"{fence}\n", front="title: A\nnotes: section").block == NotesPlace()


@pytest.mark.parametrize("body", ["::: notes\n", "::: notes\n\nWords.\n", "::: recommendations\n1. One\n"])
def test_a_block_that_does_not_end(desk: Desk, body: str) -> None:
    assert desk.read(body, front="title: A\nnotes: section").spots == [("block-unclosed", 5, 1)]


@pytest.mark.parametrize("fence", [":::", "::::", "::: recommendations ::::"])
def test_divs_nest(desk: Desk, fence: str) -> None:
    inner = "::: notes\n:::"
    opening = fence if "recommendations" in fence else f"{fence} recommendations"
    reading = desk.read(
        f"{opening}\n\n1. a\n\n{inner}\n\n{fence.split()[0]}\n\nafter\n", front="title: A\nnotes: section"
    )
    assert reading.blocks[-1] == paragraph("after")
    assert NotesPlace() in reading.blocks


def test_colons_inside_code_do_not_end_a_div(desk: Desk) -> None:
    reading = desk.read("::: recommendations\n1. a\n\n   ```\n   :::\n   ```\n2. b\n:::\n\nafter\n")
    assert isinstance(reading.blocks[0], Recommendations)
    assert reading.blocks[1:] == (paragraph("after"),)
    assert reading.problems == ()


def test_unknown_div_is_a_warning_with_the_nearest_name_and_keeps_its_words(desk: Desk) -> None:
    reading = desk.read("Words.\n\n::: recomendations\n1. a\n:::\n")
    assert reading.spots == [("block-unknown", 6, 1)]
    assert "recommendations" in reading.problems[0].hint
    assert words_of(reading.blocks) == ["Words.", "a"]
    assert desk.check().code == 0


def test_notes_of_several_paragraphs(desk: Desk) -> None:
    reading = desk.read("a[^n]\n\n[^n]: First.\n\n    Second.\n\n    - third\n\nb\n")
    third = ListBlock(((paragraph("third"),),))
    assert reading.notes["n"].blocks == (paragraph("First."), paragraph("Second."), third)
    assert words_of(reading.blocks) == ["a", "b"]


def test_notes_can_precede_their_mark_and_be_in_lists_and_quotes(desk: Desk) -> None:
    reading = desk.read("[^a]: A\n\n- x[^b]\n\n  [^b]: B\n\n> y[^c]\n>\n> [^c]: C\n\nz[^a]\n")
    assert {id_: words_of(note.blocks) for id_, note in reading.notes.items()} == {"a": ["A"], "b": ["B"], "c": ["C"]}
    assert reading.problems == ()


def test_a_note_with_line_breaks(desk: Desk) -> None:
    reading = desk.read("a[^n]\n\n[^n]: One, \\\n    two\n")
    assert reading.notes["n"].blocks == (Paragraph((Run("One,"), LineBreak(), Run("two"))),)


@pytest.mark.parametrize(
    ("html", "code"),
    [
        *(("<script>alert(1)</script>", "html-unsafe"), ("<video>\nx\n</video>", "html-raw"), ("<?php ?>", "html-raw")),
        *(("<!DOCTYPE html>", "html-raw"), ("<![CDATA[x]]>", "html-raw")),
    ],
)
def test_raw_html_without_a_meaning_is_a_problem(desk: Desk, html: str, code: str) -> None:
    reading = desk.read(f"Words.\n\n{html}\n")
    assert set(reading.spots) == {(code, 6, 1)}


@pytest.mark.parametrize("written", ["> [!NOTE]\n> Words.\n", "> [!note]  \n> Words.\n", "> [!NOTE]\n>\n> Words.\n"])
def test_an_alert_is_a_callout(desk: Desk, written: str) -> None:
    assert desk.read(written).block == Box(BoxKind.NOTE, (paragraph("Words."),))


@pytest.mark.parametrize("written", ["> [!NOTES]\n> Words\n", "> Words\n> [!NOTE]\n", "> \\[!NOTE]\n"])
def test_text_that_resembles_an_alert_is_a_quotation(desk: Desk, written: str) -> None:
    assert isinstance(desk.read(written).block, Quote)


@pytest.mark.parametrize(
    ("info", "spots"),
    [
        ("python", []),
        ("{.python .numberLines}", []),
        ('{.python caption="C"}', [("attribute-unknown", 4, 1)]),
        ('python {caption="C"}', [("attribute-unknown", 4, 1)]),
        ("{python}", [("attribute-unknown", 4, 1)]),
        ("{r, echo=FALSE}", [("attribute-unknown", 4, 1)]),
        ("{=html}", [("html-raw", 4, 1)]),
        ("{", []),
    ],
)
def test_options_of_a_code_fence(desk: Desk, info: str, spots: list[tuple[str, int, int]]) -> None:
    reading = desk.read(f"```{info}\nx = 1\n```\n")
    assert reading.spots == spots
    assert reading.block == CodeBlock("x = 1")


@pytest.mark.parametrize(
    "body",
    [
        "::: box\nA\n\n\\newpage\n\nB\n:::",
        "- A\n\n  \\newpage\n\n  B",
        "> A\n>\n> {{< pagebreak >}}\n>\n> B",
        "A[^n]\n\n[^n]: B\n\n    \\newpage\n\n    C",
        "::: recommendations\n1. A\n\n   \\newpage\n\n   B\n:::",
    ],
)
def test_a_page_break_inside_another_block_is_reported_and_omitted(desk: Desk, body: str) -> None:
    reading = desk.read(body)
    assert reading.codes == ["page-break"]
    assert "A" in " ".join(words_of(reading.blocks))


def test_page_breaks_between_blocks_are_not_a_problem(desk: Desk) -> None:
    assert desk.read("A\n\n\\newpage\n\nB\n\n::: {.landscape}\nA\n\n\\newpage\n\nB\n:::").codes == []
