"""A folder for what may be thrown away. In: where it should be. Out: that folder, or a temporary one in its place."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path


@cache
def writable(folder: Path) -> Path:
    """Return `folder`, or a temporary folder of this run where nothing can be written there: pages need fonts set up.

    It is tried once for each folder; the temporary one is removed when the run ends.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        other = Path(tempfile.mkdtemp(prefix="briefpress-"))
        atexit.register(_remove, other, os.getpid())
        return other


def _remove(folder: Path, process: int) -> None:
    """Remove `folder`, in the process that made it."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
