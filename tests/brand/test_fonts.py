"""Missing or damaged fonts, and fonts that differ from those that the brand specifies, are reported with
their places.
"""

import io
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import flagOverlapSimple

from briefpress.brand import read_brand
from briefpress.brand.fonts import font_file, packages, use_fonts
from briefpress.brand.fonts.instances import with_faces
from briefpress.engine.font_choice import chosen_fonts
from briefpress.problems import Report
from tests.desk import Desk, Outcome, clean_environment, command
from tests.readers.pdf import PdfFile

ALMARAI = Path(str(files("fontpkg_almarai"))) / "files"
HEEBO = Path(str(files("fontpkg_heebo"))) / "files" / "Heebo[wght].ttf"
REGULAR = (ALMARAI / "Almarai-Regular.ttf").read_bytes()
FAMILY = "defaults: {{briefpress: {{extends: plain}}}}\ntypography: {{base: {0}, headings: {0}}}\n"


def checked(desk: Desk, text: str, font: bytes | None = None, *, name: str = "Mine-Regular.ttf") -> Outcome:
    """Check a brief in a brand with this brand.yml and one file in fonts/."""
    desk.write("styles/own/brand.yml", text)
    if font is not None:
        desk.write(f"styles/own/fonts/{name}", font)
    desk.brief(front="title: A\nbrand: own")
    return desk.check()


def flavoured(flavor: str) -> bytes:
    data = io.BytesIO()
    with TTFont(io.BytesIO(REGULAR)) as font:
        font.flavor = flavor
        font.save(data)
    return data.getvalue()


