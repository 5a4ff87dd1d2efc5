"""Key figures in Word: side by side in a table of one row, which has no style; a single figure has no table."""

from pathlib import Path

import pytest

from tests.docx.published import small_word
from tests.readers.word import found, value, values

AFTER = "Words below.\n"
# a table whose words fit only in small type
NARROW = f"{'| Commission ' * 7}|\n{'|---' * 7}|\n{'| 1 ' * 7}|\n\n"


def figures(number: int) -> str:
    return "::: key-figures\n" + "".join(f"{index} %\n: of all\n: Survey\n\n" for index in range(number)) + ":::\n\n"


def test_figures_are_side_by_side_in_order_and_the_table_has_no_look_of_its_own(
    tmp_path: Path, shared_cache: Path
) -> None:
    word = small_word(tmp_path, shared_cache, figures(3) + AFTER)
    (table,) = found(word.body, ".//w:tbl")
    cells = found(table, "w:tr/w:tc")
    assert ["".join(cell.itertext()) for cell in cells] == [f"{index} %of allSurvey" for index in range(3)]
    assert found(table, "w:tblPr/w:tblStyle | w:tr/w:trPr/w:tblHeader") == []
    assert len({value(cell, "w:tcPr/w:tcW/@w:w") for cell in cells}) == 1
    assert set(values(cells[0], "w:p/w:pPr/w:pStyle/@w:val")) == {"KeyFigureNumber", "KeyFigureLabel", "KeyFigureNote"}


@pytest.mark.parametrize(("number", "expected"), [(1, []), (4, [4]), (5, [3, 2]), (9, [3, 3, 3])])
def test_further_rows_are_separate_tables_without_header_rows(
    tmp_path: Path, shared_cache: Path, number: int, expected: list[int]
) -> None:
    word = small_word(tmp_path, shared_cache, figures(number) + AFTER)
    tables = found(word.body, ".//w:tbl")
    assert [len(found(table, "w:tr/w:tc")) for table in tables] == expected
    assert all(len(found(table, "w:tr")) == 1 for table in tables)
    assert found(word.body, ".//w:tbl[following-sibling::*[1][not(self::w:p)]]") == []


def test_columns_are_as_wide_as_the_longest_word_of_a_number(tmp_path: Path, shared_cache: Path) -> None:
    long = figures(4).replace("2 %", "12,345,678 tonnes")
    tables = found(small_word(tmp_path, shared_cache, long + AFTER).body, ".//w:tbl")
    assert [len(found(table, "w:tr/w:tc")) for table in tables] == [2, 2]


def test_the_line_of_the_box_is_below_the_figures(tmp_path: Path, shared_cache: Path) -> None:
    word = small_word(tmp_path, shared_cache, figures(3) + AFTER)
    cells = found(word.body, ".//w:tc")
    assert all(value(cell, "w:tcPr/w:tcBorders/w:bottom/@w:val") == "single" for cell in cells)
    assert {value(cell, "w:tcPr/w:tcMar/w:bottom/@w:w") for cell in cells} == {"165"}


@pytest.mark.parametrize("body", [figures(3), NARROW])
def test_the_padding_of_a_table_precedes_its_flags_as_in_the_schema(
    tmp_path: Path, shared_cache: Path, body: str
) -> None:
    word = small_word(tmp_path, shared_cache, body + AFTER)
    names = [str(element.tag).partition("}")[2] for element in found(word.body, ".//w:tblPr/*")]
    assert names.index("tblLayout") < names.index("tblCellMar") < names.index("tblLook")


def test_columns_begin_on_the_right_in_arabic(tmp_path: Path, shared_cache: Path) -> None:
    word = small_word(tmp_path, shared_cache, figures(2) + "نص.\n", "title: ا\nlang: ar")
    assert found(word.body, ".//w:tbl/w:tblPr/w:bidiVisual")


def test_columns_in_arabic_are_no_wider_than_the_text(tmp_path: Path, shared_cache: Path) -> None:
    """LibreOffice would place a wider table off the page."""
    word = small_word(tmp_path, shared_cache, figures(3) + "نص.\n", "title: ا\nlang: ar\nbrand: quarterly")
    section = word.sections()[-1]
    margins = sum(int(value(section, f"w:pgMar/@w:{side}")) for side in ("left", "right"))
    (width,) = (int(width) for width in values(word.body, ".//w:tbl/w:tblPr/w:tblW/@w:w"))
    assert width <= int(value(section, "w:pgSz/@w:w")) - margins
