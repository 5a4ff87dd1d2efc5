"""YAML: the front matter, people.yaml and organisations.yaml."""

import datetime

import pytest

from briefpress.edition import texts
from briefpress.model import Channel, NotesPlacement, NotesSetting, PeopleGroup, Person, Reference, Run
from tests.desk import Desk, words_of

PEOPLE = "ann:\n  name: Ann Author\nben:\n  name: Ben Writer\n"
ORGANISATIONS = "obo:\n  name: Observatory\n"


@pytest.mark.parametrize(
    "written", ["no", "1.10", "2023-02", "on", "0x10", "1e3", "'~'", "12:30:45", "null-ish", ".5", "007"]
)
def test_scalars_keep_their_written_text(desk: Desk, written: str) -> None:
    meta = desk.read(front=f"title: {written}\nkeywords: [{written}]\nsubtitle: {written}").sure.meta
    text = written.strip("'")
    assert (meta.title, meta.subtitle, meta.keywords) == (text, text, (text,))


def test_norwegian_is_a_language(desk: Desk) -> None:
    assert desk.read(front="title: A\nlang: no").sure.meta.lang == "no"


def test_every_field(desk: Desk) -> None:
    reading = desk.read(
        front="""title: A
subtitle: B
kind: report
date: 2024-02-29
lang: en-GB
brand: plain
papersize: Letter
description: over
  lines
keywords: [x, y z]
abstract-title: C
toc: no
toc-depth: 3
toc-title: D
notes: {place: end, title: E}
abstract: |
  One.

  Two."""
    )
    meta = reading.sure.meta
    assert reading.problems == ()
    assert (meta.title, meta.subtitle, meta.kind, meta.brand, meta.lang) == ("A", "B", "report", "plain", "en-GB")
    assert meta.date == datetime.date(2024, 2, 29)
    assert (meta.paper, meta.description, meta.keywords) == ("letter", "over lines", ("x", "y z"))
    assert (meta.toc, meta.toc_depth, meta.toc_title, meta.abstract_title) == (False, 3, "D", "C")
    assert meta.notes == NotesSetting(NotesPlacement.END, "E")
    assert words_of(meta.abstract) == ["One.", "Two."]


@pytest.mark.parametrize("key", ["toc-depth", "toc_depth"])
def test_hyphens_and_underscores_are_equivalent(desk: Desk, key: str) -> None:
    reading = desk.read(front=f"title: A\n{key}: 4")
    assert reading.sure.meta.toc_depth == 4
    assert reading.problems == ()


def test_a_key_with_hyphen_and_with_underscore_is_a_duplicate(desk: Desk) -> None:
    assert desk.read(front="title: A\ntoc-depth: 4\ntoc_depth: 3").spots == [("key-duplicate", 4, 1)]


@pytest.mark.parametrize("members", ["ann", "[ann]", "\n    - ann"])
@pytest.mark.parametrize(
    "group", ["people: {{role: author, members: {}}}", "people:\n  - role: author\n    members: {}"]
)
def test_single_values_and_lists_are_equivalent(desk: Desk, members: str, group: str) -> None:
    if "{{" in group and "\n" in members:
        members = "[\n    ann]"
    desk.people(PEOPLE)
    reading = desk.read(front=f"title: A\nkeywords: one\n{group.format(members)}")
    assert reading.sure.meta.people == (PeopleGroup("author", (Reference("ann"),)),)
    assert reading.sure.meta.keywords == ("one",)
    assert reading.problems == ()


@pytest.mark.parametrize("written", ["notes: end", "notes: {place: end}", "notes:\n  place: end"])
def test_notes_in_short_and_long(desk: Desk, written: str) -> None:
    assert desk.read(front=f"title: A\n{written}").sure.meta.notes == NotesSetting(NotesPlacement.END)


