"""The font table: the data of a font, and whether it may be embedded, from the font's own tables."""

import io
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tests.desk import Desk
from tests.readers.styles import embedded
from tests.readers.word import Node, WordFile, found, value

TABLE = "word/fontTable.xml"
BRAND = """\
meta: {name: Own}
typography:
  fonts: [{family: Own, source: system}]
  base: {family: Own}
defaults: {briefpress: {extends: plain}}
"""


def font_of(desk: Desk, *, text: str = "", notice: str = "", **changes: Any) -> tuple[Node, WordFile]:
    """Return the entry for a copy of Roboto with `changes` in its OS/2 table, in a Word file with `text`."""
    with TTFont(Path(str(files("font_roboto"))) / "files" / "Roboto-Regular.ttf") as font:
        for name, result in changes.items():
            setattr(font["OS/2"].panose if name.startswith("b") else font["OS/2"], name, result)
        for name_id in (1, 16):
            font["name"].setName("Own", name_id, 3, 1, 0x409)
        if notice:
            font["name"].setName(notice, 0, 3, 1, 0x409)
            font["name"].setName(notice, 0, 1, 0, 0)
        desk.write("styles/own/fonts/Own-Regular.ttf", b"")
        font.save(desk.root / "styles/own/fonts/Own-Regular.ttf")
    desk.write("styles/own/brand.yml", BRAND)
    desk.brief(text, front="title: A\nbrand: own")
    outcome = desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made"))
    assert outcome.code == 0, outcome.err
    word = WordFile(desk.root / "made/brief.docx")
    return found(word.root(TABLE), "w:font[@w:name='Own']")[0], word


@pytest.mark.parametrize(
    ("rights", "inside"),
    [(0x0000, True), (0x0008, True), (0x0108, True), (0x0002, False), (0x0004, False), (0x0200, False)],
)
def test_a_font_is_embedded_only_if_editing_is_allowed(desk: Desk, rights: int, inside: bool) -> None:
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
def test_the_font_table_helps_word_to_substitute_a_missing_font(
    desk: Desk, panose: dict[str, Any], family: str, pitch: str, other: str
) -> None:
    entry, _ = font_of(desk, **panose)
    actual = {str(node.tag).partition("}")[2]: value(node, "@w:val") for node in found(entry, "*")}
    assert (actual["family"], actual["pitch"], actual["altName"], actual["charset"]) == (family, pitch, other, "00")
    assert len(actual["panose1"]) == 20


@pytest.mark.parametrize(("bit", "charset"), [(17, "80"), (18, "86"), (19, "81"), (20, "88")])
def test_east_asian_fonts_have_their_character_set(desk: Desk, bit: int, charset: str) -> None:
    entry, _ = font_of(desk, ulCodePageRange1=1 << bit)
    assert value(entry, "w:charset/@w:val") == charset
    assert value(entry, "w:sig/@w:csb0") == f"{1 << bit:08X}"


def inside(entry: Node, word: WordFile, cut: str = "Regular") -> bytes:
    """Return the embedded font of a face."""
    return embedded(word, value(entry, "@w:name"), f"w:embed{cut}")


def letters(data: bytes) -> set[str]:
    with TTFont(io.BytesIO(data)) as font:
        return set(map(chr, font.getBestCmap()))


def own(desk: Desk) -> bytes:
    return (desk.root / "styles/own/fonts/Own-Regular.ttf").read_bytes()


def test_partners_fonts_contain_common_characters(desk: Desk) -> None:
    entry, word = font_of(desk)
    kept = letters(inside(entry, word))
    assert set("AZaz09 ÄßçñőŠşț ắ αΩ жЇґ – — “„« € ½ •") <= kept
    assert len(kept) < len(letters(own(desk))) / 1.5
    assert len(inside(entry, word)) < len(own(desk)) / 2
    assert found(word.root("word/settings.xml"), "w:embedTrueTypeFonts")


def test_letters_in_use_are_embedded_with_similar_ones(desk: Desk) -> None:
    rare = "\u1f00\u04d9"  # polytonic Greek, and a letter of Tatar
    without, word = font_of(desk)
    assert not letters(inside(without, word)) & set(rare)
    entry, word = font_of(desk, text=rare)
    assert set(rare) | {"\u1f01", "\u04e9"} <= letters(inside(entry, word))


def test_an_embedded_font_is_the_same_font(desk: Desk) -> None:
    """The embedded font has the same widths and kerning, and keeps its copyright."""
    entry, word = font_of(desk)
    with TTFont(io.BytesIO(inside(entry, word))) as kept, TTFont(io.BytesIO(own(desk))) as whole:
        widths = [{char: font["hmtx"][name][0] for char, name in font.getBestCmap().items()} for font in (kept, whole)]
        assert widths[0].items() <= widths[1].items()
        assert [font["name"].getDebugName(0) for font in (kept, whole)] == [whole["name"].getDebugName(0)] * 2
        assert [font["hhea"].ascent for font in (kept, whole)] == [whole["hhea"].ascent] * 2
        assert "kern" in {record.FeatureTag for record in kept["GPOS"].table.FeatureList.FeatureRecord}


