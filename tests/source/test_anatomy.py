"""Authors, masthead and parts in the front matter, as Quarto and MyST write them."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from briefpress.model import Affiliation, Funding, Status, inlines_of, plain_text
from tests.desk import Desk, words_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "frontmatter" / "myst-frontmatter"


def authors(desk: Desk, front: str) -> list[tuple[str, list[str]]]:
    """Return the name and institutions of each author; there must be no problems."""
    reading = desk.read(front=f"title: T\n{front}")
    assert reading.problems == ()
    brief = reading.sure
    return [
        (brief.people[author.person].name, [of.name for of in author.affiliations]) for author in brief.meta.authors
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("author: Ann Lee", [("Ann Lee", [])]),
        ("author: Ann Lee; Ben Ray;", [("Ann Lee", []), ("Ben Ray", [])]),
        ("author: Lee, Ann", [("Lee, Ann", [])]),
        ("author: 'Ann Lee, M. Sc., and Ben Ray, PhD'", [("Ann Lee, M. Sc.", []), ("Ben Ray, PhD", [])]),
        ("author: [Олена Лис, к. пед. н.]", [("Олена Лис", []), ("к. пед. н.", [])]),
        ("author:\n  - Олена Лис, к. пед. н.\n  - Іван Ко", [("Олена Лис, к. пед. н.", []), ("Іван Ко", [])]),
        ("author: Ann Lee and Ben Ray, Bank of A", [("Ann Lee", ["Bank of A"]), ("Ben Ray", ["Bank of A"])]),
        ("author: Dr. Ann Lee und Prof. Dr. Jan van der Ray", [("Dr. Ann Lee", []), ("Prof. Dr. Jan van der Ray", [])]),
        ("author: Élise Lee et Ben Ray", [("Élise Lee", []), ("Ben Ray", [])]),
        ("author: Bund für Umwelt und Naturschutz Nord", [("Bund für Umwelt und Naturschutz Nord", [])]),
        ("author: [Ann Lee, Ben Ray]", [("Ann Lee", []), ("Ben Ray", [])]),
        ("author: {name: {given: Ann, family: Lee}}", [("Ann Lee", [])]),
        ("author: {name: {given: Ann, dropping-particle: de, family: Lee, suffix: Jr.}}", [("Ann de Lee Jr.", [])]),
        ("author: {name: {literal: Ann M. Lee, family: Lee}}", [("Ann M. Lee", [])]),
        ("author: {name: Ann Lee, affiliation: A; B}", [("Ann Lee", ["A", "B"])]),
        ("author: {name: Ann, affiliations: [{ref: a}]}\naffiliations: {id: a, name: A}", [("Ann", ["A"])]),
        ("author: [{name: X, affiliation: {id: a, name: A}}, {name: Y, affiliation: a}]", [("X", ["A"]), ("Y", ["A"])]),
    ],
)
def test_forms_of_authors(desk: Desk, written: str, found: list[tuple[str, list[str]]]) -> None:
    assert authors(desk, written) == found


def test_an_author_of_people_yaml(desk: Desk) -> None:
    desk.people("ann-lee: {name: Ann Lee, orcid: 0000-0002-1825-0097, biography: She *works*.}\n")
    assert authors(desk, "author: ann-lee") == [("Ann Lee", [])]
    person = desk.again().sure.people["ann-lee"]
    assert (person.orcid, plain_text(inlines_of(person.biography[0]))) == ("0000-0002-1825-0097", "She works.")


@pytest.mark.parametrize(
    ("written", "spot"),
    [
        ("author: ann-leee", ("person-unknown", 3, 9)),
        ("author: {name: A, orcid: 0000-0002-1825-0098}", ("value-invalid", 3, 26)),
        ("author: {name: A, roles: Softwear}", ("value-invalid", 3, 26)),
        ("author: {name: A, roles: {software: lead}}", ("key-unknown", 3, 37)),
        ("author: {name: A, attributes: [famous]}", ("key-unknown", 3, 32)),
        ("author: {name: A, email: https://a.org}", ("value-invalid", 3, 26)),
        ("author: {name: A, collaboration: true, corresponding: true}", ("value-invalid", 3, 55)),
        ("affiliations: [{id: a, name: A}, {id: a, name: B}]", ("id-duplicate", 3, 34)),
        ("author: {email: a@b.org}", ("key-missing", 3, 9)),
        ("author: {name: A, affiliation: {ref: b}}", ("value-invalid", 3, 38)),
        ("affiliations: {name: A, ror: 052gg0111}", ("value-invalid", 3, 30)),
        ("issn: 2049-3631", ("value-invalid", 3, 7)),
        ("isbn: 978-3-16-148410-1", ("value-invalid", 3, 7)),
        ("status: finished", ("value-invalid", 3, 9)),
        ("order: [abstrakt]", ("value-invalid", 3, 9)),
        ("order: [body, abstract]", ("value-invalid", 3, 8)),
        ("translations: {lang: de}", ("key-missing", 3, 15)),
        ("funding: {}", ("key-missing", 3, 10)),
        ("partners: [nobody]", ("organisation-unknown", 3, 12)),
        ('about: "See[^n]"', ("note-misplaced", 3, 12)),
    ],
)
def test_faults_have_their_place(desk: Desk, written: str, spot: tuple[str, int, int]) -> None:
    desk.people("ann-lee: {name: Ann Lee}\n")
    reading = desk.read("Words.[^n]\n\n[^n]: Note.\n", front=f"title: T\n{written}")
    assert spot in reading.spots
    assert [problem.hint for problem in reading.problems if not problem.hint and problem.code != "value-invalid"] == []


@pytest.mark.parametrize("written", ["Works.^[A note.]", "Works.[^n]\\n\\n[^n]: A note."])
@pytest.mark.parametrize("field", ["author: {name: A, biography: ", "about: "])
def test_a_note_outside_the_text_is_reported_once(desk: Desk, field: str, written: str) -> None:
    end = "}" if "{" in field else ""
    assert desk.read(front=f'title: T\n{field}"{written}"{end}').codes == ["note-misplaced"]


def test_roles_are_those_of_credit(desk: Desk) -> None:
    front = "title: T\nauthor: {name: A, roles: 'conceptualiSation, Writing - review & editing'}"
    (author,) = desk.read(front=front).sure.meta.authors
    assert author.roles == ("Conceptualization", "Writing – review & editing")


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("Editing", ("Writing – review & editing",)),
        ("{software: lead, Formal analysis: equal}", ("Software", "Formal analysis")),
        ("[{software: lead}, analysis]", ("Software", "Formal analysis")),
    ],
)
def test_roles_in_other_words_and_with_degrees(desk: Desk, written: str, roles: tuple[str, ...]) -> None:
    (author,) = desk.read(front=f"title: T\nauthor: {{name: A, roles: {written}}}").sure.meta.authors
    assert author.roles == roles


@pytest.mark.parametrize(
    "written",
    [
        "corresponding: yes, equal_contributor: yes",
        "attributes: {corresponding: yes, equal-contributor: yes}",
        "attributes: [corresponding, equal-contributor]",
        "equal: yes, attributes: corresponding",
    ],
)
def test_attributes_of_authors(desk: Desk, written: str) -> None:
    reading = desk.read(front=f"title: T\nauthor: [{{name: A, {written}}}, B]")
    assert reading.problems == ()
    assert [(author.corresponding, author.equal) for author in reading.sure.meta.authors] == [
        (True, True),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("written", "whom"),
    [
        ("[{name: A}, {name: B, email: b@b.org}, {name: C, email: c@c.org}]", ["B"]),
        ("[{name: B, email: b@b.org, corresponding: no}, {name: C, email: c@c.org}]", ["C"]),
        ("[{name: B, email: b@b.org}, {name: C, corresponding: yes}]", ["C"]),
        ("[{name: B, email: b@b.org, collaboration: yes}, {name: C, email: c@c.org}]", ["C"]),
        ("[{name: B, email: b@b.org, corresponding: no}]", []),
        ("[A, B]", []),
    ],
)
def test_the_corresponding_author_or_the_first_with_an_address_is_shown(
    desk: Desk, written: str, whom: list[str]
) -> None:
    reading = desk.read(front=f"title: T\nauthor: {written}")
    assert {problem.text for problem in reading.problems} <= {"this email address is not shown"}
    assert [author.person for author in reading.sure.meta.authors if author.corresponding] == whom


@pytest.mark.parametrize(
    ("written", "funding"),
    [
        ("{source: u, id: 12, name: N}", Funding((), ("University U",), ("N (12)",))),
        ("{award: {id: 12, source: [u, V]}}", Funding((), ("University U", "V"), ("12",))),
        ("{source: {name: University U, city: W}}", Funding((), ("University U",))),
    ],
)
def test_forms_of_funding(desk: Desk, written: str, funding: Funding) -> None:
    reading = desk.read(front=f"title: T\naffiliations: {{id: u, name: University U}}\nfunding: {written}")
    assert reading.problems == ()
    assert reading.sure.meta.funding == (funding,)


def test_a_funder_that_no_affiliation_names(desk: Desk) -> None:
    reading = desk.read(front="title: T\naffiliations: {id: u, name: University U}\nfunding: {source: {name: V}}")
    assert [problem.text for problem in reading.problems] == [
        'no author has the affiliation "University U", so it is not shown'
    ]
    assert reading.sure.meta.funding == (Funding((), ("V",)),)


def test_open_access_funding(desk: Desk) -> None:
    (funding,) = desk.read(front="title: T\nfunding: {statement: We did., open_access: They did.}").sure.meta.funding
    assert words_of(funding.statement) == ["We did.", "They did."]


def test_masthead(desk: Desk) -> None:
    front = "title: T\nembargo: 2026-04-01\nissn: 2049-3630\nisbn: 0-306-40615-2\ncategories: [Water, Law]\nissue: 1.10"
    reading = desk.read(front=front)
    assert reading.problems == ()
    masthead = reading.sure.meta.masthead
    assert (masthead.status, masthead.number, masthead.topics) == (Status.EMBARGOED, "1.10", ("Water", "Law"))
    assert (masthead.issn, masthead.isbn) == ("2049-3630", "0-306-40615-2")


def test_an_affiliation_keeps_its_details(desk: Desk) -> None:
    front = "title: T\nauthor: {name: A, affiliation: {institution: U, city: B, ror: 'https://ror.org/052gg0110'}}"
    (author,) = desk.read(front=front).sure.meta.authors
    assert author.affiliations == (Affiliation("U", city="B", ror="052gg0110"),)


NOT_OURS = {"Complex name renders"}  # particles in names


def cases() -> list[Any]:
    """Return the test cases that MyST has for authors, for the forms that briefpress supports."""
    if not CORPUS.is_dir():
        return [pytest.param({}, [], marks=pytest.mark.skip(reason=f"there are no cases of MyST in {CORPUS}"))]
    loaded = YAML(typ="safe", pure=True).load((CORPUS / "authors.yml").read_text(encoding="utf-8"))["cases"]
    sound = (case for case in loaded if not {"warnings", "errors"} & set(case) and case["title"] not in NOT_OURS)
    named = ((case, [author.get("name") for author in case["normalized"].get("authors", [])]) for case in sound)
    return [pytest.param(case["raw"], names, id=case["title"]) for case, names in named if all(names)]


@pytest.mark.parametrize(("raw", "names"), cases())
def test_authors_of_myst(desk: Desk, raw: dict[str, Any], names: list[str]) -> None:
    front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in {"title": "T", **raw}.items())
    reading = desk.read(front=front)
    brief = reading.brief
    assert brief is not None
    assert [brief.people[author.person].name for author in brief.meta.authors] == names
    assert [code for code in reading.codes if code != "key-unknown"] == []
