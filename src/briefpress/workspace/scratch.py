"""A folder for what may be thrown away. In: where it should be. Out: that folder, or a temporary one in its place."""

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
    """Return `folder`, or a temporary folder of this run where nothing can be written there: pages need fonts set up.

    It is tried once for each folder.
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
    """Remove the temporary folders of this process: at the end of a run, and of the interpreter."""
    for folder, process in TEMPORARY.items():
        if process == os.getpid():
            shutil.rmtree(folder, ignore_errors=True)


atexit.register(clean_up)
