"""Figures, tables, definitions, cross-references and languages as HTML elements."""

from pathlib import Path

import pytest

from tests.html.editions import edition_of, html_of, read
from tests.readers.page import HtmlPage, text_of
from tests.readers.pictures import picture
from tests.readers.publishing import small_workspace

TEXT = """\
# Costs {#sec-costs}

See @fig-a, [@tbl-b] and @sec-costs.

![The *costs*[^n]](a.png){#fig-a alt="Bars & lines" source="[ONS](https://a.org)" credit="Ann" width="60%"}

![](a.png){alt="No caption"}

| Place | 2001 | <2002 |
|:------|-----:|:-----:|
| A     | 1    | 2     |
| B     | 3    |       |

: The \\<costs>[^n] {#tbl-b source="Nobody" header-columns=1}

|  |  |
|--|--|
| a | b |

Term *one*

: Its definition.

    - a list

A [слово]{lang=ru} more.

[مرحبا @fig-a]{lang=ar}

::: {.landscape}

Turned.

:::

[^n]: N
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> HtmlPage:
    folder = tmp_path_factory.mktemp("figures")
    root = small_workspace(folder, TEXT, "title: A\nnotes: end\ntoc: false")
    picture(root / "source" / "brief" / "a.png", (40, 30))
    return HtmlPage(html_of(edition_of(read(root, "brief"), folder / "cache"), folder / "cache"))


def only(page: HtmlPage, path: str) -> str:
    (found,) = page.find(path)
    return " ".join(text_of(found).split())


def test_a_figure(page: HtmlPage) -> None:
    figure = "//figure[@id='fig-a']"
    assert page.values(f"{figure}/img/@alt") == ["Bars & lines"]
    assert page.values(f"{figure}/img/@style") == ["width: 60%"]
    assert page.values(f"{figure}/img/@src") == ["source/brief/a.png"]
    assert only(page, f"{figure}/figcaption") == "Figure 1. The costs1"
    assert only(page, f"{figure}/figcaption/span[@class='caption-label']") == "Figure 1."
    lines = [text_of(line).strip() for line in page.find(f"{figure}/p[@class='source-line']")]
    assert lines == ["Source: ONS", "Credit: Ann"]
    assert page.values(f"{figure}/p/a/@href") == ["https://a.org"]


def test_a_figure_without_a_caption_has_none(page: HtmlPage) -> None:
    assert len(page.find("//figure")) == 2
    assert page.find("//figure[not(@id)]/*[not(self::img)]") == []


def test_a_table_has_its_caption_and_source(page: HtmlPage) -> None:
    assert only(page, "//table[@id='tbl-b']/caption") == "Table 1. The <costs>1"
    assert only(page, "//table[@id='tbl-b']/following-sibling::*[1]") == "Source: Nobody"
    assert page.find("//table[not(@id)]/caption") == []


def test_headers_declare_their_scope(page: HtmlPage) -> None:
    table = "//table[@id='tbl-b']"
    assert page.values(f"{table}/thead/tr/th/@scope") == ["col"] * 3
    assert page.values(f"{table}/tbody/tr/th/@scope") == ["row"] * 2
    assert [text_of(cell).strip() for cell in page.find(f"{table}/tbody/tr/th")] == ["A", "B"]
    assert [text_of(cell).strip() for cell in page.find(f"{table}/tbody/tr/td")] == ["1", "2", "3", ""]
    assert page.find("//table[not(@id)]//th") == []


def test_cells_that_span_declare_it(tmp_path: Path) -> None:
    root = small_workspace(
        tmp_path, "| A | B | < |\n|---|---|---|\n| ^ | 1 | 2 |\n| x | y | z |\n\n: C {header-rows=2}\n", "title: A"
    )
    page = HtmlPage(html_of(edition_of(read(root, "brief"), root), root))
    assert page.values("//thead/tr[1]/th/@rowspan | //thead/tr[1]/th/@colspan") == ["2", "2"]
    assert page.values("//thead/tr/th/@scope") == ["col"] * 4


def test_columns_have_their_alignment_and_share(page: HtmlPage) -> None:
    table = "//table[@id='tbl-b']"
    aligned = ["text-align: left", "text-align: right", "text-align: center"]
    assert page.values(f"{table}//th/@style | {table}//td/@style") == aligned * 3
    shares = [float(style.removeprefix("width: ").removesuffix("%")) for style in page.values(f"{table}//col/@style")]
    assert len(shares) == 3
    assert sum(shares) == pytest.approx(100, abs=0.1)


def test_definitions(page: HtmlPage) -> None:
    assert only(page, "//dl/dt") == "Term one"
    assert [text_of(part).split() for part in page.find("//dl/dd")] == [["Its", "definition.", "a", "list"]]
    assert page.find("//dl/*[not(self::dt or self::dd)]") == []


def test_a_definition_of_several_paragraphs_is_one(tmp_path: Path, shared_cache: Path) -> None:
    root = small_workspace(tmp_path, "Term\n:   One.\n\n        code\n\n    Two.\n\n:   Other.\n")
    page = HtmlPage(html_of(edition_of(read(root, "brief"), shared_cache), shared_cache))
    actual = [[text_of(part).strip() for part in definition] for definition in page.find("//dl/dd")]
    assert actual == [["One.", "code", "Two."], ["Other."]]


def test_cross_references_link_to_their_targets(page: HtmlPage) -> None:
    shown = {(node.get("href"), text_of(node)) for node in page.classed("cross-reference")}
    assert shown == {("#fig-a", "Figure 1"), ("#tbl-b", "Table 1"), ("#sec-costs", "Costs")}
    assert "“Costs”" in page.part("body")


def test_text_in_another_language_is_marked_once(page: HtmlPage) -> None:
    assert [(node.get("dir"), text_of(node)) for node in page.find("//span[@lang='ru']")] == [("ltr", "слово")]
    (arabic,) = page.find("//body//*[@lang='ar']")
    assert (arabic.tag, arabic.get("dir")) == ("p", "rtl")


def test_landscape_is_a_section_of_its_own(page: HtmlPage) -> None:
    assert only(page, "//section[@class='landscape']") == "Turned."
