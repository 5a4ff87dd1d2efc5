"""The private parts of WeasyPrint in use: an untested version causes a clear error, not a faulty file."""

import datetime
import os
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
import weasyprint
import weasyprint.layout.block
import weasyprint.svg
from weasyprint.formatting_structure import boxes

from briefpress.engine import VERSION, EngineChangedError
from briefpress.engine.boxes import root_box
from briefpress.engine.font_choice import chosen_fonts
from briefpress.engine.fonts import font_configuration
from briefpress.engine.variants import inks
from briefpress.pdf.write import lay_out
from briefpress.problems import Report
from tests.conftest import ROOT
from tests.desk import Desk, clean_environment
from tests.pdf.conftest import Printer
from tests.pdf.constructs import BODY, STYLE, page
from tests.readers.pdf import PdfFile, poppler
from tests.readers.tags import read_tags

BRIEF = "<h1>One</h1><p>Words.</p>"


def test_one_major_version_is_required_and_one_version_is_tested() -> None:
    major = int(VERSION.partition(".")[0])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"weasyprint>={major},<{major + 1}" in project["dependencies"]
    assert f"weasyprint=={VERSION}" in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert weasyprint.__version__ == VERSION


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch, printer: Printer) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "99.0")
    with pytest.raises(EngineChangedError, match=r"99\.0"):
        printer(BRIEF)


# The private attributes of WeasyPrint in use: the owner and name of each.
PRIVATE: list[tuple[object, str]] = [
    (boxes.TextBox, "copy_with_text"),
    (weasyprint.layout.block, "_linebox_layout"),
    (weasyprint.layout.block, "iter_line_boxes"),
    (weasyprint.document, "build_formatting_structure"),
    (weasyprint.pdf, "Stream"),
    (weasyprint.pdf, "add_tags"),
    (weasyprint.pdf, "build_fonts_dictionary"),
    (weasyprint.svg, "text"),
    (weasyprint.svg.SVG, "draw"),
]


@pytest.mark.parametrize(("owner", "name"), PRIVATE)
def test_missing_content_is_reported(
    monkeypatch: pytest.MonkeyPatch, printer: Printer, owner: object, name: str
) -> None:
    monkeypatch.delattr(owner, name)
    with pytest.raises((EngineChangedError, AttributeError), match=name):
        printer(BRIEF)


def test_a_page_without_its_box_is_reported() -> None:
    with pytest.raises(EngineChangedError, match="_page_box"):
        root_box(SimpleNamespace())


def test_fonts_stored_elsewhere_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint.text.fonts, "FontConfiguration", SimpleNamespace)
    with pytest.raises(EngineChangedError, match="_folder"), font_configuration():
        pass


def test_fonts_of_the_page_and_the_environment_are_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    with chosen_fonts(lambda: os.environ.update(FONTCONFIG_FILE="/nowhere")):
        assert os.environ["FONTCONFIG_FILE"] == "/nowhere"
    assert "FONTCONFIG_FILE" not in os.environ


@pytest.mark.parametrize("content", ["<fontconfig/>", "junk"], ids=["no fonts", "broken"])
def test_system_fonts_do_not_matter(desk: Desk, content: str) -> None:
    """Brands include their fonts, so a machine without fonts or with a broken font list causes no messages."""
    desk.brief()
    file = desk.write("fonts.conf", content)
    outcome = desk.publish("--to", "pdf", environment=clean_environment(FONTCONFIG_FILE=str(file)))
    assert (outcome.code, outcome.err) == (0, "")


def test_kinds_of_files_in_two_tables_are_reported(monkeypatch: pytest.MonkeyPatch, printer: Printer) -> None:
    monkeypatch.setattr(weasyprint.document, "VARIANTS", {})
    with pytest.raises(EngineChangedError, match="two tables"):
        printer(BRIEF)


def test_colours_set_in_the_wrong_place_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint.pdf.stream.Stream, "set_color_rgb", None, raising=False)
    document = SimpleNamespace(color_profiles={})
    with pytest.raises(EngineChangedError, match="set_color_rgb"), inks(document, "cmyk", b"", lambda *_: ()):
        pass