def test_unknown_keys_cause_a_warning_with_the_nearest_name(desk: Desk) -> None:
    reading = desk.read(front="title: A\nsubtitel: B\nzzz: C\nnotes: {plaec: end}")
    assert reading.spots == [("key-unknown", 3, 1), ("key-unknown", 4, 1), ("key-unknown", 5, 9)]
    assert 'did you mean "subtitle"?' in reading.problems[0].hint
    assert "briefpress schema" in reading.problems[1].hint
    assert "place" in reading.problems[2].hint
    assert 'did you mean "place"?' in reading.problems[2].hint


def test_a_key_is_shown_as_it_was_written(desk: Desk) -> None:
    (found,) = desk.read(front="title: A\nmy_own_key: B").problems
    assert '"my_own_key"' in found.text


def test_duplicate_keys(desk: Desk) -> None:
    desk.people(PEOPLE + "ann:\n  name: Another\n")
    reading = desk.read(front="title: A\ntitle: B")
    assert [(found.code, found.place.file, found.place.line) for found in reading.problems if found.place] == [
        ("key-duplicate", "source/brief/brief.md", 3),
        ("key-duplicate", "source/people.yaml", 5),
    ]


@pytest.mark.parametrize(
    "record", ["{positions: Chair}", "{name: Bo, portrait: gone.png}", "{name: Bo, channels: {email: x}}"]
)
def test_an_error_in_a_record_stops_only_briefs_that_show_the_record(desk: Desk, record: str) -> None:
    desk.people(f"bo: {record}\nann: {{name: Ann}}\n")
    desk.write("source/brief/gone.txt", "")
    assert desk.read(front="title: A\nauthor: ann").codes == []
    assert len(desk.read(front="title: A\nauthor: bo").codes) == 1
    assert len(desk.read("::: {.pull-quote person=bo}\nWords.\n:::\n").codes) == 1


@pytest.mark.parametrize("front", ["", "# only a comment", "subtitle: B", "title:", "title: ''", "title: '  '"])
def test_a_brief_needs_a_title(desk: Desk, front: str) -> None:
    reading = desk.read(front=front)
    assert reading.codes == ["key-missing"]
    assert "no title" in reading.problems[0].text


@pytest.mark.parametrize("front", ["- a\n- b", "just words", "null"])
def test_front_matter_that_contains_no_fields(desk: Desk, front: str) -> None:
    reading = desk.read(front=front)
    assert reading.problems
    assert reading.problems[0].place
    assert reading.problems[0].place.line == 2


@pytest.mark.parametrize(
    "front",
    [
        "title: [a",
        "title: 'a",
        "title: a: b",
        "\ttitle: a",
        "title: @a",
        "title: a\n bad\nx: y: z",
        "title: *a",
        "%YAML 9\ntitle: a",
        "title: %a",
    ],
)
def test_invalid_yaml_is_reported_at_its_line(desk: Desk, front: str) -> None:
    reading = desk.read(front=front)
    assert reading.codes == ["yaml-invalid"]
    assert reading.problems[0].place
    assert 2 <= reading.problems[0].place.line <= front.count("\n") + 3


@pytest.mark.parametrize("escape", ["\\UFFFFFFFF", "\\U00110000", "\\uD800", "\\a", "\\0", "\\x1b", "\\x0c", "\\uFFFF"])
def test_an_escape_for_an_invalid_character_is_a_problem(desk: Desk, escape: str) -> None:
    reading = desk.read(front=f'title: "a{escape}b"')
    assert reading.codes in (["character-invalid"], ["yaml-invalid"])
    assert reading.problems[0].place
    assert reading.problems[0].place.line == 2


@pytest.mark.parametrize("entity", ["&#12;", "&#xC;"])
def test_an_entity_for_an_invalid_character_is_a_problem(desk: Desk, entity: str) -> None:
    assert desk.read(f"a{entity}b\n").codes == ["character-invalid"]