def postscript() -> bytes:
    """Return a small font with PostScript outlines."""
    builder = FontBuilder(1000, isTTF=False)
    letters = {chr(number): f"g{number}" for number in range(0x20, 0x7F)}
    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.lineTo((400, 0))
    pen.lineTo((400, 700))
    pen.closePath()
    drawn = pen.getCharString()
    names = [".notdef", *letters.values()]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in letters.items()})
    builder.setupCFF("Mine-Regular", {}, dict.fromkeys(names, drawn), {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Mine", "styleName": "Regular", "psName": "Mine-Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    data = io.BytesIO()
    builder.save(data)
    return data.getvalue()


@pytest.mark.parametrize("text", ["meta: {name: Mine}\n", 'color: {foreground: "#112233"}\n'])
@pytest.mark.parametrize("css", ["", ".body-text { color: red }"])
def test_a_brand_without_fonts_is_reported_and_nothing_is_laid_out(desk: Desk, text: str, css: str) -> None:
    if css:
        desk.write("styles/own/style.css", css)
    outcome = checked(desk, text)
    assert "styles/own/brand.yml:1:1: error[brand-invalid]" in outcome.heads
    assert "extends: plain" in outcome.err
    publishes = desk.run("publish")
    assert (publishes.code, publishes.heads) == (1, outcome.heads)


def test_a_misspelt_setting_and_a_missing_font_are_both_reported(desk: Desk) -> None:
    outcome = checked(desk, "defaults: {brieffpress: {extends: plain}}\n")
    assert [head.partition(": ")[2] for head in outcome.heads] == ["error[brand-invalid]", "warning[key-unknown]"]


@pytest.mark.parametrize(
    ("family", "hint"),
    [
        ("Open Sans", "pip install fontpkg-open-sans"),
        ("Fredoka One", "pip install font-fredoka-one"),
        ("Calibri", "put its files in styles/own/fonts/"),
        ("Opan Sans", "fontpkg-open-sans"),
    ],
)
def test_a_missing_font_family_is_reported_with_its_package(desk: Desk, family: str, hint: str) -> None:
    outcome = checked(desk, FAMILY.format(family))
    assert outcome.heads == ["styles/own/brand.yml:2:20: error[font-missing]"]
    assert hint in outcome.err


def test_the_packages_in_the_hint_are_the_installed_ones() -> None:
    names = packages.PACKAGES.read_text(encoding="utf-8").split()
    assert {"font-roboto", "font-source-serif-pro", "fontpkg-almarai", "fontpkg-heebo"} <= set(names)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "git lfs pull"),
        (b"words", "it is damaged"),
        (REGULAR[: len(REGULAR) // 2], "it is damaged"),
        (REGULAR[:9000] + bytes([REGULAR[9000] ^ 8]) + REGULAR[9001:], "it is damaged"),
        (b"wOF2" + REGULAR[4:500], "it is damaged"),
    ],
)
def test_a_damaged_font_is_reported(desk: Desk, data: bytes, message: str) -> None:
    outcome = checked(desk, FAMILY.format("Mine"), data)
    assert "styles/own/fonts/Mine-Regular.ttf:1:1: error[brand-invalid]" in outcome.heads
    assert message in outcome.err
    assert desk.run("publish").heads == outcome.heads


def test_the_family_in_a_font_file_counts_not_its_name(desk: Desk) -> None:
    outcome = checked(desk, FAMILY.format("Mine"), REGULAR)
    assert "styles/own/brand.yml:2:20: error[font-missing]" in outcome.heads
    assert "its font files contain: Almarai" in outcome.err
    assert checked(desk, FAMILY.format("Almarai"), REGULAR).err == ""


@pytest.mark.parametrize(
    ("data", "name", "family"),
    [
        (lambda: flavoured("woff"), "a.woff", "Almarai"),
        (lambda: flavoured("woff2"), "a.woff2", "Almarai"),
        (lambda: REGULAR, "any name.ttf", "Almarai"),
        (HEEBO.read_bytes, "a.ttf", "Heebo"),
    ],
)
def test_fonts_in_every_format_are_used_in_pages_and_word(
    desk: Desk, tmp_path: Path, data: Callable[[], bytes], name: str, family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = packages._package
    monkeypatch.setattr(packages, "_package", lambda name: None if name == family else package(name))
    assert checked(desk, FAMILY.format(family), data(), name=name).err == ""
    brand = read_brand(desk.root / "styles", "own", tmp_path, Report())
    assert brand is not None
    cut = font_file(family, brand.font_folders)
    assert cut is not None
    with TTFont(cut) as font:
        assert (font.flavor, "fvar" in font) == (None, False)


def test_faces_of_variable_fonts_are_created_for_text_and_scripts(desk: Desk) -> None:
    assert checked(desk, FAMILY.format("Heebo")).err == ""
    assert desk.run("publish").code == 0
    embedded = PdfFile(desk.root / "output/brief.pdf").fonts
    assert any("Heebo" in name for name in embedded)


@pytest.mark.parametrize(
    ("cut", "weight", "is_bold", "is_italic"),
    [("Regular", 400, 0, 0), ("Bold", 700, 1, 0), ("Italic", 400, 0, 1), ("BoldItalic", 700, 1, 1)],
)
def test_a_face_of_a_variable_font_is_named_like_a_static_one(
    cuts: Path, cut: str, weight: int, is_bold: int, is_italic: int
) -> None:
    with TTFont(cuts / f"SourceSans3-{cut}.ttf") as font:
        assert font["name"].getDebugName(1) == "Source Sans 3"
        assert font["name"].getDebugName(2) == cut.replace("BoldI", "Bold I")
        assert font["OS/2"].usWeightClass == weight
        assert (font["head"].macStyle & 1, font["head"].macStyle >> 1 & 1) == (is_bold, is_italic)
        assert not {"fvar", "gvar", "HVAR", "MVAR", "STAT"} & {*font.keys()}
        assert font["glyf"]["A"].flags[0] & flagOverlapSimple


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    package = packages._package("Source Sans 3")
    assert package is not None
    return with_faces(package, tmp_path_factory.mktemp("cuts"))


def test_content_that_word_rejects_is_reported(desk: Desk) -> None:
    outcome = checked(desk, FAMILY.format("Mine"), postscript(), name="Mine-Regular.otf")
    assert outcome.heads == []
    assert "styles/own/fonts/Mine-Regular.otf:1:1: remark[css-not-in-word]" in outcome.err
    assert desk.run("publish", "--to", "pdf").code == 0


def test_a_font_with_postscript_outlines_is_used_beside_another_with_truetype_outlines(desk: Desk) -> None:
    desk.write("styles/own/fonts/Almarai-Regular.ttf", REGULAR)
    checked(desk, FAMILY.format("Mine"), postscript(), name="Mine-Regular.otf")
    assert desk.run("publish", "--to", "pdf").code == 0
    assert any("Mine" in name for name in PdfFile(desk.root / "output/brief.pdf").fonts)


@pytest.mark.parametrize("family", ["Lato", "Lato Black"])
def test_a_face_is_found_by_the_name_of_its_own_family_too(desk: Desk, tmp_path: Path, family: str) -> None:
    data = io.BytesIO()
    with TTFont(io.BytesIO(REGULAR)) as font:
        for id_, name in {1: "Lato Black", 2: "Regular", 16: "Lato", 17: "Black"}.items():
            font["name"].setName(name, id_, 3, 1, 0x409)
        font["head"].created = 1  # fontTools warns about such old timestamps
        font.save(data)
    assert checked(desk, FAMILY.format(family), data.getvalue(), name="Lato-Black.ttf").err == ""
    brand = read_brand(desk.root / "styles", "own", tmp_path, Report())
    assert brand is not None
    assert font_file("Lato Black", brand.font_folders) is not None


@pytest.mark.parametrize(
    ("css", "spot"),
    [
        ('.heading-1 { font-family: "Gill Sans" }', "1:27"),
        (".heading-1 { font: 700 20pt/24pt Gill Sans, serif }", "1:34"),
        (':root { --mine: "Gill Sans" }\n.box { font-family: var(--mine), Roboto }', "2:8"),
    ],
)
def test_a_missing_font_family_in_the_stylesheet_is_reported(desk: Desk, css: str, spot: str) -> None:
    desk.write("styles/own/style.css", css)
    outcome = checked(desk, FAMILY.format("Roboto"))
    assert outcome.heads == [f"styles/own/style.css:{spot}: error[font-missing]"]


def test_a_family_of_the_stylesheet_comes_from_its_package(desk: Desk, tmp_path: Path) -> None:
    desk.write("styles/own/style.css", ".heading-1 { font-family: Almarai, serif }\n.box { font-family: serif }")
    assert checked(desk, FAMILY.format("Roboto")).err == ""
    brand = read_brand(desk.root / "styles", "own", tmp_path, Report())
    assert brand is not None
    assert ALMARAI in brand.font_folders


@pytest.mark.parametrize("content", [b"", b"junk", b"<fontconfig/>"])
def test_anything_else_in_the_cache_is_ignored(desk: Desk, tmp_path: Path, content: bytes) -> None:
    checked(desk, FAMILY.format("Roboto"))
    brand = read_brand(desk.root / "styles", "own", tmp_path, Report())
    assert brand is not None
    with chosen_fonts(lambda: use_fonts(brand.font_folders, tmp_path)):
        (config,) = tmp_path.glob("fonts-*.conf")
        sound = config.read_bytes()
        config.write_bytes(content)
        use_fonts(brand.font_folders, tmp_path)
    assert config.read_bytes() == sound


@pytest.mark.parametrize("content", ["null", "[]", "{}", "junk", ""])
def test_invalid_cached_results_are_computed_again(desk: Desk, content: str) -> None:
    cache = desk.root / ".briefpress"
    cache.unlink()
    checked(desk, FAMILY.format("Roboto"))
    kept = [*cache.glob("*.json")]
    assert len(kept) > 2
    for file in kept:
        file.write_text(content, encoding="utf-8")
    assert desk.check("--strict").err == ""


def test_pages_have_the_same_fonts_without_a_cache(desk: Desk) -> None:
    desk.brief()
    (desk.root / ".briefpress").unlink()
    desk.write(".briefpress", "a file")
    temporary = desk.root / "temporary"
    temporary.mkdir()
    outcome = command("publish", "--to", "pdf", cwd=desk.root, environment=clean_environment(TMPDIR=str(temporary)))
    assert (outcome.code, outcome.heads) == (0, [])
    assert [*temporary.iterdir()] == []
    embedded = {name.partition("+")[2] or name for name in PdfFile(desk.root / "output/brief.pdf").fonts}
    assert embedded
    assert all(name.startswith(("Roboto", "Source", "IBM")) for name in embedded)


def test_font_files_listed_in_brand_yml_must_exist(desk: Desk) -> None:
    fonts = "typography: {{fonts: [{{family: Almarai, source: file, files: [{0}]}}], base: Almarai}}\n"
    extends = "defaults: {briefpress: {extends: plain}}\n"
    assert checked(desk, fonts.format("fonts/Mine-Regular.ttf") + extends, REGULAR).err == ""
    outcome = checked(desk, fonts.format("path: fonts/Mine-Regulr.ttf") + extends)
    assert outcome.heads == ["styles/own/brand.yml:1:68: error[font-missing]"]
    assert 'did you mean "Mine-Regular.ttf"?' in outcome.err
