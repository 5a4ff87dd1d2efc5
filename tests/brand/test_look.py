"""The specimen: the Word style of each role matches its CSS."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from briefpress.brand import read_brand
from briefpress.brand.computed_style import Look, read_look
from briefpress.brand.fonts import use_fonts
from briefpress.brand.roles import PartKind, Role
from briefpress.engine import fetch, load
from briefpress.engine.font_choice import chosen_fonts
from briefpress.problems import Report

BRAND = """\
color:
  palette: {ink: "#112233"}
  foreground: ink
typography:
  fonts: [{family: Roboto, source: system}, {family: Source Serif Pro, source: system}]
  base: {family: Roboto}
  headings: {family: Source Serif Pro}
"""
PAGE = "@page { size: var(--paper-width) var(--paper-height); margin: 20mm 25mm 30mm 35mm }"
ROLES = list(Role)


def look_of(folder: Path, css: str, page_class: str = "") -> Look:
    """Return the look of a brand that consists of `css` only."""
    brand = folder / "styles" / "small"
    brand.mkdir(parents=True, exist_ok=True)
    (brand / "brand.yml").write_text(BRAND, encoding="utf-8")
    (brand / "style.css").write_text(css, encoding="utf-8")
    report = Report()
    read = read_brand(folder / "styles", "small", folder / "cache", report)
    assert read is not None, report.problems
    assert report.problems == []
    with chosen_fonts(lambda: use_fonts(read.font_folders, folder / "cache")):
        return read_look(read, "a4", page_class, folder / "cache")


@pytest.fixture(scope="module")
def distinct(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Return a look in which every role has a different size, colour and font."""
    rules = (
        f".{role.css_class} {{ font: {'italic' if n % 2 else 'normal'} {700 if n % 3 else 400} "
        f"{8 + n / 2}pt/{10 + n}pt {'Roboto' if n % 2 else 'Source Serif Pro'}; "
        f"color: #{n:02x}{n * 2:02x}{255 - n:02x} }}"
        for n, role in enumerate(ROLES)
    )
    return look_of(tmp_path_factory.mktemp("look"), "\n".join([PAGE, *rules]))


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.css_class)
def test_every_role_has_the_font_size_and_colour_of_its_css(distinct: Look, role: Role) -> None:
    n, style = ROLES.index(role), distinct.styles[role]
    assert style.font == ("Roboto" if n % 2 else "Source Serif Pro")
    assert style.size == pytest.approx(8 + n / 2, abs=0.01)
    assert style.line_height == pytest.approx(10 + n, abs=0.01)
    assert style.color == f"{n:02X}{n * 2:02X}{255 - n:02X}"
    assert style.bold == bool(n % 3)
    assert style.italic == bool(n % 2)


def test_boxes_are_read_in_points(tmp_path: Path) -> None:
    css = ".body-text { margin: 1pt 2pt 3pt 4mm; padding: 5pt; border-left: 2pt dashed red; background: #abcdef }"
    style = look_of(tmp_path, f"{PAGE} {css}").styles[Role.BODY_TEXT]
    assert dict(style.margin) == pytest.approx({"top": 1, "right": 2, "bottom": 3, "left": 11.339}, abs=0.01)
    assert set(style.padding.values()) == {5.0}
    assert set(style.border) == {"left"}
    assert (style.border["left"].width, style.border["left"].color, style.border["left"].style) == (
        2,
        "FF0000",
        "dashed",
    )
    assert style.background == "ABCDEF"


def test_text_properties_in_css_are_read(tmp_path: Path) -> None:
    css = ".heading-1 { text-transform: uppercase; letter-spacing: 2pt; text-align: center; break-after: avoid }"
    look = look_of(
        tmp_path, f"{PAGE} {css} .hyperlink {{ text-decoration: underline }} .part-body {{ break-before: page }}"
    )
    style = look.styles[Role.HEADING_1]
    assert (style.transform, style.letter_spacing, style.align, style.keep_with_next) == (
        "uppercase",
        2,
        "center",
        True,
    )
    assert look.styles[Role.HYPERLINK].underline
    assert not look.styles[Role.BODY_TEXT].underline
    assert look.new_page == {PartKind.BODY}


def test_colours_and_fonts_of_brand_yml_reach_the_css(tmp_path: Path) -> None:
    css = ".title { color: var(--brand-ink); font-family: var(--brand-font-headings) }"
    style = look_of(tmp_path, f"{PAGE} {css}").styles[Role.TITLE]
    assert (style.color, style.font) == ("112233", "Source Serif Pro")


def test_a_long_title_has_its_own_look(tmp_path: Path) -> None:
    css = f"{PAGE} .title {{ font-size: 40pt }} .title-long .title {{ font-size: 30pt }}"
    assert look_of(tmp_path, css, "title-long").styles[Role.TITLE].size == 30
    assert look_of(tmp_path, css, "title-short").styles[Role.TITLE].size == 40


def test_the_page_is_read(distinct: Look) -> None:
    assert (distinct.page.width, distinct.page.height) == pytest.approx((595.28, 841.89), abs=0.01)
    margin = {"top": 56.693, "right": 70.866, "bottom": 85.039, "left": 99.213}
    assert dict(distinct.page.margin) == pytest.approx(margin, abs=0.01)


def test_bullets_are_read(tmp_path: Path) -> None:
    css = '.list-bullet { list-style-type: "★ " } .list-bullet::marker { color: #ff0000 }'
    assert look_of(tmp_path, f"{PAGE} {css}").markers[Role.LIST_BULLET] == ("★", "FF0000")


def test_a_look_is_the_same_from_the_cache(tmp_path: Path) -> None:
    css = f"{PAGE} .title {{ font-size: 33pt }}"
    first = look_of(tmp_path, css)
    assert list((tmp_path / "cache").glob("look-*.json"))
    assert look_of(tmp_path, css) == first


def test_a_damaged_cache_is_ignored(tmp_path: Path) -> None:
    css = f"{PAGE} .title {{ font-size: 33pt }}"
    first = look_of(tmp_path, css)
    for file in (tmp_path / "cache").glob("look-*.json"):
        file.write_text("{", encoding="utf-8")
    assert look_of(tmp_path, css) == first


def test_a_weasyprint_without_its_private_attribute_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word's styles depend on `Page._page_box`, which a new version of WeasyPrint may rename."""

    class Html:
        def __init__(self, *, string: str, url_fetcher: object, media_type: str) -> None:
            self.string, self.fetcher, self.medium = string, url_fetcher, media_type

        def render(self) -> SimpleNamespace:
            return SimpleNamespace(pages=[SimpleNamespace()])

    monkeypatch.setattr(fetch, "fetcher", lambda: None)
    monkeypatch.setattr(load, "weasyprint", lambda: SimpleNamespace(HTML=Html))
    with pytest.raises(Exception, match="_page_box"):
        look_of(tmp_path, PAGE)


def test_a_weasyprint_whose_boxes_have_no_element_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Html:
        def __init__(self, *, string: str, url_fetcher: object, media_type: str) -> None:
            self.string, self.fetcher, self.medium = string, url_fetcher, media_type

        def render(self) -> SimpleNamespace:
            box = SimpleNamespace(descendants=lambda: [SimpleNamespace(style={})])
            return SimpleNamespace(pages=[SimpleNamespace(_page_box=box)])

    monkeypatch.setattr(fetch, "fetcher", lambda: None)
    monkeypatch.setattr(load, "weasyprint", lambda: SimpleNamespace(HTML=Html))
    with pytest.raises(Exception, match="WeasyPrint"):
        look_of(tmp_path, PAGE)
