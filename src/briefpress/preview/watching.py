"""Changes of files. In: folders. Out: a signal after each change, and the state of all files.

The system reports changes. If the system cannot report them, the files are compared every 0.3 seconds: Linux limits the
number of folders that each user can watch, and other programs may have reached the limit.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

SETTLE = 8  # in milliseconds: the pause that ends a series of changes, because editors save in several steps
LONGEST = 500  # in milliseconds: the maximum time to wait for such a pause
COMPARED = 300  # in milliseconds: the interval between comparisons of files
LOOK = 100  # in milliseconds: the interval between checks for changes
States = frozenset[tuple[str, int, int]]  # the path, time in nanoseconds and size of each file


def changes(folders: Sequence[Path]) -> Iterator[None]:
    """Yield immediately, and after each change in the folders, including changes made while the caller is busy."""
    is_first = True
    for found in _looks(folders):
        if found or is_first:
            yield
        is_first = False


def _looks(folders: Sequence[Path]) -> Iterator[Any]:
    """Yield the changes that each check finds, usually none."""
    from watchfiles import watch

    options: dict[str, Any] = {"debounce": LONGEST, "step": SETTLE, "rust_timeout": LOOK, "yield_on_timeout": True}
    try:
        yield from watch(*folders, **options)
    except OSError:
        yield from _compared(folders)


def _compared(folders: Sequence[Path]) -> Iterator[States]:
    """Yield the files that differ from the previous check.

    watchfiles compares whole seconds, so it misses a second save within the same second.
    """
    before = states(folders)
    while True:
        yield before ^ (now := states(folders))
        before = now
        time.sleep(COMPARED / 1000)


def states(folders: Sequence[Path]) -> States:
    """Return the state of all files in the folders, except those from editors or version control."""
    from watchfiles import Change, DefaultFilter

    is_source, waiting, found = DefaultFilter(), [*map(str, folders)], list[tuple[str, int, int]]()
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:  # because a folder may just have been removed
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting += [entry.path] if entry.name not in DefaultFilter.ignore_dirs else []
                elif is_source(Change.modified, entry.path) and entry.is_file():
                    state = entry.stat()
                    found.append((entry.path, state.st_mtime_ns, state.st_size))
    return frozenset(found)
