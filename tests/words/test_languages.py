"""The house words of every built-in language are complete, found by their tags, and formatted as the language
requires.
"""

import datetime
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from briefpress import words
from briefpress.cldr.locales import is_rtl
from briefpress.edition import Paragraph, plain_text
from briefpress.problems import Report
from briefpress.words import Words, read_words
from tests.desk import Desk, part

FILES = sorted(Path(words.__file__).parent.glob("*.yaml"))
LANGUAGES = ["ar", "be", "de", "en", "es", "fr", "he", "ja", "pt", "ru", "uk", "zh-Hant"]
DAY = datetime.date(2023, 2, 28)


def read(lang: str) -> Words:
    """Return the words of a built-in language; there must be no problems."""
    report = Report()
    found = read_words(lang, (), report)
    assert report.problems == []
    return found


def keys(file: Path) -> list[str]:
    loaded = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    inner = [f"{table}.{name}" for table, group in loaded.items() if isinstance(group, dict) for name in group]
    return [*loaded, *inner]


def test_the_languages_exist() -> None:
    assert [file.stem for file in FILES] == LANGUAGES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_has_the_same_words_in_the_same_order(file: Path) -> None:
    assert keys(file) == keys(FILES[LANGUAGES.index("en")])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_house_word_has_the_placeholders_of_the_english_one(lang: str) -> None:
    there, english = read(lang), read("en")
    for name, word in english.single.items():
        for place in ("{address}", "{holder}", "{license}", "{number}", "{text}", "{title}", "{total}", "{year}"):
            assert (place in there[name]) == (place in word), name
        assert there[name].strip() or name.startswith("between-")


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_every_language_translates_all_words(lang: str) -> None:
    there, english = read(lang), read("en")
    for name in ("contents", "abstract", "contributors", "address", "table", "recommendation"):
        assert there[name] != english[name]


@pytest.mark.parametrize(
    ("lang", "contents"),
    [
        ("en-GB", "Table of contents"),
        ("EN-us", "Table of contents"),
        ("pt-BR", "Sumário"),
        ("fr-CA", "Sommaire"),
        ("de-CH-1996", "Inhalt"),
        ("be-tarask", "Змест"),
        ("zh-Hant-HK", "目錄"),
        ("zh-TW", "目錄"),
        ("zh-hk", "目錄"),
    ],
)
def test_the_words_of_a_language_apply_to_its_regions_and_scripts(lang: str, contents: str) -> None:
    assert read(lang)["contents"] == contents


def test_simplified_characters_are_not_those_of_taiwan() -> None:
    report = Report()
    assert read_words("zh-CN", (), report)["contents"] == "Table of contents"
    assert [str(found.code) for found in report.problems] == ["word-missing"]


def test_words_for_a_region_take_precedence_over_the_language(tmp_path: Path) -> None:
    (tmp_path / "pt.yaml").write_text("notes: Anotações\naddress: Local\n", encoding="utf-8")
    (tmp_path / "pt-PT.yaml").write_text("contents: Índice\naddress: Morada\n", encoding="utf-8")
    there = read_words("pt-PT", (tmp_path,), Report())
    assert [there[name] for name in ("contents", "notes", "address", "table")] == [
        "Índice", "Anotações", "Morada", "Tabela {number}",
    ]  # fmt: skip
    assert read_words("pt-BR", (tmp_path,), Report())["contents"] == "Sumário"


@pytest.mark.parametrize(("lang", "file"), [("zh-TW", "zh-Hant.yaml"), ("fr-CA", "fr.yaml"), ("ka-GE", "ka.yaml")])
def test_a_missing_word_is_reported_with_the_file_to_add_it_to(lang: str, file: str) -> None:
    report = Report()
    there = read_words(lang, (), Report())
    there.of("roles", "guest-of-honour", report)
    assert [found.hint.rpartition("/")[2] for found in report.problems] == [file]


@pytest.mark.parametrize(
    ("lang", "rtl"),
    [
        ("ar", True),
        ("ar-EG", True),
        ("he", True),
        ("fa", True),
        ("en-GB", False),
        ("zh-TW", False),
        ("tlh", False),
    ],
)
def test_the_direction_is_that_of_cldr(lang: str, rtl: bool) -> None:
    assert is_rtl(lang) is rtl


@pytest.mark.parametrize(
    ("lang", "date"),
    [
        ("uk", "28 лютого 2023\N{NARROW NO-BREAK SPACE}р."),
        ("fr", "28 février 2023"),
        ("de", "28. Februar 2023"),
        ("ar", "28 فبراير 2023"),
        ("he", "28 בפברואר 2023"),
        ("zh-TW", "2023年2月28日"),
    ],
)
def test_dates_follow_cldr(lang: str, date: str) -> None:
    report = Report()
    assert read(lang).date(DAY, "", report) == date
    assert report.problems == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Source: OECD"),
        ("fr", "Source\N{NO-BREAK SPACE}: OECD"),
        ("ja", "出典：OECD"),
        ("zh-Hant", "資料來源：OECD"),
        ("uk", "Джерело: OECD"),
    ],
)
def test_a_term_and_its_text_are_separated_as_the_language_requires(lang: str, line: str) -> None:
    assert read(lang).filled("source", text="OECD") == line


@pytest.mark.parametrize(
    ("lang", "page", "section"),
    [
        ("en", "Page 3 of 9", "“Trade”"),
        ("de", "Seite 3 von 9", "„Trade“"),
        ("fr", "Page 3 sur 9", "«\N{NO-BREAK SPACE}Trade\N{NO-BREAK SPACE}»"),
        ("zh-Hant", "第 3 頁，共 9 頁", "「Trade」"),
        ("uk", "Сторінка 3 з 9", "«Trade»"),
    ],
)
def test_places_in_words_are_filled(lang: str, page: str, section: str) -> None:
    assert read(lang).filled("page", number="3", total="9") == page
    assert read(lang).filled("section", title="Trade") == section


def test_contact_lines_follow_the_language(desk: Desk) -> None:
    desk.organisations("igsd:\n  name: IGSD\n  address: Kyiv\n  channels: {email: a@b.org}\n")
    edition, problems = desk.edition("# A\n", front="title: T\nlang: fr\ncontacts: [igsd]")
    assert problems == []
    (_, card) = part(edition, "contacts").blocks
    lines = [plain_text(line.inlines) for line in card.blocks if isinstance(line, Paragraph)]  # type: ignore[union-attr]
    assert lines[1:] == ["Adresse\N{NO-BREAK SPACE}: Kyiv", "Courriel\N{NO-BREAK SPACE}: a@b.org"]
