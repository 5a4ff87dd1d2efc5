"""Problems in formats for other programs. In: problems in order. Out: a JSON list, a SARIF log or GitHub workflow
commands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote

from briefpress import __version__
from briefpress.model import Place
from briefpress.problems import Code, Level, Problem
from briefpress.problems.catalogue import catalogue

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.REMARK: "note", Level.OFF: "none"}
GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.REMARK: "notice"}


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list of objects; lines and columns count from 1, and `end_column` is the column after the
    problem.
    """
    return _dumped([_object(problem) for problem in problems])


def _object(problem: Problem) -> dict[str, object]:
    place = problem.place
    spot = (place.file, place.line, place.column, place.column + place.width) if place else (None,) * 4
    where = dict(zip(("file", "line", "column", "end_column"), spot, strict=True))
    return {"code": problem.code, "level": problem.level, "text": problem.text, **where, "hint": problem.hint}


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a SARIF 2.1.0 log (OASIS); paths are relative to the workspace, `%SRCROOT%`."""
    driver = {"name": "briefpress", "version": __version__, "rules": [_rule(code) for code in Code]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, object]:
    explanation = catalogue()[code]
    return {
        "id": code,
        "shortDescription": {"text": explanation.summary},
        "fullDescription": {"text": explanation.why},
        "help": {"text": explanation.do},
        "defaultConfiguration": {"enabled": code.level is not Level.OFF, "level": SARIF_LEVELS[code.level]},
    }


def _result(problem: Problem) -> dict[str, object]:
    result = {
        "ruleId": problem.code,
        "ruleIndex": list(Code).index(problem.code),
        "level": SARIF_LEVELS[problem.level],
        "message": {"text": f"{problem.text} ({problem.hint})" if problem.hint else problem.text},
    }
    return {**result, "locations": [_location(problem.place)]} if problem.place else result


def _location(place: Place) -> dict[str, object]:
    columns = {"startColumn": place.column, "endColumn": place.column + place.width} if place.width else {}
    file = {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": file, "region": {"startLine": place.line, **columns}}}


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands for GitHub Actions, which shows problems beside their lines."""
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    properties: dict[str, object] = {}
    if place := problem.place:
        properties = {"file": place.file, "line": place.line, "col": place.column}
        properties |= {"endColumn": place.column + place.width} if place.width else {}
    properties["title"] = problem.code
    message = f"{problem.text}\nhint: {problem.hint}" if problem.hint else problem.text
    return f"::{GITHUB_LEVELS[problem.level]} {_properties(properties)}::{_escaped(message)}"


def _properties(properties: Mapping[str, object]) -> str:
    return ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())


def _escaped(text: str, more: Iterable[str] = "") -> str:
    """Return `text` with special characters, including those in `more`, as hexadecimal codes. The percent sign is
    replaced first, because the codes begin with it.
    """
    for char in ("%", "\r", "\n", *more):
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"json": as_json, "sarif": as_sarif, "github": as_github}
