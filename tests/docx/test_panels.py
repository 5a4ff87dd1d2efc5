"""Figures side by side in Word: pictures in one line, captions below it, no layout table."""

from pathlib import Path

import pytest

from tests.html.editions import docx_of, edition_of, read
from tests.readers.ooxml import faults
from tests.readers.pictures import png_of
from tests.readers.publishing import small_workspace
from tests.readers.word import WordFile, found, value, values

SIDES = ("left", "right")
BODY = """\
::: {#fig-x layout-ncol=2}
![A](a.png){alt="first" credit="c" width="100%"}

::: {.chart type=bar alt="second"}
| a | b |
|---|---|
| x | 1 |
| y | 2 |
:::

Both
:::
"""


@pytest.fixture
def word(tmp_path: Path) -> WordFile:
    root = small_workspace(tmp_path, BODY, "title: A")
    (root / "source/brief/a.png").write_bytes(png_of("red"))
    data = docx_of(edition_of(read(root, "brief"), tmp_path / "cache"), tmp_path / "cache", root)
    assert faults(data) == []
    return WordFile(data)


def test_pictures_and_charts_of_a_row_are_in_one_paragraph(word: WordFile) -> None:
    (row,) = [paragraph for paragraph in word.paragraphs if found(paragraph.node, ".//wp:inline")]
    assert values(row.node, ".//wp:docPr/@descr") == ["first", "second Data: x 1; y 2"]
    widths = [int(width) for width in values(row.node, ".//wp:inline/wp:extent/@cx")]
    (stop,) = [int(stop) * 635 for stop in values(row.node, "w:pPr/w:tabs/w:tab/@w:pos")]
    assert widths[0] < stop
    assert widths[0] == pytest.approx(widths[1], rel=0.01)
    assert not found(word.root("word/document.xml"), ".//w:tbl")


def test_captions_follow_in_the_order_of_the_pictures(word: WordFile) -> None:
    styles = ("PanelCaption", "Caption")
    actual = [
        paragraph.text for paragraph in word.paragraphs if value(paragraph.node, "w:pPr/w:pStyle/@w:val") in styles
    ]
    assert actual == ["(a) A", "(b)", "Figure 1. Both"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_pictures_side_by_side_in_the_wide_column_have_its_width(tmp_path: Path, lang: str) -> None:
    wide = BODY.replace("layout-ncol=2", "layout-ncol=2 .wide")
    root = small_workspace(tmp_path, wide, f"title: A\nlang: {lang}\nbrand: quarterly")
    (root / "source/brief/a.png").write_bytes(png_of("red"))
    edition = edition_of(read(root, "brief"), tmp_path / "cache")
    word = WordFile(docx_of(edition, tmp_path / "cache", root))
    (row,) = [paragraph for paragraph in word.paragraphs if found(paragraph.node, ".//wp:inline")]
    section = word.sections()[-1]
    text = int(value(section, "w:pgSz/@w:w")) - sum(int(value(section, f"w:pgMar/@w:{side}")) for side in SIDES)
    left, right = (int(value(row.node, f"w:pPr/w:ind/@w:{side}") or 0) for side in SIDES)
    widths = [int(width) / 635 for width in values(row.node, ".//wp:inline/wp:extent/@cx")]
    (stop,) = [int(item) for item in values(row.node, "w:pPr/w:tabs/w:tab/@w:pos")]
    assert left + right < 0
    assert left + widths[0] <= stop
    assert stop + widths[1] <= text - right + 1  # rounded
