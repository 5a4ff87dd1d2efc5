"""Links that refer to a heading by its text, as Pandoc reads them."""

import pytest

from briefpress.model import Paragraph, Run, plain_text
from tests.desk import Desk

HEADINGS = "# Background of it\n\nA.\n\n# Costs {#sec-costs}\n\n"


@pytest.mark.parametrize(
    ("written", "words", "link"),
    [
        ("[Background of it][]", "Background of it", "#background-of-it"),
        ("[background of it][]", "background of it", "#background-of-it"),
        ("[Background of it]", "Background of it", "#background-of-it"),
        ("[see *this*][Background of it]", "this", "#background-of-it"),
        ("[Costs]", "Costs", "#sec-costs"),
    ],
)
def test_a_heading_in_brackets_is_a_link(desk: Desk, written: str, words: str, link: str) -> None:
    reading = desk.read(f"{HEADINGS}See {written}.\n")
    paragraph = reading.blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert (words, link) in [(run.text, run.link) for run in paragraph.inlines if isinstance(run, Run)]
    assert plain_text(paragraph.inlines).count("[") == 0
    assert reading.codes == []


@pytest.mark.parametrize(
    "written", ["[costs]", "[Costs]{.smallcaps}", "[Costs](https://example.org)", "[Other]", "\\[Costs]"]
)
def test_other_brackets_keep_their_meaning(desk: Desk, written: str) -> None:
    paragraph = desk.read(f"{HEADINGS}See {written}.\n").blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert "#sec-costs" not in [run.link for run in paragraph.inlines if isinstance(run, Run)]


def test_a_definition_takes_precedence(desk: Desk) -> None:
    paragraph = desk.read(f"{HEADINGS}See [Costs][].\n\n[Costs]: https://example.org\n").blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert "https://example.org" in [run.link for run in paragraph.inlines if isinstance(run, Run)]


def test_a_reference_ends_before_a_dash(desk: Desk) -> None:
    reading = desk.read("# One {#sec-one}\n\n# Two {#sec-two}\n\nSee @sec-one--@sec-two and @sec-one -- or not.\n")
    assert reading.codes == []
