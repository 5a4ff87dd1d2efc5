"""Tables in divs, and blocks with several ids, as in Quarto and Pandoc."""

import pytest

from briefpress.model import CrossReference, Figure, Inline, Paragraph, Run, Table, inlines_of, plain_text, walk
from tests.desk import Desk, Reading

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


def tables(reading: Reading) -> list[tuple[str, str]]:
    return [(block.id, plain_text(block.caption)) for block in reading.blocks if isinstance(block, Table)]


def inlines(reading: Reading) -> list[Inline]:
    return [inline for block in walk(reading.blocks) for inline in inlines_of(block)]


def targets(reading: Reading) -> list[str]:
    return [inline.target for inline in inlines(reading) if isinstance(inline, CrossReference)]


def links(reading: Reading) -> list[str]:
    return [inline.link for inline in inlines(reading) if isinstance(inline, Run) and inline.link]


@pytest.mark.parametrize("given", ["", " .striped .hover", ' tbl-colwidths="[30,70]"', " .cell", " layout-ncol=1"])
def test_a_table_has_the_id_and_the_caption_of_its_div(desk: Desk, given: str) -> None:
    reading = desk.read(f"See @tbl-x.\n\n::: {{#tbl-x{given}}}\n\n{TABLE}\nCaption\n:::\n")
    assert tables(reading) == [("tbl-x", "Caption")]
    assert targets(reading) == ["tbl-x"]
    assert reading.codes == (["attribute-unknown"] if "cell" in given else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f'::: {{#tbl-x tbl-cap="Given"}}\n\n{TABLE}:::\n', ("tbl-x", "Given")),
        (f"::: {{#tbl-x}}\n\n{TABLE}\n: Own {{#tbl-own}}\n:::\n", ("tbl-x", "Own")),
        (f"::: {{#tbl-x}}\n\n{TABLE}:::\n", ("tbl-x", "")),
    ],
)
def test_attributes_of_the_table_or_its_div_are_used(desk: Desk, text: str, found: tuple[str, str]) -> None:
    reading = desk.read(f"@tbl-x\n\n@tbl-own\n\n{text}")
    assert tables(reading) == [found]
    assert targets(reading) == ["tbl-x", "tbl-x" if "tbl-own" in text else "tbl-own"]


def test_a_div_with_only_an_id_can_refer_to_a_file(desk: Desk) -> None:
    desk.write("source/brief/d.csv", "A,B\n1,2\n")
    reading = desk.read('::: {#tbl-x csv="d.csv"}\nCaption\n:::\n')
    assert (tables(reading), reading.codes) == ([("tbl-x", "Caption")], [])


@pytest.mark.parametrize(
    ("first", "target"), [(f"{TABLE}\n: First {{#tbl-first}}\n", "tbl-first"), (TABLE, "tbl-x"), ("", "tbl-second")]
)
def test_the_id_of_several_tables_leads_to_the_first(desk: Desk, first: str, target: str) -> None:
    second = f"{TABLE}\n: Second {{#tbl-second}}\n"
    reading = desk.read(f"See @tbl-x.\n\n::: {{#tbl-x layout-ncol=2}}\n\n{first}\n{second}\n{TABLE}\nAll\n:::\n")
    assert targets(reading) == [target]
    assert [plain_text(block.inlines) for block in reading.blocks if isinstance(block, Paragraph)][1:] == ["All"]
    assert reading.codes == ["block-form"]
    assert "give each table its own caption" in reading.problems[0].hint


def test_the_id_of_a_picture_beside_a_table_leads_to_the_picture(desk: Desk) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>'
    desk.write("source/brief/a.svg", picture)
    image = '![One](a.svg){alt="a"}'
    reading = desk.read(f"@fig-x\n\n::: {{#fig-x layout-ncol=2}}\n{image}\n\n{TABLE}\nBoth\n:::\n")
    assert [block.id for block in reading.blocks if isinstance(block, Figure)] == ["fig-x"]
    assert (targets(reading), reading.codes) == (["fig-x"], ["block-form"])


def test_a_table_div_without_a_table_is_reported(desk: Desk) -> None:
    reading = desk.read("::: {#tbl-x}\nWords.\n:::\n")
    assert (reading.codes, reading.problems[0].text) == (["block-form"], "this block contains no table")


@pytest.mark.parametrize(
    ("block", "leads"),
    [
        ("[]{#a .anchor}[]{#b .anchor}Words.", "#a"),
        ("- Item <a id='a'></a><span id='b'></span>", "#a"),
        ("## []{#a .anchor}[]{#b .anchor}Heading", "#a"),
        ("## []{#a .anchor}[]{#b .anchor}Heading {#own}", "#own"),
        ("<h2 id='a'><a name='b'></a>Heading</h2>", "#a"),
    ],
)
def test_each_id_of_a_block_can_be_linked_to(desk: Desk, block: str, leads: str) -> None:
    reading = desk.read(f"See [a](#a), [b](#b) and a note.[^n]\n\n[^n]: See [b](#b).\n\n{block}\n")
    assert {*links(reading)} == {leads}
    assert [
        inline.link for inline in inlines_of(reading.notes["n"].blocks[0]) if isinstance(inline, Run) and inline.link
    ] == [leads]
    assert "link-target" not in reading.codes
