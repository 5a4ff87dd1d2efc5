"""`check` and `publish` report errors in a stylesheet, each with its line and a correction."""

import base64
from pathlib import Path

import pytest

from tests.brand.checking import BRAND, checked, hints, spots
from tests.desk import Desk
from tests.readers.pictures import png_that_claims

BOM = b"\xef\xbb\xbf"


FAULTS = [
    # A line of CSS, the column, level and code of its problem, and the hint.
    (".heading-1 { colour: red }", "14: warning[css-invalid]", 'did you mean "color"?'),
    (".heading-1 { font-size: 20 }", "14: warning[css-invalid]", "font-size: 20pt"),
    (".heading-1 { color: rde }", "14: warning[css-invalid]", "a value that this property accepts"),
    (".heading-1 { color }", "19: warning[css-invalid]", "`name: value;`"),
    (".box { color: var(--brand-pirmary) }", "19: warning[css-invalid]", 'did you mean "--brand-primary"?'),
    (".box { margin-top: var(--x) }", "24: warning[css-invalid]", "define it"),
    (".box { background: url(missing.jpg) }", "20: error[image-missing]", "save it as styles/own/missing.jpg"),
    (".box { background: url('brand.yaml') }", "20: error[image-missing]", 'did you mean "brand.yml"?'),
    (".box { background: url(//a.org/a.png) }", "20: warning[image-address]", "save a copy"),
    (".box { background: url(https://a.org/a.png) }", "20: warning[image-address]", "save a copy"),
    (".box { background: url(file:///etc/a.png) }", "20: error[path-outside]", "save a copy"),
    ('@import "https://a.org/a.css";', "1: warning[css-invalid]", "copy the imported rules into this file"),
    ("@include card;", "1: warning[css-invalid]", "write plain CSS"),
    ("@meda print { .box { color: red } }", "1: warning[css-invalid]", 'did you mean "media"'),
    ("@font-face { font-family: X; src: url(x.woff2) }", "1: warning[css-invalid]", "fonts/"),
    ("@container (width > 9cm) { .toc-1 { color: red } }", "1: warning[css-invalid]", "without the condition"),
    ('@property --x { syntax: "*"; inherits: false }', "1: warning[css-invalid]", "remove it"),
    ("@media (max-width: 9cm) { .toc-1 { color: red } }", "1: warning[css-invalid]", "write @media screen and (...)"),
    ("@media not screen { .toc-1 { color: red } }", "1: warning[css-invalid]", "write @media screen and (...)"),
    (".box { margin: 15 px }", "8: warning[css-invalid]", "remove the space before the unit: 15px"),
    (".box { font-weight: 850 }", "8: warning[css-invalid]", "use a multiple of 100"),
    (".box { text-align: centre }", "8: warning[css-invalid]", 'did you mean "center"?'),
    (".box { margin-top: calc(10pt + 3) }", "8: warning[css-invalid]", "add a unit: calc(10pt + 3pt)"),
    (".box { width: min(100% - 3, 4cm) }", "8: warning[css-invalid]", "add a unit: min(100% - 3pt, 4cm)"),
    (".box { margin-top: calc(10pt+3pt) }", "8: warning[css-invalid]", "calc(10pt + 3pt)"),
    (".box { background: url(data:image/png;base64,AAAA) }", "20: error[image-invalid]", "save a copy"),
    (".box { background: url('data:image/svg+xml,<svg') }", "20: error[image-invalid]", "save a copy"),
    (".toc-1::befor { color: red }", "1: warning[css-invalid]", ""),
    (".toc-1 > > a { color: red }", "1: warning[css-invalid]", ""),
]


def test_a_comment_without_an_end_is_reported(desk: Desk) -> None:
    outcome = checked(desk, ".box { color: red }\n/* Boxes\n.sidebar { color: red }\n")
    assert spots(outcome) == ["2:1: warning[css-invalid]"]
    assert hints(outcome) == ["write */ where it ends"]
    assert spots(checked(desk, '.box { content: "/*" } /* ** /* */\n')) == []


