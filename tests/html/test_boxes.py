"""Boxes, abbreviations and marks in HTML."""

from pathlib import Path

import pytest

from tests.html.editions import edition_of, html_of, read
from tests.readers.page import HtmlPage, text_of
from tests.readers.publishing import small_workspace


def page_of(tmp_path: Path, shared_cache: Path, body: str, front: str = "title: A") -> HtmlPage:
    root = small_workspace(tmp_path, body, front)
    return HtmlPage(html_of(edition_of(read(root, "brief"), shared_cache), shared_cache))


def test_a_box_surrounds_all_its_content(tmp_path: Path, shared_cache: Path) -> None:
    body = '::: {.box #box-a title="T" source="S"}\nWords.\n\n- item\n:::\n\nSee @box-a.\n'
    page = page_of(tmp_path, shared_cache, body)
    (box,) = page.classed("box")
    assert (box.tag, box.get("id")) == ("aside", "box-a")
    assert text_of(box).split() == ["Box", "1.", "T", "Words.", "item", "Source:", "S"]
    assert page.values("//a[@class='cross-reference']/@href") == ["#box-a"]
    assert [node.get("class") for node in page.find("//aside/p")] == ["box-heading", None, "source-line"]


def test_only_short_boxes_stay_on_one_page(tmp_path: Path, shared_cache: Path) -> None:
    body = f"::: sidebar\nWords.\n:::\n\n::: sidebar\n{'Many words. ' * 50}\n:::\n"
    short, long = page_of(tmp_path, shared_cache, body).classed("sidebar")
    assert (short.get("style"), long.get("style")) == ("break-inside: avoid-page", None)


def test_the_summary_is_a_box_with_its_lists_inside(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, shared_cache, "# Words\n", "title: A\nabstract: |\n  First.\n\n  - one\n\n  Last.")
    (box,) = page.classed("abstract")
    assert text_of(box).split() == ["First.", "one", "Last."]


def test_a_quotation_has_its_attribution_inside(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, shared_cache, "> Words.\n>\n> -- Ada\n")
    (quote,) = page.find("//blockquote[@class='quote']")
    assert text_of(quote).split() == ["Words.", "—", "Ada"]
    assert [text_of(node).strip() for node in page.classed("attribution")] == ["— Ada"]


def test_a_box_without_a_number_can_be_linked_to(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, shared_cache, "::: {.sidebar #box-a}\nWords.\n:::\n\n[There](#box-a), @box-a.\n")
    assert page.values("//a[starts-with(@href, '#')]/@href") == ["#box-a", "#box-a"]
    assert len(page.find("//*[@id='box-a']")) == 1


def test_a_cross_reference_to_a_recommendation_has_a_label(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, shared_cache, "::: recommendations\n1. a {#rec-a}\n:::\n\nSee @rec-a.\n")
    (link,) = page.find("//a[@class='cross-reference']")
    assert text_of(link) == "Recommendation 1"
    assert [node.tag for node in page.find("//*[@id='rec-a']")] == ["li"]


def test_abbreviations_have_their_long_forms(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, shared_cache, "The EU, *EU* and [EU](https://a.org).\n\n*[EU]: European <Union>\n")
    assert page.values("//abbr/@title") == ["European <Union>"] * 2
    assert page.find("//a/*") == []


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("[a]{.smallcaps}", "//span[contains(@style, 'small-caps')]"),
        ("[a]{.underline}", "//u"),
        ("[a]{.mark}", "//mark[@class='highlight']"),
    ],
)
def test_marks_are_elements(tmp_path: Path, shared_cache: Path, written: str, path: str) -> None:
    assert [text_of(node) for node in page_of(tmp_path, shared_cache, f"{written}\n").find(path)] == ["a"]
