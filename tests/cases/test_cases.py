"""Every case: a brief and, beside it, the exact report of `briefpress check`.

`name.md` is the brief; `name.people.yaml` and `name.organisations.yaml`, if they exist, are its records in `source/`;
`name.problems` is the report. A bug is first a case here, then a fix.
"""

from pathlib import Path

import pytest

from tests.desk import Desk

HERE = Path(__file__).parent
CASES = sorted(path.stem for path in HERE.glob("*.md"))


def test_there_are_cases_and_each_has_its_problems() -> None:
    assert len(CASES) >= 10
    assert sorted(path.stem for path in HERE.glob("*.problems")) == CASES


@pytest.mark.parametrize("name", CASES)
def test_case(desk: Desk, name: str) -> None:
    desk.raw((HERE / f"{name}.md").read_bytes(), id_="case")
    for shared in ("people.yaml", "organisations.yaml"):
        if (file := HERE / f"{name}.{shared}").is_file():
            desk.write(f"source/{shared}", file.read_bytes())
    outcome = desk.check()
    assert outcome.err == (HERE / f"{name}.problems").read_text(encoding="utf-8")
    assert outcome.code == int("error[" in outcome.err)
