"""Which files something was made from, and whether they are still what they were. In: paths. Out: what was seen there.

A file is known by its digest. Where size, times and inode are those of before, its bytes are not read again: the
time of the last change of the inode (ctime) cannot be set back. A file that changed a moment before it was looked
at may change again within the same tick of the clock, so its digest decides.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path

from briefpress.lazy import dataclass

Stamp = tuple[int, ...]  # size in bytes, mtime and ctime in nanoseconds, inode; empty for what is not there
MOMENT = 100_000_000  # nanoseconds: longer than a tick of any clock that stamps files
ABSENT, CHANGING = "", "?"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file or folder as it was seen: the digest of its bytes or names, its stamp, and when, in nanoseconds."""

    digest: str
    stamp: Stamp
    at: int


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of what is at `path`, links followed."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ()
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def digest_of(path: Path) -> str:
    """Return the digest of a file, or of the names in a folder; `""` where nothing can be read."""
    try:
        if path.is_dir():
            return hashlib.sha256("\0".join(sorted(entry.name for entry in path.iterdir())).encode()).hexdigest()
        if not path.is_file():  # a pipe would be waited for without an end
            return ABSENT
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ABSENT


def see(path: Path) -> Seen:
    """Look at what is at `path`."""
    at, stamp = time.time_ns(), stamp_of(path)
    return Seen(digest_of(path) if stamp else ABSENT, stamp, at)


def is_same(path: Path, seen: Seen) -> bool:
    """Return whether what is at `path` is what was seen there."""
    stamp = stamp_of(path)
    if stamp == seen.stamp and (not stamp or max(stamp[1:3]) < seen.at - MOMENT):
        return seen.digest != CHANGING
    return (digest_of(path) if stamp else ABSENT) == seen.digest


@dataclass(slots=True)
class Uses:
    """Gathers the files that something is made from, those that were looked for in vain too.

    `files` has the stamp that each had when it was first used; `shared` are those of them of which a part may matter
    only: what was read from them is for many.
    """

    files: dict[Path, Stamp] = field(default_factory=dict)
    shared: set[Path] = field(default_factory=set)

    def add(self, path: Path) -> None:
        """Note that `path` is used; to be said before it is read."""
        if path not in self.files:
            self.files[path] = stamp_of(path)
        self.shared.discard(path)

    def add_tree(self, folder: Path) -> None:
        """Note that everything in `folder` is used."""
        for path in tree(folder):
            self.add(path)

    def share(self, paths: Iterable[Path]) -> None:
        """Note that something is used that was read from `paths` before."""
        for path in paths:
            if path not in self.files:
                self.files[path] = stamp_of(path)
                self.shared.add(path)

    def seen(self) -> dict[Path, Seen]:
        """Return what each file is now; one that has changed since it was used is never the same again."""
        return {path: _since(see(path), stamp) for path, stamp in self.files.items()}


def _since(seen: Seen, stamp: Stamp) -> Seen:
    return seen if seen.stamp == stamp else Seen(CHANGING, seen.stamp, seen.at)


def tree(folder: Path) -> Iterator[Path]:
    """Yield `folder` and everything in it, in no order."""
    yield folder
    if folder.is_dir():
        yield from folder.rglob("*")