def test_content_drawn_outside_the_tags_is_found(monkeypatch: pytest.MonkeyPatch, printer: Printer) -> None:
    def draw_page(*_: object) -> None:
        """Draw nothing."""

    monkeypatch.setattr(weasyprint.document, "draw_page", draw_page)
    with pytest.raises(EngineChangedError, match="drawn nothing"):
        printer(BRIEF)


def test_everything_is_restored_afterwards(printer: Printer) -> None:
    def state() -> list[object]:
        tables = weasyprint.pdf.VARIANTS, weasyprint.svg.TAGS
        return [*(getattr(owner, name) for owner, name in PRIVATE), *map(dict, tables)]

    before = state()
    printer(BRIEF)
    assert state() == before


def test_pages_look_as_weasyprint_draws_them(printer: Printer, tmp_path: Path) -> None:
    plain, constructs = tmp_path / "plain.pdf", printer(BODY)  # now, because the fonts are still available
    weasyprint.HTML(string=page(BODY)).write_pdf(plain)
    for name, file in (("plain", plain), ("tagged", constructs.path)):
        poppler("pdftoppm", "-r", "60", str(file), str(tmp_path / name))
    pages = sorted(tmp_path.glob("plain-*.ppm"))
    assert len(pages) == len(constructs.pdf.pages) > 30
    for picture in pages:
        other = tmp_path / picture.name.replace("plain", "tagged")
        assert picture.read_bytes() == other.read_bytes(), picture.name


def test_a_space_is_found_in_a_font_that_draws_none(printer: Printer) -> None:
    """Each word is alone on its line, so no space in that font is drawn, but one is needed."""
    assert "nowrap" not in STYLE
    tree, _ = read_tags(printer('<h1>One</h1><p style="font: 9pt Roboto; width: 1mm; hyphens: none">One two three</p>'))
    assert tree.one("P").text == "One two three"


def test_a_space_is_drawn_after_a_letter_in_another_font(printer: Printer) -> None:
    tree, _ = read_tags(printer("<h1>One</h1><p><em>Й</em> <em>a</em></p>"))
    assert tree.one("P").text == "Й a"


def test_a_missing_picture_is_replaced_by_its_alt_text(printer: Printer, tmp_path: Path) -> None:
    printer(BRIEF)  # now, because the fonts are still available
    report, file = Report(), tmp_path / "a.pdf"
    layout = lay_out(page('<h1>One</h1><p><img src="http://example.org/a.png" alt="A river"></p>'), tmp_path, report)
    file.write_bytes(layout.write(datetime.datetime(2026, 5, 1)))
    tree, _ = read_tags(PdfFile(file))
    assert str(tree.one("Figure").node["/Alt"]) == "A river"
    assert [str(problem.code) for problem in report.problems] == ["rendering"]


WORDS = "<p>Words that fill the page, line by line, with nothing to say of their own.</p>"


@pytest.mark.parametrize(("before", "page"), [(1, 1), (4, 2)])
def test_an_unbreakable_box_leaves_no_large_gap(printer: Printer, before: int, page: int) -> None:
    """Four paragraphs fill most of a page; the rest may stay empty."""
    box = f'<div style="break-inside: avoid"><p>First words.</p>{WORDS * 12}</div>'
    pages = printer(f"<h1>One</h1>{WORDS * before}{box}").raw_pages
    assert [number for number, text in enumerate(pages, start=1) if "First words." in text] == [page], pages


@pytest.mark.parametrize(("kept", "page"), [("avoid", 1), ("avoid-page", 2)])
def test_a_box_is_never_split_if_the_brand_forbids_it(printer: Printer, kept: str, page: int) -> None:
    box = f'<div style="break-inside: {kept}"><p>First words.</p>{WORDS * 3}</div>'
    pages = printer(f"<h1>One</h1>{WORDS * 2}{box}").raw_pages
    assert [number for number, text in enumerate(pages, start=1) if "First words." in text] == [page], pages
