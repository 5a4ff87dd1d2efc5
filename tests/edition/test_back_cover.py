"""How a brief ends: with the contacts and the imprint after the text, or on a back cover."""

import pytest

from briefpress.brand.roles import Role
from briefpress.edition import Paragraph
from briefpress.edition.model.structure import walk
from tests.desk import Desk, part

CONTACTS = "contacts: [{name: River Commission, channels: {email: a@example.org}}]\n"
ABOUT = "about: Counts.\nacknowledgments: We thank.\n"


def kinds(desk: Desk, front: str) -> list[str]:
    edition, problems = desk.edition(front=f"title: A\ntoc: false\n{ABOUT}{front}")
    assert problems == []
    return [part.kind for part in edition.parts]


def test_contacts_and_imprint_follow_the_text_by_default(desk: Desk) -> None:
    end = ["about", "contacts", "small-print", "imprint"]
    assert kinds(desk, f"{CONTACTS}publisher: P") == ["cover", "body", *end]
    assert kinds(desk, f"{CONTACTS}publisher: P\nback: text") == ["cover", "body", *end]


@pytest.mark.parametrize("front", [f"{CONTACTS}publisher: P\n", CONTACTS, "publisher: P\n"])
def test_the_back_cover_can_have_only_one_of_them(desk: Desk, front: str) -> None:
    assert kinds(desk, f"{front}back: cover") == ["cover", "body", "about", "small-print", "back-cover"]


def test_the_back_cover_is_last_in_every_order(desk: Desk) -> None:
    assert kinds(desk, f"{CONTACTS}publisher: P\nback: cover\norder: [contacts, imprint]")[-1] == "back-cover"


def test_contacts_come_before_the_imprint(desk: Desk) -> None:
    edition, _ = desk.edition(front=f"title: A\n{CONTACTS}publisher: P\ndoi: 10.5555/a\nback: cover")
    blocks = part(edition, "back-cover").blocks
    roles = [block.role for block in walk(blocks) if isinstance(block, Paragraph)]
    assert roles[:3] == [Role.HEADING_1, Role.CONTACT_NAME, Role.CONTACT_CHANNEL]
    assert set(roles[3:]) == {Role.IMPRINT}


def test_a_brand_sets_how_its_briefs_end_and_a_brief_can_override_it(desk: Desk) -> None:
    desk.write("styles/river/brand.yml", "defaults: {briefpress: {extends: plain, back: cover}}\n")
    assert kinds(desk, f"brand: river\n{CONTACTS}")[-1] == "back-cover"
    assert kinds(desk, f"brand: river\nback: text\n{CONTACTS}")[-1] == "small-print"
    assert kinds(desk, "brand: river")[-1] == "small-print", "without contacts and imprint, there is no back cover"
