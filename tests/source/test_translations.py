"""Briefs in several languages: `brief.md`, `brief.uk.md`, and values in several languages."""

import pytest

from briefpress.workspace import Workspace
from tests.desk import Desk, Reading

FRONT = """title: Rivers
subtitle: Shared
date: 2026-03-15
date-format: MMMM d, y
lang: en-GB
url: https://a.org/rivers
isbn: 978-3-16-148410-0
series: {en: Papers, uk: Студії}
number: 12
license: CC BY 4.0
abstract: Words."""


def translated(desk: Desk, front: str = "title: Річки", *, lang: str = "uk", original: str = FRONT) -> Reading:
    """Write a brief and a translation, and read the translation."""
    desk.brief(front=original)
    desk.write(f"source/brief/brief.{lang}.md", f"---\n{front}\n---\nСлова.\n")
    return desk.again(f"brief.{lang}")


def test_a_translation_inherits_missing_fields_from_the_original(desk: Desk) -> None:
    reading = translated(desk, "title: Річки\nsubtitle: Спільні\nabstract: Слова.")
    meta = reading.sure.meta
    assert reading.problems == ()
    assert (meta.title, meta.subtitle, meta.lang) == ("Річки", "Спільні", "uk")
    assert (str(meta.date), meta.masthead.series, meta.masthead.number) == ("2026-03-15", "Студії", "12")
    assert meta.license and meta.license.name == "CC BY 4.0"
    assert reading.sure.original == "brief"


def test_url_isbn_and_date_format_are_not_inherited(desk: Desk) -> None:
    meta = translated(desk).sure.meta
    assert (meta.url, meta.masthead.isbn, meta.date_format) == ("", "", "")
    urls = "url: {en: https://a.org/en, uk: https://a.org/uk}"
    both = translated(desk, original=f"title: Rivers\n{urls}").sure.meta
    assert both.url == "https://a.org/uk"


def test_words_that_are_still_those_of_the_original_are_reported_at_their_places(desk: Desk) -> None:
    reading = translated(desk)
    assert reading.sure.meta.subtitle == "Shared"
    assert [(found.code, found.place and (found.place.file, found.place.line)) for found in reading.problems] == [
        ("translation-incomplete", ("source/brief/brief.md", 3)),
        ("translation-incomplete", ("source/brief/brief.md", 12)),
    ]


def test_an_empty_field_removes_the_value_of_the_original(desk: Desk) -> None:
    reading = translated(desk, "title: Річки\nsubtitle:\nabstract: ~\nnumber: ''")
    meta = reading.sure.meta
    assert (reading.problems, meta.subtitle, meta.abstract, meta.masthead.number) == ((), "", (), "")


@pytest.mark.parametrize("lang", ["uk", "uk-UA"])
def test_the_language_may_be_repeated(desk: Desk, lang: str) -> None:
    front = f"title: Річки\nlang: {lang}\nsubtitle:\nabstract:"
    reading = translated(desk, front)
    assert (reading.sure.meta.lang, reading.codes) == (lang, [])


def test_a_language_that_differs_from_the_file_name_is_an_error(desk: Desk) -> None:
    reading = translated(desk, "title: Річки\nlang: ru\nsubtitle:\nabstract:")
    assert reading.sure.meta.lang == "uk"
    assert reading.spots == [("lang-invalid", 3, 7)]


def test_faults_of_the_original_are_reported_there(desk: Desk) -> None:
    reading = translated(desk, original="title: Rivers\ndate: 2026-15-15\nsbutitle: x")
    assert [(found.code, found.place and found.place.file) for found in reading.problems] == [
        ("date-invalid", "source/brief/brief.md"),
        ("key-unknown", "source/brief/brief.md"),
    ]


def test_a_translation_without_an_original_is_an_error(desk: Desk) -> None:
    desk.write("source/brief/brief.uk.md", "---\ntitle: Річки\n---\nСлова.\n")
    outcome = desk.check()
    assert outcome.code == 1
    assert outcome.heads == ["source/brief/brief.md:1:1: error[file-missing]"]