@pytest.mark.parametrize(
    "date",
    [
        "2023-02-29",
        "2023-2-8",
        "20230228",
        "2023-W09-2",
        "2023-060",
        "[2023-02-28]",
        "tomorrow",
    ],
)
def test_wrong_date(desk: Desk, date: str) -> None:
    reading = desk.read(front=f"title: A\ndate: {date}")
    assert reading.spots[0] in (("date-invalid", 3, 7), ("value-invalid", 3, 7))
    assert reading.sure.meta.date is None


@pytest.mark.parametrize("date", ["14 Dec 2021", "14 December 2021", "Dec. 14, 2021", "december 14 2021"])
def test_a_date_with_a_month_in_letters(desk: Desk, date: str) -> None:
    reading = desk.read(front=f"title: A\ndate: {date}")
    assert (reading.problems, reading.sure.meta.date) == ((), datetime.date(2021, 12, 14))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14. Mai 2026", 14),
        ("14 Dez 2026", 14),
        ("Mai 2026", 1),
        ("1er avril 2026", 1),
        ("le 3 août 2026", 3),
        ("14 de mayo de 2026", 14),
        ("12 травня 2026 р.", 12),
        ("14 мая 2026 года", 14),
        ("١٤ مايو ٢٠٢٦", 14),
        ("14 مايو 2026", 14),
        ("May 14th, 2026", 14),
        ("the 2nd of May 2026", 2),
        ("2026年5月14日", 14),
    ],
)
def test_a_date_in_the_words_of_any_language_is_accepted(desk: Desk, written: str, day: int) -> None:
    reading = desk.read(front=f"title: A\nlang: de\ndate: {written}")
    assert reading.problems == ()
    date = reading.sure.meta.date
    assert date is not None
    assert (date.year, date.day) == (2026, day)


@pytest.mark.parametrize(
    "date", ["12/10/2021", "31 Feb 2021", "31. Februar 2021", "14 Mai or 2021", "14 Dec 21", "14 Dec 0000"]
)
def test_an_invalid_or_ambiguous_date_is_not_read(desk: Desk, date: str) -> None:
    assert desk.read(front=f"title: A\ndate: {date}").spots == [("date-invalid", 3, 7)]


@pytest.mark.parametrize("written", ["[a b, c]", "a b, c", "a b; c", "a b ;c;"])
def test_keywords_in_a_list_or_a_line(desk: Desk, written: str) -> None:
    assert desk.read(front=f"title: A\nkeywords: {written}").sure.meta.keywords == ("a b", "c")


def test_parts_may_be_one_level_deeper(desk: Desk) -> None:
    front = 'title: A\nparts:\n  abstract: ["One[^n]", Two]\n  data_availability: Three\n  about: Four'
    reading = desk.read("[^n]: A note.\n", front=front)
    meta = reading.sure.meta
    assert reading.problems == ()
    assert (words_of(meta.abstract), words_of(meta.parts["data-availability"])) == (["One", "Two"], ["Three"])
    double = desk.read(front=f"{front}\nabout: Five")
    assert ("key-duplicate", 7, 8) in double.spots
    assert words_of(double.sure.meta.parts["about"]) == ["Four"]


