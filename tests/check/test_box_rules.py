"""Rules for boxes and references to them."""

import pytest

from briefpress.model import Box, inlines_of, plain_text
from tests.desk import Desk


def test_a_box_cannot_contain_another_box(desk: Desk) -> None:
    assert desk.read(":::: box\n- a\n\n  ::: sidebar\n  b\n  :::\n::::\n").spots == [("box-nested", 7, 3)]


def test_the_text_of_an_inner_box_stays_in_the_outer_one(desk: Desk) -> None:
    body = ":::: box\na\n\n::: {.box title=T source=S}\nb\n:::\n\n> [!NOTE]\n> c\n::::\n\n::: sidebar\nd\n:::\n"
    reading = desk.read(body)
    assert reading.codes == ["box-nested", "box-nested"]
    outer, last = reading.blocks
    assert isinstance(outer, Box)
    assert [plain_text(inlines_of(block)) for block in outer.blocks] == ["a", "T", "b", "S", "c"]
    assert isinstance(last, Box)


def test_the_summary_is_a_separate_box(desk: Desk) -> None:
    reading = desk.read(front="title: A\nabstract: |\n  ::: callout-tip\n  Words.\n  :::")
    assert reading.codes == ["box-nested"]


def test_an_empty_box_is_reported(desk: Desk) -> None:
    assert desk.read("::: {.sidebar #box-a}\n:::\n\nSee @box-a.\n").spots == [("block-empty", 4, 1)]


def test_a_note_cannot_contain_a_box(desk: Desk) -> None:
    assert desk.read("a[^n]\n\n[^n]: b\n\n    ::: box\n    c\n    :::\n").codes == ["note-misplaced"]


def test_a_description_has_no_boxes(desk: Desk) -> None:
    desk.organisations("iwp:\n  name: IWP\n  description: |\n    ::: box\n    Words.\n    :::\n")
    assert desk.read(front="title: A\ncontributors: [iwp]").codes == ["unsupported"]


def test_ids_are_assigned_once(desk: Desk) -> None:
    body = "::: {.box #box-a}\na\n:::\n\n::: recommendations\n1. One. {#box-a}\n:::\n"
    assert desk.read(body).spots == [("id-duplicate", 9, 1)]


@pytest.mark.parametrize("target", ["box-b", "rec-b", "case-b"])
def test_a_reference_to_a_missing_target_is_an_error(desk: Desk, target: str) -> None:
    assert desk.read(f"See @{target}.\n").spots == [("cross-reference", 4, 5)]
