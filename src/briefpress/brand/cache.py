"""What was computed once and stays true as long as its inputs do.

In: a folder, what the result depends on, and how to make it. Out: the result, JSON or bytes kept in the folder.
A cache that cannot be read or written, or holds something else, is as good as none: a workspace may be a stranger's.
Nothing in it is ever run.
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
    """Return a short name for `inputs`, another one as soon as any of them changes."""
    joined = hashlib.sha256()
    for part in inputs:
        data = part.encode() if isinstance(part, str) else part
        joined.update(len(data).to_bytes(8, "big") + data)
    return joined.hexdigest()[:20]


@cache  # it takes milliseconds
def library(name: str) -> str:
    """Return the version of an installed package that results depend on."""
    from importlib.metadata import version

    return version(name)


def program(*modules: ModuleType) -> str:
    """Return what a result depends on besides its inputs: this version, and the text of the `modules` that make it."""
    return digest(__version__, *(Path(str(module.__file__)).read_bytes() for module in modules))


def remember(folder: Path, name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, from the file `name` in `folder` where it was made before.

    The file begins with a digest of the rest: one that was cut or changed is made anew.
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
    """Return what `make` returns, as `remember` does, and report again what it reported."""

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
    """Return what `make` returns, from the file `name` in `folder` where it was made before and still `is_sound`."""
    file = folder / name
    with suppress(OSError):
        kept = file.read_bytes()
        if is_sound(kept):
            return kept
    made = make()
    with suppress(OSError):
        write_beside(file, made)
    return made
