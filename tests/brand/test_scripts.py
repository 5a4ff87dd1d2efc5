"""Fonts for letters that the brand's own fonts lack, by script."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefpress.brand import Brand, read_brand
from briefpress.brand.computed_style import read_look
from briefpress.brand.fonts import find_family, font_file, packages
from briefpress.brand.fonts.coverage import missing_characters
from briefpress.brand.roles import Role
from briefpress.brand.scripts import font_hint, with_scripts
from briefpress.edition import Paragraph, Text
from briefpress.model import Mark
from briefpress.problems import Report
from tests.desk import Desk, part

ALMARAI = Path(str(files("fontpkg_almarai"))) / "files"
ARABIC = "الخلفية"


def brand_of(desk: Desk, cache: Path, scripts: str = "", name: str = "own") -> Brand:
    """Return a brand that adds fonts for `scripts` to the plain brand."""
    ours = f"extends: plain, scripts: {{{scripts}}}" if scripts else "extends: plain"
    desk.write("styles/own/brand.yml", f"meta: {{name: Own}}\ndefaults: {{briefpress: {{{ours}}}}}\n")
    report = Report()
    brand = read_brand(desk.root / "styles", name, cache, report)
    assert report.problems == []
    assert brand is not None
    return brand


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only font folder of the machine, with two families for Arabic and another font."""
    folder = tmp_path / "machine"
    for family in ("FirstNaskh", "SecondNaskh"):
        (folder / "truetype").mkdir(parents=True, exist_ok=True)
        for cut in ("Regular", "Bold"):
            shutil.copy(ALMARAI / f"Almarai-{cut}.ttf", folder / "truetype" / f"{family}-{cut}.ttf")
    (folder / "readme.txt").write_text("Naskh", encoding="utf-8")
    monkeypatch.setattr(packages, "SYSTEM_FOLDERS", (folder, tmp_path / "nowhere"))
    return folder


def test_text_in_the_brands_own_scripts_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    brand = brand_of(desk, tmp_path)
    assert with_scripts(brand, ["Plain words – «слова»"], "Cyrl", tmp_path) is brand


def test_arabic_text_uses_the_font_set_by_the_plain_brand(desk: Desk, tmp_path: Path) -> None:
    brand = brand_of(desk, tmp_path)
    assert missing_characters([ARABIC], brand.font_folders, tmp_path)
    there = with_scripts(brand, [ARABIC], "Arab", tmp_path)
    assert there.font_folders == (*brand.font_folders, ALMARAI)
    assert '--brand-font-base: "Roboto", "Almarai", sans-serif' in there.css
    assert missing_characters([ARABIC], there.font_folders, tmp_path) == []


def test_digits_in_headings_match_a_language_without_a_serif(desk: Desk, tmp_path: Path) -> None:
    brand = brand_of(desk, tmp_path)
    in_arabic, in_english = (with_scripts(brand, [ARABIC], script, tmp_path).css for script in ("Arab", "Latn"))
    assert '--brand-font-headings: "Roboto", "Almarai", sans-serif' in in_arabic
    assert '--brand-font-headings: "Source Serif Pro", "Almarai", sans-serif' in in_english


def test_a_system_font_is_used_without_the_other_fonts_in_its_folder(desk: Desk, tmp_path: Path, machine: Path) -> None:
    brand = brand_of(desk, tmp_path, "Arab: First Naskh")
    (folder,) = set(with_scripts(brand, [ARABIC], "Arab", tmp_path).font_folders) - set(brand.font_folders)
    links = {file.name: file.resolve() for file in folder.iterdir()}
    assert links == {
        f"FirstNaskh-{cut}.ttf": machine / "truetype" / f"FirstNaskh-{cut}.ttf" for cut in ("Regular", "Bold")
    }


def test_a_collection_is_found_by_the_name_that_its_families_share(tmp_path: Path, machine: Path) -> None:
    (machine / "NotoSansCJK-Regular.ttc").write_bytes(b"")
    folder = find_family("Noto Sans CJK TC", (), tmp_path)
    assert folder is not None
    assert [file.name for file in folder.iterdir()] == ["NotoSansCJK-Regular.ttc"]
    assert find_family("Noto Serif CJK TC", (), tmp_path) is None


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(("script", "family"), [("Hant", "First"), ("Jpan", "Second")])
def test_the_font_for_the_language_takes_precedence(desk: Desk, tmp_path: Path, script: str, family: str) -> None:
    """Chinese and Japanese share characters but draw them differently."""
    brand = brand_of(desk, tmp_path, "Hant: First Naskh, Jpan: Second Naskh")
    css = with_scripts(brand, [ARABIC], script, tmp_path).css
    assert f'"Roboto", "{family} Naskh", sans-serif' in css


def test_a_brand_replaces_the_font_of_one_script(desk: Desk, tmp_path: Path) -> None:
    scripts = brand_of(desk, tmp_path, "Arab: First Naskh, Thai: Third Thai").scripts
    assert (scripts["Arab"], scripts["Thai"], scripts["Hebr"]) == ("First Naskh", "Third Thai", "Heebo")


