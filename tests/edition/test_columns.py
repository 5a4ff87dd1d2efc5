"""Columns of the page: the text column, the margin, both, or the whole width."""

import pytest

from briefpress.brand.roles import Role
from briefpress.edition import Box, Figure, Table
from briefpress.edition.model.structure import walk
from briefpress.model import Column
from tests.desk import Desk, part

CELL = "constitutional amendments"


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("margin", Column.MARGIN),
        ("wide", Column.WIDE),
        ("full", Column.FULL),
        ("column-margin", Column.MARGIN),
        ("column-page", Column.WIDE),
        ("column-screen", Column.FULL),
    ],
)
def test_a_picture_may_be_elsewhere(desk: Desk, written: str, column: Column) -> None:
    desk.write(
        "source/brief/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    )
    edition, problems = desk.edition(f'![A map](a.svg){{.{written} alt="Words"}}\n')
    (figure,) = (block for block in part(edition, "body").blocks if isinstance(block, Figure))
    assert (figure.column, problems) == (column, [])


@pytest.mark.parametrize(
    ("written", "role"),
    [("::: margin", Role.MARGIN_NOTE), ("::: {.pull-quote .margin}", Role.MARGIN_QUOTE), ("::: box", Role.BOX)],
)
def test_boxes_in_the_margin_are_in_small_type(desk: Desk, written: str, role: Role) -> None:
    edition, problems = desk.edition(f"{written}\nWords.\n:::\n")
    (box,) = (block for block in part(edition, "body").blocks if isinstance(block, Box))
    assert (box.role, box.column, problems) == (role, "" if role is Role.BOX else "margin", [])


@pytest.mark.parametrize(
    ("columns", "around", "column"), [(2, "{}", ""), (6, "{}", "wide"), (2, "{}: Words {{.wide}}\n", "wide")]
)
def test_a_table_without_room_in_the_text_is_wide(desk: Desk, columns: int, around: str, column: str) -> None:
    rows = [f"| {' | '.join([CELL] * columns)} |", "|---" * columns + "|", f"| {' | '.join([CELL] * columns)} |"]
    edition, _ = desk.edition(around.format("\n".join(rows) + "\n\n"))
    (table,) = (block for block in walk(part(edition, "body").blocks) if isinstance(block, Table))
    assert table.column == column
