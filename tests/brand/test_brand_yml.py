"""All errors in brand.yml are reported at once, each with its place and a correction."""

import shutil
from collections.abc import Iterator
from typing import Any, get_args

import brand_yml
import pytest
from pydantic import BaseModel

from briefpress.brand.settings import standard
from tests.desk import Desk, Outcome

EXTENDS = "defaults: {briefpress: {extends: plain}}\n"


def checked(desk: Desk, text: str, *more: str) -> Outcome:
    """Check a brief in a brand with this brand.yml."""
    desk.write("styles/own/brand.yml", text)
    desk.brief(front="title: A\nbrand: own")
    return desk.check(*more)


def brand_problems(outcome: Outcome) -> list[str]:
    """Return the place and the code of each problem in the brand."""
    heads = [line for line in outcome.lines if line.startswith("styles/own/brand.yml:")]
    return [head.removeprefix("styles/own/brand.yml:").partition("]")[0] + "]" for head in heads]


@pytest.mark.parametrize(
    ("text", "spot", "hint"),
    [
        ('colors: {primary: "#006E5A"}', "1:1: warning[key-unknown]", 'did you mean "color"?'),
        ('color: {primry: "#006E5A"}', "1:9: warning[key-unknown]", 'did you mean "primary"?'),
        ("typography: {headngs: {family: Roboto}}", "1:14: warning[key-unknown]", 'did you mean "headings"?'),
        ("typography: {base: {famly: Roboto}}", "1:21: warning[key-unknown]", 'did you mean "family"?'),
        ("typography: {fonts: [{famly: Roboto}]}", "1:23: warning[key-unknown]", 'did you mean "family"?'),
        ("logo: {pth: a.png}", "1:8: warning[key-unknown]", 'did you mean "path"?'),
        ("color:\n  primary: #006E5A", "2:12: error[value-invalid]", 'put it in quotation marks: primary: "#006E5A"'),
        ("color: {palette: {pine: \n #006E5A\n}}", "2:2: error[value-invalid]", ""),
        ('color:\n  primary: "#006E5"', "2:12: error[value-invalid]", "write 6 digits after the #"),
        ('color:\n  primary: "006E5A"', "2:12: error[value-invalid]", 'in quotation marks: "#006E5A"'),
        ("color: {palette: {pine: '#006E5A'}, primary: pin}", "1:46: error[value-invalid]", 'did you mean "pine"?'),
        ("color: {primary: petrl}", "1:18: error[value-invalid]", 'did you mean "petrol"?'),
        ("color: {primary: [a]}", "1:18: error[value-invalid]", ""),
        ("color: blue", "1:8: error[value-invalid]", ""),
        ("color: {palette: {a: b, b: a}, primary: a}", "1:22: error[value-invalid]", "give one of them a colour value"),
        ('color: {primary: red, primary: "#006E5A"}', "1:23: error[key-duplicate]", ""),
        ("meta: !foo {name: M}", "1:7: error[value-invalid]", "remove it"),
        ("meta: {name: Mine", "1:7: error[yaml-invalid]", "close it where the value ends"),
        ("logo: missing.png", "1:7: error[image-missing]", "save it as styles/own/missing.png"),
        ("logo: {large: {light: missing.png}}", "1:23: error[image-missing]", ""),
    ],
)
def test_a_fault_is_reported_at_its_place(desk: Desk, text: str, spot: str, hint: str) -> None:
    outcome = checked(desk, f"{text}\n{EXTENDS}")
    assert spot in brand_problems(outcome)[:1] or not hint
    assert hint in outcome.err
    assert "<unicode string>" not in outcome.err


