"""The cover has room for many authors and organisations, in the order in which they are written."""

from PIL import Image

from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.edition import Edition, LineBreak, Paragraph, plain_text
from briefpress.edition.model.structure import walk
from tests.desk import Desk


def paragraphs(edition: Edition) -> list[Paragraph]:
    return [block for block in walk(edition.parts[0].blocks) if isinstance(block, Paragraph)]


def cover(desk: Desk, front: str) -> list[tuple[AnyRole, str]]:
    edition, _ = desk.edition("Text.\n", front=f"title: A\n{front}")
    return [(block.role, plain_text(block.inlines)) for block in paragraphs(edition)]


def authors(number: int, institutes: int) -> str:
    lines = (f"  - {{name: Ada {index}, affiliations: [Institute {index % institutes}]}}" for index in range(number))
    return "\n".join(("author:", *lines))


def test_few_authors_are_listed_above_their_institutions(desk: Desk) -> None:
    actual = cover(desk, authors(2, 2))
    assert actual[1:] == [
        (Role.COVER_AUTHOR, "Ada 0"),
        (Role.COVER_AFFILIATION, "Institute 0"),
        (Role.COVER_AUTHOR, "Ada 1"),
        (Role.COVER_AFFILIATION, "Institute 1"),
    ]


def test_many_authors_are_side_by_side_with_numbers_for_their_institutions(desk: Desk) -> None:
    actual = dict(cover(desk, authors(6, 2)))
    assert actual[Role.COVER_AUTHOR] == "\u00a0· ".join(("Ada 01", "Ada 12", "Ada 21", "Ada 32", "Ada 41", "Ada 52"))
    edition, _ = desk.edition("Text.\n", front=f"title: A\n{authors(6, 2)}")
    affiliations = paragraphs(edition)[-1].inlines
    assert [inline for inline in affiliations if isinstance(inline, LineBreak)] == [LineBreak()]


def test_more_than_five_institutions_are_on_one_line(desk: Desk) -> None:
    affiliations = dict(cover(desk, authors(6, 6)))[Role.COVER_AFFILIATION]
    assert affiliations == "; ".join(f"{number + 1}Institute {number}" for number in range(6))


def test_the_only_anchor_has_no_number(desk: Desk) -> None:
    actual = dict(cover(desk, authors(6, 1)))
    assert actual[Role.COVER_AUTHOR].startswith("Ada 0\u00a0· Ada 1\u00a0· ")
    assert actual[Role.COVER_AFFILIATION] == "Institute 0"


def test_a_picture_is_behind_the_title_and_its_credit_below_the_authors(desk: Desk) -> None:
    Image.new("RGB", (60, 40), "#EEDDCC").save(desk.write("source/brief/river.png", b""))
    image = "cover-image: {path: river.png, alt: A river, credit: Ada Novak}"
    edition, report = desk.edition("Text.\n", front=f"title: A\nauthor: Jo Lind\n{image}")
    picture = edition.cover_picture
    assert picture
    assert (picture.path, picture.alt) == ("source/brief/river.png", "A river")
    assert plain_text(paragraphs(edition)[-1].inlines) == "Credit: Ada Novak"
    assert "with-picture" in edition.page_class
    assert not report


def test_a_picture_on_the_cover_is_checked_like_any_other(desk: Desk) -> None:
    desk.brief(front="title: A\ncover-image: {path: no.png, alt: A river}")
    assert desk.found() == [("image-missing", 3, 21)]
    desk.write("source/brief/bad.png", b"\x89PNG nothing more")
    desk.brief(front="title: A\ncover-image: bad.png")
    assert desk.found() == [("alt-missing", 3, 14), ("image-invalid", 3, 14)]
