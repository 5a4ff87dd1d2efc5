"""Folders for temporary files. In: the path of the intended folder. Out: that folder or, if it is not writable, a
temporary folder.

Temporary folders are removed at the end of a run, however it ends, by the process that created them or the process for
which they were created.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

TEMPORARY: dict[Path, int] = {}  # the process that owns each temporary folder


@cache
def writable(folder: Path) -> Path:
    """Return `folder`, or a temporary folder if `folder` is not writable; page layout needs one for fonts.

    Each folder is tried only once. A new folder is hidden from git by a `.gitignore` of its own, because nobody
    should commit a cache.
    """
    try:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return _new_folder()


def _new_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="briefpress-"))
    TEMPORARY[folder] = os.getpid()
    return folder


def folder_for_process() -> Path | None:
    """Return a temporary folder for a new process, or None if it cannot be created."""
    with suppress(OSError):
        return _new_folder()
    return None


def use_folder(folder: Path | None) -> None:
    """Put all temporary files of this process, including those of libraries, into its folder."""
    if folder:
        TEMPORARY[folder] = os.getpid()
        tempfile.tempdir = str(folder)
        os.environ["TMPDIR"] = str(folder)


def remove_folder(folder: Path | None) -> None:
    """Remove the folder of a process that has ended."""
    if folder:
        TEMPORARY.pop(folder, None)
        shutil.rmtree(folder, ignore_errors=True)


def clean_up() -> None:
    """Remove the temporary folders of this process; this is called at the end of a run and when the interpreter
    exits.
    """
    for folder, process in TEMPORARY.items():
        if process == os.getpid():
            shutil.rmtree(folder, ignore_errors=True)


atexit.register(clean_up)