def test_the_series_is_part_of_the_suggested_citation(desk: Desk) -> None:
    meta = desk.read(front="title: A\nbiblio: {volume: 3, issue: 2, first_page: 10, last_page: 12}").sure.meta
    assert meta.suggested
    assert meta.suggested.texts == {"volume": "3", "issue": "2", "page": "10–12"}
    assert desk.read(front="title: A\nbiblio: {}").sure.meta.suggested is None


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("lang: English language", "lang-invalid"),
        ("papersize: a3", "value-invalid"),
        ("toc: perhaps", "value-invalid"),
        ("toc-depth: 0", "value-invalid"),
        ("toc-depth: 7", "value-invalid"),
        ("toc-depth: two", "value-invalid"),
        ("toc-depth: 99999999999999999999", "value-invalid"),
        ("notes: nowhere", "value-invalid"),
        ("notes: {place: nowhere}", "value-invalid"),
        ("notes: [page]", "value-invalid"),
        ("subtitle: {a: b}", "value-invalid"),
        ("subtitle: [a]", "value-invalid"),
        ("people: ann", "value-invalid"),
        ("people: [{role: author}]", "key-missing"),
        ("people: [{members: [ann]}]", "key-missing"),
        ("contributors: [{description: x}]", "key-missing"),
    ],
)
def test_unsuitable_values_are_reported(desk: Desk, field: str, code: str) -> None:
    desk.people(PEOPLE)
    reading = desk.read(front=f"title: A\n{field}")
    assert code in reading.codes
    assert {found.place.line for found in reading.problems if found.place} == {3}


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_field_is_a_field_omitted(desk: Desk, empty: str) -> None:
    fields = (
        "subtitle",
        "date",
        "lang",
        "brand",
        "papersize",
        "keywords",
        "toc",
        "toc-depth",
        "people",
        "contacts",
        "notes",
        "abstract",
    )
    reading = desk.read(front="title: A\n" + "\n".join(f"{field}: {empty}" for field in fields))
    assert reading.problems == ()
    assert reading.sure.meta == desk.read(front="title: A").sure.meta


def test_records_inline_in_a_brief(desk: Desk) -> None:
    desk.people(PEOPLE)
    reading = desk.read(
        front="""title: A
people:
  - role: authors
    members: [ann, {name: Carl Guest, positions: Visitor}]
contacts:
  - name: The Office
    channels: {email: office@a.org}"""
    )
    (group,) = reading.sure.meta.people
    ids = [member.id for member in group.members]
    assert reading.problems == ()
    assert [reading.sure.people[id_].name for id_ in ids] == ["Ann Author", "Carl Guest"]
    assert reading.sure.people[ids[1]].positions == ("Visitor",)
    (contact,) = reading.sure.meta.contacts
    assert reading.sure.organisations[contact.id].channels == (Channel("email", (Run("office@a.org"),)),)


def test_people_yaml(desk: Desk) -> None:
    desk.people(
        "ann:\n  name: Ann Author\n  positions:\n    - Chair\n    - Editor\n  channels:\n    email: ann@a.org\n"
    )
    reading = desk.read()
    channels = (Channel("email", (Run("ann@a.org"),)),)
    assert reading.sure.people == {"ann": Person("ann", "Ann Author", ("Chair", "Editor"), channels=channels)}


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n", "---\n"])
def test_people_yaml_may_be_missing_or_empty(desk: Desk, text: str | None) -> None:
    if text is not None:
        desk.people(text)
    reading = desk.read()
    assert reading.problems == ()
    assert reading.sure.people == {}


@pytest.mark.parametrize("text", ["- ann\n- ben\n", "ann\n", "[]\n"])
def test_people_yaml_that_is_a_list_or_text(desk: Desk, text: str) -> None:
    desk.people(text)
    (found,) = desk.read().problems
    assert found.place
    assert (found.code, found.place.file, found.place.line) == ("value-invalid", "source/people.yaml", 1)


@pytest.mark.parametrize("text", ["ann:\n", "ann: Ann Author\n", "ann: []\n", "ann: {positions: Chair}\n"])
def test_a_person_needs_a_name(desk: Desk, text: str) -> None:
    desk.people(text)
    reading = desk.read(front="title: A\nauthor: ann")
    assert "key-missing" in reading.codes or "value-invalid" in reading.codes
    assert reading.sure.people["ann"].name == "ann"  # so that no missing person is reported


@pytest.mark.parametrize("handle", ["@_ilya_", "__double__", "*star*", "a~b~c", "x^2^"])
def test_a_handle_keeps_its_characters(desk: Desk, handle: str) -> None:
    """Underscores are part of an account name; read as markup, they would change the address."""
    desk.organisations(f'obo: {{name: O, channels: {{twitter: "{handle}"}}}}\n')
    channel = desk.read(front="title: A\ncontacts: [obo]").sure.organisations["obo"].channels[0]
    assert channel.inlines == (Run(handle),)