@pytest.mark.parametrize(
    ("ours", "spot", "hint"),
    [
        ("paper: A5", "3:12: error[value-invalid]", "valid values: a4, letter"),
        ("print-links: note", "3:18: error[value-invalid]", "none, notes"),
        ("fonts: some", "3:12: error[value-invalid]", "subset, used, all, none"),
        ("order: [bodyy]", "3:13: error[value-invalid]", 'did you mean "body"?'),
        ("order: [body, abstract]", "3:13: error[value-invalid]", "`abstract` before `body`"),
        ("papr: a4", "3:5: warning[key-unknown]", 'did you mean "paper"?'),
        ("limits: {titel: 3}", "3:14: warning[key-unknown]", 'did you mean "title"?'),
        ("limits: {title: many}", "3:21: error[value-invalid]", "a whole number"),
        ("limits: 3", "3:13: error[value-invalid]", ""),
        ("problems: {alt-mising: error}", "3:16: warning[level-invalid]", 'did you mean "alt-missing"?'),
        ("scripts: {Arabic: Amiri}", "3:15: error[value-invalid]", "ISO 15924"),
        ("scripts: [Amiri]", "3:14: error[value-invalid]", ""),
        ("print-profile: a.icc", "3:20: error[brand-invalid]", "save it in styles/own/"),
        ("print-colors: {petroll: 100 72 0 32}", "3:20: warning[key-unknown]", 'did you mean "petrol"?'),
        ("print-colors: {petrol: 100 72 0}", "3:28: error[value-invalid]", "cyan, magenta, yellow and black"),
        ("print-colors: {petrol: 100 72 0 320}", "3:28: error[value-invalid]", "100 72 0 32"),
        ("print-ink-limit: 3", "3:22: error[value-invalid]", "from 200 to 400"),
        ("print-pages: 3", "3:18: error[value-invalid]", "1, 2, 4"),
        ("wordmark: {a: b}", "3:15: error[value-invalid]", ""),
        ("extends: plane", "3:14: error[brand-unknown]", 'did you mean "plain"?'),
        ("extends: own", "3:14: error[brand-invalid]", ""),
        ("extends: [plain]", "3:14: error[value-invalid]", ""),
    ],
)
def test_a_fault_in_our_own_settings_is_reported_at_its_place(desk: Desk, ours: str, spot: str, hint: str) -> None:
    more = "" if "extends" in ours else "    extends: plain\n"
    outcome = checked(desk, f"defaults:\n  briefpress:\n    {ours}\n{more}")
    assert spot in brand_problems(outcome)
    assert hint in outcome.err


def test_a_misspelt_briefpress_is_reported(desk: Desk) -> None:
    outcome = checked(desk, "defaults:\n  brieffpress: {extends: plain}\n  shiny: {theme: a}\n")
    assert "2:3: warning[key-unknown]" in brand_problems(outcome)
    assert 'did you mean "briefpress"?' in outcome.err
    assert "shiny" not in outcome.err


def test_all_faults_of_a_brand_are_reported_at_once(desk: Desk) -> None:
    text = 'colors: {}\ncolor: {primary: "#12"}\nlogo: no.png\ndefaults: {briefpress: {extends: plain, paper: A5}}\n'
    codes = [spot.partition("[")[2][:-1] for spot in brand_problems(checked(desk, text))]
    assert sorted(codes) == ["image-missing", "key-unknown", "value-invalid", "value-invalid"]


def test_a_fault_is_reported_in_the_brand_that_contains_it(desk: Desk) -> None:
    desk.write("styles/base/brand.yml", f"color: {{primary: nowhere}}\n{EXTENDS}")
    outcome = checked(desk, "defaults: {briefpress: {extends: base}}\n")
    assert "styles/base/brand.yml:1:18: error[value-invalid]" in outcome.heads
    assert brand_problems(outcome) == []


def test_publish_reports_the_same_problems_as_check(desk: Desk) -> None:
    checks = checked(desk, f'color: {{primary: "#006E5"}}\n{EXTENDS}')
    publishes = desk.run("publish")
    assert publishes.heads == checks.heads
    assert publishes.code == checks.code == 1


def test_an_invalid_colour_that_is_allowed_comes_from_the_extended_brand(desk: Desk) -> None:
    outcome = checked(desk, f"color: {{primary: nowhere}}\n{EXTENDS}", "--level", "value-invalid=warning")
    assert outcome.code == 0
    assert outcome.heads == ["styles/own/brand.yml:1:18: warning[value-invalid]"]


