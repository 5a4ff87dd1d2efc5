"""Cached results, which are valid as long as their inputs do not change.

In: a folder, the inputs of a result, and a function that computes it. Out: the result, which is stored in the folder as
JSON or bytes. A cache that is unreadable, unwritable or invalid is ignored. A cache may come from someone else, so
nothing in it is ever executed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from briefpress import __version__
from briefpress.model import Place
from briefpress.problems import Code, Problem, Report
from briefpress.workspace import write_beside


def digest(*inputs: str | bytes) -> str:
    """Return a short name that changes if any of `inputs` changes."""
    joined = hashlib.sha256()
    for part in inputs:
        data = part.encode() if isinstance(part, str) else part
        joined.update(len(data).to_bytes(8, "big") + data)
    return joined.hexdigest()[:20]


@cache  # cached, because reading the metadata takes milliseconds
def library(name: str) -> str:
    """Return the version of an installed package."""
    from importlib.metadata import version

    return version(name)


def program(*modules: ModuleType) -> str:
    """Return a digest of the code on which a result depends: the version of the program, and the source of
    `modules`.
    """
    return digest(__version__, *(Path(str(module.__file__)).read_bytes() for module in modules))


def remember(folder: Path, name: str, make: Callable[[], Any]) -> Any:
    """Return the result of `make`, from the file `name` in `folder` if possible.

    The file begins with a digest of the rest, so that a truncated or altered file is replaced.
    """
    file = folder / f"{name}.json"
    with suppress(OSError, ValueError):
        seal, _, cached = file.read_text(encoding="utf-8").partition("\n")
        if seal == digest(cached):
            return json.loads(cached)
    result = json.dumps(make())
    with suppress(OSError):
        write_beside(file, f"{digest(result)}\n{result}".encode())
    return json.loads(result)


def remember_found(folder: Path, name: str, make: Callable[[Report], Any], report: Report) -> Any:
    """Return the result of `make`, as `remember` does; its problems are also cached, and are added to `report` every
    time.
    """

    def both() -> Any:
        found = Report()
        result = make(found)
        return {"result": result, "problems": [_as_list(problem) for problem in found.problems]}

    cached = remember(folder, name, both)
    report.extend(_problems(cached["problems"]))
    return cached["result"]


def _as_list(problem: Problem) -> list[Any]:
    place = problem.place
    spot = [place.file, place.line, place.column, place.width] if place else None
    return [problem.code, problem.text, spot, problem.hint]


def _problems(cached: Iterable[list[Any]]) -> Iterable[Problem]:
    for code, text, spot, hint in cached:
        yield Problem(Code(code), text, Place(*spot) if spot else None, hint)


def remember_bytes(folder: Path, name: str, make: Callable[[], bytes], is_valid: Callable[[bytes], bool]) -> bytes:
    """Return the result of `make`, from the file `name` in `folder` if `is_valid` accepts its content."""
    file = folder / name
    with suppress(OSError):
        cached = file.read_bytes()
        if is_valid(cached):
            return cached
    result = make()
    with suppress(OSError):
        write_beside(file, result)
    return result
