"""Line separators of other programs."""

import pytest

from tests.desk import Desk, words_of


@pytest.mark.parametrize("sign", "\u2028\u2029")
def test_a_line_separator_is_a_space(desk: Desk, sign: str) -> None:
    reading = desk.read(f"one{sign}two [x]()\n", front=f"title: A{sign}B")
    assert words_of(reading.blocks) == ["one two x"]
    assert reading.sure.meta.title == "A B"
    assert reading.spots == [("link-empty", 4, 9)]
