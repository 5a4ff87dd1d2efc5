"""The data of languages, read from CLDR by their tags."""

import datetime

import pytest

from briefpress.cldr.dates import date_pattern, month_names, written_date
from briefpress.cldr.locales import language_names, region_of, script_of


@pytest.mark.parametrize(
    ("lang", "script"), [("en", "Latn"), ("uk", "Cyrl"), ("zh-TW", "Hant"), ("sr-Latn", "Latn"), ("xx", "")]
)
def test_each_language_has_its_likely_script(lang: str, script: str) -> None:
    assert script_of(lang) == script


def test_the_likely_region_depends_on_the_script() -> None:
    assert [region_of("zh", script) for script in ("", "Hans", "Hant")] == ["CN", "CN", "TW"]
    assert region_of("xx", "") == ""


def test_months_are_known_by_full_and_abbreviated_names() -> None:
    names = month_names(("en", "ar-MA", "xx"))
    assert (names["may"], names["sept" if "sept" in names else "sep"], names["غشت"]) == (5, 9, 8)


def test_a_precision_becomes_the_pattern_of_the_language() -> None:
    assert [date_pattern("month", lang) for lang in ("en", "zh-Hant")] == ["MMMM y", "y年M月"]
    assert date_pattern("d.M.y", "en") == "d.M.y"


def test_dates_in_unknown_languages_are_written_in_english() -> None:
    assert written_date(datetime.date(2026, 5, 14), "d MMMM y", "xx") == "14 May 2026"


def test_variants_of_a_language_are_distinguished_by_their_countries() -> None:
    assert language_names(["de", "pt"]) == ["Deutsch", "Português"]
    assert language_names(["pt-PT", "pt-BR"]) == ["Português (Portugal)", "Português (Brasil)"]
