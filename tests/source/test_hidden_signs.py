"""Invisible characters: line separators, hidden spaces, non-breaking spaces in place of spaces, combining accents."""

import unicodedata
from typing import Literal

import pytest
from PIL import Image

from tests.desk import Desk, words_of

Form = Literal["NFC", "NFD"]


@pytest.mark.parametrize("sign", "\u2028\u2029")
def test_an_entity_for_a_line_separator_is_a_space(desk: Desk, sign: str) -> None:
    reading = desk.read(f"one&#x{ord(sign):X};two\n", front=f'title: "A\\u{ord(sign):04X}B"')
    assert words_of(reading.blocks) == ["one two"]
    assert reading.sure.meta.title == "A B"


@pytest.mark.parametrize("sign", "\u200b\u2060\ufeff")
def test_a_hidden_character_is_reported_at_its_place(desk: Desk, sign: str) -> None:
    reading = desk.read(f"Sharing ri{sign}vers.\n")
    assert reading.spots == [("character-hidden", 4, 11)]
    assert desk.check("--strict").code == 0


def test_an_entity_for_a_hidden_character_is_reported(desk: Desk) -> None:
    assert desk.read("Sharing ri&#x200B;vers.\n").codes == ["character-hidden"]


def test_joiners_and_the_hidden_spaces_of_thai_are_fine(desk: Desk) -> None:
    assert desk.read("می\u200cروم and ภาษา\u200bไทย\n").codes == []


def test_a_no_break_space_before_a_list_marker_is_read_as_a_space(desk: Desk) -> None:
    assert desk.read("- one\n\xa0\xa0- two\n").blocks == desk.read("- one\n  - two\n").blocks


@pytest.mark.parametrize(("written", "there"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_picture_is_found_however_its_accents_are_encoded(desk: Desk, written: Form, there: Form) -> None:
    folder = desk.root / "source/brief" / unicodedata.normalize(there, "été")
    folder.mkdir(parents=True)
    Image.new("RGB", (900, 600)).save(folder / unicodedata.normalize(there, "café.png"))
    assert desk.read(f"![A]({unicodedata.normalize(written, 'été/café.png')}){{alt=a}}\n").codes == []


def test_tag_characters_are_reported_once_except_in_flags(desk: Desk) -> None:
    england = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    reading = desk.read(f"Words\U000e0041\U000e0042 {england}.\n")
    assert reading.spots == [("character-hidden", 4, 6)]
