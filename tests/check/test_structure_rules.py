"""Rules for headings, links, people and pictures."""

import pytest
from PIL import Image

from tests.desk import Desk
from tests.readers.pictures import png_that_claims


def test_skipped_heading(desk: Desk) -> None:
    reading = desk.read("# A\n\n### B\n\n# C\n\n## D\n\n#### E\n")
    assert reading.spots == [("heading-skipped", 6, 1), ("heading-skipped", 12, 1)]
    assert reading.problems[0].hint == "write it with ##"
    assert {str(found.level) for found in reading.problems} == {"warning"}


def test_first_heading_too_deep(desk: Desk) -> None:
    assert desk.read("### A\n\n## B\n").spots == [("heading-skipped", 4, 1)]
    assert desk.read("## A\n\n# B\n").spots == [("heading-skipped", 4, 1)]


def test_only_the_title_has_level_1(desk: Desk) -> None:
    assert desk.read("## A\n\n### B\n\n## C\n").spots == []
    assert desk.read("## A\n\n#### B\n").spots == [("heading-skipped", 6, 1)]


def test_a_heading_can_be_several_levels_higher(desk: Desk) -> None:
    assert desk.read("# A\n\n## B\n\n### C\n\n# D\n").problems == ()


@pytest.mark.parametrize("heading", ["#", "# {#a}", "# <!-- x -->", "# [^n]"])
def test_heading_without_words(desk: Desk, heading: str) -> None:
    assert "heading-empty" in desk.read(f"{heading}\n\na[^n]\n\n[^n]: N\n").codes


def test_duplicate_ids(desk: Desk) -> None:
    assert desk.read("# A {#x}\n\n# B {#y}\n\n# C {#x}\n").spots == [("id-duplicate", 8, 1)]


def test_equal_headings_without_ids_are_fine(desk: Desk) -> None:
    assert desk.read("# A\n\n# A\n\n# B {#a}\n").problems == ()


@pytest.mark.parametrize(
    ("heading", "link"),
    [
        ("# Words {#there}", "#there"),
        ("# The words", "#the-words"),
        ("# 1. The words", "#the-words"),
        ("# Висновки та поради", "#висновки-та-поради"),
        ("# Слова {#слова}", "#слова"),
        ("# Élan vital", "#élan-vital"),
        ("# Résumé", "#r%C3%A9sum%C3%A9"),
    ],
)
def test_link_to_a_heading(desk: Desk, heading: str, link: str) -> None:
    assert desk.read(f"{heading}\n\n[x]({link})\n").problems == ()


def test_link_to_a_missing_heading(desk: Desk) -> None:
    reading = desk.read("# Words {#there}\n\nsee [x](#ther)\n")
    assert reading.spots == [("link-target", 6, 5)]
    assert reading.problems[0].hint == 'did you mean "there"?'


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("www.example.org", "did you mean https://www.example.org?"),
        ("ada@example.org", "did you mean mailto:ada@example.org?"),
        ("annex.md", "start with #"),
        ("../a/@b/index.html", "start with #"),
    ],
)
def test_invalid_addresses_have_a_hint(desk: Desk, link: str, hint: str) -> None:
    (found,) = desk.read(f"[words]({link})\n").problems
    assert found.code == "link-target"
    assert hint in found.hint


def test_link_to_a_missing_heading_is_shown_as_written(desk: Desk) -> None:
    (found,) = desk.read("[x](#висновки)\n").problems
    assert "#висновки" in found.text


@pytest.mark.parametrize("where", ["# Words [x]()", "- a [x]()", "> a [x]()", "a[^n]\n\n[^n]: [x]()"])
def test_empty_links_are_found_everywhere(desk: Desk, where: str) -> None:
    assert desk.read(f"{where}\n").codes == ["link-empty"]


def test_empty_links_in_records_that_are_not_shown_are_not_reported(desk: Desk) -> None:
    desk.organisations("a: {name: A, description: '[x]()'}\nb: {name: B, description: '[y]()'}\n")
    (found,) = desk.read(front="title: A\ncontributors: [b]").problems
    assert '"y"' in found.text


def test_unknown_people_and_organisations(desk: Desk) -> None:
    desk.people("ann: {name: Ann}\n")
    desk.organisations("observatory: {name: O}\n")
    front = "title: A\npeople: [{role: author, members: [an]}]\ncontributors: [observatori]\ncontacts: [zzz, ann]"
    reading = desk.read(front=front)
    assert reading.spots == [
        ("person-unknown", 3, 35),
        ("organisation-unknown", 4, 16),
        ("organisation-unknown", 5, 12),
    ]
    assert [found.hint for found in reading.problems][:2] == ['did you mean "ann"?', 'did you mean "observatory"?']
    assert "organisations.yaml or people.yaml" in reading.problems[2].hint


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, b"GIF89a", b"\xff\xd8\xff\xe0"]
)
def test_a_file_that_is_not_a_picture(desk: Desk, data: bytes) -> None:
    desk.write("source/ann.png", data)
    desk.people("ann: {name: Ann, portrait: ann.png}\n")
    assert desk.read(front="title: A\npeople: [{role: author, members: [ann]}]").spots == [("image-invalid", 1, 28)]