@pytest.mark.usefixtures("machine")
def test_the_brands_own_fonts_take_precedence_over_packages_and_the_system(desk: Desk, tmp_path: Path) -> None:
    own = desk.write("styles/own/fonts/Almarai-Regular.ttf", (ALMARAI / "Almarai-Regular.ttf").read_bytes())
    folders = with_scripts(brand_of(desk, tmp_path, "Arab: Almarai"), [ARABIC], "Arab", tmp_path).font_folders
    assert own.parent.resolve() in folders
    assert ALMARAI not in folders


@pytest.mark.usefixtures("machine")
def test_characters_without_a_font_are_reported_with_the_font_to_install(desk: Desk, tmp_path: Path) -> None:
    brand_of(desk, tmp_path, "Arab: Nowhere Naskh")
    desk.brief(f"# {ARABIC}\n", front="title: A\nbrand: own")
    outcome = desk.check()
    assert outcome.code == 1
    assert "source/brief/brief.md:5:3: error[font-character]" in outcome.err
    assert "خ (U+062E)" in outcome.err
    assert 'the font for Arab is "Nowhere Naskh": install it' in outcome.err


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("name", ["brief", "brief.de"])
def test_a_character_without_a_font_is_found_in_an_included_file(desk: Desk, tmp_path: Path, name: str) -> None:
    brand_of(desk, tmp_path, "Arab: Nowhere Naskh")
    desk.brief("# Words\n", front="title: A\nbrand: own")
    desk.write(f"source/brief/{name}.md", "---\ntitle: A\nbrand: own\n---\n# Words\n\n{{< include part.md >}}\n")
    desk.write("source/brief/part.md", f"Words\nand {ARABIC}.\n")
    assert "source/brief/part.md:2:5: error[font-character]" in desk.check().err


@pytest.mark.parametrize(
    ("characters", "font", "package"),
    [
        ("ب", "Almarai", "fontpkg-almarai"),
        ("א", "Heebo", "fontpkg-heebo"),
        ("政", "Noto Sans CJK TC", "fonts-noto-cjk"),
        ("か", "Noto Sans CJK JP", "fonts-noto-cjk"),
        ("。か", "Noto Sans CJK JP", "fonts-noto-cjk"),
    ],
)
def test_the_plain_brand_lists_the_sources_of_its_fonts(
    desk: Desk, tmp_path: Path, characters: str, font: str, package: str
) -> None:
    hint = font_hint(brand_of(desk, tmp_path), characters)
    assert f'"{font}"' in hint
    assert package in hint


def test_for_any_other_script_the_folder_of_the_brand_is_reported(desk: Desk, tmp_path: Path) -> None:
    assert "styles/own/fonts/" in font_hint(brand_of(desk, tmp_path), "ไ")


def test_variable_fonts_become_faces_that_word_can_embed(desk: Desk, tmp_path: Path) -> None:
    brand = with_scripts(brand_of(desk, tmp_path), ["נהר"], "Hebr", tmp_path)
    cuts = [font_file("Heebo", brand.font_folders, bold=bold) for bold in (False, True)]
    assert [cut and cut.name for cut in cuts] == ["Heebo-Regular.ttf", "Heebo-Bold.ttf"]
    for cut, weight in zip(cuts, (400, 700), strict=True):
        with TTFont(cut) as font:
            assert ("fvar" in font, font["OS/2"].usWeightClass) == (False, weight)
            assert font["name"].getDebugName(1) == "Heebo"
    before = {cut: cut.stat().st_mtime_ns for cut in cuts if cut}
    find_family("Heebo", (), tmp_path)
    assert {cut: cut.stat().st_mtime_ns for cut in cuts if cut} == before


@pytest.mark.parametrize(("script", "italic"), [("Latn", True), ("Cyrl", True), ("Arab", False), ("Hant", False)])
def test_scripts_without_italics_are_never_slanted_or_spaced(
    desk: Desk, tmp_path: Path, shared_cache: Path, script: str, italic: bool
) -> None:
    look = read_look(with_scripts(brand_of(desk, tmp_path), ["x"], script, tmp_path), "a4", "", shared_cache)
    assert look.styles[Role.QUOTE].italic is italic
    assert bool(look.styles[Role.NOTES_HEADING].letter_spacing) is italic


def test_right_to_left_lines_have_the_height_of_their_scripts_font(
    desk: Desk, tmp_path: Path, shared_cache: Path
) -> None:
    brand = with_scripts(brand_of(desk, tmp_path), ["ماء"], "Arab", tmp_path)
    look, mirrored = (read_look(brand, "a4", "", shared_cache, mirrored=mirrored) for mirrored in (False, True))
    title = look.styles[Role.TITLE]
    assert mirrored.natural_line(title) == pytest.approx(1.116 * title.size)
    assert look.natural_line(title) > mirrored.natural_line(title)


@pytest.mark.parametrize(
    ("text", "strong"),
    [("water", False), ("вода", False), ("الماء", True), ("מים", True), ("水 Nature", True)],
)
def test_scripts_without_italics_use_bold_for_emphasis(desk: Desk, text: str, strong: bool) -> None:
    edition, _ = desk.edition(f"A *{text}*.\n")
    (paragraph,) = part(edition, "body").blocks
    assert isinstance(paragraph, Paragraph)
    marks = {mark for inline in paragraph.inlines if isinstance(inline, Text) for mark in inline.marks}
    assert marks == {Mark.STRONG if strong else Mark.EMPHASIS}
