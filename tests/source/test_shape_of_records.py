"""Shared files that are valid YAML but not a mapping of ids to records: one problem states that, and the ids are not
reported.
"""

import pytest

from tests.desk import Desk

IN_PEOPLE = "source/people.yaml"
LIST = "without hyphens"


@pytest.mark.parametrize(
    ("people", "hint"),
    [
        ("- id: ada-novak\n  name: Ada Novak\n", LIST),
        ("ada-novak\n", LIST),
        ("[]\n", LIST),
        ("people:\n  ada-novak: {name: Ada Novak}\n", "remove the `people:` line, and begin the ids"),
        ("people:\n  - {id: ada-novak, name: Ada Novak}\n", LIST),
        ("ada-novak: Ada Novak\n", "write {name: Ada Novak}"),
        ("ada-novak:\n  - name: Ada Novak\n", "write its fields without hyphens"),
        ("ada-novak:\n", "write {name: ...}"),
    ],
)
def test_a_file_that_is_not_records_by_id_is_the_only_problem(desk: Desk, people: str, hint: str) -> None:
    desk.people(people)
    desk.brief(front="title: A\nauthor: ada-novak\npeople: [{role: speakers, members: [ada-novak]}]")
    found = desk.again().problems
    assert [(str(problem.code), problem.place.file) for problem in found if problem.place] == [
        ("value-invalid", IN_PEOPLE)
    ]
    assert hint in found[0].hint


def test_a_person_with_the_id_of_a_list_is_a_person(desk: Desk) -> None:
    desk.people("people: {name: The People}\n")
    desk.brief(front="title: A\nauthor: people")
    assert desk.again().problems == ()


def test_front_matter_that_is_a_list_is_the_only_problem(desk: Desk) -> None:
    assert desk.read(front="- title: A\n- lang: en").spots == [("value-invalid", 2, 1)]


def test_levels_written_as_a_list_have_a_hint(desk: Desk) -> None:
    (found,) = desk.read(front="title: A\nproblems: [link-empty]").problems
    assert "link-empty: remark" in found.hint
