"""People and organisations added in Word are merged into the lists of the brief, and so are changed roles."""

from __future__ import annotations

import copy

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w, xml
from tests.merge.merging import Edit, SentFile
from tests.merge.paragraphs import added, style, styled

FRONT = """title: Sharing rivers
lang: en-GB
author: [ben]
people:
  - role: speakers
    members:
      - ada  # who begins
      - name: Jo Lind
        positions: Director
  - {role: moderator, members: [ben]}
contributors:
  - iwp
  - delta
contacts: [iwp]"""
PEOPLE = """ada:
  name: Ada Novak
  positions: [Fellow]
ben:
  name: Ben Marsh
  positions: [Editor]
  biography: He edits.
"""
ORGANISATIONS = """iwp:
  name: Institute for Water
  description: It advises.
  channels: {email: office@iwp.example}
delta:
  name: Delta University
  description: A university by the *sea*.
"""


def write_source(desk: Desk) -> None:
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    desk.brief("# One\n\nText.\n", front=FRONT)


def a_person(edited: Edited) -> None:
    lines = (("PersonName", "Eva"), ("PersonPosition", "Judge, High Court"))
    added(styled(edited, "PersonPosition", "Director"), *lines)


def two_people(edited: Edited) -> None:
    lines = (("PersonName", "Eva"), ("PersonName", "Zoe"), ("PersonPosition", "Judge"))
    added(styled(edited, "PersonPosition", "Fellow"), *lines)


def the_first(edited: Edited) -> None:
    added(styled(edited, "PeopleHeading", "Speakers"), ("PersonName", "Eva"))


def in_brackets(edited: Edited) -> None:
    added(styled(edited, "PersonPosition", "Editor"), ("PersonName", "Eva"), ("PersonPosition", "Judge"))


def with_the_portrait_of_another(edited: Edited) -> None:
    a_person(edited)
    disc = copy.deepcopy(styled(edited, "PersonName", "Jo").getprevious())
    assert disc is not None
    styled(edited, "PersonName", "Eva").addprevious(disc)


def an_organisation(edited: Edited) -> None:
    lines = (("OrganisationName", "River Trust"), ("BodyText", "It works for fish."))
    added(styled(edited, "BodyText", "A university"), *lines)


def described_at_length(edited: Edited) -> None:
    lines = (("BodyText", "It works for fish: for eels."), ("ListBullet", "And *for* salmon."))
    added(styled(edited, "BodyText", "It advises"), ("OrganisationName", "River Trust"), *lines)


def labelled(words: str, was: str = "Speakers") -> Edit:
    def edit(edited: Edited) -> None:
        next(styled(edited, "PeopleHeading", was).iter(w("t"))).text = words

    return edit


MERGED: dict[str, tuple[Edit, list[str]]] = {
    "a person": (a_person, ['+      - {name: Eva, positions: "Judge, High Court"}']),
    "a copied portrait": (with_the_portrait_of_another, ['+      - {name: Eva, positions: "Judge, High Court"}']),
    "two people": (two_people, ["+      - {name: Eva}", "+      - {name: Zoe, positions: Judge}"]),
    "the first one": (the_first, ["+      - {name: Eva}"]),
    "in brackets": (
        in_brackets,
        [
            "-  - {role: moderator, members: [ben]}",
            "+  - {role: moderator, members: [ben, {name: Eva, positions: Judge}]}",
        ],
    ),
    "an organisation": (an_organisation, ["+  - {name: River Trust, description: It works for fish.}"]),
    "an organisation described at length": (
        described_at_length,
        [
            "+  - name: River Trust",
            "+    description: |",
            "+      It works for fish: for eels.",
            "+",
            "+      - And \\*for\\* salmon.",
        ],
    ),
    "another role": (labelled("Panellists"), ["-  - role: speakers", "+  - role: panellists"]),
    "a heading that is not a role": (labelled("The jury: all"), ['+    title: "The jury: all"']),
    "a heading in brackets": (
        labelled("In the chair", "Moderator"),
        ["-  - {role: moderator, members: [ben]}", "+  - {role: moderator, title: In the chair, members: [ben]}"],
    ),
}


