"""A folder for temporary files. In: its intended path. Out: that folder, or a temporary one instead."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

TEMPORARY: dict[Path, int] = {}  # folders with the process that made each of them


@cache
def writable(folder: Path) -> Path:
    """Return `folder`, or a temporary folder of this run if it is not writable; page layout needs one for fonts.

    Each folder is tried once.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        other = Path(tempfile.mkdtemp(prefix="briefpress-"))
        TEMPORARY[other] = os.getpid()
        return other


def clean_up() -> None:
    """Remove the temporary folders of this process, at the end of a run and of the interpreter."""
    for folder, process in TEMPORARY.items():
        if process == os.getpid():
            shutil.rmtree(folder, ignore_errors=True)


atexit.register(clean_up)
