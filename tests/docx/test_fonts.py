"""The font table: what a font is and whether it may be inside, from its own tables."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tests.desk import Desk
from tests.readers.word import Node, WordFile, found, value

TABLE = "word/fontTable.xml"
BRAND = """\
meta: {name: Own}
typography:
  fonts: [{family: Own, source: system}]
  base: {family: Own}
defaults: {briefpress: {extends: plain}}
"""


def font_of(desk: Desk, **changes: Any) -> tuple[Node, WordFile]:
    """Return the entry of a font like Roboto with `changes` in its table OS/2, and the Word file it is in."""
    with TTFont(Path(str(files("font_roboto"))) / "files" / "Roboto-Regular.ttf") as font:
        for name, said in changes.items():
            setattr(font["OS/2"].panose if name.startswith("b") else font["OS/2"], name, said)
        for name_id in (1, 16):
            font["name"].setName("Own", name_id, 3, 1, 0x409)
        desk.write("styles/own/fonts/Own-Regular.ttf", b"")
        font.save(desk.root / "styles/own/fonts/Own-Regular.ttf")
    desk.write("styles/own/brand.yml", BRAND)
    desk.brief(front="title: A\nbrand: own")
    outcome = desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made"))
    assert outcome.code == 0, outcome.err
    word = WordFile(desk.root / "made/brief.docx")
    return found(word.root(TABLE), "w:font[@w:name='Own']")[0], word


@pytest.mark.parametrize(
    ("rights", "inside"),
    [(0x0000, True), (0x0008, True), (0x0108, True), (0x0002, False), (0x0004, False), (0x0200, False)],
)
def test_a_font_is_inside_only_where_it_may_be_edited(desk: Desk, rights: int, inside: bool) -> None:
    entry, _ = font_of(desk, fsType=rights)
    assert bool(found(entry, "w:embedRegular")) == inside


@pytest.mark.parametrize(
    ("panose", "family", "pitch", "other"),
    [
        ({"bFamilyType": 2, "bSerifStyle": 11}, "swiss", "variable", "Arial"),
        ({"bFamilyType": 2, "bSerifStyle": 4}, "roman", "variable", "Times New Roman"),
        ({"bFamilyType": 2, "bSerifStyle": 4, "bProportion": 9}, "modern", "fixed", "Courier New"),
        ({"bFamilyType": 3}, "script", "variable", "Comic Sans MS"),
        ({"bFamilyType": 0, "sFamilyClass": 0x0100}, "roman", "variable", "Times New Roman"),
        ({"bFamilyType": 0, "sFamilyClass": 0}, "swiss", "variable", "Arial"),
    ],
)
def test_word_knows_what_to_take_where_the_font_is_not_there(
    desk: Desk, panose: dict[str, int], family: str, pitch: str, other: str
) -> None:
    entry, _ = font_of(desk, **panose)
    said = {str(node.tag).partition("}")[2]: value(node, "@w:val") for node in found(entry, "*")}
    assert (said["family"], said["pitch"], said["altName"], said["charset"]) == (family, pitch, other, "00")
    assert len(said["panose1"]) == 20


@pytest.mark.parametrize(("bit", "charset"), [(17, "80"), (18, "86"), (19, "81"), (20, "88")])
def test_east_asian_fonts_have_their_character_set(desk: Desk, bit: int, charset: str) -> None:
    entry, _ = font_of(desk, ulCodePageRange1=1 << bit)
    assert value(entry, "w:charset/@w:val") == charset
    assert value(entry, "w:sig/@w:csb0") == f"{1 << bit:08X}"


def test_a_font_inside_is_whole(desk: Desk) -> None:
    """So that partners can write every letter with it."""
    entry, word = font_of(desk)
    related = word.relationships(TABLE)
    data = word.parts[related[value(entry, "w:embedRegular/@r:id")][1]]
    assert data[32:] == (desk.root / "styles/own/fonts/Own-Regular.ttf").read_bytes()[32:]
    assert found(word.root("word/settings.xml"), "w:embedTrueTypeFonts")


@pytest.mark.parametrize(("body", "inside"), [("Words.", False), ("Words and `code`.", True)])
def test_the_font_of_code_is_inside_where_there_is_code(desk: Desk, body: str, inside: bool) -> None:
    desk.brief(body)
    desk.run("publish", "brief", "--to", "docx")
    word = WordFile(desk.root / "output/brief.docx")
    (entry,) = found(word.root(TABLE), "w:font[@w:name='IBM Plex Mono']")
    assert bool(found(entry, "w:embedRegular")) == inside


@pytest.mark.parametrize(("body", "inside"), [("Words.", False), ("Some *words*.", True)])
def test_italics_are_inside_where_something_is_in_italics(desk: Desk, body: str, inside: bool) -> None:
    desk.brief(body)
    desk.run("publish", "brief", "--to", "docx")
    entries = found(WordFile(desk.root / "output/brief.docx").root(TABLE), "w:font[w:embedRegular]")
    assert entries
    assert any(found(entry, "w:embedItalic") for entry in entries) == inside
    assert all(found(entry, "w:embedBold") for entry in entries)
