"""Wiki links become words, links to headings, or pictures; the links of linked pictures move to their captions."""

import pytest

from briefpress.model import Figure, Picture, Run, plain_text
from tests.desk import Desk, words_of

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
BADGE = "[![Built](https://img.example.org/a.svg)](https://example.org)"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[[Rivers]]", "Rivers"),
        ("[[Rivers|the page]]", "the page"),
        ("[[Rivers#Flow]]", "Rivers > Flow"),
        ("[[notes/Rivers#^b1|the *page*]]", "the *page*"),
        ("![[Rivers]]", "Rivers"),
    ],
)
def test_a_wiki_link_to_a_page_is_plain_text_and_reported(desk: Desk, written: str, words: str) -> None:
    reading = desk.read(f"See {written} too.")
    assert words_of(reading.blocks) == [f"See {words} too."]
    (found,) = reading.problems
    assert (found.code, found.place and found.place.column, found.place and found.place.width) == (
        "link-target",
        5,
        len(written),
    )
    assert f"write [{words}](address)" in found.hint


def test_a_link_in_a_cell_has_its_bar_escaped(desk: Desk) -> None:
    reading = desk.read("| A | B |\n|---|---|\n| [[Rivers\\|page]] | x |\n")
    assert "page" in words_of(reading.blocks) or reading.codes == ["link-target"]


@pytest.mark.parametrize("written", ["[[#Dry years]]", "[[#Findings#Dry years|Dry years]]"])
def test_a_link_to_a_heading_leads_to_that_heading(desk: Desk, written: str) -> None:
    reading = desk.read(f"# Findings\n\n## Dry years\n\nSee {written}.")
    inlines = [inline for block in reading.blocks[2:] for inline in block.inlines]  # type: ignore[union-attr]
    linked = [inline for inline in inlines if isinstance(inline, Run) and inline.link]
    assert [(item.text.rpartition("#")[2], item.link) for item in linked] == [("Dry years", "#dry-years")]
    assert reading.codes == []


@pytest.mark.parametrize(
    "written", ["x[[1]]", "[[1], [2]]", "`[[Rivers]]`", "\\[[Rivers]]", "[[]]", "[[a](https://a.org)]"]
)
def test_other_brackets_are_ignored(desk: Desk, written: str) -> None:
    assert "link-target" not in desk.read(f"See {written} too.").codes


@pytest.mark.parametrize(("behind", "length"), [("", 0), ("|300", 225), ("|300x200", 225), ("|The Aar", 0)])
def test_a_picture_of_a_wiki_is_a_figure(desk: Desk, behind: str, length: float) -> None:
    desk.write("source/brief/my river.svg", DRAWN)
    figure = desk.read(f"![[my river.svg{behind}]]").block
    assert isinstance(figure, Figure)
    assert isinstance(figure.picture, Picture)
    assert (figure.picture.path, figure.length) == ("source/brief/my river.svg", length)
    assert plain_text(figure.caption) == ("The Aar" if "Aar" in behind else "")


@pytest.mark.parametrize(
    "written",
    [
        "[![The Aar](a.svg)](https://example.org)",
        "[![The Aar](a.svg){alt=A}](https://example.org){width=40%}",
        '<a href="https://example.org">![The Aar](a.svg)</a>',
        "Words\n[![The Aar](a.svg)](https://example.org)",
    ],
)
def test_the_caption_of_a_picture_that_is_a_link_leads_there(desk: Desk, written: str) -> None:
    desk.write("source/brief/a.svg", DRAWN)
    figure = desk.read(written).blocks[-1]
    assert isinstance(figure, Figure)
    assert [(inline.text, inline.link) for inline in figure.caption if isinstance(inline, Run)] == [
        ("The Aar", "https://example.org")
    ]


@pytest.mark.parametrize(
    "written", ["[![](a.svg)](https://example.org)", '<a href="https://example.org"><img src="a.svg" alt="A"></a>']
)
def test_a_picture_without_a_caption_cannot_be_a_link(desk: Desk, written: str) -> None:
    desk.write("source/brief/a.svg", DRAWN)
    reading = desk.read(written)
    assert isinstance(reading.block, Figure)
    assert "link-empty" in reading.codes


def test_badges_on_the_web_stay_link_text(desk: Desk) -> None:
    reading = desk.read(f"{BADGE} {BADGE}")
    assert words_of(reading.blocks) == ["Built Built"]
    assert {inline.link for inline in reading.inlines if isinstance(inline, Run) and inline.text.strip()} == {
        "https://example.org"
    }


def test_titles_of_tags_explain_abbreviations_or_are_reported(desk: Desk) -> None:
    reading = desk.read('The <abbr title="World Health Organization">WHO</abbr> <b title="so">says</b>.')
    assert reading.sure.abbreviations == {"WHO": "World Health Organization"}
    assert reading.spots == [("attribute-unknown", 4, 56)]
