"""MyST's test cases for front matter, for the supported fields: briefpress reads the same values."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

import pytest
from ruamel.yaml import YAML

from briefpress.model import Affiliation, Author, Blocks, Brief, Name, inlines_of, plain_text, walk
from briefpress.problems import Code
from tests.desk import Desk, Reading
from tests.spec.outcome import CORPUS, share

FOLDER = CORPUS / "frontmatter" / "myst-frontmatter"
FILES = (
    *("affiliations", "authors", "biblio", "contributors", "credit", "funding"),
    *("keywords", "licenses", "orcid", "page", "project"),
)
NAMES = ("realnames", "testnames", "edgecases")
# Files about unsupported fields; in MyST, `references` are other projects, but here they are works.
LEFT_OUT = (
    *("downloads", "exports", "jupytex", "kernelspec", "math", "mystToTex", "numbering", "options"),
    *("references", "settings", "thebe", "venues"),
)
# The cases that differ from MyST, by reason.
EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "an identifier with a wrong check digit is an error": (
        *("affiliations:19", "contributors:1", "orcid:1", "orcid:2"),
    ),
    "a repeated field is an error, and the first is used": ("authors:4",),
    "an author without a name is an error, and is left out": ("authors:13",),
    "a name in parts is shown with the given name first": ("authors:15", "authors:25"),
    "a name is shown as written, even if it does not look like a name": (*("authors:17", "authors:21", "authors:22"),),
    "only the roles of CRediT are valid": ("contributors:5", "credit:4"),
    "a corresponding author need not have an email address": ("contributors:7",),
    "there are no editors or reviewers": ("contributors:10", "contributors:13", "contributors:17"),
    "funders outside a grant are shown as well": ("funding:9",),
    "a short name of a licence is recognised": ("licenses:2",),
    "a licence other than Creative Commons is shown as written": ("licenses:3",),
    "text that looks like another type is text": ("page:11", "page:12"),
}
NAME_EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "BibTeX does not recognise particles after a given name": ("realnames:5", "testnames:17", "testnames:18"),
    "BibTeX treats the words before the last lower-case word as particles": (
        *("testnames:6", "testnames:10", "testnames:12", "testnames:13"),
    ),
    "too many commas": ("testnames:16", "edgecases:1"),
}
LINES = ("title", "subtitle", "short_title", "description", "doi", "copyright")
AUTHOR = ("name", "orcid", "email", "corresponding", "roles", "affiliations")
AFFILIATION = ("name", "department", "city", "country", "ror")
Fields = dict[str, Any]


def cases(names: Iterable[str]) -> dict[str, Fields]:
    """Return the cases by file and number; skip the test if there are none."""
    if not FOLDER.is_dir():
        pytest.skip(f"there are no cases of MyST in {FOLDER}")
    yaml = YAML(typ="safe", pure=True)
    files = {name: yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))["cases"] for name in names}
    return {f"{name}:{number}": case for name, found in files.items() for number, case in enumerate(found, start=1)}


def test_every_case_except_the_listed_ones_matches(desk: Desk, record_property: Callable[[str, object], None]) -> None:
    desk.write("source/brief/article.bib", "")
    found = {name: differences(desk, name, case) for name, case in cases(FILES).items()}
    alike = {name for name, different in found.items() if not different}
    record_property("share", share(len(alike), len(found), "MyST's front matter", EXCEPTIONS))
    assert {name: found[name] for name in set(found) ^ alike ^ set(chain.from_iterable(EXCEPTIONS.values()))} == {}


def test_no_file_is_forgotten() -> None:
    cases(FILES)
    assert sorted(file.stem for file in FOLDER.glob("*.yml")) == sorted((*FILES, *NAMES, *LEFT_OUT))


def differences(desk: Desk, name: str, case: Fields) -> list[tuple[str, object, object]]:
    """Return the differences (the field, MyST's value, briefpress's value), and whether problems are expected."""
    raw, normal = (adapted(name, case[key]) for key in ("raw", "normalized"))
    reading = desk.read(front=json.dumps(with_title(with_authors(raw, normal))))
    if reading.brief is None or not isinstance(raw, dict):
        return [] if not normal and reading.problems else [("brief", normal, reading.problems)]
    expected, got = theirs(normal), ours(reading)
    named = {*raw, *normal, *raw.get("parts", ()), *normal.get("parts", ())}
    found = [(key, expected.get(key), got[key]) for key in got if key in named and expected.get(key) != got[key]]
    ought = bool(case.get("errors") or case.get("warnings"))
    codes = {problem.code for problem in reading.problems}
    if ought != bool(codes) and codes != {Code.KEY_UNKNOWN}:
        found.append(("problems", ought, sorted(codes)))
    return found


def adapted(name: str, fields: Any) -> Any:
    """Return `fields` with contributors as authors: MyST treats them alike, but here contributors are organisations."""
    if not name.startswith("contributors") or "contributors" not in fields or "authors" in fields:
        return fields
    return {("authors" if key == "contributors" else key): value for key, value in fields.items()}


def with_authors(raw: Any, normal: Fields) -> Any:
    """Return `raw` with an author who refers to each institution that is otherwise unused, because unused ones are
    dropped.
    """
    if not isinstance(raw, dict) or "affiliations" not in normal or {"authors", "funding"} & set(normal):
        return raw
    ids = [(item["id"], item["name"]) for item in normal["affiliations"] if "name" in item]
    named = [name if "generated" in id_ else id_ for id_, name in ids]
    return {**raw, "authors": [{"name": "Some Body", "affiliations": named}]}


def with_title(raw: Any) -> Any:
    """Return `raw` with a title, which every brief needs."""
    return {"title": "T", **raw} if isinstance(raw, dict) else raw


def theirs(normal: Fields) -> Fields:
    """Return the front matter as MyST reads it, in a form that can be compared."""
    names = {item["id"]: item.get("name", "") for item in normal.get("affiliations", [])}
    return {
        **{key: normal.get(key, "") for key in LINES},
        "keywords": normal.get("keywords", []),
        "date": their_date(normal.get("date")),
        "license": their_license(normal.get("license") or {}),
        "authors": [their_author(item, names) for item in normal.get("authors", [])],
        "affiliations": []
        if "funding" in normal
        else sorted(
            tuple(item.get(key, "") for key in AFFILIATION) for item in normal.get("affiliations", []) if "name" in item
        ),
        "funding": [their_funding(item, names) for item in normal.get("funding", [])],
        **{key: "\n".join(normal.get("parts", {}).get(key, ())) for key in ("abstract", "data_availability")},
        "biblio": their_biblio(normal.get("biblio", {})),
    }


def their_date(written: str | None) -> datetime.date | None:
    return datetime.datetime.strptime(written, "%d %b %Y").date() if written else None


def their_license(written: Fields) -> list[str]:
    content = written.get("content", {})
    return [content["id"], content["url"]] if content else []


def their_author(one: Fields, names: Fields) -> Fields:
    parts = {key: one[key] for key in AUTHOR if one.get(key)}
    if "affiliations" in parts:
        parts["affiliations"] = [names[id_] for id_ in parts["affiliations"]]
    return parts


def their_funding(one: Fields, names: Fields) -> Fields:
    awards = one.get("awards", [])
    sources = [names[id_] for award in awards for id_ in award.get("sources", [])]
    return {
        "statement": one.get("statement", one.get("open_access", "")),
        "awards": [[award.get("name", ""), award.get("id", "")] for award in awards],
        "sources": sources,
    }


def their_biblio(biblio: Fields) -> Fields:
    pages = "–".join(str(biblio[key]) for key in ("first_page", "last_page") if key in biblio)
    parts = {"volume": biblio.get("volume"), "issue": biblio.get("issue"), "page": pages}
    return {key: value for key, value in parts.items() if value}


def ours(reading: Reading) -> Fields:
    """Return the front matter as briefpress reads it, in the same form."""
    brief = reading.sure
    meta = brief.meta
    every = [item for author in meta.authors for item in author.affiliations]
    licence = meta.license
    return {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "short_title": meta.masthead.short_title,
        "description": meta.description,
        "doi": meta.doi,
        "copyright": meta.copyright.holder if meta.copyright else "",
        "keywords": list(meta.keywords),
        "date": meta.date,
        "license": [licence.name.replace(" ", "-"), licence.url] if licence else [],
        "authors": [our_author(author, brief) for author in meta.authors],
        "affiliations": sorted(set(map(our_affiliation, every))),
        "funding": [
            {
                "statement": text_of(item.statement),
                "awards": [[*award.removesuffix(")").rpartition(" (")[::2]] for award in item.awards],
                "sources": list(item.sources),
            }
            for item in meta.funding
        ],
        "abstract": text_of(meta.abstract),
        "data_availability": text_of(meta.parts.get("data-availability", ())),
        "biblio": dict(meta.suggested.texts) if meta.suggested else {},
    }


def our_affiliation(one: Affiliation) -> tuple[str, ...]:
    return (one.name, one.department, one.city, one.country, one.ror)


def our_author(author: Author, brief: Brief) -> Fields:
    person = brief.people.get(author.person)
    emails = [plain_text(channel.inlines) for channel in person.channels if channel.kind == "email"] if person else []
    parts = {
        "name": person.name if person else "",
        "orcid": person.orcid if person else "",
        "email": "".join(emails),
        "corresponding": author.corresponding,
        "roles": list(author.roles),
        "affiliations": [item.name for item in author.affiliations],
    }
    return {key: value for key, value in parts.items() if value}


def text_of(blocks: Blocks) -> str:
    return "\n".join(plain_text(inlines_of(block)) for block in walk(blocks))


def test_names_are_split_in_the_same_way(desk: Desk, record_property: Callable[[str, object], None]) -> None:
    """Bibliographies are compared, because BibTeX has names in parts."""
    found: dict[str, list[tuple[str, object, Name]]] = {}
    for name, case in cases(NAMES).items():
        for written in (case["formatted"], *case.get("alternatives", ())):
            got, expected = taken_apart(desk, written), case["parsed"]
            if got != {key.replace("_", "-"): value for key, value in expected.items()}:
                found.setdefault(name, []).append((written, expected, got))
    total = len(cases(NAMES))
    record_property("share", share(total - len(found), total, "MyST's names, in a bibliography", NAME_EXCEPTIONS))
    assert {name: found.get(name) for name in set(found) ^ set(chain.from_iterable(NAME_EXCEPTIONS.values()))} == {}


def taken_apart(desk: Desk, written: str) -> Name:
    desk.write("source/brief/works.bib", f"@book{{k, author = {{{written}}}, title = {{T}}, year = 2020}}\n")
    reading = desk.read("[@k]\n", front="title: T\nbibliography: works.bib")
    (work,) = reading.sure.works.values()
    return next(iter(work.names.get("author", ())), {})
