"""Common mistakes are reported with the edit that fixes them."""

import pytest

from briefpress.model import Heading, plain_text
from tests.desk import Desk


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        ("title: A\ntype: brief", "write `kind: ...`"),
        ("title: A\nlang: en-UK", "write en-GB"),
        ("title: A\nlang: jp", "write ja"),
    ],
)
def test_the_hint_is_the_edit(desk: Desk, front: str, hint: str) -> None:
    assert hint in [problem.hint for problem in desk.read(front=front).problems]


@pytest.mark.parametrize(
    ("person", "hint"),
    [
        ("photo: a.png", "write `portrait: ...`"),
        ("email: a@b.org", "move it to `channels:`, as `channels: {email: ...}`"),
        ("website: b.org", "move it to `channels:`, as `channels: {web: ...}`"),
        ("channels: {twitter: @ada}", 'put it in quotation marks: "@ada"'),
        ("channels: {email: office at iwp}", "write it as name@example.org"),
    ],
)
def test_records_have_hints_too(desk: Desk, person: str, hint: str) -> None:
    desk.people(f"ada:\n  name: Ada\n  {person}\n")
    assert hint in [problem.hint for problem in desk.read(front="title: A\nauthor: ada").problems]


def test_people_and_organisations_are_distinguished(desk: Desk) -> None:
    desk.people("ada-novak: {name: Ada}\n")
    desk.organisations("iwp: {name: Institute}\n")
    messages = [
        problem.text for problem in desk.read(front="title: A\nauthor: iwp\ncontributors: [ada-novak]").problems
    ]
    assert messages == ['"iwp" is an organisation, not a person', '"ada-novak" is a person, not an organisation']


def test_a_record_without_a_name_is_reported_once(desk: Desk) -> None:
    desk.people("ada: {positions: Director}\n")
    assert desk.read(front="title: A\npeople: [{role: speakers, members: [ada]}]").codes == ["key-missing"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ada Novak, Jo Lind", ["Ada Novak", "Jo Lind"]),
        ("Ada Novak, Jo Lind and Kim Lee", ["Ada Novak", "Jo Lind", "Kim Lee"]),
        ("Ada Novak & Jo Lind", ["Ada Novak", "Jo Lind"]),
        ("Novak, Ada", ["Novak, Ada"]),
        ("Ada Novak, PhD", ["Ada Novak, PhD"]),
    ],
)
def test_several_authors_in_a_line(desk: Desk, written: str, names: list[str]) -> None:
    assert [author.person for author in desk.read(front=f"title: A\nauthor: {written}").sure.meta.authors] == names


def test_an_address_keeps_its_lines(desk: Desk) -> None:
    desk.organisations("iwp:\n  name: I\n  address: |\n    12 Canal Street\n    3500 Utrecht\n")
    organisation = desk.read(front="title: A\ncontacts: [iwp]").sure.organisations["iwp"]
    assert organisation.address == "12 Canal Street\n3500 Utrecht"


def test_a_note_without_its_colon(desk: Desk) -> None:
    (problem,) = desk.read("Words[^x] and more[^x].\n\n[^x] Survey.\n").problems
    assert (problem.hint, problem.place and problem.place.line) == ("write [^x]: ...", 6)


def test_a_heading_without_text_is_left_out(desk: Desk) -> None:
    reading = desk.read("# A\n\n## \n\nWords.\n")
    assert reading.codes == ["heading-empty"]
    assert len([block for block in reading.blocks if isinstance(block, Heading)]) == 1


def test_the_first_heading_is_the_title_if_there_is_no_other(desk: Desk) -> None:
    desk.raw("# Sharing *rivers*\n\nWords.\n\n## More\n")
    reading = desk.again()
    assert "title-from-heading" in reading.codes
    assert reading.sure.meta.title == "Sharing rivers"
    assert [plain_text(block.inlines) for block in reading.blocks if isinstance(block, Heading)] == ["More"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("# 1. Background\n\nWords.", "numbered-by-hand"),
        ("# 2.1 Background\n\nWords.", "numbered-by-hand"),
        ("# A\n\nFigure 5.1: Thin ice.", "numbered-by-hand"),
        ("# A\n\nRivers flow.[1] More.", "numbered-by-hand"),
        ("# A\n\nRivers flow.¹ More.", "numbered-by-hand"),
        ("# A\n\nSo:\n\n    Four words and some more of them.", "text-indented"),
        ("# A\n\n– One\n– Two", "markup-literal"),
        ("# A\n\nGood :smile: words", "markup-literal"),
        ("# A\n\nThis is **important **for all.", "markup-literal"),
        ("# A\n\n**Warning:**text and __under__line.", "markup-literal"),
        ("# A\n\nSee [it](https://example.org/the survey).", "markup-literal"),
    ],
)
def test_manual_numbering_is_reported(desk: Desk, body: str, code: str) -> None:
    desk.brief(body + "\n", front="title: A\nlang: en")
    assert code in [found for found, *_ in desk.found()]


@pytest.mark.parametrize(
    "body",
    [
        *("# 2024 in review\n\nWords.", "# A\n\nAn area of 5 km² and 3 m².", "# A\n\nFigure 1 shows it."),
        *("# A\n\n    x = f(a); return x", "# A\n\nRatio 1:2:3 at 10:30:00.", "# A\n\n— So he said."),
    ],
)
def test_other_numbers_and_characters_are_ignored(desk: Desk, body: str) -> None:
    desk.brief(body + "\n", front="title: A\nlang: en")
    assert desk.found() == []
