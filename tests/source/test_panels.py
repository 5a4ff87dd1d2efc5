"""Figures side by side, as in Quarto."""

import pytest

from briefpress.model import Column, Figure, Panels, Paragraph, Table, plain_text
from tests.desk import Desk, Reading

TWO = '![A](a.svg){alt="a" credit="c"}\n![B](b.svg){alt="b" credit="c"}\n'


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>'


@pytest.fixture(autouse=True)
def pictures(desk: Desk) -> None:
    for name in "abc":
        desk.write(f"source/brief/{name}.svg", SVG)


def panels(reading: Reading) -> Panels:
    assert isinstance(reading.block, Panels)
    return reading.block


@pytest.mark.parametrize("name", ["", ".panels ", ".column-page "])
def test_the_last_paragraph_is_the_caption_of_all(desk: Desk, name: str) -> None:
    reading = desk.read(f'::: {{#fig-x {name}layout-ncol=2 source="S" notes="N"}}\n{TWO}\nBoth\n:::\n')
    found = panels(reading)
    assert reading.codes == []
    assert [plain_text(text) for text in (found.caption, found.source, found.notes)] == ["Both", "S", "N"]
    assert (found.id, [plain_text(figure.caption) for figure in found.figures]) == ("fig-x", ["A", "B"])
    assert found.column is (Column.WIDE if "page" in name else Column.TEXT)


THREE = f'{TWO}\n![C](c.svg){{alt="c" credit="c"}}\n'
ONE = (1.0,)


@pytest.mark.parametrize(
    ("layout", "rows"),
    [
        ("layout-ncol=2", (ONE * 2, ONE * 2)),
        ("layout-ncol=3", (ONE * 3,)),
        ("layout-ncol=4", (ONE * 4,)),
        ("layout-nrow=1", (ONE * 3,)),
        ('layout="[[4,-1,2],[1]]"', ((4.0, 2.0), (1.0,))),
        ("layout-nrow=2", (ONE * 2, ONE * 2)),
        ('layout="[[2, 1], [1]]"', ((2, 1), ONE)),
        ('layout="[2, 1]"', ((2, 1), (2, 1))),
        ("", (ONE, ONE, ONE)),
    ],
)
def test_a_layout_sets_the_content_of_each_row(desk: Desk, layout: str, rows: tuple[tuple[float, ...], ...]) -> None:
    reading = desk.read(f"::: {{#fig-x {layout}}}\n{THREE}:::\n")
    assert (panels(reading).rows, reading.codes) == (rows, [])


@pytest.mark.parametrize(
    "layout",
    ["layout-ncol=0", "layout-ncol=two", "layout-nrow=-1", "layout-ncol=13", "layout-ncol=9999999"]
    + [f'layout="{item}"' for item in ("[[-1]]", "[]", "[[]]", "1", "[[1], 2]", "[true]", "[1e999]", "[" * 3000)],
)
def test_an_invalid_layout_is_reported_and_its_pictures_are_stacked(desk: Desk, layout: str) -> None:
    reading = desk.read(f"::: {{#fig-x {layout}}}\n{TWO}:::\n")
    assert panels(reading).rows == (ONE, ONE)
    assert reading.codes == ["value-invalid"]


def test_one_picture_is_a_figure_with_the_caption_below_it(desk: Desk) -> None:
    reading = desk.read('::: {#fig-x}\n![](a.svg){alt="a" credit="c"}\n\nCaption\n:::\n')
    assert isinstance(reading.block, Figure)
    assert (reading.block.id, plain_text(reading.block.caption), reading.codes) == ("fig-x", "Caption", [])


@pytest.mark.parametrize("inside", ["Words.\n\nMore.\n", f"{TWO}\n- item\n\nCaption\n", ""])
def test_content_that_is_not_a_picture_is_reported_and_kept(desk: Desk, inside: str) -> None:
    reading = desk.read(f"::: {{#fig-x layout-ncol=2}}\n{inside}:::\n")
    assert reading.codes == ["block-form"]
    assert not any(isinstance(block, Panels) for block in reading.blocks)


def test_a_class_that_has_no_effect_is_reported(desk: Desk) -> None:
    assert desk.read(f"::: {{#fig-x .nice layout-ncol=2}}\n{TWO}:::\n").codes == ["attribute-unknown"]


def test_words_around_panels_stay_paragraphs(desk: Desk) -> None:
    reading = desk.read(f"Before.\n\n::: {{layout-ncol=2}}\n{TWO}:::\n\nAfter.\n")
    assert [type(block) for block in reading.blocks] == [Paragraph, Panels, Paragraph]


@pytest.mark.parametrize(
    ("cell", "alt", "caption"),
    [
        ("![Logo of A](a.svg){credit=c}", "Logo of A", ""),
        ('![A](a.svg){alt="Logo" credit=c}', "Logo", "A"),
        ("![A](a.svg){#fig-a credit=c}", "A", "A"),
    ],
)
def test_words_of_a_picture_in_a_cell_are_its_alt_text(desk: Desk, cell: str, alt: str, caption: str) -> None:
    """Without this rule, a logo in a table would be a figure with a caption and a number."""
    reading = desk.read(f"| a | b |\n|---|---|\n| x | {cell} |\n")
    assert isinstance(reading.block, Table)
    (figure,) = reading.block.body[0][1].blocks
    assert isinstance(figure, Figure)
    assert (figure.picture.alt, plain_text(figure.caption)) == (alt, caption)
    assert ("alt-missing" in reading.codes) is ("#fig-a" in cell)