@pytest.mark.parametrize("number", ["+44 20 7946 0000", "+ 44 20", "1. 2", "- 5", "# 31#", "(020) 7946"])
def test_a_telephone_number_is_kept_as_written(desk: Desk, number: str) -> None:
    desk.organisations(f'obo: {{name: O, channels: {{phone: "{number}"}}}}\n')
    reading = desk.read(front="title: A\ncontacts: [obo]")
    assert reading.problems == ()
    assert reading.sure.organisations["obo"].channels[0].inlines == (Run(number),)


def test_channels(desk: Desk) -> None:
    desk.organisations(
        "obo:\n  name: O\n  channels:\n    web: [a.org, b.org]\n    email: {address: a@b.org, label: E-mail}\n"
        '    x: "[@a](https://x.com/a)"\n'
    )
    channels = desk.read(front="title: A\ncontacts: [obo]").sure.organisations["obo"].channels
    assert channels == (
        Channel("web", (Run("a.org"),)),
        Channel("web", (Run("b.org"),)),
        Channel("email", (Run("a@b.org"),), "E-mail"),
        Channel("x", (Run("@a", link="https://x.com/a"),)),
    )


@pytest.mark.parametrize("written", ["[^a]", "x^[y]"])
def test_a_description_and_a_channel_cannot_have_notes(desk: Desk, written: str) -> None:
    desk.organisations(f"obo:\n  name: O\n  description: 'x {written}'\n  channels: {{web: 'x {written}'}}\n")
    reading = desk.read("a[^a]\n\n[^a]: A\n", front="title: A\ncontributors: [obo]\ncontacts: [obo]")
    assert {found.place.line for found in reading.problems if found.place and found.code == "note-misplaced"} >= {3}
    assert reading.problems


def test_duplicate_ids_between_file_and_brief_do_not_mix(desk: Desk) -> None:
    desk.people(PEOPLE)
    reading = desk.read(front="title: A\npeople: [{role: author, members: [{name: ann}]}]")
    assert reading.sure.people["ann"].name == "ann" or reading.sure.people["ann"].name == "Ann Author"
    (group,) = reading.sure.meta.people
    assert reading.sure.people[group.members[0].id].name == "ann"


def test_aliases_are_read(desk: Desk) -> None:
    desk.people("ann: &a\n  name: Ann\nben: *a\n")
    assert [person.name for person in desk.read().sure.people.values()] == ["Ann", "Ann"]


BOMB = "a: &a0 [x, x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))


@pytest.mark.parametrize("field", ["keywords: *a59", "people: *a59", "contacts: *a59", "abstract: *a59", "title: *a59"])
def test_alias_bombs_do_no_harm(desk: Desk, field: str) -> None:
    assert desk.read(front=f"{BOMB}{field}").problems


@pytest.mark.parametrize(
    "front", ["title: A\ncontacts: &a [*a]", "title: A\npeople: &a [*a]", "title: &a {b: *a}", "&a ? *a\n: b"]
)
def test_circular_aliases_do_no_harm(desk: Desk, front: str) -> None:
    assert desk.read(front=front).problems


@pytest.mark.parametrize("written", ["{given: Ann, family: Author}", "{en: {given: Ann, family: Author}, uk: Енн}"])
def test_the_name_of_a_person_may_be_written_in_parts(desk: Desk, written: str) -> None:
    desk.people(f"ann: {{name: {written}}}\n")
    reading = desk.read(front="title: A\nauthor: ann\npeople: [{role: author, members: [ann]}]")
    assert (reading.sure.people["ann"].name, reading.codes) == ("Ann Author", [])


