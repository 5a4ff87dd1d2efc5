"""People and organisations that are moved in Word, or that the source describes, are merged as items of their lists."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w
from tests.merge.merging import Edit, SentFile, merge
from tests.merge.paragraphs import added, styled

FRONT = """title: Sharing rivers
lang: en-GB
author: [ben, eva]
people:
  - role: speakers
    members: [ada, jo, zoe]
  - role: moderator
    members:
      - name: Kim Lee
        positions:
          - Judge
      - name: Lou Roy
        positions:
          - Engineer
contributors: [iwp, delta]
contacts: [iwp, delta]"""
PEOPLE = """ada:
  name: Ada Novak
  positions: [Fellow]
jo:
  name: Jo Lind
  positions: [Director, Member of the board]
zoe:
  name: Zoe Ray
  positions: [Farmer]
ben:
  name: Ben Marsh
eva:
  name: Eva Sole
"""
ORGANISATIONS = """iwp:
  name: Institute for Water
  description: It advises.
  channels: {email: office@iwp.example}
delta:
  name: Delta University
  description: A university.
  channels: {email: office@delta.example}
"""


def write_source(desk: Desk) -> None:
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    desk.brief("# One\n\nText.\n", front=FRONT)


def record(edited: Edited, named: str, name: str) -> list[etree._Element]:
    """Return a record: the picture above its name if there is one, its name, and the line below."""
    found = styled(edited, named, name)
    above, below = found.getprevious(), found.getnext()
    portrait = [above] if above is not None and not text_of(above) and named == "PersonName" else []
    return [*portrait, found, *([below] if below is not None and named != "CoverAuthor" else [])]


def moved(named: str, name: str, before: str, group: str = "") -> Edit:
    def edit(edited: Edited) -> None:
        target = styled(edited, "PeopleHeading", group) if group else record(edited, named, before)[0]
        for element in record(edited, named, name):
            target.addprevious(element)

    return edit


def typed(named: str, begins: str, *lines: tuple[str, str]) -> Edit:
    return lambda edited: added(styled(edited, named, begins), *lines)


def replaced(edited: Edited) -> None:
    for element, words in zip(record(edited, "PersonName", "Jo Lind")[-2:], ("Max Uhl", "Baker"), strict=True):
        first, *rest = element.iter(w("t"))
        first.text = words
        for text in rest:
            text.text = ""


MEMBERS = "    members: [ada, jo, zoe]"
CASES: dict[str, tuple[Edit, list[str]]] = {
    "moved up": (moved("PersonName", "Zoe Ray", "Ada Novak"), [f"-{MEMBERS}", "+    members: [zoe, ada, jo]"]),
    "moved down": (moved("PersonName", "Ada Novak", "Zoe Ray"), [f"-{MEMBERS}", "+    members: [jo, ada, zoe]"]),
    "described in the list": (
        moved("PersonName", "Lou Roy", "Kim Lee"),
        [
            "+      - name: Lou Roy",
            "+        positions:",
            "+          - Engineer",
            "-      - name: Lou Roy",
            "-        positions:",
            "-          - Engineer",
        ],
    ),
    "another person": (
        replaced,
        [f"-{MEMBERS}", "+    members: [ada, {name: Max Uhl, positions: Baker}, zoe]"],
    ),
    "known, by name": (
        typed("PersonPosition", "Farmer", ("PersonName", "Ben Marsh")),
        [f"-{MEMBERS}", "+    members: [ada, jo, zoe, ben]"],
    ),
    "known, with a line": (
        typed("PersonPosition", "Engineer", ("PersonName", "Ada Novak"), ("PersonPosition", "Fellow")),
        ["+      - ada"],
    ),
    "known, with another line": (
        typed("PersonPosition", "Engineer", ("PersonName", "Ada Novak"), ("PersonPosition", "Nurse")),
        ["+      - {name: Ada Novak, positions: Nurse}"],
    ),
    "a contact moved": (
        moved("ContactName", "Delta", "Institute"),
        ["-contacts: [iwp, delta]", "+contacts: [delta, iwp]"],
    ),
    "a person as a contact": (
        typed("ContactChannel", "Email: office@delta", ("ContactName", "Jo Lind")),
        ["-contacts: [iwp, delta]", "+contacts: [iwp, delta, jo]"],
    ),
    "a contact": (
        typed(
            "ContactChannel",
            "Email: office@iwp",
            ("ContactName", "River Trust"),
            ("ContactChannel", "Address: 1 Quay, Bern"),
            ("ContactChannel", "Phone: 123 456"),
        ),
        [
            "-contacts: [iwp, delta]",
            '+contacts: [iwp, {name: River Trust, address: "1 Quay, Bern", channels: {phone: 123 456}}, delta]',
        ],
    ),
    "an author": (
        typed("CoverAuthor", "Ben", ("CoverAuthor", "Ida Ott")),
        ["-author: [ben, eva]", "+author: [ben, {name: Ida Ott}, eva]"],
    ),
    "an author moved": (
        moved("CoverAuthor", "Eva", "Ben"),
        ["-author: [ben, eva]", "+author: [eva, ben]"],
    ),
    "an author removed": (
        lambda edited: edited.remove("Eva Sole"),
        ["-author: [ben, eva]", "+author: [ben]"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_merged(sent: SentFile, case: str) -> None:
    edit, expected = CASES[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (expected, 0), outcome.out + outcome.err
    published = sent.desk.run("publish", "--to", "docx")
    assert published.code == 0, published.err


def test_a_person_can_move_to_another_group(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        target = styled(edited, "PeopleHeading", "Moderator")
        for element in reversed(record(edited, "PersonName", "Ada Novak")):
            target.addnext(element)

    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([f"-{MEMBERS}", "+    members: [jo, zoe]", "+      - ada"], 0), outcome.out


def without_author(edited: Edited) -> None:
    line = styled(edited, "CoverAuthor", "Eva")
    parent = line.getparent()
    assert parent is not None
    parent.remove(line)


def test_an_author_removed_only_from_the_cover_stays(sent: SentFile) -> None:
    desk = sent.desk
    write_source(desk)
    desk.people(PEOPLE.replace("name: Eva Sole", "name: Eva Sole\n  biography: She writes."))
    assert desk.run("publish", "--to", "docx").code == 0
    data = (desk.root / "output/brief.docx").read_bytes()
    lines, outcome = merge(desk, data, without_author)
    assert (lines, outcome.code) == ([], 1)
    assert '"Eva Sole" was removed: it comes from a field, so remove it there' in outcome.out
