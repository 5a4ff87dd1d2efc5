"""The inputs of each published brief, and whether its files are up to date.

In: a request. Out: the reason why a brief must be produced, or its outcome if it is unchanged. `.briefpress/made/`
contains an entry for each brief and set of options: digests and problems, nothing executable. This folder may come from
someone else, together with a workspace, so invalid entries are ignored, entries cannot cause files outside the
workspace to be read, and control characters in them are never shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Level, Problem, Report
from briefpress.publish.environment import environment
from briefpress.publish.request import Finished, Outcome, Request, State
from briefpress.workspace import MOMENT, Seen, Stamp, is_same, stamp_of, write_beside

DIGITS = 32  # hexadecimal digits of a digest
SHAPE = 1  # the version of the entry format; increase it when entries change
NEW = "it has not been published with these options"
OTHERWISE = "briefpress, its libraries or its fonts have changed"


@dataclass(frozen=True, slots=True)
class Output:
    """A published file: its digest, its stamp, and the number of pages of the PDF, which may be the file itself."""

    path: str
    digest: str
    stamp: Stamp
    pages: int


@dataclass(frozen=True, slots=True)
class Entry:
    """The record of a published brief. `inputs` are its source files, by path relative to the workspace.

    `job` is the digest of everything that affects its files. `problems` are the problems in the source, and
    `drawn` those on the pages.
    """

    environment: str
    job: str
    inputs: Mapping[str, Seen]
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...] = ()
    drawn: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Manifest:
    """The entries of a workspace. `same` caches, during one check, which files are unchanged."""

    request: Request
    same: dict[tuple[str, str, Stamp], bool] = field(default_factory=dict)

    def read(self, id_: str) -> Entry | None:
        """Return the entry of a brief, or None if there is none or it is invalid."""
        try:
            return _entry(json.loads(self._file(id_).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None

    def write(self, id_: str, entry: Entry) -> None:
        """Store the entry of the brief `id_`; if the file cannot be written, the brief is published again next time."""
        with suppress(OSError, ValueError):
            write_beside(self._file(id_), json.dumps(_plain(entry), separators=(",", ":")).encode())

    def _file(self, id_: str) -> Path:
        request = self.request
        base = relative(request.file(id_).absolute(), request.workspace.root)
        options = (id_, base, sorted(request.formats), request.brand, str(request.date), request.purpose)
        more = (
            str(request.profile),
            request.attach,
            request.cover_image,
            sorted(request.levels.items()),
            request.changes,
        )
        name = hashlib.sha256(repr((options, more, str(request.today))).encode("utf-8", "surrogateescape")).hexdigest()
        return request.workspace.cache / "made" / f"{name[:DIGITS]}.json"

    def why(self, id_: str, entry: Entry | None) -> str:
        """Return the reason why the brief must be read again, or `""` if its files are up to date."""
        if entry is None:
            return NEW
        return self.why_output(id_, entry) or next(
            (f"{path} has changed" for path, seen in entry.inputs.items() if not self._is_same(path, seen)), ""
        )

    def why_output(self, id_: str, entry: Entry) -> str:
        """Return the reason why the published files must be replaced, or `""` if they are up to date."""
        if entry.environment != environment():
            return OTHERWISE
        base = self.request.file(id_)
        for output in entry.outputs:
            path = self.request.workspace.root / output.path
            if path.parent != base.absolute().parent or not path.name.startswith(base.name):
                return NEW
            if path.is_symlink() or not path.is_file():
                return f"{path.name} does not exist"
            if not is_same(path, Seen(output.digest, output.stamp, max(output.stamp[1:3], default=0) + 2 * MOMENT)):
                return f"{path.name} was changed"
        return ""

    def _is_same(self, path: str, seen: Seen) -> bool:
        key = (path, seen.digest, seen.stamp)
        if key not in self.same:
            self.same[key] = _is_same_within(self.request.workspace.root, path, seen)
        return self.same[key]

    def unchanged(self, id_: str) -> Outcome | None:
        """Return the outcome of a brief if it is unchanged, otherwise None."""
        entry = self.read(id_)
        if entry is None or self.why(id_, entry):
            return None
        return self._outcome(id_, entry)

    def same_output(self, id_: str, now: Entry) -> Outcome | None:
        """Return the outcome of a brief whose inputs have changed but whose files would stay the same, and store the
        new state of its inputs `now`. Return None if its files would change.
        """
        entry = self.read(id_)
        if entry is None or entry.job != now.job or self.why_output(id_, entry):
            return None
        entry = replace(now, outputs=entry.outputs, drawn=entry.drawn)
        outcome = self._outcome(id_, entry)
        if outcome:
            self.write(id_, entry)
        return outcome

    def _outcome(self, id_: str, entry: Entry) -> Outcome | None:
        """Return the outcome of an unchanged brief with its problems, or None if these now prevent publication."""
        problems = (*entry.problems, *entry.drawn)
        if Report([*problems]).fails(strict=self.request.strict):
            return None
        root = self.request.workspace.root
        files = (Finished(root / output.path, output.stamp[0], output.pages, 0) for output in entry.outputs)
        return Outcome(id_, State.UNCHANGED, tuple(files), problems)


def _is_same_within(root: Path, path: str, seen: Seen) -> bool:
    """Return whether an input is unchanged, without reading files outside the workspace."""
    place = root / path
    if stamp_of(place) == seen.stamp and Path(path).is_absolute():
        return True
    try:
        inside = place.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False
    return inside and (place.is_file() or place.is_dir() or not place.exists()) and is_same(place, seen)


def relative(path: Path, root: Path) -> str:
    """Return `path` as entries store it: relative to the workspace if it is inside the workspace."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _plain(entry: Entry) -> dict[str, object]:
    """Return the entry as JSON data."""
    return {
        "shape": SHAPE,
        "environment": entry.environment,
        "job": entry.job,
        "inputs": {path: [seen.digest, list(seen.stamp), seen.at] for path, seen in entry.inputs.items()},
        "outputs": [[output.path, output.digest, list(output.stamp), output.pages] for output in entry.outputs],
        "problems": _plain_problems(entry.problems),
        "drawn": _plain_problems(entry.drawn),
    }