@pytest.mark.parametrize(
    "written",
    [
        "{given: Ann, family: Author}",
        "{first: Ann, last: Author}",
        "{First_Name: Ann, Last_Name: Author}",
        "{given-names: Ann, family-names: Author}",
        "{firstname: Ann, surname: Author}",
        "{literal: Ann Author}",
        "{name: {first-name: Ann, lastname: Author}}",
    ],
)
def test_the_parts_of_a_name_may_be_fields_of_the_person(desk: Desk, written: str) -> None:
    desk.people(f"ann: {written}\n")
    reading = desk.read(front=f"title: A\nauthor: {written}\npeople: [{{role: author, members: [ann]}}]")
    assert reading.codes == []
    assert reading.sure.people["ann"].name == "Ann Author"
    assert [author.person for author in reading.sure.meta.authors] == ["Ann Author"]


def test_parts_of_a_name_beside_a_name_are_reported(desk: Desk) -> None:
    reading = desk.read(front="title: A\nauthor: {name: Ann Author, given: Ann}")
    assert reading.spots == [("key-unknown", 3, 28)]


def test_authors_may_be_fields(desk: Desk) -> None:
    reading = desk.read(front="title: A\nauthors:\n  ann: {name: Ann Author}\n  bo: {first: Bo, last: Li}")
    assert reading.codes == []
    assert [reading.sure.people[author.person].name for author in reading.sure.meta.authors] == ["Ann Author", "Bo Li"]


def test_empty_lines_may_be_before_the_front_matter(desk: Desk) -> None:
    desk.raw("\n \n---\ntitle: A\nbogus: 1\n---\n\nWords.\n")
    reading = desk.again()
    assert (reading.sure.meta.title, reading.spots) == ("A", [("key-unknown", 5, 1)])


@pytest.mark.parametrize(("text", "place"), [("\n\nWords\n", (3, 1)), ("\n---\ntitle: A\n", (2, 1))])
def test_front_matter_without_a_beginning_or_an_end_is_reported(desk: Desk, text: str, place: tuple[int, int]) -> None:
    desk.raw(text)
    assert desk.again().spots == [("front-matter-missing", *place)]


@pytest.mark.parametrize(
    ("written", "day", "shown"),
    [
        ("2014-02-24 18:33:31+00:00", (2014, 2, 24), "February 24, 2014"),
        ("2024-05-06T10:00:00Z", (2024, 5, 6), "May 6, 2024"),
        ("2024-05-06T10:00:00.123+02:00", (2024, 5, 6), "May 6, 2024"),
        ("15.03.2026", (2026, 3, 15), "March 15, 2026"),
        ("15. 3. 2026", (2026, 3, 15), "March 15, 2026"),
        ("March 2026", (2026, 3, 1), "March 2026"),
        ("Mar 2026", (2026, 3, 1), "March 2026"),
        ("2026-03", (2026, 3, 1), "March 2026"),
        ("2026", (2026, 1, 1), "2026"),
    ],
)
def test_dates_keep_the_precision_of_the_source(
    desk: Desk, written: str, day: tuple[int, int, int], shown: str
) -> None:
    edition, problems = desk.edition(front=f"title: A\nlang: en\ndate: {written}\ndate-format: long")
    assert problems == []
    assert edition.date == datetime.date(*day)
    assert shown in [*texts(edition)]


@pytest.mark.parametrize("written", ["12/10/2021", "2021-13", "2021-02-30", "32.1.2021", "today", "Mai or 2021", "21"])
def test_invalid_dates_are_reported(desk: Desk, written: str) -> None:
    assert "date-invalid" in desk.read(front=f"title: A\ndate: {written}").codes


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("03/15/2026", "write 2026-03-15"),
        ("05/06/2026", "write 2026-05-06 or 2026-06-05"),
        ("Spring 2026", "write the month or the year: 2026-03, or 2026"),
        ("Q3 2026", "write 2026-07, the month in which the quarter begins, or 2026"),
        ("2026-Q1", "write 2026-01, the month in which the quarter begins, or 2026"),
        ("2026/3/5", "write 2026-03-05"),
        ("20260305", "write 2026-03-05"),
        ("2026-3", "write 2026-03"),
        ("today", "write the day itself, such as 2023-02-28"),
    ],
)
def test_a_date_that_is_not_accepted_has_a_hint(desk: Desk, written: str, hint: str) -> None:
    reading = desk.read(front=f"title: T\ndate: {written}")
    assert [(str(problem.code), problem.hint) for problem in reading.problems] == [("date-invalid", hint)]


