"""Words added to a name whose parts are separate fields."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.merge.merging import merge

FRONT = "title: A\ntoc: false\nauthor:\n  - name: {given: Ada, family: Novak}\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada M. Novak", "{given: Ada M., family: Novak}"),
        ("Ada Maria Novak", "{given: Ada Maria, family: Novak}"),
        ("Ada van Novak", "{given: Ada, family: van Novak}"),
        ("Ada Novak-Smith", "{given: Ada, family: Novak-Smith}"),
        ("Ida Novak", "{given: Ida, family: Novak}"),
    ],
)
def test_words_belong_to_the_part_of_the_name_that_they_extend(desk: Desk, name: str, expected: str) -> None:
    desk.brief("Words of the brief.\n", front=FRONT)
    assert desk.run("publish", "--to", "docx").code == 0

    def edit(edited: Edited) -> None:
        edited.replace("Ada Novak", "Ada Novak", name)

    lines, outcome = merge(desk, desk.output()["brief.docx"], edit)
    assert (lines, outcome.code) == (
        ["-  - name: {given: Ada, family: Novak}", f"+  - name: {expected}"],
        0,
    ), outcome.out
