"""The width of text: Chinese and Japanese characters are wide, and have no spaces between words."""

import pytest

from briefpress.edition.text.line_breaks import last_word, last_words
from briefpress.edition.text.widths import em, shortened, widest_word, width
from tests.desk import Desk


@pytest.mark.parametrize(
    ("text", "wide", "widest"),
    [
        ("two words", 9, "words"),
        ("річка", 5, "річка"),
        ("الخلفية", 7, "الخلفية"),
        ("河流", 4, "河"),
        ("河流 Danube。", 13, "Danube"),
        ("", 0, ""),
    ],
)
def test_wide_characters_count_twice_and_break_anywhere(text: str, wide: int, widest: str) -> None:
    assert (width(text), widest_word(text)) == (wide, em(widest))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("five words are too many", "five words …"),
        ("enough", "enough"),
        ("Donaudampfschifffahrt is a word", "Donaudampfsc…"),
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
def test_a_note_stays_with_the_last_word_or_character(text: str, word: str) -> None:
    assert last_word(text) == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("outside of the country.", "the country."),
        ("water for all of them – again.", "them – again."),
        ("一年比一年乾旱。", "年乾旱。"),
        ("word", ""),
        ("word ", ""),
        ("with transboundary institutionalization.", ""),
    ],
)
def test_a_paragraph_ends_with_more_than_one_word(text: str, words: str) -> None:
    assert last_words(text) == words


def test_a_title_of_200_chinese_characters_is_longer_than_one_of_200_latin_letters(desk: Desk) -> None:
    chinese, _ = desk.edition(front=f"title: {'河' * 200}\nlang: zh-Hant")
    latin, _ = desk.edition(front=f"title: {'river ' * 33}\nlang: en")
    assert (chinese.title_length, latin.title_length) == ("title-longest title-huge", "title-longest")