def _plain_problems(problems: Iterable[Problem]) -> list[list[object]]:
    return [[problem.code, problem.text, _spot(problem.place), problem.hint, problem.asked] for problem in problems]


def _spot(place: Place | None) -> list[object] | None:
    return [place.file, place.line, place.column, place.width] if place else None


def _entry(found: object) -> Entry:
    """Return the entry in JSON data; raise KeyError, ValueError or TypeError if it is invalid."""
    fields = _fields(found)
    if fields["shape"] != SHAPE:
        raise ValueError("it was written by another version")
    return Entry(
        _text(fields["environment"]),
        _text(fields["job"]),
        {_text(path): _seen(*_list(seen)) for path, seen in _fields(fields["inputs"]).items()},
        tuple(_output(*_list(item)) for item in _list(fields["outputs"])),
        tuple(_problem(*_list(item)) for item in _list(fields["problems"])),
        tuple(_problem(*_list(item)) for item in _list(fields["drawn"])),
    )


def _seen(digest: object, stamp: object, at: object) -> Seen:
    return Seen(_text(digest), _stamp(stamp), _number(at))


def _output(path: object, digest: object, stamp: object, pages: object) -> Output:
    return Output(_text(path), _text(digest), _stamp(stamp), _number(pages))


def _problem(code: object, text: object, spot: object, hint: object, asked: object) -> Problem:
    level = None if asked is None else Level(_text(asked))
    return Problem(Code(_text(code)), _text(text), _place(spot), _text(hint), level)


def _place(spot: object) -> Place | None:
    if not spot:
        return None
    file, *numbers = _list(spot)
    return Place(_text(file), *map(_number, numbers[:3]))


def _fields(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("this is not a mapping")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("this is not a list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or any(not char.isprintable() and not char.isspace() for char in value):
        raise ValueError("this is not text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("this is not a number")
    return value


def _stamp(value: object) -> Stamp:
    numbers = _list(value)
    if len(numbers) not in (0, 4):
        raise ValueError("this is not a stamp")
    return tuple(map(_number, numbers))
