"""Cached results, valid while their inputs are unchanged.

In: a folder, the inputs of a result, and how to make it. Out: the result, as JSON or bytes kept in the folder. A cache
that is unreadable, unwritable or invalid is ignored: a workspace may come from someone else. Nothing in it is ever
executed.
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
    """Return a short name that changes with any of `inputs`."""
    joined = hashlib.sha256()
    for part in inputs:
        data = part.encode() if isinstance(part, str) else part
        joined.update(len(data).to_bytes(8, "big") + data)
    return joined.hexdigest()[:20]


@cache  # kept, because reading the metadata takes milliseconds
def library(name: str) -> str:
    """Return the version of an installed package that affects results."""
    from importlib.metadata import version

    return version(name)


def program(*modules: ModuleType) -> str:
    """Return the dependencies of a result besides its inputs: the program's version, and the source of `modules`."""
    return digest(__version__, *(Path(str(module.__file__)).read_bytes() for module in modules))


def remember(folder: Path, name: str, make: Callable[[], Any]) -> Any:
    """Return the result of `make`, from the file `name` in `folder` if possible.

    The file begins with a digest of the rest, so a truncated or changed file is replaced.
    """
    file = folder / f"{name}.json"
    with suppress(OSError, ValueError):
        seal, _, kept = file.read_text(encoding="utf-8").partition("\n")
        if seal == digest(kept):
            return json.loads(kept)
    kept = json.dumps(make())
    with suppress(OSError):
        write_beside(file, f"{digest(kept)}\n{kept}".encode())
    return json.loads(kept)


def remember_found(folder: Path, name: str, make: Callable[[Report], Any], report: Report) -> Any:
    """Return the result of `make`, as `remember` does, and report its problems again."""

    def made() -> Any:
        found = Report()
        result = make(found)
        return {"result": result, "problems": [_kept(problem) for problem in found.problems]}

    kept = remember(folder, name, made)
    report.extend(_problems(kept["problems"]))
    return kept["result"]


def _kept(problem: Problem) -> list[Any]:
    place = problem.place
    spot = [place.file, place.line, place.column, place.width] if place else None
    return [problem.code, problem.text, spot, problem.hint]


def _problems(kept: Iterable[list[Any]]) -> Iterable[Problem]:
    for code, text, spot, hint in kept:
        yield Problem(Code(code), text, Place(*spot) if spot else None, hint)


def remember_bytes(folder: Path, name: str, make: Callable[[], bytes], is_sound: Callable[[bytes], bool]) -> bytes:
    """Return the result of `make`, from the file `name` in `folder` if it exists and `is_sound`."""
    file = folder / name
    with suppress(OSError):
        kept = file.read_bytes()
        if is_sound(kept):
            return kept
    made = make()
    with suppress(OSError):
        write_beside(file, made)
    return made
