"""The files that a result depends on, and whether they have changed. In: paths. Out: their state.

A file is identified by its digest. If its size, times and inode are unchanged, its bytes are not read again, because
the change time of the inode (ctime) cannot be set back. A file that changed just before it was read may change again
within the same clock tick, so in this case, its digest is compared.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache
from pathlib import Path

from briefpress.lazy import dataclass

Stamp = tuple[int, ...]  # size in bytes, mtime and ctime in nanoseconds, and inode of a file; empty if there is no file
MOMENT = 100_000_000  # in nanoseconds: longer than a clock tick of any file system
ABSENT, CHANGING = "", "?"
MAX_DIGESTS = 10_000


@dataclass(frozen=True, slots=True)
class Seen:
    """The state of a file or folder: the digest of its bytes or names, its stamp, and the time, in nanoseconds."""

    digest: str
    stamp: Stamp
    at: int


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of `path`, with symbolic links resolved."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ()
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def digest_of(path: Path) -> str:
    """Return the digest of a file, or of the names in a folder, or `""` if it cannot be read."""
    try:
        if path.is_dir():
            return hashlib.sha256("\0".join(sorted(entry.name for entry in path.iterdir())).encode()).hexdigest()
        if not path.is_file():  # reading from a pipe would never end
            return ABSENT
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ABSENT


def see(path: Path) -> Seen:
    """Return the current state of `path`."""
    at, stamp = time.time_ns(), stamp_of(path)
    return Seen(_digest_at(path, stamp, at) if stamp else ABSENT, stamp, at)


def version_of(path: Path) -> str:
    """Return a key that changes with the content of `path`, for results that this process caches."""
    return see(path).digest


def _digest_at(path: Path, stamp: Stamp, at: int) -> str:
    return _settled_digest(path, stamp) if _is_settled(stamp, at) else digest_of(path)


@lru_cache(MAX_DIGESTS)
def _settled_digest(path: Path, _stamp: Stamp) -> str:
    """Return the digest of a file with this stamp. The bytes are read only once, because any change to them would
    change the stamp.
    """
    return digest_of(path)


def _is_settled(stamp: Stamp, at: int) -> bool:
    """Return whether any change after the time `at` would change the stamp."""
    return max(stamp[1:3]) < at - MOMENT


def is_same(path: Path, seen: Seen) -> bool:
    """Return whether `path` has not changed since `seen`."""
    stamp = stamp_of(path)
    if stamp == seen.stamp and (not stamp or _is_settled(stamp, seen.at)):
        return seen.digest != CHANGING
    return (digest_of(path) if stamp else ABSENT) == seen.digest


@dataclass(slots=True)
class Uses:
    """Records the files that a result depends on, including files that were not found.

    `files` contains the stamp of each file at its first use; `shared` contains files of which many results use parts.
    """

    files: dict[Path, Stamp] = field(default_factory=dict)
    shared: set[Path] = field(default_factory=set)

    def add(self, path: Path) -> None:
        """Record that `path` is used. Callers do so before they read the file, so that later changes are noticed."""
        if path not in self.files:
            self.files[path] = stamp_of(path)
        self.shared.discard(path)

    def share(self, paths: Iterable[Path]) -> None:
        """Record the files `paths`, from which a cached value was read, when the value is used."""
        for path in paths:
            if path not in self.files:
                self.files[path] = stamp_of(path)
                self.shared.add(path)

    def seen(self) -> dict[Path, Seen]:
        """Return the state of each file; a file that has changed since its first use never counts as unchanged."""
        return {path: _since(see(path), stamp) for path, stamp in self.files.items()}


def _since(seen: Seen, stamp: Stamp) -> Seen:
    return seen if seen.stamp == stamp else Seen(CHANGING, seen.stamp, seen.at)