@pytest.mark.parametrize("case", MERGED)
def test_it_is_merged(sent: SentFile, case: str) -> None:
    edit, expected = MERGED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (expected, 0), outcome.out + outcome.err
    published = sent.desk.run("publish", "--to", "docx")
    assert published.code == 0, published.err


def test_words_of_new_records_are_published_as_they_were_written(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        a_person(edited)
        described_at_length(edited)
        labelled("The jury")(edited)

    _, outcome = sent.merged(edit)
    assert outcome.code == 0, outcome.out
    assert sent.desk.run("publish", "--to", "docx").code == 0
    edited, again = Edited(sent.data), Edited((sent.desk.root / "output/brief.docx").read_bytes())
    edit(edited)
    shown = [
        [(style(element), text_of(element)) for element in some.paragraphs if text_of(element)]
        for some in (edited, again)
    ]
    parts = [some[[name for name, _ in some].index("PeopleHeading") :] for some in shown]
    assert parts[0] == parts[1]


def test_a_contact_is_reported_with_the_line_to_paste(sent: SentFile) -> None:
    channels = ("1 Quay, Bern", "Email: t@r.example", "Phone: +41 31 123 45 67", "Email: u@r.example")
    lines = (("ContactName", "River Trust"), *(("ContactChannel", item) for item in channels))
    found, outcome = sent.merged(lambda edited: added(styled(edited, "ContactChannel", "Email"), *lines))
    assert (found, outcome.code) == ([], 1)
    ways = 'address: "1 Quay, Bern; Email: u@r.example", channels: {email: t@r.example, phone: "+41 31 123 45 67"}'
    line = f"- {{name: River Trust, {ways}}}"
    assert f"the list `contacts` in the front matter: {line}" in outcome.out
    at = FRONT.split("\n").index("contacts: [iwp]") + 2
    assert f"brief.md:{at}:" in outcome.out


def test_an_author_is_reported_with_the_line_to_paste(sent: SentFile) -> None:
    lines = (("ContactName", "Eva"), ("ContactChannel", "Judge"), ("BodyText", "She judges."))
    found, outcome = sent.merged(lambda edited: added(styled(edited, "BodyText", "He edits"), *lines))
    assert (found, outcome.code) == ([], 1)
    assert (
        "the list `author` in the front matter: - {name: Eva, positions: Judge, biography: She judges.}" in outcome.out
    )


def test_unknown_house_words_are_reported(sent: SentFile) -> None:
    found, outcome = sent.merged(
        lambda edited: added(edited.paragraph("Text."), ("PersonName", "Eva"), ("BodyText", "More."))
    )
    assert found == ["+More.", "+"]
    assert "add this item to the list `people` in the front matter: - {name: Eva}" in outcome.out


def test_a_record_with_formatting_is_reported_with_its_text(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        an_organisation(edited)
        edited.footnote("It works for fish", "Since 2010.")

    found, outcome = sent.merged(edit)
    assert outcome.code == 1
    assert "contributors" not in "".join(found)
    assert "front matter: - {name: River Trust, description: It works for fish.}" in outcome.out


def test_an_empty_line_in_the_style_of_names_is_not_a_person(sent: SentFile) -> None:
    found, outcome = sent.merged(
        lambda edited: added(styled(edited, "PersonPosition", "Director"), ("PersonName", " "))
    )
    assert (found, outcome.code) == ([], 0), outcome.out


def test_a_person_added_with_tracking_is_not_a_suggestion(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        a_person(edited)
        run = styled(edited, "PersonName", "Eva").find(w("r"))
        assert run is not None
        by = xml('<w:ins w:id="92" w:author="Ann" w:date="2026-03-01T10:00:00Z"/>')
        run.addprevious(by)
        by.append(run)

    found, outcome = sent.merged(edit, "--changes", "show")
    assert (found, outcome.code) == ([], 1)
    assert 'the list `people` in the front matter: - {name: Eva, positions: "Judge, High Court"}' in outcome.out
