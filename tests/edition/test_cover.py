"""The cover: it has room for many authors and organisations, in the order in which they are written."""

from briefpress.brand.roles import Role
from briefpress.edition import Edition, LineBreak, Paragraph, plain_text
from briefpress.edition.structure import walk
from tests.desk import Desk


def paragraphs(edition: Edition) -> list[Paragraph]:
    return [block for block in walk(edition.parts[0].blocks) if isinstance(block, Paragraph)]


def cover(desk: Desk, front: str) -> list[tuple[Role, str]]:
    edition, _ = desk.edition("Text.\n", front=f"title: A\n{front}")
    return [(block.role, plain_text(block.inlines)) for block in paragraphs(edition)]


def authors(number: int, institutes: int) -> str:
    lines = (f"  - {{name: Ada {one}, affiliations: [Institute {one % institutes}]}}" for one in range(number))
    return "\n".join(("author:", *lines))


def test_few_authors_stand_above_where_they_work(desk: Desk) -> None:
    said = cover(desk, authors(2, 2))
    assert said[1:] == [
        (Role.COVER_AUTHOR, "Ada 0"),
        (Role.COVER_AFFILIATION, "Institute 0"),
        (Role.COVER_AUTHOR, "Ada 1"),
        (Role.COVER_AFFILIATION, "Institute 1"),
    ]


def test_many_authors_stand_side_by_side_with_numbers_for_where_they_work(desk: Desk) -> None:
    said = dict(cover(desk, authors(6, 2)))
    assert said[Role.COVER_AUTHOR] == "Ada 01 · Ada 12 · Ada 21 · Ada 32 · Ada 41 · Ada 52"
    edition, _ = desk.edition("Text.\n", front=f"title: A\n{authors(6, 2)}")
    affiliations = paragraphs(edition)[-1].inlines
    assert [one for one in affiliations if isinstance(one, LineBreak)] == [LineBreak()]


def test_no_number_leads_to_the_only_place(desk: Desk) -> None:
    said = dict(cover(desk, authors(6, 1)))
    assert said[Role.COVER_AUTHOR].startswith("Ada 0 · Ada 1 · ")
    assert said[Role.COVER_AFFILIATION] == "Institute 0"
