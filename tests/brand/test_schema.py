"""The JSON Schema of brand.yml: it is valid, accepts what the program accepts, and rejects mistakes."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from briefpress.brand import brand_schema
from briefpress.brand.schema import SETTINGS
from briefpress.brand.settings import standard

ROOT = Path(__file__).parents[2]
FILES = (*sorted((ROOT / "styles").glob("*/brand.yml")), ROOT / "src/briefpress/starters/brand/brand.yml")


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(brand_schema())


def refused(text: str) -> list[str]:
    """Return the paths in `text` that the schema rejects."""
    seen: Any = YAML(typ="safe", pure=True).load(text)
    return [error.json_path for error in validator().iter_errors(seen)]


def test_it_is_a_schema_with_every_setting() -> None:
    Draft202012Validator.check_schema(brand_schema())
    assert set(SETTINGS) == set(standard.SETTINGS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_it_accepts_the_brands_of_the_program(file: Path) -> None:
    assert refused(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "settings",
    [
        "wordmark: [River, Commission]", "order: abstract", "order: [abstract, keypoints]", "print-pages: 4",
        'print-pages: "4"', "limits: {title: 12}", "problems: {alt-missing: error, heading-full-stop: off}",
        "scripts: {Arab: Almarai}", "print-colors: {petrol: 91 45 0 33}", "print-ink-limit: 280%",
        "blocks: {fact-sheet: {like: box, title: {en: Fact sheet}, variants: [red]}, case-study: {variants: [red]}}",
        "smart-punctuation: off", "back: cover",
    ],
)  # fmt: skip
def test_it_accepts_the_settings_of_the_guide(settings: str) -> None:
    assert refused(f"defaults: {{briefpress: {{extends: plain, {settings}}}, quarto: {{toc: true}}}}") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("colours: {primary: red}", "$"),
        ("color: {primry: red}", "$.color"),
        ("defaults: {briefpress: {paper: a5}}", "$.defaults.briefpress.paper"),
        ("defaults: {briefpress: {papr: a4}}", "$.defaults.briefpress"),
        ("defaults: {briefpress: {limits: {titel: 12}}}", "$.defaults.briefpress.limits"),
        ("defaults: {briefpress: {scripts: {arabic: Almarai}}}", "$.defaults.briefpress.scripts"),
        ("defaults: {briefpress: {problems: {alt-missing: eror}}}", "$.defaults.briefpress.problems['alt-missing']"),
    ],
)
def test_it_rejects_mistakes(text: str, place: str) -> None:
    assert refused(text) == [place]