@pytest.mark.parametrize("field", ["date: {published: 2026-01-02}", "lang: [en, de]", "subtitle: [a, b]"])
def test_more_than_one_text_is_reported_once(desk: Desk, field: str) -> None:
    reading = desk.read(front=f"title: T\n{field}")
    assert reading.codes == ["value-invalid"]
    assert reading.problems[0].hint.startswith("write one value")


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("params", "runs no code"),
        ("css", "the brand defines"),
        ("draft", "status: draft"),
        ("menu", "for websites"),
        ("sumary", "`abstract: ...`"),
    ],
)
def test_fields_of_other_programs_have_their_own_hints(desk: Desk, key: str, hint: str) -> None:
    reading = desk.read(front=f"title: T\n{key}: x")
    assert reading.codes == ["key-unknown"]
    assert hint in reading.problems[0].hint


@pytest.mark.parametrize(
    ("people", "hint"),
    [
        ("- id: ada\n  name: Ada\n", "without hyphens"),
        ("people:\n  ada: {name: Ada}\n", "start of their lines"),
        ("ada: Ada Novak\n", "write {name: Ada Novak}"),
        ("ada: {name: Ada, affiliation: Institute}\n", "write `positions: ...`"),
        ("ada: {name: Ada, title: Dr.}\n", "write it in `name`"),
        ("ada:\n  name: Ada\n  channels:\n    - email: a@b.org\n", "write its fields without hyphens"),
        ("ada: {name: Ada}\n---\nbob: {name: Bob}\n", "remove the line ---"),
        ("ada:\n  name: Ada\n  positions:\n  - Fellow\n  -Chair\n", "write - Chair"),
    ],
)
def test_people_written_as_in_other_programs_have_a_hint(desk: Desk, people: str, hint: str) -> None:
    desk.people(people)
    reading = desk.read(front="title: T\npeople: [{role: speakers, members: [ada]}]")
    assert any(hint in problem.hint for problem in reading.problems), reading.problems


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("id: rivers", "for websites"),
        ("created: 2024-05-06", "for websites"),
        ("last_modified: 2024-05-06", "for websites"),
        ("featured_image: a.png", "write `cover-image: ...`"),
        ("translations: {chapters: Kapitel, return: zurück}", "{lang: de, url: https://...}"),
    ],
)
def test_fields_of_websites_are_warnings_with_the_edit(desk: Desk, field: str, hint: str) -> None:
    (problem,) = desk.read(front=f"title: A\n{field}").problems
    assert (str(problem.level), problem.place.line if problem.place else 0) == ("warning", 3)
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("title: A\nauthor: B\n\nWords.\n", "put a `---` line above this one, and another below the last field"),
        ("<!-- draft -->\n---\ntitle: A\n---\nWords.\n", "move everything above the `---` line below the front matter"),
        ("Note: these are words.\n\n---\n\nWords.\n", "start the file with a `---` line"),
    ],
)
def test_almost_correct_front_matter_has_a_hint(desk: Desk, raw: str, hint: str) -> None:
    desk.raw(raw)
    (problem,) = desk.again().problems
    assert problem.code == "front-matter-missing"
    assert problem.hint.startswith(hint)


def test_an_underlined_heading_is_the_title_without_front_matter(desk: Desk) -> None:
    desk.raw("Ports and piers\n===============\n\nWords.\n")
    reading = desk.again()
    assert reading.brief
    assert reading.brief.meta.title == "Ports and piers"
    assert reading.codes == ["title-from-heading"]
    assert len(reading.blocks) == 1


