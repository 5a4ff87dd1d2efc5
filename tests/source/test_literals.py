"""Signs that are nearly Markdown are named where they stand; what is meant as it stands is not."""

import time

import pytest

from briefpress.problems import Report
from briefpress.source.markdown.inline_places import InlinePlaces
from briefpress.source.markdown.near_markdown import report_literals
from briefpress.workspace.text import SourceText
from tests.desk import Desk


@pytest.mark.parametrize(
    ("body", "column", "width", "said"),
    [
        ("#Background", 1, 1, "a heading needs a space"),
        ("##2nd", 1, 2, "a heading needs a space"),
        ("#\u00a0Background", 1, 1, "a non-breaking space"),
        ("-\u00a0Flow", 1, 1, "a non-breaking space"),
        ("1.\u00a0Flow", 1, 2, "a non-breaking space"),
        ("• Flow", 1, 1, "a hyphen"),
        ("•\tFlow", 1, 1, "a hyphen"),
        ("Read [the survey] (https://example.org).", 18, 2, "and its address"),
        ("![Flow] (flow.png)", 8, 2, "and its address"),
        ('![Flow](/a.svg)\u00a0{#fig-a alt="x"}', 1, 15, "and its attributes"),
        ("![Flow](/a.svg){alt=“Bars”}", 16, 12, "straight quotation marks"),
        ("| River | Flow |\n| Aar | 14 |", 3, 14, "a line of hyphens"),
        ("|River|Flow|\n|Aar|14|", 1, 12, "a line of hyphens"),
        ("- Item\n\n  #Background", 3, 1, "a heading needs a space"),
    ],
)
def test_what_is_nearly_markdown_is_named(desk: Desk, body: str, column: int, width: int, said: str) -> None:
    desk.write("source/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    found = [problem for problem in desk.read(body).problems if problem.code == "markup-literal"]
    assert [said in problem.text for problem in found] == [True]
    assert found[0].place
    assert (found[0].place.column, found[0].place.width) == (column, width)


@pytest.mark.parametrize(
    "body",
    [
        "\\#Background",
        "No #1 of all",
        "#1 of all",
        "`#Background`",
        "`[a] (https://b.example)` and ``{a=“b”}``",
        "```\n#Background\n• Flow\n```",
        "States [the treaty] (see above) agree.",
        "| Institute\n| 12 Canal Street | Utrecht",
        "either \\| or |",
        "Rivers – and lakes • and seas",
        "Ada{.smallcaps} said “yes”",
        '1. Publish data. {#rec-a addressee="Ministries"}',
    ],
)
def test_what_is_meant_as_it_stands_is_let_alone(desk: Desk, body: str) -> None:
    assert "markup-literal" not in desk.read(body).codes


@pytest.mark.parametrize("sign", ["|", "| ", "![", "] (", "{a=", "`", "#", "\\|"])
def test_what_is_long_takes_no_longer_than_it_is(sign: str) -> None:
    places = InlinePlaces(SourceText("a.md", ("a",)), 0, sign * 20_000)
    began = time.process_time()
    report_literals(places, Report())
    assert time.process_time() - began < 1
