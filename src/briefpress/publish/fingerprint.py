"""A digest of everything that affects the files of a brief. In: a prepared brief. Out: the digest.

The digest covers the edition, not its source files, and the bytes of pictures and other files that are used unchanged.
Of shared data, the edition contains only what this brief uses, so a change to a person affects only briefs that show
this person.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from briefpress.edition import pictures
from briefpress.publish.prepared import Job
from briefpress.publish.request import Request
from briefpress.workspace import Seen, digest_of

AS_THEY_ARE = (str, int, bool, float, bytes, type(None))


def fingerprint(request: Request, job: Job, seen: Mapping[Path, Seen]) -> str:
    """Return the digest; `seen` contains the files used so far, in their current state."""
    root, uses = request.workspace.root, request.workspace.uses
    own = sorted((str(_plain(path, root)), _known(path, root, seen)) for path in uses.files if path not in uses.shared)
    shown = sorted({root / path for path in _shown(job)})
    drawn = [(str(_plain(path, root)), _known(path, root, seen)) for path in shown]
    profile = digest_of(job.profile) if job.profile else ""
    facts = (job.edition, job.brand, job.when, job.sources)
    return hashlib.sha256(repr((own, drawn, profile, _plain(facts, root))).encode("utf-8", "replace")).hexdigest()


def _shown(job: Job) -> Iterator[str]:
    """Yield the paths of all pictures in the files."""
    yield from (picture.path for picture in pictures(job.edition.blocks) if picture.path)
    if job.brand.logo:
        yield job.brand.logo.path


def _known(path: Path, root: Path, seen: Mapping[Path, Seen]) -> str:
    """Return a key for the state of a file; files outside the workspace are not read."""
    if path in seen:
        return seen[path].digest if path.is_relative_to(root) else repr(seen[path].stamp)
    return digest_of(path)


def _plain(value: Any, root: Path) -> object:
    """Return `value` in a form whose text is the same in every process: sets are sorted, and enumerations become
    names.
    """
    kind = value.__class__
    if kind in AS_THEY_ARE:  # Plain values and dataclasses come first, because they are the most frequent
        return value
    if (names := _names(kind)) is not None:
        return (kind.__name__, *[_plain(getattr(value, name), root) for name in names])
    match value:
        case Enum():
            return (type(value).__name__, value.name)
        case Path():
            return value.relative_to(root).as_posix() if value.is_relative_to(root) else str(value)
        case Mapping():
            return [(_plain(key, root), _plain(item, root)) for key, item in value.items()]
        case set() | frozenset():
            return sorted(repr(_plain(item, root)) for item in value)
        case tuple() | list():
            return [_plain(item, root) for item in value]
    return repr(value)


@cache
def _names(kind: type[Any]) -> tuple[str, ...] | None:
    """Return the field names of a dataclass, or None for any other class."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None
