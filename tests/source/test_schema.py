"""The JSON Schemas with which editors check YAML are valid, and accept what the program accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from briefpress.problems import Report
from briefpress.source import SUBJECTS, json_schema, read_brief
from briefpress.source.schema import FRONT_MATTER, ORGANISATION, PERSON, Table
from briefpress.source.schema.front_matter import AWARD, BIBLIO, COPYRIGHT, FUNDING, GROUP, LICENSE, NOTES, TRANSLATION
from briefpress.source.schema.manual import EXAMPLES
from briefpress.source.schema.records import AFFILIATION, ATTRIBUTES, AUTHOR, CHANNEL, CHANNELS, NAME, PICTURE
from briefpress.workspace import Workspace
from tests.desk import Desk

ROOT = Path(__file__).parents[2]
STARTERS = ROOT / "src/briefpress/starters"


class EditorsConstructor(SafeConstructor):
    """Values as in JSON, with dates as text."""


EditorsConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


@cache
def validator(subject: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(subject), format_checker=FormatChecker())


def refused(subject: str, text: str) -> list[str]:
    """Return the errors that the schema of `subject` finds in `text`."""
    return [f"{error.json_path}: {error.message}" for error in validator(subject).iter_errors(as_editor_reads(text))]


@cache
def as_editor_reads(text: str) -> Any:
    """Return the values that an editor sees in `text`."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = EditorsConstructor
    return yaml.load(text)


def front_of(path: Path) -> str:
    """Return the front matter of the brief at `path`."""
    return path.read_text(encoding="utf-8").split("---\n")[1]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_schema_is_a_valid_json_schema(subject: str) -> None:
    Draft202012Validator.check_schema(json_schema(subject))


BRIEFS = sorted(path for folder in (ROOT / "source", STARTERS) for path in folder.rglob("brief*.md"))


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_front_matter_of_briefs_is_valid(path: Path) -> None:
    assert refused("front-matter", front_of(path).replace("{{lang}}", "en-GB")) == []


