"""Problems in formats for programs (JSON, SARIF, GitHub commands) and for people (the list and the explanations)."""

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest

from briefpress.model import Place
from briefpress.problems import Code, Level, Problem
from briefpress.problems.formats import as_github, as_sarif
from tests.desk import Desk


@pytest.fixture
def faulty_desk(desk: Desk) -> Desk:
    """A brief with an error, a warning and a remark."""
    desk.brief("a[^x] [b]()\n\n# End.\n")
    return desk


def test_json(faulty_desk: Desk) -> None:
    outcome = faulty_desk.check("--format", "json")
    found = json.loads(outcome.out)
    assert outcome.code == 1
    assert outcome.err == ""
    assert found[0] == {
        "code": "note-undefined", "level": "error", "text": 'the note "x" is not defined',
        "file": "source/brief/brief.md", "line": 4, "column": 2, "end_column": 6,
        "hint": "define it below the text: [^x]: ...",
    }  # fmt: skip


def test_a_problem_without_a_place(desk: Desk) -> None:
    desk.brief()
    (found,) = json.loads(desk.check("nothing", "--format", "json").out)
    assert (found["code"], found["file"], found["line"]) == ("brief-missing", None, None)
    (result,) = sarif(desk.check("nothing", "--format", "sarif").out)["results"]
    assert "locations" not in result
    assert desk.check("nothing", "--format", "github").out.startswith("::error title=brief-missing::there is no brief")


@pytest.mark.parametrize(("format_", "nothing"), [("json", "[]\n"), ("github", ""), ("text", "no problems\n")])
def test_nothing_is_wrong(desk: Desk, format_: str, nothing: str) -> None:
    desk.brief()
    assert desk.check("--format", format_).out == nothing
    assert sarif(desk.check("--format", "sarif").out)["results"] == []


def sarif(text: str) -> dict[str, Any]:
    """Return the run in a log, after checking the applicable rules of SARIF 2.1.0 (sections 3.13 to 3.58)."""
    log = json.loads(text)
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert set(rule) <= {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in run["results"]:
        assert set(result) <= {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        for location in result.get("locations", ()):
            assert_location(location)
    return dict(run)


def assert_location(location: dict[str, Any]) -> None:
    """Assert that a location is a place in a file (sections 3.28 to 3.30)."""
    (physical,) = location.values()
    assert list(location) == ["physicalLocation"]
    uri, region = physical["artifactLocation"]["uri"], physical["region"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert not uri.startswith("/")
    assert all(isinstance(number, int) and number >= 1 for number in region.values())
    assert region.get("endColumn", 1) >= region.get("startColumn", 1)


def test_sarif(faulty_desk: Desk) -> None:
    run = sarif(faulty_desk.check("--format", "sarif").out)
    assert {(result["ruleId"], result["level"]) for result in run["results"]} == {
        ("note-undefined", "error"), ("link-empty", "warning"), ("heading-full-stop", "note"),
    }  # fmt: skip
    rules = {rule["id"]: rule["defaultConfiguration"] for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == set(Code)
    assert rules["credit-missing"] == {"enabled": False, "level": "none"}
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 2, "endColumn": 6}


def test_files_with_other_letters_in_sarif() -> None:
    place = Place("source/ріки і моря/brief.md", 1, 1, 0)
    (result,) = sarif(as_sarif([Problem(Code.LINK_EMPTY, "x", place)]))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert unquote(physical["artifactLocation"]["uri"]) == place.file
    assert physical["region"] == {"startLine": 1}


def test_github_commands_cannot_be_broken_by_what_authors_write() -> None:
    place = Place("source/a,b:c%/brief.md", 3, 4, 5)
    problem = Problem(Code.LINK_EMPTY, "100%\r\n::error::x", place, "a: b, c", Level.REMARK)
    assert as_github([problem]) == (
        "::notice file=source/a%2Cb%3Ac%25/brief.md,line=3,col=4,endColumn=9,title=link-empty"
        "::100%25%0D%0A::error::x%0Ahint: a: b, c\n"
    )


def test_the_list_contains_every_code_with_its_level(desk: Desk) -> None:
    lines = desk.check("--list").out.splitlines()
    assert [tuple(line.split()[:2]) for line in lines] == [(code, code.level) for code in Code]
    assert all(len(line.split()) > 4 for line in lines)


@pytest.mark.parametrize("code", Code)
def test_explanations(desk: Desk, code: Code) -> None:
    outcome = desk.run("explain", code)
    assert outcome.code == 0
    assert outcome.out.startswith(f"{code.level}[{code}]")
    assert all(part in outcome.out for part in ("\nWhy it matters\n", "\nWhat to do\n", "\nExample, "))
    explained = outcome.out.partition("\nExample, ")[0].partition("\nWhy it matters\n")[2]
    assert all(not line or line.startswith("  ") or line == "What to do" for line in explained.split("\n"))


def test_explaining_an_unknown_code(desk: Desk) -> None:
    outcome = desk.run("explain", "link-vage")
    assert outcome.code == 2
    assert 'did you mean "link-vague"?' in outcome.err


@pytest.mark.parametrize(
    "before", ["\U0001f600 ", "a\tb ", "שלום ", "e\u0301 ", "\U00020000\U0001f468\u200d\U0001f469 "]
)
def test_columns_count_code_points(desk: Desk, before: str) -> None:
    """`columnKind` requires this (SARIF 2.1.0, 3.14.17); a tab counts as one."""
    desk.brief(f"{before}[b]()\n")
    log, listed = sarif(desk.check("--format", "sarif").out), json.loads(desk.check("--format", "json").out)
    (result,) = (item for item in log["results"] if item["ruleId"] == Code.LINK_EMPTY)
    region = result["locations"][0]["physicalLocation"]["region"]
    (found,) = (item for item in listed if item["code"] == Code.LINK_EMPTY)
    column = len(before) + 1
    assert region["startColumn"] == found["column"] == column
    assert f",line=4,col={column}," in desk.check("--format", "github").out