@pytest.mark.parametrize("side", [12_000, 60_000])
def test_embedded_pictures_with_too_many_pixels_are_reported(desk: Desk, side: int) -> None:
    data = base64.b64encode(png_that_claims(side)).decode()
    outcome = checked(desk, f".box {{ background: url(data:image/png;base64,{data}) }}\n")
    assert spots(outcome) == ["1:20: error[image-invalid]"]


def test_faults_are_reported_at_their_places(desk: Desk) -> None:
    outcome = checked(desk, "\n".join(css for css, _, _ in FAULTS))
    found = dict(zip(spots(outcome), hints(outcome), strict=True))
    assert [*found] == [f"{line}:{spot}" for line, (_, spot, _) in enumerate(FAULTS, start=1)]
    assert [hint for hint, (_, _, item) in zip(found.values(), FAULTS, strict=True) if item not in hint] == []
    assert str(desk.root) not in outcome.err
    assert outcome.code == 1


@pytest.mark.parametrize(
    ("css", "spot", "hint"),
    [
        (".heading-1 { color: red", "1:12: warning[css-invalid]", "add } after the last declaration"),
        (".quote { color: red\n.heading-1 { color: red }", "1:8: warning[css-invalid]", "add }"),
        (".heading-1 { color: red } }", "1:27: warning[css-invalid]", "remove it"),
        (".heading-1 { color: red\n  margin: 3pt }", "1:14: warning[css-invalid]", "color: red;"),
        (":root { --mine: 20 }\n.box { margin-top: var(--mine) }", "2:8: warning[css-invalid]", ""),
        ("@media prnt { .toc-1 { color: red } }", "1:8: warning[css-invalid]", 'did you mean "print"?'),
        ("@page { @top-left { contnt: none } }", "1:21: warning[css-invalid]", 'did you mean "content"?'),
        ("@media print { .box { colour: red } }", "1:23: warning[css-invalid]", 'did you mean "color"?'),
        (".quote { width: calc(1px + ) }", "1:10: error[brand-invalid]", "remove it"),
        (".quote { font-size: calc(1em * 1.5) }", "1:10: error[brand-invalid]", "such as 14pt or 1.2em"),
        (":root { --mine: var(--mine) }\n.box { color: var(--mine) }", "1:9: warning[css-invalid]", "the value itself"),
        ("$main: red;\n.box { color: red }", "1:1: warning[css-invalid]", ":root { --name: value }"),
        ("$main: red", "1:8: warning[css-invalid]", ":root { --name: value }"),
        (".box { color: $main }", "1:8: warning[css-invalid]", "color: var(--main)"),
        ("// Boxes\n.box { color: red }", "1:1: warning[css-invalid]", "/* ... */"),
        (".box {\n  color: red; // x\n  margin: 3pt;\n}", "2:15: warning[css-invalid]", "/* ... */"),
        (".box { color: red // x\n}", "1:8: warning[css-invalid]", "/* ... */"),
        (":root { --a: 3 }\n.box { margin-top: calc(1pt + var(--a)) }", "2:8: warning[css-invalid]", "add a unit"),
        ("<style>\n.box { color: red }", "1:1: warning[css-invalid]", "remove the HTML tag"),
        ("```css\n.box { color: red }", "1:1: warning[css-invalid]", "remove the line with ```"),
        (".quote { font-size: 1e9px }", "1:21: error[brand-invalid]", "a smaller number"),
        (".quote { letter-spacing:1e9px }", "1:25: error[brand-invalid]", "a smaller number"),
        (".quote { font-size:calc(1px*1e400) }", "1:29: error[brand-invalid]", "a smaller number"),
        ("body{display:none}", "1:6: error[brand-invalid]", "remove it"),
    ],
)
def test_the_only_fault_in_a_file_is_reported(desk: Desk, css: str, spot: str, hint: str) -> None:
    outcome = checked(desk, css)
    assert spots(outcome) == [spot]
    assert hint in outcome.err
    assert outcome.code == int("error" in spot)


