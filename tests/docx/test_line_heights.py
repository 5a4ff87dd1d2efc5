"""Lines in Word are as tall as in the PDF, and grow with pictures or larger text."""

from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefpress.brand.computed_style import Look
from briefpress.brand.fonts.metrics import natural_line, natural_lines
from briefpress.brand.roles import Role
from tests.desk import Desk
from tests.html.editions import plain_look
from tests.readers.word import Node, WordFile, found, value

ROBOTO = Path(str(files("font_roboto"))) / "files"
SERIF = Path(str(files("font_source_serif_pro"))) / "files"
FILES = {"Roboto": ROBOTO / "Roboto-Regular.ttf", "Source Serif Pro": SERIF / "SourceSerifPro-Regular.ttf"}
STYLES = "word/styles.xml"


@pytest.fixture(scope="module")
def look(shared_cache: Path) -> Look:
    return plain_look(shared_cache, "front-cover")


@pytest.fixture(scope="module")
def word(module_desk: Desk) -> WordFile:
    module_desk.brief("# A\n\nWords.\n")
    assert module_desk.run("publish", "brief", "--to", "docx").code == 0
    return WordFile(module_desk.root / "output/brief.docx")


def spacing(word: WordFile, style: str) -> Node:
    (result,) = found(word.root(STYLES), f"w:style[@w:styleId='{style}']/w:pPr/w:spacing")
    return result


def test_no_style_cuts_off_tall_content(word: WordFile) -> None:
    actual = found(word.root(STYLES), ".//w:spacing[@w:lineRule]")
    assert len(actual) > 30
    assert {value(line, "@w:lineRule") for line in actual} == {"atLeast", "auto"}


def test_line_heights_below_the_natural_one_are_a_multiple_of_it(word: WordFile, look: Look) -> None:
    """All other lines are as tall as in the PDF."""
    seen = set()
    for role in Role:
        style = look.styles[role]
        actual = found(word.root(STYLES), f"w:style[@w:styleId='{role.style_id}']/w:pPr/w:spacing[@w:lineRule]")
        if not actual or style.height or style.font not in FILES or role is Role.BRIEF_TABLE:
            continue
        natural, line = natural_line(FILES[style.font]) * style.size, int(value(actual[0], "@w:line"))
        rule = value(actual[0], "@w:lineRule")
        assert rule == ("auto" if style.line_height < natural else "atLeast"), role
        height = line / 240 * natural if rule == "auto" else line / 20
        assert height == pytest.approx(style.line_height, abs=natural / 240), role
        seen.add((role, rule))
    assert {(Role.TITLE, "auto"), (Role.HEADING_1, "auto"), (Role.TABLE_TEXT, "atLeast")} <= seen


def test_a_recommendation_has_space_for_its_numeral(word: WordFile, look: Look) -> None:
    """The extra height of the first line is subtracted from the space above it."""
    numeral, text = look.styles[Role.RECOMMENDATION_NUMBER], look.styles[Role.RECOMMENDATION]
    more = natural_line(FILES[numeral.font]) * numeral.size - text.line_height
    assert 0 < more < text.padding["top"]
    (top,) = found(word.root(STYLES), "w:style[@w:styleId='Recommendation']/w:pPr/w:pBdr/w:top")
    assert int(value(top, "@w:space")) == round(text.padding["top"] - more)
    assert int(value(spacing(word, "Recommendation"), "@w:before")) / 20 == text.margin["top"]


def test_a_line_is_as_tall_as_windows_needs(tmp_path: Path) -> None:
    with TTFont(ROBOTO / "Roboto-Regular.ttf") as font:
        size, os2 = font["head"].unitsPerEm, font["OS/2"]
        font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = 1000, -200, 100
        os2.usWinAscent, os2.usWinDescent = 2000, 600
        os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 1500, -500, 48
        font.save(tmp_path / "windows.ttf")
        font["hhea"].ascent = 3000
        font.save(tmp_path / "gap.ttf")
        os2.version, os2.fsSelection = 4, os2.fsSelection | 1 << 7
        font.save(tmp_path / "typographic.ttf")
    heights = {name: natural_line(tmp_path / f"{name}.ttf") * size for name in ("windows", "gap", "typographic")}
    assert heights == pytest.approx({"windows": 2600, "gap": 3300, "typographic": 2048})


def test_letters_are_joined_and_moved_together_as_in_the_pdf(word: WordFile) -> None:
    (defaults,) = found(word.root(STYLES), "w:docDefaults/w:rPrDefault/w:rPr")
    assert value(defaults, "w:kern/@w:val") == "2"
    word_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    assert defaults[-1].tag == f"{word_2010}ligatures"
    assert defaults[-1].get(f"{word_2010}val") == "standardContextual"


def test_font_families_without_a_file_have_no_line_height() -> None:
    assert natural_lines(["Roboto", "Nowhere"], [ROBOTO]).keys() == {"Roboto"}