def test_settings_of_other_programs_and_all_of_the_standard_are_accepted(desk: Desk) -> None:
    text = """
    meta: {name: {full: Own, short: O}, link: https://example.org, anything: 1}
    logo: {images: {small: a.png}, small: small, medium: {light: small}}
    color: {palette: {red: "#B01C2E", deep: red}, primary: red, info: rgb(1 2 3), danger: Crimson}
    typography:
      fonts: [{family: Roboto, source: google, weight: [400, 700], style: normal}]
      base: Roboto
      headings: {family: Roboto, weight: 700, line-height: 1.2, style: normal, color: red}
      link: {decoration: underline, color: deep, weight: 400}
    defaults: {bootstrap: {a: {b: [c]}}, briefpress: {extends: plain, wordmark: [A, B]}}
    """
    desk.write("styles/own/a.png", (desk.root / "styles/plain/brand.yml").read_bytes())
    outcome = checked(desk, text)
    assert {head.rpartition(" ")[2] for head in outcome.heads} == {"error[image-invalid]", "warning[key-unknown]"}


def test_settings_that_belong_in_the_stylesheet_are_reported(desk: Desk) -> None:
    fonts = "typography: {base: {family: Roboto, size: 11pt}, headings: {weight: 600, color: primary}}"
    outcome = checked(desk, f"{fonts}\n{EXTENDS}")
    assert outcome.heads == [f"styles/own/brand.yml:1:{column}: warning[key-unknown]" for column in (43, 69, 81)]
    assert ".heading-1 { color: var(--brand-primary) }" in outcome.err


def test_the_keys_are_those_of_the_standard() -> None:
    assert set(standard.BRAND) == {*_keys(brand_yml.Brand)} - {"path"}
    assert set(standard.COLOR) == {*_keys(brand_yml.color.BrandColor)}
    assert set(standard.TYPOGRAPHY) == {*_keys(brand_yml.typography.BrandTypography)}
    logo = brand_yml.logo
    assert set(standard.LOGO) == {*_keys(logo.BrandLogo), *_keys(logo.BrandLogoResource)}
    options = {name for item in _models(brand_yml.typography.BrandTypography) for name in _keys(item)}
    assert options - {"source", "files", "display", "url", "version"} <= set(standard.OPTIONS)
    assert options & {"source", "files", "display", "url", "version"} <= set(standard.FONT)


def _keys(model: Any) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(model: Any) -> Iterator[Any]:
    """Yield the models that the fields of `model` have."""
    for field in model.model_fields.values():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield kind


@pytest.mark.parametrize("keeps", [True, False])
def test_the_built_in_brand_is_used_if_styles_lacks_it(desk: Desk, keeps: bool) -> None:
    shutil.rmtree(desk.root / "styles")
    (desk.root / "styles").mkdir()
    if keeps:
        desk.write("styles/own/brand.yml", EXTENDS)
    desk.brief(front="title: A\nbrand: own" if keeps else "title: A")
    outcome = desk.run("publish", "--strict")
    assert (outcome.code, outcome.heads) == (0, [])
    assert {"brief.pdf", "brief.docx"} <= set(desk.output())


def test_a_missing_brand_is_reported_with_the_available_brands(desk: Desk) -> None:
    shutil.rmtree(desk.root / "styles")
    (desk.root / "styles").mkdir()
    desk.brief(front="title: A\nbrand: house")
    outcome = desk.check()
    assert outcome.heads == ["source/brief/brief.md:3:8: error[brand-unknown]"]
    assert "available brands: plain" in outcome.err


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("name: Own", "write `meta: {name: ...}`"),
        ("extends: plain", "write `defaults: {briefpress: {extends: ...}}`"),
    ],
)
def test_fields_at_the_wrong_level_have_a_hint(desk: Desk, field: str, hint: str) -> None:
    desk.write("styles/own/brand.yml", f"{field}\ntypography: {{base: Roboto}}\n")
    desk.brief(front="title: A\nbrand: own")
    assert hint in desk.check().err


def test_a_brand_whose_fonts_are_missing_has_a_fitting_hint(desk: Desk) -> None:
    desk.write("styles/own/brand.yml", "typography: {base: Nosuchfont, headings: Otherfont}\n")
    desk.brief(front="title: A\nbrand: own")
    err = desk.check().err
    assert "hint: add one of the missing fonts" in err
    assert "its font files contain" not in err