@pytest.mark.parametrize("where", ["name", "fonts/OFL.txt", "LICENSE.txt"])
def test_a_font_with_a_reserved_name_is_embedded_whole(desk: Desk, where: str) -> None:
    """A modified font must not have a reserved name (SIL Open Font License, 3)."""
    actual = "Copyright 2020 Jo Lind, with Reserved Font Name 'Own'."
    if where != "name":
        desk.write(f"styles/own/{where}", f"{actual}\nThis font is licensed under the SIL Open Font License 1.1.")
    entry, word = font_of(desk, notice=actual if where == "name" else "")
    assert inside(entry, word) == own(desk)


def test_a_font_that_forbids_subsets_is_embedded_whole(desk: Desk) -> None:
    entry, word = font_of(desk, fsType=0x0108)
    assert inside(entry, word) == own(desk)


@pytest.mark.parametrize(
    ("setting", "cuts", "whole"),
    [
        ("subset", {"Regular", "Bold"}, False),
        ("used", {"Regular", "Bold"}, True),
        ("all", {"Regular", "Bold", "Italic", "BoldItalic"}, True),
        ("none", set[str](), True),
    ],
)
def test_a_brand_sets_how_much_of_its_fonts_is_embedded(desk: Desk, setting: str, cuts: set[str], whole: bool) -> None:
    desk.write(
        "styles/own/brand.yml", f"meta: {{name: Own}}\ndefaults: {{briefpress: {{extends: plain, fonts: {setting}}}}}\n"
    )
    desk.brief("Words.", front="title: A\nbrand: own")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    word = WordFile(desk.root / "output/brief.docx")
    (entry,) = found(word.root(TABLE), "w:font[@w:name='Roboto']")
    assert {str(node.tag).rpartition("embed")[2] for node in found(entry, "*[@w:fontKey]")} == cuts
    rare = {"\u1f00"}  # polytonic Greek
    assert all(rare <= letters(inside(entry, word, cut)) or not whole for cut in cuts)
    assert bool(found(word.root("word/settings.xml"), "w:embedTrueTypeFonts")) == bool(cuts)


@pytest.mark.parametrize("damage", [b"", b"0123456789abcdef0123 and no font"])
def test_a_damaged_cached_font_is_produced_again(desk: Desk, damage: bytes) -> None:
    cache = desk.root / ".briefpress"
    cache.unlink()
    desk.brief("Words.")

    def published() -> bytes:
        assert desk.run("publish", "brief", "--to", "docx", "--force").code == 0
        return (desk.root / "output/brief.docx").read_bytes()

    first = published()
    kept = [file for file in cache.glob("font-*") if not file.suffix]
    assert kept
    for file in kept:
        file.write_bytes(damage)
    assert published() == first


@pytest.mark.parametrize(("body", "inside"), [("Words.", False), ("Words and `code`.", True)])
def test_the_font_of_code_is_embedded_if_there_is_code(desk: Desk, body: str, inside: bool) -> None:
    desk.brief(body)
    desk.run("publish", "brief", "--to", "docx")
    word = WordFile(desk.root / "output/brief.docx")
    (entry,) = found(word.root(TABLE), "w:font[@w:name='IBM Plex Mono']")
    assert bool(found(entry, "w:embedRegular")) == inside


@pytest.mark.parametrize(("body", "inside"), [("Words.", False), ("Some *words*.", True)])
def test_italics_are_embedded_if_text_uses_them(desk: Desk, body: str, inside: bool) -> None:
    desk.brief(body)
    desk.run("publish", "brief", "--to", "docx")
    entries = found(WordFile(desk.root / "output/brief.docx").root(TABLE), "w:font[w:embedRegular]")
    assert entries
    assert any(found(entry, "w:embedItalic") for entry in entries) == inside
    base = next(entry for entry in entries if value(entry, "@w:name") == "Roboto")
    assert found(base, "w:embedBold")


def test_a_face_is_embedded_if_text_uses_it(desk: Desk) -> None:
    desk.brief("Some `code`, *slanted* **bold** words.\n\nAnd ***both***.\n")
    desk.run("publish", "brief", "--to", "docx")
    table = WordFile(desk.root / "output/brief.docx").root(TABLE)
    cuts = {
        value(entry, "@w:name"): {str(node.tag).rpartition("embed")[2] for node in found(entry, "*[@w:fontKey]")}
        for entry in found(table, "w:font")
    }
    assert cuts["Roboto"] == {"Regular", "Bold", "Italic", "BoldItalic"}
    assert cuts["IBM Plex Mono"] == {"Regular"}
    assert cuts["Source Serif Pro"] == {"Bold"}


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("نهر and **river**", {"embedRegular"}),
        ("A **نهر**", {"embedRegular", "embedBold"}),
        ("# نهر", {"embedRegular", "embedBold"}),
    ],
)
def test_a_font_for_another_script_has_the_faces_of_its_letters(desk: Desk, text: str, faces: set[str]) -> None:
    desk.brief(text, front="title: A")
    outcome = desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made"))
    assert outcome.code == 0, outcome.err
    (entry,) = found(WordFile(desk.root / "made/brief.docx").root(TABLE), "w:font[@w:name='Almarai']")
    assert {str(child.tag).rpartition("}")[2] for child in entry if "embed" in str(child.tag)} == faces
