"""How much room texts take: signs of Chinese and Japanese are wide, and no spaces stand between their words."""

import pytest

from briefpress.edition.widths import last_word, longest_word, shortened, width
from tests.desk import Desk


@pytest.mark.parametrize(
    ("text", "wide", "longest"),
    [
        ("two words", 9, 5),
        ("річка", 5, 5),
        ("الخلفية", 7, 7),
        ("河流", 4, 2),
        ("河流 Danube。", 13, 6),
        ("", 0, 0),
    ],
)
def test_wide_signs_count_twice_and_break_anywhere(text: str, wide: int, longest: int) -> None:
    assert (width(text), longest_word(text)) == (wide, longest)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("five words are too many", "five words …"),
        ("enough", "enough"),
        ("乾旱年份的河流水資源分配", "乾旱年份的河…"),
        ("乾旱年份的河", "乾旱年份的河"),
    ],
)
def test_a_title_is_shortened_where_its_language_allows(text: str, short: str) -> None:
    assert shortened(text, 13) == short


def test_a_long_chinese_title_is_in_running_heads_and_set_smaller(desk: Desk) -> None:
    title = "乾旱年份的河流水資源分配" * 4
    edition, _ = desk.edition(front=f"title: {title}\nlang: zh-Hant")
    assert edition.running_title == f"{title[:27]}…"
    assert edition.title_length == "title-long"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("two words", "words"),
        ("一年比一年乾旱。", "旱。"),
        ("在 2018 年以後", "後"),
        ("see 河流 Danube,", "Danube,"),
        ("end ", ""),
    ],
)
def test_a_note_stays_with_the_last_word_or_sign(text: str, word: str) -> None:
    assert last_word(text) == word
