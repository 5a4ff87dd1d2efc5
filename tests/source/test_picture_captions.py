"""Captions below pictures: a `: Caption {#fig-id}` line, with or without a blank line above it."""

from __future__ import annotations

import pytest

from briefpress.model import Block, DefinitionList, Figure, Mark, Paragraph, Picture, Run, plain_text
from tests.desk import Desk
from tests.readers.pictures import picture


@pytest.fixture(autouse=True)
def _picture(desk: Desk) -> None:
    picture(desk.root / "source" / "brief" / "images" / "a.png", (8, 6))


def caption_of(block: Block) -> tuple[str, str, str]:
    """Return the alt text, caption and id of a figure."""
    assert isinstance(block, Figure)
    assert isinstance(block.picture, Picture)
    return block.picture.alt, plain_text(block.caption), block.id


@pytest.mark.parametrize(
    "text",
    [
        "![Alt words](images/a.png)\n: Caption {#fig-a}\n",
        "![Alt words](images/a.png)\n\n: Caption {#fig-a}\n",
        "![Alt words](images/a.png){#fig-a}\n\n:   Caption\n",
        "![Words](images/a.png){alt='Alt words' fig-cap=''}\n".replace("![Words]", "![]") + "\n: Caption {#fig-a}\n",
        "[![Alt words](images/a.png)](https://example.org)\n: Caption {#fig-a}\n",
        '<img src="images/a.png" alt="Alt words">\n\n: Caption {#fig-a}\n',
    ],
)
def test_a_line_with_a_colon_below_a_picture_is_its_caption(desk: Desk, text: str) -> None:
    reading = desk.read(text)
    assert caption_of(reading.block) == ("Alt words", "Caption", "fig-a")
    assert not [code for code in reading.codes if code not in ("link-empty", "attribute-unknown")]


def test_attributes_of_the_caption_are_those_of_the_figure(desk: Desk) -> None:
    reading = desk.read('![Alt](images/a.png)\n: A *fine* caption {.wide width=50% source="Own" foo=1}\n')
    figure = reading.block
    assert isinstance(figure, Figure)
    assert figure.caption == (Run("A "), Run("fine", frozenset({Mark.EMPHASIS})), Run(" caption"))
    assert (figure.width, plain_text(figure.source), str(figure.column)) == (0.5, "Own", "wide")
    assert reading.spots == [("attribute-unknown", 5, 1)]


def test_a_caption_inside_a_paragraph_ends_its_line(desk: Desk) -> None:
    above, figure, below = desk.read("Above.\n![Alt](images/a.png)\n: Caption\nBelow.\n").blocks
    assert caption_of(figure) == ("Alt", "Caption", "")
    assert (above, below) == (Paragraph((Run("Above."),)), Paragraph((Run("Below."),)))


def test_a_second_caption_is_reported_and_set_below(desk: Desk) -> None:
    reading = desk.read('![Caption](images/a.png){alt="Alt"}\n\n: Another\n')
    figure, below = reading.blocks
    assert caption_of(figure) == ("Alt", "Caption", "")
    assert isinstance(below, Paragraph)
    assert plain_text(below.inlines) == "Another"
    assert reading.spots == [("caption-misplaced", 6, 1)]


def test_text_below_the_caption_stays(desk: Desk) -> None:
    figure, below = desk.read("![Alt](images/a.png)\n\n: Caption\n\n    More.\n").blocks
    assert caption_of(figure) == ("Alt", "Caption", "")
    assert below == Paragraph((Run("More."),))


def test_terms_beside_pictures_stay_terms(desk: Desk) -> None:
    reading = desk.read("Term\n: One\n: Two\n\n![Alt](images/a.png)\n: Caption\n\nLast\n: Three {curly}\n")
    before, figure, after = reading.blocks
    assert caption_of(figure) == ("Alt", "Caption", "")
    assert isinstance(before, DefinitionList)
    assert isinstance(after, DefinitionList)
    assert [len(definitions) for _, definitions in before.items] == [2]
    assert after.items[0][1] == ((Paragraph((Run("Three {curly}"),)),),)


def test_a_caption_in_a_csv_block_belongs_to_its_table(desk: Desk) -> None:
    desk.write("source/brief/d.csv", "a,b\n1,2\n")
    reading = desk.read('::: {.table csv="d.csv"}\n: Caption {#tbl-a}\n:::\n')
    assert reading.codes == []
    assert (reading.block.id, plain_text(reading.block.caption)) == ("tbl-a", "Caption")  # type: ignore[union-attr]
