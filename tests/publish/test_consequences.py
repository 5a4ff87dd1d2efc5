"""A fault is reported once: problems that it causes are left out."""

import pytest

from tests.desk import Desk


@pytest.mark.parametrize(
    "body",
    [
        "[TOC]\n",
        ":contentReference[oaicite:0]{index=0}\n",
        "#+TITLE: Org\n",
    ],
)
def test_markup_of_other_programs_is_reported_once(desk: Desk, body: str) -> None:
    desk.brief(f"Words.\n\n{body}")
    assert [code for code, *_ in desk.found()] == ["markup-literal"]


def test_the_title_of_an_unknown_block_is_reported_once(desk: Desk) -> None:
    desk.brief('::: unknown-thing title="A B"\nWords.\n:::\n')
    assert [code for code, *_ in desk.found()] == ["block-unknown"]


def test_a_field_with_an_invalid_date_is_not_called_missing(desk: Desk) -> None:
    desk.brief("On {{< meta date >}}.\n", front="title: A\ndate: 2026-13-01")
    assert [code for code, *_ in desk.found()] == ["date-invalid"]


def test_other_fields_that_are_missing_are_reported_beside_an_invalid_date(desk: Desk) -> None:
    desk.brief("On {{< meta date >}}, {{< meta subtitle >}}.\n", front="title: A\ndate: 2026-13-01")
    assert [code for code, *_ in desk.found()] == ["date-invalid", "variable-empty"]


def test_other_problems_on_the_same_line_stay(desk: Desk) -> None:
    desk.brief("==high== in the ABC.\n")
    assert [code for code, *_ in desk.found()] == ["markup-literal", "abbreviation-undefined"]


def test_a_note_id_with_a_space_is_reported_once(desk: Desk) -> None:
    desk.brief("Text[^big note].\n\n[^big note]: spaces\n")
    assert [code for code, *_ in desk.found()] == ["markup-literal"]