FILES = sorted(path for folder in (ROOT / "source", STARTERS, EXAMPLES) for path in folder.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_files_of_people_organisations_and_fields_are_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert refused(path.stem, text) == []


# Possible values, whether or not they make sense.
VALUES = [
    "", "~", "Words.", "'12'", "12", "3.5", "2", "'2'", "0", "true", "'true'", "yes", "No", "on", "off", "a4", "A4",
    "Letter", "final", "notes", "end", "section", "2021-12-14", "14 Dec 2021", "December 14, 2021", "14.12.2021",
    "2021-02-30", "'2021'", "https://example.org/a", "example.org", "0000-0001-5109-3700", "10.1234/a",
    "https://doi.org/10.1234/a", "CC BY 4.0", "a, b; c", "Ann; Ben", "[]", "[Words.]", "[a, 2, ~]", "[true]",
    "[2021]", "[keypoints, people]", "[[a]]", "{}", "{en: Words.}", "{en: Words., uk: Слова.}",
    "{en: [a, b], uk: [в]}", "{en: 12}", "{uk: ~, en: a}", "{name: Ann}", "{name: {en: Ann, uk: Анна}}", "{name: ~}",
    "{title: Ann}", "[{name: Ann}, Ben]", "{id: a, name: Ann}", "{text: MIT, url: 'https://example.org'}",
    "{content: CC BY 4.0}", "{holder: Ann, year: [2020, 2021]}", "{place: section}", "{statement: Thanks.}",
    "{source: A, award: [1, {id: 2}]}", "{role: a, members: [{name: Ann}]}", "{lang: uk, url: 'https://a.org'}",
    "{type: book, title: A}", "{id: a, type: book, title: A}", "[{id: a, type: book, title: A}]",
    "{alt-missing: off}", "{email: a@b.org, web: [a, {address: b, label: c}]}", "{volume: 1}", "{about: Words.}",
    "{given: A, family: B}", "[corresponding]", "{equal: yes}", "mailto:a@b.org", "'@a'", "'@*'", "Ünïcode ١٢",
    "[{en: a, uk: b}]",
]  # fmt: skip
# The position of each table's fields in a file, and the other fields that are necessary there.
UNI, ZOE = {"name": "Uni"}, {"name": "Zoe"}
PLACES: Mapping[str, tuple[str, Table, str, Mapping[str, str]]] = {
    "front matter": ("front-matter", FRONT_MATTER, "FIELDS", {"title": "A"}),
    "author": ("front-matter", AUTHOR, "{title: A, author: FIELDS}", ZOE),
    "attributes": ("front-matter", ATTRIBUTES, "{title: A, author: {name: Zoe, attributes: FIELDS}}", {}),
    "name": ("front-matter", NAME, "{title: A, author: {name: FIELDS}}", {"family": "Zoe"}),
    "affiliation": ("front-matter", AFFILIATION, "{title: A, author: {name: Zoe, affiliations: [FIELDS]}}", UNI),
    "group": ("front-matter", GROUP, "{title: A, people: [FIELDS]}", {"role": "speakers", "members": "[{name: Zoe}]"}),
    "notes": ("front-matter", NOTES, "{title: A, notes: FIELDS}", {}),
    "licence": ("front-matter", LICENSE, "{title: A, license: FIELDS}", {}),
    "copyright": ("front-matter", COPYRIGHT, "{title: A, copyright: FIELDS}", {"holder": "Zoe"}),
    "translation": (
        "front-matter",
        TRANSLATION,
        "{title: A, translations: [FIELDS]}",
        {"lang": "uk", "url": "'https://a.org'"},
    ),
    "funding": ("front-matter", FUNDING, "{title: A, funding: FIELDS}", {"statement": "Thanks."}),
    "award": ("front-matter", AWARD, "{title: A, funding: {source: Uni, award: FIELDS}}", {"id": "1"}),
    "biblio": ("front-matter", BIBLIO, "{title: A, biblio: FIELDS}", {}),
    "person": ("people", PERSON, "zoe: FIELDS", ZOE),
    "channels": ("people", CHANNELS, "zoe: {name: Zoe, channels: FIELDS}", {}),
    "channel": ("people", CHANNEL, "zoe: {name: Zoe, channels: {web: FIELDS}}", {"address": "a"}),
    "picture": ("people", PICTURE, "zoe: {name: Zoe, portrait: FIELDS}", {"path": "a.svg"}),
    "organisation": ("organisations", ORGANISATION, "uni: FIELDS", UNI),
}


def samples(table: Table, frame: str, beside: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield YAML with each field of `table` and each value, and the values as an editor reads them."""
    for field in table:
        for value in VALUES:
            fields = {**beside, field: value}
            pairs = [f"{name}: {one}" for name, one in fields.items()]
            text = "\n".join(pairs) if frame == "FIELDS" else frame.replace("FIELDS", f"{{{', '.join(pairs)}}}")
            yield text, put(as_editor_reads(frame), {name: as_editor_reads(one) for name, one in fields.items()})


def put(node: Any, fields: dict[str, Any]) -> Any:
    """Return `node` with `fields` in place of their placeholder."""
    match node:
        case dict():
            return {name: put(value, fields) for name, value in node.items()}
        case list():
            return [put(item, fields) for item in node]
    return fields if node == "FIELDS" else node


@pytest.mark.slow
@pytest.mark.parametrize("where", PLACES)
def test_values_read_without_problems_are_valid(desk: Desk, where: str) -> None:
    subject, table, frame, beside = PLACES[where]
    desk.write("source/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>')
    texts = [*samples(table, frame, beside)]
    against = [text for text, value in texts if not validator(subject).is_valid(value)]
    assert 0 < len(against) < len(texts)
    assert [text for text in against if is_read(desk, subject, text)] == []


def is_read(desk: Desk, subject: str, text: str) -> bool:
    """Return whether the program reads `text` without problems."""
    report = Report()
    desk.brief(front=text if subject == "front-matter" else "title: A\ncontacts: [uni, zoe]")
    if subject != "front-matter":
        desk.write(f"source/{subject}.yaml", text)
    read_brief(Workspace(desk.root.resolve()), "brief", report)
    return not report.problems


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("front-matter", "subtitle: A"), ("front-matter", "title: ~"), ("front-matter", "title: A\nsubtitel: B"),
        ("front-matter", "title: A\ntoc: 3"), ("front-matter", "title: A\ntoc: on"),
        ("front-matter", "title: A\ntoc-depth: 7"), ("front-matter", "title: A\ndate: 14/12/2021"),
        ("front-matter", "title: A\ndate: next week"), ("front-matter", "title: A\nstatus: ready"),
        ("front-matter", "title: A\npapersize: a5"), ("front-matter", "title: A\nauthor: {nam: Ann}"),
        ("front-matter", "title: A\nauthor: [[Ann]]"), ("front-matter", "title: A\nlicense: {address: a}"),
        ("front-matter", "title: A\nfunding: {awards: [{amount: 1}]}"), ("front-matter", "title: A\norder: [bodies]"),
        ("front-matter", "title: A\nnotes: {place: margin}"), ("people", "ann: Ann"),
        ("people", "ann: {positions: A}"), ("people", "ann: {name: A, channels: {mail: a}}"),
        ("organisations", "a: {name: A, logo: {file: a}}"), ("organisations", "[a]"),
    ],
)  # fmt: skip
def test_input_that_both_reject(desk: Desk, subject: str, text: str) -> None:
    desk.brief(front=text if subject == "front-matter" else "title: A")
    if subject != "front-matter":
        desk.write(f"source/{subject}.yaml", text)
    assert refused(subject, text)
    assert desk.check("--strict").code == 1