def test_a_picture_that_ends_too_early(desk: Desk) -> None:
    path = desk.root / "source/ann.png"
    Image.effect_noise((80, 80), 50).save(path)
    path.write_bytes(path.read_bytes()[:2000])
    desk.people("ann: {name: Ann, portrait: ann.png}\n")
    assert desk.read(front="title: A\npeople: [{role: author, members: [ann]}]").codes == ["image-invalid"]


def test_a_picture_of_another_format(desk: Desk) -> None:
    Image.new("RGB", (4, 4)).save(desk.root / "source/ann.bmp")
    desk.people("ann: {name: Ann, portrait: ann.bmp}\n")
    reading = desk.read(front="title: A\npeople: [{role: author, members: [ann]}]")
    assert reading.codes == ["image-invalid"]
    assert "PNG" in reading.problems[0].hint


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "GIF"])
def test_pictures_that_can_be_shown(desk: Desk, format_: str) -> None:
    Image.new("RGB", (4, 4)).save(desk.root / "source" / "ann.img", format_)
    desk.people("ann: {name: Ann, portrait: ann.img}\n")
    assert desk.read(front="title: A\npeople: [{role: author, members: [ann]}]").problems == ()


@pytest.mark.parametrize("side", [9_700, 12_000, 60_000])
def test_a_picture_with_too_many_pixels(desk: Desk, side: int) -> None:
    desk.write("source/ann.png", png_that_claims(side))
    desk.people("ann: {name: Ann, portrait: ann.png}\n")
    assert desk.read(front="title: A\npeople: [{role: author, members: [ann]}]").codes == ["image-invalid"]


@pytest.mark.parametrize("written", ["ctp, irf", "ctp; irf"])
def test_several_ids_in_one_value_have_a_hint_to_write_a_list(desk: Desk, written: str) -> None:
    desk.organisations("ctp:\n  name: Centre\nirf:\n  name: Forum\n")
    (found,) = desk.read(front=f"title: A\npartners: {written}").problems
    assert (found.code, found.hint) == ("organisation-unknown", "write a list: [ctp, irf]")


@pytest.mark.parametrize(
    "contents",
    [
        "- [First](#first)\n- [Second part](#second-part)",
        "1. [First](#first)\n   1. [Second part](#second-part)",
        "[First](#first)\\\n[Second part](#second-part)",
        "[**First\t1**](#first)\n\n[Second part\t2](#second-part)",
        "[First](#first)\t[1](#first)\n\n[Second part](#second-part)\t[12](#second-part)",
        "[1. First](#first) | [2. Second part](#second-part)",
    ],
)
def test_a_table_of_contents_written_by_hand(desk: Desk, contents: str) -> None:
    reading = desk.read(f"{contents}\n\n# First\n\n## Second part\n")
    assert reading.spots == [("contents-by-hand", 4, 1)]
    assert "`toc: true`" in reading.problems[0].hint


@pytest.mark.parametrize(
    "links",
    [
        "- [First](#first)\n- [the second part](#second-part)",
        "[First](#first)",
        "- [First](#first) is short\n- [First](#first)",
    ],
)
def test_links_to_headings_that_are_not_a_table_of_contents(desk: Desk, links: str) -> None:
    assert desk.read(f"{links}\n\n# First\n\n## Second part\n").codes == []


@pytest.mark.parametrize(("front", "body"), [("", ""), ("", "<!-- soon -->\n"), ("keywords: [a]\n", "\n\n")])
def test_a_brief_without_text(desk: Desk, front: str, body: str) -> None:
    assert desk.read(body, front=f"title: A\n{front}".strip()).spots == [("text-missing", 2, 1)]


@pytest.mark.parametrize(
    ("front", "body"), [("abstract: Words.", ""), ("keypoints: [Words.]", ""), ("lang: en", "# A\n")]
)
def test_a_brief_with_some_text(desk: Desk, front: str, body: str) -> None:
    assert desk.read(body, front=f"title: A\n{front}").codes == []


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("example.org/a", "https://example.org/a"),
        ("https//example.org", "https://example.org"),
        ("https:/example.org", "https://example.org"),
        ("htps://example.org", "https://example.org"),
        ("ttps://example.org", "https://example.org"),
        ("https:///example.org", "https://example.org"),
    ],
)
def test_misspelt_addresses_have_a_hint(desk: Desk, link: str, meant: str) -> None:
    (problem,) = desk.read(f"See [the text]({link}).\n").problems
    assert (problem.code, problem.hint) == ("link-target", f"did you mean {meant}?")


@pytest.mark.parametrize(
    "link", ["https://a.example", "http://a.example", "tel:+123", "doi:10.1/x", "HTTPS://a.example"]
)
def test_correct_addresses_are_not_reported(desk: Desk, link: str) -> None:
    assert desk.read(f"See [the text]({link}).\n").codes == []
