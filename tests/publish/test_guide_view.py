"""The guide as plain Markdown: pages without block syntax, with notes and titles in place."""

import re

import pytest

from briefpress.publish.guide import page_text, pages, readable_text
from briefpress.publish.guide_view import readable, titles_of

PAGES = [name for name in pages() if name != "gallery"]
CODE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$|(`+)(?!`).+?(?<!`)\2(?!`)|\$\$.+?\$\$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_no_block_syntax_outside_code(page: str) -> None:
    shown = CODE.sub("", readable_text(page))
    assert re.findall(r":::|\{[#.%]|\{\{<|\[\^|@(?:sec|fig|tbl|box|rec|eq)-|^!\[|\w\]\{", shown, re.MULTILINE) == []


@pytest.mark.parametrize("page", PAGES)
def test_code_is_unchanged(page: str) -> None:
    blocks = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
    assert [match[0] for match in blocks.finditer(readable_text(page))] == [
        match[0] for match in blocks.finditer(page_text(page))
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('# Boxes {#sec-boxes}\n\n::: {.box title="Data"}\nWords.\n:::\n', "# Boxes\n\n**Data**\n\nWords.\n"),
        ("Less.[^a] More.^[Twice.]\n\n[^a]: A survey.\n", "Less. (Note: A survey.) More. (Note: Twice.)\n"),
        ("See @sec-boxes.\n", 'See "Boxes" (sec-boxes).\n'),
        ("Better. @fig-flow shows it.\n", 'Better. The figure "Flow" shows it.\n'),
        ('![Flow](a.svg){#fig-flow alt="Bars."}\n', "[Picture: Flow. Bars.]\n"),
        ("| a |\n|---|\n| 1 |\n\n: Rows {#tbl-a}\n", "| a |\n|---|\n| 1 |\n\nTable: Rows\n"),
        ("12\n: gauges\n: a survey\n", "- **12**: gauges\n  a survey\n"),
        ('1. Share. {#rec-a addressee="All"}\n', "1. Share. (for: All)\n"),
        ("(@)  One.\n\n(@b)  Two, like (@b).\n", "(1)  One.\n\n(2)  Two, like (2).\n"),
        ("This is `@sec-boxes` in {{< meta title >}}, [here]{.mark}.\n", "This is `@sec-boxes` in Guide, here.\n"),
        ("*[EU]: European Union\n<!-- hidden -->\n", "- EU: European Union\n"),
    ],
)
def test_each_construct_in_readable_form(written: str, shown: str) -> None:
    titles = titles_of("# Boxes {#sec-boxes}\n\n![Flow](a.svg){#fig-flow}\n")
    assert readable(written, titles, {"title": "Guide"}) == shown
