"""Errors in YAML are reported in terms that authors know, where they begin, and with a correction."""

import pytest

from tests.desk import Desk


@pytest.mark.parametrize(
    ("front", "line", "column", "text", "hint"),
    [
        ("author:\n\t- Ada", 3, 1, "a tab is used where", "use spaces"),
        ("subtitle:\u00a0Rivers\nkind: report", 2, 10, "a non-breaking space is used where", "replace it with a space"),
        ("subtitle: Rivers: how", 2, 17, "contains a colon", 'subtitle: "Rivers: how"'),
        ("subtitle: “Rivers: how”", 2, 18, "contains a colon", 'use straight quotation marks: subtitle: "Rivers: how"'),
        ('subtitle: Ada\'s "rivers": how', 2, 25, "contains a colon", "subtitle: 'Ada''s \"rivers\": how'"),
        ("abstract: |\nRivers have water\nkind: report", 3, 1, "is not a field", "indent it"),
        ("abstract: |\n  Rivers\nhave water", 4, 1, "is not a field", "indent it"),
        ("kind report\ntopic: water", 2, 1, "is not a field", "add a colon"),
        ("kind:report\ntopic: water", 2, 1, "is not a field", "add a space: kind: ..."),
        ("kind = report\ntopic: water", 2, 1, "is not a field", "a colon in place of the equals sign: kind: ..."),
        ("date: 2026-03-15\n kind: report", 3, 1, "is indented below", "align it with the line above"),
        ("author: @ada", 2, 9, "cannot begin with @", '"@ada"'),
        ("number: *5", 2, 9, "cannot begin with *", '"*5"'),
        ('subtitle: "Rivers\nkind: report', 2, 11, "this quotation mark is not closed", "close it"),
        ("keywords: [a, b\nkind: report", 2, 11, "this bracket is not closed", "close it"),
        ("subtitle: 'Ada's rivers'", 2, 16, "after the end", 'subtitle: "Ada\'s rivers"'),
        ('subtitle: "Rivers" and lakes', 2, 20, "after the end", "subtitle: '\"Rivers\" and lakes'"),
        ("keywords:\n  - a\n - b", 4, 2, "is not aligned", "align it with the other lines"),
        ("abstract: > Rivers\n  flow", 2, 13, "text on the same line as >", 'abstract: "> Rivers"'),
        ("abstract: | Rivers", 2, 13, "text on the same line as |", "on the next line and indent it"),
        ('subtitle: "C:\\q"', 2, 14, "this backslash", "apostrophes"),
        ("keywords: [C#, F # sharp, a]", 2, 18, "a comment, so the bracket is not closed", "in quotation marks"),
        ("keywords: - a", 2, 11, "a hyphen and a space", 'keywords: "- a"; begin a list on the next line'),
    ],
)
def test_a_fault_is_reported_with_its_place_and_what_to_write(
    desk: Desk, front: str, line: int, column: int, text: str, hint: str
) -> None:
    (problem,) = desk.read(front=front).problems
    assert problem.code == "yaml-invalid"
    assert problem.place
    assert (problem.place.line, problem.place.column) == (line, column)
    assert text in problem.text
    assert hint in problem.hint


@pytest.mark.parametrize("front", ['title: A\nsubtitle: "Rivers: how"', "title: A\nsubtitle: 'Ada''s \"rivers\": how'"])
def test_the_edit_in_a_hint_is_read(desk: Desk, front: str) -> None:
    assert desk.read(front=front).codes == []
