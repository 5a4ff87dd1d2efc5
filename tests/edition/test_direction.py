"""Right-to-left text, split where words in another script begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.edition.model.direction import directions


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("نص عربي", []),
        ("تقرير OECD (2020) هنا", ["OECD (2020)"]),
        ("في Kyiv Post و BBC News 24 أيضا", ["Kyiv Post", "BBC News 24"]),
        ("(تقرير OECD)", ["OECD"]),
        ("أ Rivers [see (1)]. ب", ["Rivers [see (1)]"]),
        ("من 1 إلى 24", []),
        ("Українською: мова, אבג", ["Українською: мова"]),
    ],
)
def test_words_of_another_script_are_one_stretch_with_what_is_between_them(text: str, latin: list[str]) -> None:
    assert [words for words, rtl in directions(text) if not rtl] == latin


@given(st.text(alphabet="אب aZ1 .()-é"))
def test_nothing_is_lost_and_neighbours_differ(text: str) -> None:
    parts = list(directions(text))
    assert "".join(words for words, _ in parts) == text
    assert all(words for words, _ in parts)
    assert all(previous[1] != following[1] for previous, following in pairwise(parts))
