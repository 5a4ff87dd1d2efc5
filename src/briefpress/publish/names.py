"""Clashing file names. In: a request. Out: a problem for each brief whose files would have the same names as the files
of another brief.

`Brief/` and `brief/` are two folders, but their files have the same name if the file system ignores case or the
encoding of accents (APFS, NTFS, exFAT). A draft of `x` has the same name as the brief `x-review`.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from briefpress.model import Place
from briefpress.problems import Code, Problem
from briefpress.publish.request import Purpose, Request
from briefpress.workspace import Workspace


def collisions(request: Request) -> dict[str, Problem]:
    """Return the problems with file names, keyed by the ids of the briefs that cannot be published."""
    existing = set(request.workspace.briefs())
    names = {id_: request.file(id_).name for id_ in request.briefs}
    found: dict[str, Problem] = {}
    if request.purpose is not Purpose.READERS:
        found = {id_: _problem(request, id_, name) for id_, name in names.items() if name in existing}
    groups: dict[str, list[str]] = defaultdict(list)
    for id_, name in names.items():
        groups[_folded(name)].append(id_)
    alike = [group for group in groups.values() if len(group) > 1]
    if alike and _folds(request.file(alike[0][0]).parent):
        for first, *others in alike:
            found |= {id_: _problem(request, id_, first) for id_ in others}
    return found


def alike_elsewhere(workspace: Workspace) -> Iterator[Problem]:
    """Yield a problem for each brief whose folder has the same name as another on Windows or macOS."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in workspace.briefs():
        groups[_folded(id_)].append(id_)
    for first, *others in groups.values():
        for id_ in others:
            place = Place(workspace.relative(workspace.file_of(id_)), 1, 1, 0)
            text = f'on Windows and macOS, the folder "{id_}" has the same name as "{first}"'
            yield Problem(Code.NAMES_ALIKE, text, place, "rename one of the folders")


def _problem(request: Request, id_: str, other: str) -> Problem:
    text = f'the files of the brief "{id_}" would replace those of the brief "{other}", which have the same names'
    hint = "rename one of the folders, or publish one of the briefs with --output DIR"
    return Problem(Code.OUTPUT_UNWRITABLE, f"{request.file(id_)} cannot be written: {text}", None, hint)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _folds(folder: Path) -> bool:
    """Return whether the file system at `folder` ignores case."""
    existing = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())
    try:
        with NamedTemporaryFile(prefix=".briefpress-a", dir=existing) as file:
            path = Path(file.name)
            return path.with_name(path.name.swapcase()).exists()
    except OSError:
        return False