@pytest.mark.parametrize("front", ["author: Ada Novak", "abstract: |\n  Words.\n\n  More.", "keywords:\n- a\n- b"])
@pytest.mark.parametrize("heading", ["# It's water {#w}", "It's water\n===="])
def test_the_only_chapter_is_the_title_if_the_front_matter_has_none(desk: Desk, front: str, heading: str) -> None:
    desk.raw(f"---\n{front}\n---\n\n{heading}\n\nWords.\n\n## Part\n\nMore.\n")
    reading = desk.again()
    assert reading.sure.meta.title == "It's water"
    assert reading.codes[0] == "title-from-heading"
    assert "write `title: It's water`" in reading.problems[0].hint


@pytest.mark.parametrize("body", ["# One\n\nWords.\n\n# Two\n\nMore.\n", "## One\n\nWords.\n", "Words.\n\n# One\n"])
def test_one_of_several_chapters_is_not_a_title(desk: Desk, body: str) -> None:
    desk.raw(f"---\nauthor: Ada Novak\n---\n\n{body}")
    assert "key-missing" in desk.again().codes


def test_a_misspelled_title_is_not_replaced_by_a_heading(desk: Desk) -> None:
    desk.raw("---\ntitel: Rivers\n---\n\n# Background\n\nWords.\n")
    reading = desk.again()
    assert "key-missing" in reading.codes
    assert 'did you mean "title"?' in [problem.hint for problem in reading.problems]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (" ---\ntitle: A\n---\n\nWords.\n", "remove the space before `---`"),
        ("```yaml\n---\ntitle: A\n---\n```\n\nWords.\n", "remove the line ```yaml, and ``` below the front matter"),
        ("<!DOCTYPE html>\n<html></html>\n", "this is a web page"),
        ('{\n "cells": []\n}\n', "this is a Jupyter notebook"),
    ],
)
def test_invalid_front_matter_is_reported(desk: Desk, text: str, hint: str) -> None:
    desk.raw(text)
    (problem,) = desk.again().problems
    assert str(problem.code) == "front-matter-missing"
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("---\ntitle: T\n---\n\nWörter\n".encode("utf-32"), "UTF-32"),
        ("---\ntitle: T\n---\n\nWörter\n".encode("utf-32-be"), "UTF-32"),
        ("---\ntitle: T\n---\n\nWörter\n".encode("utf-16-le"), "UTF-16"),
        (b"%PDF-1.7\n\x00", "a PDF"),
        (b"{\\rtf1 Words}", "an RTF file"),
    ],
)
def test_a_file_of_another_kind_causes_one_problem(desk: Desk, data: bytes, text: str) -> None:
    desk.raw(data)
    (problem,) = desk.again().problems
    assert str(problem.code) == "encoding"
    assert text in problem.text


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("**Fair ferries**", "title: Fair ferries"),
        ("It's *fair*", "title: It's *fair*"),
        ("Ferries: why?", "title: 'Ferries: why?'"),
        ('"So" it is', "title: '\"So\" it is'"),
    ],
)
def test_the_hint_for_a_title_is_valid_yaml(desk: Desk, heading: str, field: str) -> None:
    desk.raw(f"# {heading}\n\nWords.\n")
    assert f"`{field}`" in desk.again().problems[0].hint


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        ("order: [summary, body]", "write abstract"),
        ("logo: x.png", "the logo of the brand is set in its brand.yml"),
        ("author: [{name: A, organisation: B}]", "write `affiliations: ...`"),
    ],
)
def test_names_of_other_programs_have_a_hint(desk: Desk, front: str, hint: str) -> None:
    (problem,) = desk.read(front=f"title: A\n{front}").problems
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("second", "spots"),
    [
        ("email: b@x.org", [("key-unknown", 7, 12)]),
        ("email: b@x.org\n    corresponding: true", []),
        ("orcid: 0000-0002-1825-0097", []),
    ],
)
def test_an_email_address_that_is_not_shown_is_reported(desk: Desk, second: str, spots: list[object]) -> None:
    front = f"title: A\nauthor:\n  - name: Ann\n    email: a@x.org\n  - name: Jo\n    {second}"
    assert desk.read(front=front).spots == spots
