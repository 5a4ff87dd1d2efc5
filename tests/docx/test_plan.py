"""The plan of a Word file's text, written by hand: how paragraphs change, and the resulting XML."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from briefpress.brand.computed_style import Border, Look
from briefpress.brand.roles import Role
from briefpress.docx.body.flow import add
from briefpress.docx.emit import emit
from briefpress.docx.plan import (
    Frame,
    Indent,
    Line,
    Numbered,
    Spacing,
    Tab,
    WordBlock,
    WordCell,
    WordParagraph,
    WordRow,
    WordTable,
    each,
    in_first,
    in_last,
)
from briefpress.docx.vocabulary.xml import PARAGRAPH_ORDER, qn, run, w
from tests.html.editions import plain_look

TEXT = WordParagraph(Role.BODY_TEXT, (run("Rivers"),))
EVERYTHING = replace(
    TEXT,
    keep_next=True,
    page_break_before=True,
    frame=Frame("page", x=20, y=1),
    numbered=Numbered(2, 1),
    borders=(Line("left"), Line("top", Border(1, "112233", "solid"), 4)),
    background="EEEEEE",
    tabs=(Tab("left", 400),),
    from_right=False,
    spacing=Spacing(before=0),
    indent=Indent(left=120, hanging=60),
    align="right",
    outline=2,
    change=w("ins"),
    section=w("sectPr"),
)


@pytest.fixture(scope="module")
def look(shared_cache: Path) -> Look:
    return plain_look(shared_cache, "")


def table(*words: str) -> WordTable:
    cells = tuple(WordCell(800, (replace(TEXT, content=(run(word),)),)) for word in words)
    return WordTable((800,) * len(cells), (WordRow(cells), WordRow(cells)), 800 * len(cells))


def kept_with_next(paragraph: WordParagraph) -> WordParagraph:
    return replace(paragraph, keep_next=True)


def test_paragraph_properties_are_in_schema_order(look: Look) -> None:
    (element,) = emit([EVERYTHING], look)
    actual = [str(child.tag) for child in element[0]]
    places = [PARAGRAPH_ORDER.index(tag.rpartition("}")[2]) for tag in actual]
    assert len(actual) == 15
    assert all(before < after for before, after in pairwise(places))
    assert [str(side.tag) for side in element[0].iterfind(f"{qn('w:pBdr')}/*")] == [qn("w:top"), qn("w:left")]


def test_inherited_paragraph_properties_are_not_in_the_file(look: Look) -> None:
    (element,) = emit([TEXT], look)
    assert [str(child.tag) for child in element[0]] == [qn("w:pStyle")]


def test_changes_reach_the_paragraphs_inside_a_table(look: Look) -> None:
    for changed, expected in (
        (in_first(table("one", "two"), kept_with_next), [True, False, False, False]),
        (in_last(table("one", "two"), kept_with_next), [False, False, False, True]),
        (each(table("one", "two"), kept_with_next), [True] * 4),
    ):
        (element,) = emit([changed], look)
        paragraphs = element.iter(qn("w:p"))
        assert [element.find(f".//{qn('w:keepNext')}") is not None for element in paragraphs] == expected


def test_adjacent_tables_stay_separate(look: Look) -> None:
    out: list[WordBlock] = [TEXT]
    for _ in range(2):
        add([table("one")], out, look)
    assert [type(block) for block in out] == [WordParagraph, WordTable, WordParagraph, WordTable]
    assert isinstance(out[0], WordParagraph)
    assert out[0].spacing