def test_people_and_organisations_have_names_in_the_briefs_language(desk: Desk) -> None:
    desk.people("ada:\n  name: {en: Ada, uk: Ада}\n  position: {en: [Head, Chair], uk: Голова}\n")
    desk.organisations("iwp:\n  name: {en: Water, uk: Вода}\n  description: {en: It is., uk: Є.}\n")
    front = "people: [{role: speakers, members: [ada]}]\ncontributors: iwp"
    uk = translated(desk, original=f"title: {{en: Rivers, uk: Річки}}\n{front}", front="title: Річки").sure
    en = desk.again().sure
    assert [brief.people["ada"].name for brief in (en, uk)] == ["Ada", "Ада"]
    assert [brief.people["ada"].positions for brief in (en, uk)] == [("Head", "Chair"), ("Голова",)]
    assert [brief.organisations["iwp"].name for brief in (en, uk)] == ["Water", "Вода"]
    assert en.organisations["iwp"].description != uk.organisations["iwp"].description


def test_a_missing_language_is_reported_where_the_brief_shows_the_value(desk: Desk) -> None:
    desk.people("ada:\n  name: {en: Ada, uk: Ада}\nbob:\n  name: {en: Bob}\n")
    front = "title: Flüsse\nlang: de\npeople: [{role: speakers, members: [ada]}]"
    reading = desk.read(front=front)
    assert reading.sure.people["ada"].name == "Ada"
    assert [(found.code, found.place and found.place.line) for found in reading.problems] == [
        ("translation-incomplete", 2)
    ]


@pytest.mark.parametrize(("lang", "name"), [("en", "A"), ("en-GB", "B"), ("en-US", "A"), ("zh", "C"), ("ZH-hant", "C")])
def test_the_nearest_language_is_used(desk: Desk, lang: str, name: str) -> None:
    front = f"title: T\nlang: {lang}\nseries: {{en: A, en-GB: B, zh-Hant: C}}"
    reading = desk.read(front=front)
    assert (reading.sure.meta.masthead.series, reading.codes) == (name, [])


def test_names_and_files_of_briefs_in_several_languages(desk: Desk) -> None:
    translated(desk)
    translated(desk, lang="zh-Hant")
    desk.brief(id_="v1.de")
    for name in ("brief.draft.md", "briefing.md", "brief.uk.txt"):
        desk.write(f"source/brief/{name}", "Words.")
    workspace = Workspace(desk.root.resolve())
    assert workspace.briefs() == ["brief", "brief.uk", "brief.zh-Hant", "v1.de"]
    assert [workspace.relative(workspace.file_of(id_)) for id_ in workspace.briefs()] == [
        "source/brief/brief.md", "source/brief/brief.uk.md", "source/brief/brief.zh-Hant.md", "source/v1.de/brief.md",
    ]  # fmt: skip
    assert workspace.languages("brief.uk") == ["brief", "brief.uk", "brief.zh-Hant"]
    assert workspace.languages("v1.de") == ["v1.de"]


def test_translations_beside_a_brief_are_found_and_others_are_reported(desk: Desk) -> None:
    desk.brief(id_="elsewhere", front="title: T\nlang: fr\nurl: https://a.org/fr")
    there = "[{lang: fr, brief: elsewhere}, {lang: de, url: https://a.org/de}, {lang: uk, brief: brief.uk}]"
    original = f"{FRONT}\ntranslations: {there}"
    translated(desk, "title: Р\nurl: https://a.org/uk\nsubtitle:\nabstract:", original=original)
    translated(desk, "title: 河\nsubtitle:\nabstract:", lang="zh-Hant", original=original)
    found = desk.again().sure.meta.masthead.translations
    assert [(item.lang, item.url, item.brief) for item in found] == [
        ("uk", "https://a.org/uk", "brief.uk"),
        ("zh-Hant", "", "brief.zh-Hant"),
        ("fr", "https://a.org/fr", "elsewhere"),
        ("de", "https://a.org/de", ""),
    ]
    uk = desk.again("brief.uk").sure.meta.masthead.translations
    assert [item.brief or item.lang for item in uk] == ["brief", "brief.zh-Hant", "elsewhere", "de"]
    assert uk[0].lang == "en-GB"


def test_a_missing_translation_is_reported(desk: Desk) -> None:
    reading = desk.read(front="title: T\ntranslations: {lang: de, brief: brif}")
    assert reading.spots == [("brief-missing", 3, 15)]
    assert reading.problems[0].hint == 'did you mean "brief"?'


def test_a_note_that_only_a_translation_lacks_is_reported_there(desk: Desk) -> None:
    desk.brief("Words.\n\n[^who]: A note.\n", front="title: T\nlang: en\nabstract: A summary[^who].")
    desk.write("source/brief/brief.de.md", "---\ntitle: D\nlang: de\n---\nText.\n")
    actual = [(code, line) for code, line, _ in desk.found() if code in ("note-undefined", "markup-literal")]
    assert actual == [("note-undefined", 1)]
