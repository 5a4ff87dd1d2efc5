"""Text that is almost Markdown is reported with its place; text that is meant literally is not."""

import time

import pytest

from briefpress.problems import Report
from briefpress.source.markdown.foreign.near_markdown import report_literals
from briefpress.source.markdown.inline_places import InlinePlaces
from briefpress.workspace.text import SourceText
from tests.desk import Desk


@pytest.mark.parametrize(
    ("body", "column", "width", "message"),
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
def test_almost_markdown_is_reported(desk: Desk, body: str, column: int, width: int, message: str) -> None:
    desk.write("source/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>')
    found = [problem for problem in desk.read(body).problems if problem.code == "markup-literal"]
    assert [message in problem.text for problem in found] == [True]
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
def test_intended_characters_are_ignored(desk: Desk, body: str) -> None:
    assert "markup-literal" not in desk.read(body).codes


@pytest.mark.parametrize("sign", ["|", "| ", "![", "] (", "{a=", "`", "#", "\\|"])
def test_time_is_proportional_to_length(sign: str) -> None:
    places = InlinePlaces(SourceText("a.md", ("a",)), 0, sign * 20_000)
    began = time.process_time()
    report_literals(places, Report())
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("- [ ]open", "a task is missing a space"),
        ("- [] open", "a task is missing a space"),
        ("-[ ] open", "a task is missing a space"),
        ("- [/] half", "a task can only be open or done"),
        ("A | B\n1 | 2", "a line of hyphens"),
        ("A\tB\n1\t2", "separated by tabs"),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n\nWords\n| 3 | 4 |", "inside a paragraph"),
        ("① one\n② two", "starts with a bullet instead of a hyphen"),
        ("| A | B |\n|---|---|\n| - a<br>- b | 2 |", "a list in a cell"),
        ("caf\\'{e} au lait", "a LaTeX accent"),
        ("/// note | Title\nwords\n///", "an MkDocs block"),
        ("@tab One", "a VuePress tab"),
        ("A ==marked== word", "highlighted text"),
        ("A ++new++ word", "inserted text"),
        ("Press ++ctrl+c++ now", "inserted text"),
        ("Said %%not for print%% here", "Obsidian comment"),
        ("% not for print", "MyST comment"),
        ("One {/* two */} three", "JavaScript comment"),
        ("A paragraph ^ab12", "Obsidian paragraph"),
        ("(my-label)=", "MyST target"),
        ("See {ref}`flow` and {cite:t}`smith`", "a MyST or Sphinx role"),
        ("import Tabs from '@theme/Tabs';", "JavaScript"),
        ("export const x = 1;", "JavaScript"),
        ('=== "First tab"', "MkDocs tab"),
        ('--8<-- "part.md"', "MkDocs snippet"),
        ("[name=Ada] [time=2020]", "HackMD"),
        ("As \\@ref(fig:plot) shows", "bookdown"),
        ("\\begin{center}\nx\n\\end{center}", "LaTeX environment"),
        ("A {base|ruby} word", "braces with a bar"),
        ("Words here\n\n^block-id", "Obsidian paragraph"),
        ("#policy #ports/ferries", "a line of tags"),
        ("So【4†source】 it is", "a citation mark from a chatbot"),
        ("So it is :contentReference[oaicite:0]{index=0}", "a citation mark from a chatbot"),
        ("So it is citeturn0search1", "a citation mark from a chatbot"),
        ("{props.value} ships", "a JavaScript expression"),
        ("Rivers(^1) are low", "a note mark"),
        ("Rivers^1 are low", "a note mark"),
        ("All 5 km^2 of it", "a superscript"),
        ("The 5^th river", "a superscript"),
        ("Port    Ships\nNorth   12", "separated by spaces"),
        ("┌──┬──┐\n│ A│ B│\n└──┴──┘", "a table drawn with lines"),
        ("{pagebreak}", "a page break"),
        ("<<<", "a page break"),
        ("See (the survey)[https://a.example]", "the wrong way round"),
        ("See [the survey](https://a.example for more", "without its closing bracket"),
        ("|---|---|\n| a | b |", "a header row above its line of hyphens"),
        ("Region,2023,2024\nNorth,12,13\nSouth,4,5", "lines of a CSV file"),
        ("![C](a.png){alt=A grey river}", "needs quotation marks"),
        ("$$\nx = 1", "a formula that is not closed"),
        ("Term\n:definition", "a space after its colon"),
        ("*[EU] European Union", "an abbreviation needs a colon"),
        ("See @tab-flow and @figure-flow", "a cross-reference"),
        ("# Title {#my title}", "an id with a space"),
        ("a | b | c\n1 | 2 | 3", "a line of hyphens"),
        ("[TOC]", "table of contents"),
        ("h2(#id). Sub", "a Confluence or Textile heading"),
        ("bq. Quoted words", "a Textile block"),
        ("p(intro). Words", "a Textile block"),
        ("See !pic.png! here", "a Textile picture"),
        ('<Figure src="a.png" caption="Words" />', "<figure> has no meaning"),
        ("See <<intro,the intro>> first", "an AsciiDoc cross-reference"),
        ("See xref:intro[the intro] first", "an AsciiDoc link"),
        ("[.big]#Words# in a style", "an AsciiDoc style"),
        ("// Nobody sees this", "an AsciiDoc comment"),
        ("....\nliteral\n....", "an AsciiDoc rule or delimiter"),
        (".Three rivers\n* Aar", "the title of an AsciiDoc block"),
        (":Author: Jane Doe", "a field of reStructuredText"),
        ("As here::\n\n    code", "the mark of a literal block"),
        ("Before [cid:image001.png@01D9] after", "a placeholder for a picture"),
        ("[NOTE]\n====\nBody of a note.\n====", "make it a heading"),
        ("----\nlisting\n----", "make it a heading"),
        ("--\nJane Doe\nOfficer\n=====", "the line of = below this paragraph"),
        ('Region,Value\nNorth,"1,234"', "lines of a CSV file"),
        ('"a";"b"\n"1,5";"2"', "lines of a CSV file"),
        ("[[File:pic.png|thumb|Caption]]", "of a wiki cannot be shown"),
        ("[[_TOC_]]", "table of contents"),
        ("${toc}", "table of contents"),
        ("Fine :+1: work", "emoji and icons"),
        ("A :material-account: sign", "emoji and icons"),
        ("-one\n-two", "a space after its hyphen"),
        ("3.Three rivers", "a space after its number"),
        ("# A ==marked== heading", "highlighted text"),
        ("| A | B |\n|---|---|\n| ++new++ | 2 |", "inserted text"),
    ],
)
def test_characters_of_other_programs_are_reported(desk: Desk, body: str, message: str) -> None:
    assert any(message in problem.text for problem in desk.read(body).problems), desk.read(body).problems