@pytest.mark.parametrize(
    "css",
    [
        ".quote { width: calc(1px + ); colour: red }",
        "body{display:none}",
        ".quote { font-size: 20 }\n.box { background: url(missing.jpg) }",
        BOM + b".heading-1 { color: red }",
        "@page { margn: 1mm }\n.box { color: var(--no) }\n.box::befor { color: red }\n} .quote { a: b }",
    ],
)
def test_publish_reports_the_same_problems_as_check(desk: Desk, css: str | bytes) -> None:
    checks = checked(desk, css)
    publishes = checked(desk, css, "--verbose", command="publish")
    assert (publishes.heads, publishes.code) == (checks.heads, checks.code)
    assert str(desk.root) not in publishes.err


def test_conditions_for_web_pages_are_valid(desk: Desk) -> None:
    css = "@media screen and (max-width: 9cm) { .heading-1 { color: red } @supports (gap: 1px) { .box { gap: 0 } } }"
    assert checked(desk, css, "--to", "pdf", command="publish").heads == []


def test_the_first_rule_after_a_byte_order_mark_counts(desk: Desk, tmp_path: Path) -> None:
    from briefpress.brand import read_brand
    from briefpress.problems import Report

    assert checked(desk, BOM + b".heading-1 { color: red }", "--strict").err == ""
    brand = read_brand(desk.root / "styles", "own", tmp_path, Report())
    assert brand is not None
    assert "\n.heading-1 { color: red }" in brand.css
    assert "\ufeff" not in brand.css


def test_a_fault_is_reported_in_the_file_that_contains_it(desk: Desk) -> None:
    desk.write("styles/base/brand.yml", BRAND)
    desk.write("styles/base/style.css", "\n.box { colour: red }")
    desk.write("styles/base/print.css", "\n\n.box { colour: red }")
    checked(desk, ".quote { color: red }")
    desk.write("styles/own/brand.yml", BRAND.replace("plain", "base"))
    assert desk.check().heads == [
        "styles/base/print.css:3:8: warning[css-invalid]",
        "styles/base/style.css:2:8: warning[css-invalid]",
    ]


def test_addresses_are_relative_to_the_file(desk: Desk, tmp_path: Path) -> None:
    from briefpress.brand import read_brand
    from briefpress.problems import Report

    desk.write("styles/own/images/a b.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    css = (
        ".box { background: url('images/a b.svg') }\n@media print { .quote { background: url(styles/own/brand.yml) } }"
    )
    assert "image-missing" not in checked(desk, css).err
    brand = read_brand(desk.root / "styles", "own", tmp_path, Report())
    assert brand is not None
    assert 'url("styles/own/images/a%20b.svg")' in brand.css


def test_rules_that_no_format_can_show_are_reported_once(desk: Desk) -> None:
    assert spots(checked(desk, ".abstract { text-shadow: 1px 1px red }")) == ["1:13: warning[css-invalid]"]


def test_rules_that_move_text_off_the_page_are_reported(desk: Desk) -> None:
    assert spots(checked(desk, ".abstract { position: running(x) }")) == ["1:13: error[brand-invalid]"]
    assert checked(desk, ".header { position: running(header) }", "--strict").err == ""


def test_a_cached_result_is_used_until_the_stylesheet_changes(desk: Desk) -> None:
    first = checked(desk, ".box { colour: red }")
    assert checked(desk, ".box { colour: red }").err == first.err
    desk.write("styles/own/x.jpg", b"")
    assert desk.check().err == first.err
    assert checked(desk, ".box { color: red }").err == ""


PIXEL = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"


@pytest.mark.parametrize(
    "value",
    [
        f'background: url("{PIXEL}")',
        "line-height: calc(1 + 0.2)",
        "margin-top: calc((2pt + 1mm) * 2)",
        "margin-top: calc(var(--brand-x, 3pt) + 1pt)",
        "width: clamp(3cm, 50%, 2 * 4cm)",
    ],
)
def test_valid_values_are_accepted(desk: Desk, value: str) -> None:
    assert spots(checked(desk, f"@media print {{ .box {{ {value} }} }}")) == []


