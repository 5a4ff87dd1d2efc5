"""A brand on screens: its stylesheet for browsers, and its colours in dark mode."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from briefpress.brand import contrast, read_brand
from briefpress.brand.css.declarations import CLASSES
from briefpress.brand.roles import SCREEN_CLASSES
from briefpress.brand.screen import converted, schemes_of
from briefpress.problems import Report
from tests.desk import Desk
from tests.readers.publishing import OBO, ROOT


@pytest.mark.parametrize(
    ("css", "shown"),
    [
        ("p { margin-top: 8pt }", "p { margin-top: calc(8 * var(--pt)) }"),
        ("p { margin: 0pt 1in }", "p { margin: 0 calc(72 * var(--pt)) }"),
        ("p { font: 400 10pt/15pt Roboto }", "p { font: 400 calc(10 * var(--pt))/1.5 Roboto }"),
        ("p { font-size: 10pt; line-height: 15pt }", "p { font-size: calc(10 * var(--pt)); line-height: 1.5 }"),
        ("html { color: red }", "html body { color: var(--color-ff0000) }"),
        ("p { string-set: a content(); color: #123456 }", "p { color: var(--color-123456) }"),
        ("@page { margin: 1cm } @media print { p { top: 1px } }", "p { top: 1px }"),
        (".footnote::footnote-call, .a { top: 1px }", ".a { top: 1px }"),
        ("@media word { p { top: 1px } }", ""),
        (".page::after { content: counter(page) }", ""),
    ],
)
def test_rules_for_pages_become_rules_for_screens(css: str, shown: str) -> None:
    assert converted(css, ROOT).css.strip() == shown


def test_large_type_shrinks_on_small_screens() -> None:
    found = converted("h1 { font-size: 40pt }", ROOT).css
    assert found.startswith("h1 { font-size: min(clamp(calc(24 * var(--pt)), ")
    assert found.endswith(", calc(10.5 * var(--vw))) }")


def test_rules_for_screens_come_last() -> None:
    wide = "@media screen and (min-width: 9rem) { a { top: 0 } }"
    found = converted(f"p {{ top: 1px }} @media screen {{ p {{ top: 2px }} }} {wide}", ROOT)
    assert found.css.strip() == "p { top: 1px }"
    assert " ".join(found.own.split()) == "p { top: 2px } @media (min-width: 9rem) { a { top: 0 } }"


def test_areas_with_a_dark_background_are_known() -> None:
    found = converted(":root { --deep: #002147 } .cover { background: var(--deep) } .box { background: #EEEEEE }", ROOT)
    assert found.dark_backgrounds == [".cover"]


@pytest.mark.parametrize("brand", ["plain", OBO])
def test_dark_mode_is_as_legible_as_light_mode(tmp_path: Path, brand: str) -> None:
    found = read_brand(ROOT / "styles", brand, tmp_path, Report())
    assert found
    made = schemes_of(found.colors, found.colors["background"], found.colors["primary"])
    assert contrast(made.dark["background"], "#000000") < 1.4
    for one, other in combinations(found.colors, 2):
        day, night = (contrast(colors[one], colors[other]) for colors in (made.light, made.dark))
        if day >= 4.5 and "background" in (one, other):
            assert night >= 4.5, (one, other)
            assert contrast(made.strong[one], made.strong[other]) >= 7
            assert contrast(made.strong_dark[one], made.strong_dark[other]) >= 7


def test_pictures_of_a_stylesheet_are_embedded(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "a b.svg").write_text("<svg/>")
    found = converted('p { background: url("styles/a%20b.svg") } a { background: url(../x.svg) }', tmp_path)
    assert 'url("data:image/svg+xml;base64,PHN2Zy8+")' in found.css
    assert found.css.endswith('a { background: url("") }')


def test_rules_for_browsers_can_use_any_css(desk: Desk) -> None:
    desk.brief("Words.", front="title: A\nbrand: mine")
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    known = ".title:has(em) { text-wrap: balance; --x: 1 } .tools { grid-area: a }"
    screen = f"@media screen {{ {known} .tool {{ color: red }} }}"
    desk.write("styles/mine/style.css", screen)
    assert desk.check().heads == ["styles/mine/style.css:1:88: warning[class-unknown]"]


def test_a_page_has_the_classes_that_brands_can_style() -> None:
    folder = ROOT / "src" / "briefpress" / "html" / "web"
    rules = (folder / "web.css").read_text(encoding="utf-8")
    texts = "".join((folder / name).read_text(encoding="utf-8") for name in ("page.html.j2", "medium.py"))
    assert set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|url\(.*?\)", "", rules))) <= CLASSES
    assert {name for name in SCREEN_CLASSES if name not in texts} <= {"chart", "chart-data", "cross-reference", "slim"}


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ("print, screen", ""),
        ("print", ""),
        ("print and (min-width: 30em)", "(min-width: 30em)"),
        ("print and (min-width: 30em), screen and (max-width: 20em)", "(min-width: 30em), (max-width: 20em)"),
    ],
)
def test_rules_for_several_media_keep_the_conditions_of_each(tmp_path: Path, query: str, condition: str) -> None:
    css = converted(f"@media {query} {{ .box {{ color: red }} }}", tmp_path).css
    assert css.startswith(f"@media {condition} {{" if condition else ".box {")
