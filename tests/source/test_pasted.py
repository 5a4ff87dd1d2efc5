"""Text pasted from other programs: no leftover markup is printed without a problem."""

from __future__ import annotations

import pytest
from PIL import Image

from briefpress.model import Box, BoxKind, CodeBlock, Figure, Paragraph, Run, plain_text
from tests.desk import Desk
from tests.readers.pictures import picture


@pytest.fixture(autouse=True)
def _picture(desk: Desk) -> None:
    picture(desk.root / "source" / "brief" / "images" / "a.png", (8, 6))


def test_tags_that_word_writes_around_text_are_not_shown(desk: Desk) -> None:
    html = '<p>Words<o:p></o:p> <![if !mso]>and<![endif]> <st1:City w:st="on">Kyiv</st1:City></p>\n'
    reading = desk.read(html)
    assert reading.block == Paragraph((Run("Words and Kyiv"),))
    assert set(reading.codes) == {"html-raw"}


def test_the_picture_of_a_picture_element_is_a_figure(desk: Desk) -> None:
    reading = desk.read('<picture><source srcset="b.png"><img src="images/a.png" alt="Words"></picture>\n')
    assert isinstance(reading.block, Figure)
    assert reading.codes == []


def test_an_admonition_takes_its_kind_from_any_of_its_classes(desk: Desk) -> None:
    for classes, kind in (("dropdown warning", BoxKind.WARNING), ("dropdown", BoxKind.NOTE), ("other", BoxKind.NOTE)):
        block = desk.read(f"```{{admonition}} Title\n:class: {classes}\nWords.\n```\n").block
        assert isinstance(block, Box)
        assert block.kind is kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[caption id="a" width="300"]Words[/caption]', "![caption]"),
        ('[gallery ids="1,2"]', "write it in Markdown"),
        ("[gallery]", "write it in Markdown"),
        ('[vc_row full="1"]Words[/vc_row]', "write it in Markdown"),
        ("((64f1abcd-1234-abcd-1234-123456789abc))", "the words themselves"),
        (":sectnums:", "front matter"),
        ("[NOTE]\n====\nWords\n====", "callout-note"),
        (". One\n. Two", "1."),
        ("Words [1]_ here", "[^id]"),
        ("===== =====\nA     B\n===== =====", "| a | b |"),
        ("{|\n| a\n|}", "| a | b |"),
        ("include::part.adoc[]", "include file.md"),
        ("__TOC__", "toc: true"),
        ("[words]{.insertion author=A}", "{++words++}"),
        ("[words]{.deletion author=A}", "{--words--}"),
        ("```{list-table} Title\n* - A\n```", "| a | b |"),
        ("```{toctree}\na\n```", "toc: true"),
        ("::: {.panel-tabset}\nWords\n:::", "a heading"),
        (":::: {.columns}\nWords\n::::", "layout-ncol"),
        ("::: {.alert .alert-info}\nWords\n:::", "callout-note"),
        ("<ref>Words</ref>", "[^id]"),
        ("``` py title='a.py'\nx\n```", "above the code"),
        ("![](data:image/png;base64,AAAA)", "briefpress import"),
        ("* TOC\n{:toc}", "toc: true"),
        ("{{ x }}", "the value itself"),
        ("{{< x id >}}", "[title](address)"),
        ("See Error! Reference source not found.", "final text"),
    ],
)
def test_markup_of_other_programs_has_a_hint(desk: Desk, text: str, words: str) -> None:
    desk.brief(f"{text}\n")
    assert words in desk.check().err


@pytest.mark.parametrize("text", ["[video]", "See [row 3] and [1990], ((1990-1995)).", "A :toc: b.", "[x]{.anchor}"])
def test_text_in_brackets_is_text(desk: Desk, text: str) -> None:
    assert desk.read(f"{text}\n").codes == []


def test_one_slip_is_reported_once(desk: Desk) -> None:
    assert desk.read('{{ page.date | date: "%Y" }}\n').codes == ["shortcode-unknown"]
    assert desk.read("\\begin{quote}\nWords\n\\end{quote}\n").codes == ["markup-literal", "markup-literal"]


def test_code_keeps_its_text_below_the_title_of_its_fence(desk: Desk) -> None:
    block = desk.read("``` py title='a.py'\nx\n```\n").block
    assert isinstance(block, CodeBlock)
    assert block.text == "x"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("<!DOCTYPE html>\n<html>", "a web page"),
        ('[{"a": 1}]', "JSON"),
        ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "Git LFS"),
    ],
)
def test_text_that_is_not_a_table_is_not_read_as_one(desk: Desk, text: str, description: str) -> None:
    desk.write("source/brief/d.csv", text)
    reading = desk.read('::: {.table csv="d.csv"}\nCaption\n:::\n')
    assert reading.spots == [("table-invalid", 1, 1)]
    assert description in reading.problems[0].text
    assert plain_text(reading.block.inlines) == "Caption"  # type: ignore[union-attr]


def test_a_web_page_is_not_a_picture(desk: Desk) -> None:
    desk.write("source/brief/a.png", "<!DOCTYPE html>\n<html>")
    desk.brief('![A](a.png){alt="A" credit="B"}\n')
    assert "is a web page, not a picture" in desk.check().err


def test_a_picture_without_any_colour_is_reported(desk: Desk) -> None:
    desk.write("source/brief/a.png", b"")
    Image.new("RGBA", (1500, 900)).save(desk.root / "source/brief/a.png")
    desk.brief('![A](a.png){alt="A" credit="B"}\n')
    assert "is transparent everywhere" in desk.check().err


def test_a_csv_file_from_excel_that_is_not_utf_8_has_a_hint_for_excel(desk: Desk) -> None:
    desk.write("source/brief/d.csv", "Stadt;Wert\nKöln;1\n".encode("cp1252"))
    reading = desk.read('::: {.table csv="d.csv"}\n:::\n')
    assert reading.codes == ["encoding"]
    assert "CSV UTF-8" in reading.problems[0].hint


@pytest.mark.parametrize(
    "text",
    ["US$3m, or 5$ more", "$5 and 10$ more", "HK$20 and US$30", "from $10 to US$ 12", "at $30/t (US$ 33)"],
)
def test_amounts_of_dollars_are_not_formulas(desk: Desk, text: str) -> None:
    reading = desk.read(f"It costs {text}.\n")
    assert plain_text(reading.inlines) == f"It costs {text}."
    assert reading.codes == []


@pytest.mark.parametrize("text", [r"$\{x | x > 0\}$", r"The $$\begin{align} a &= b \end{align}$$ here"])
def test_formulas_contain_no_other_markup(desk: Desk, text: str) -> None:
    assert "markup-literal" not in desk.read(f"{text}\n").codes


def test_a_word_in_angle_brackets_is_reported_as_left_out(desk: Desk) -> None:
    (problem,) = desk.read("Dear <name>, hello.\n").problems
    assert (str(problem.code), problem.text) == ("html-raw", "<name> is read as an HTML tag; it is left out")


@pytest.mark.parametrize("text", ["`x`{=html}", "<%= value %>", "[insert date]"])
def test_leftovers_of_templates_are_reported(desk: Desk, text: str) -> None:
    desk.brief(f"Words {text} here.\n")
    assert [code for code, *_ in desk.found()].count("file-unused") == len(desk.found()) - 1