@pytest.mark.parametrize(
    "css",
    [
        ".body-text { background: url(https://a.org/a.png) }",
        '.body-text { background: url("//a.org/a.png") }',
        ".body-text {\n  color: red; // text\n  margin-top: 3pt;\n}",
        ".body-text { margin-top: calc(10pt + 3) }",
    ],
)
def test_publish_reports_the_same_problems_as_check_does(desk: Desk, css: str) -> None:
    found = checked(desk, css).heads
    assert found
    assert checked(desk, css, "--to", "pdf", command="publish").heads == found


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("english.yaml", "rename it to en.yaml"),
        ("en-gb.yaml", "rename it to en-GB.yaml"),
        ("en_GB.yaml", "rename it to en-GB.yaml"),
        ("uk.yml", "rename it to uk.yaml"),
        ("house words.yaml", "such as en.yaml"),
    ],
)
def test_a_misnamed_file_of_words_is_reported(desk: Desk, name: str, hint: str) -> None:
    desk.write(f"styles/own/words/{name}", "contents: In brief\n")
    outcome = checked(desk, ".box { color: red }")
    assert f"styles/own/words/{name}:1:1: error[lang-invalid]" in outcome.err
    assert hint in outcome.err


@pytest.mark.parametrize(
    ("css", "where", "hint"),
    [
        ("@layer base { .box { color: red } }", "1:1", "write its rules without @layer"),
        ('@charset "latin1";\n.box { color: red }', "1:1", "save the file as UTF-8"),
        (".box { margin-top: round(3mm, 1) }", "1:8", "add a unit: round(3mm, 1pt)"),
        (".box { margin-top: mod(3mm, 2) }", "1:8", "add a unit: mod(3mm, 2pt)"),
        (".box { margin-top: calc(1mm * sin(3mm)) }", "1:8", "write an angle, such as 30deg"),
        (".box { margin-top: calc(1mm * sqrt(4mm)) }", "1:8", "remove the unit"),
    ],
)
def test_layers_encodings_and_functions_are_reported(desk: Desk, css: str, where: str, hint: str) -> None:
    outcome = checked(desk, css)
    assert f"style.css:{where}: warning[css-invalid]" in outcome.err
    assert hint in outcome.err


@pytest.mark.parametrize(
    "css",
    [
        '@charset "utf-8";\n.box { color: red }',
        "@media screen { @layer base { .box { color: red } } }",
        ".box { margin-top: round(up, 3.3mm, 1mm) }",
        ".box { margin-top: calc(4mm * sin(30deg)) }",
        ".box { margin-top: calc(1mm * pow(2, 2)) }",
    ],
)
def test_valid_layers_and_functions_are_not_reported(desk: Desk, css: str) -> None:
    assert "css-invalid" not in checked(desk, css).err


@pytest.mark.parametrize(
    ("declaration", "hint"),
    [
        ("color: #12345", "write the colour as #1F4E6B"),
        ("color: darken(red, 10%)", "write the colour as #1F4E6B"),
        ("background: color-mix(in srgb, red, blue)", "write the colour as #1F4E6B"),
        ("font-weight: heavy", "valid values: normal, bold, bolder, lighter"),
        ("text-decoration: underlined", 'did you mean "underline"?'),
        ("width: -3pt", "width cannot be negative"),
        ("text-wrap: balance", "remove it, or move it into @media screen { }, for web pages"),
        ("colr: red", 'did you mean "color"?'),
        ("background: url('C:\\\\x.png')", "save a copy in the brand's folder and use its file name"),
    ],
)
def test_hints_for_invalid_declarations(desk: Desk, declaration: str, hint: str) -> None:
    assert hints(checked(desk, f".box {{ {declaration} }}"))[-1] == hint
