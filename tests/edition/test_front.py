"""How a brief begins: with a cover, or with a masthead above the text."""

import pytest

from tests.desk import Desk

FRONT = "title: A brief\nkeypoints: [Rivers run]\ncontributors: [{name: River Commission, description: Counts.}]\n"
BODY = "# A chapter\n\nWords.\n"


def kinds(desk: Desk, front: str, body: str = BODY) -> list[str]:
    edition, _ = desk.edition(body, front=FRONT + front)
    return [part.kind for part in edition.parts]


def test_a_masthead_is_followed_by_the_key_messages_without_contents(desk: Desk) -> None:
    assert kinds(desk, "front: masthead") == ["cover", "keypoints", "body", "contributors"]
    assert kinds(desk, "front: cover") == ["cover", "contents", "keypoints", "contributors", "body"]
    assert kinds(desk, "") == kinds(desk, "front: cover"), "the plain brand has a cover"


@pytest.mark.parametrize(("front", "body"), [("toc: true", BODY), ("", BODY + "Many more words.\n\n" * 2000)])
def test_contents_are_shown_below_a_masthead_if_the_brief_is_long(desk: Desk, front: str, body: str) -> None:
    assert kinds(desk, f"front: masthead\n{front}", body)[1] == "contents"


def test_a_brief_may_have_its_own_order_below_a_masthead(desk: Desk) -> None:
    assert kinds(desk, "front: masthead\norder: [contributors]")[1] == "contributors"


def test_a_brand_sets_how_its_briefs_begin(desk: Desk) -> None:
    desk.write("styles/river/brand.yml", "defaults: {briefpress: {extends: plain, front: masthead}}\n")
    edition, _ = desk.edition(BODY, front=f"{FRONT}brand: river")
    assert edition.page_class == "title-short front-masthead"