@pytest.mark.parametrize(
    "body",
    [
        "- [ ] open\n- [x] done\n- [a](https://a.example) b",
        "either | or",
        "A\tB",
        "`==a==` and `++b++` and `{ref}`",
        "a == b and c == d",
        "p. 5 and\np. 6 say so",
        "A rule\n------",
        "A title\n=======",
        "---\n\nA title\n---",
        '"Yes," she said, "no",\nand "maybe," too.',
        "So << 5 and >> 3, and 5 // 6",
        "the .NET framework, and\n.NET itself",
        "C++ and D++ and i++",
        "{++new++} and {==old==}",
        "50 % of all; 5%% more",
        "x^2 and 2^10",
        "Has it?    Yes or no\nIs it?    Yes or no",
        "We say #MeToo and #EndIt",
        "Ada, Jo, and Mia came,\nthey saw, and they, too, left.",
        "one; two; three;\nfour; five; six;",
        "See [a](https://a.example/b_(c)) and [d](https://a.example).",
        "\\[escaped\\] and \\(so\\) and x_1 = 2",
        "at 10:30:45 and a::b",
        "3.5 metres\nand 4.5",
        "-5 degrees\nand -7 degrees",
        "No. 3\nis here",
        "{1, 2} and {a}",
        "The [name] and [time = money]",
    ],
)
def test_characters_that_only_look_like_those_are_ignored(desk: Desk, body: str) -> None:
    assert "markup-literal" not in desk.read(body).codes


def test_all_characters_of_a_paragraph_are_reported(desk: Desk) -> None:
    assert desk.read("A ==marked== and ++new++ word with :rocket: fire").codes == ["markup-literal"] * 3


@pytest.mark.parametrize(
    ("body", "spot", "hint"),
    [
        ("1. one\n  - sub\n2. two", ("markup-literal", 5, 3), "indent it by 3 spaces"),
        ("- one\n- two\nAfter it.", ("markup-literal", 6, 1), "put a blank line above it"),
        ("1. One.\nAfter it.", ("markup-literal", 5, 1), "put a blank line above it"),
        ("| a | b |\n|---|---|\n| 1 | one\ntwo |\n| 2 | x |", ("table-cells", 7, 1), "with <br> for a line break"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n|---|---|\n| 3 | 4 |", ("table-cells", 7, 1), "remove it"),
        ("# Costs {sec-costs}", ("markup-literal", 4, 9), "{#fig-id}"),
        ("# Costs (#sec-costs)", ("markup-literal", 4, 9), "{#fig-id}"),
        ("{# not for print #}", ("markup-literal", 4, 1), "<!-- ... -->"),
        ("See [](#fig-flow).", ("link-empty", 4, 5), "write @fig-flow"),
        (
            "See @fig-flow.\n\n# Flow {#figflow}",
            ("cross-reference", 4, 5),
            "change the id of its target to {#fig-flow}",
        ),
        ("![[part.md]]", ("link-target", 4, 1), "write {{< include part.md >}}"),
        ("::: keypoints\n- a\n:::", ("block-unknown", 4, 1), "write ::: key-messages"),
    ],
)
def test_mistakes_are_reported_with_the_edit_that_fixes_them(
    desk: Desk, body: str, spot: tuple[str, int, int], hint: str
) -> None:
    reading = desk.read(f"{body}\n")
    assert reading.spots == [spot]
    assert hint in reading.problems[0].hint


@pytest.mark.parametrize(
    "body",
    [
        "1. one\n   - sub\n2. two",
        "- a\n - b",
        "- a first line that its author has wrapped at about seventy characters, as\nAda does",
        "- one\n- two\nafter",
        "- one\n\n  para\n  Two",
    ],
)
def test_valid_lists_are_not_reported(desk: Desk, body: str) -> None:
    assert desk.read(f"{body}\n").codes == []
