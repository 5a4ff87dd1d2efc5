"""Atomic files. In: a path and bytes. Out: the complete file, or none."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

# These flags create a file with exactly this name: links are not followed, and an existing file is never opened.
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def name_beside(file: Path) -> Path:
    """Return an unused name beside `file`."""
    return file.with_name(f".{file.name}.{secrets.token_hex(8)}.part")


def write_new(path: Path, data: bytes, *, to_disk: bool = False) -> None:
    """Write `data` to a new file; if `to_disk`, wait until it is on disk. Raise OSError if that fails."""
    with os.fdopen(os.open(path, NEW, 0o666), "wb") as file:
        file.write(data)
        if to_disk:
            file.flush()
            os.fsync(file.fileno())


def write_beside(file: Path, data: bytes) -> None:
    """Replace the content of `file` with `data` atomically: write a new file beside it, then rename the new file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = name_beside(file)
    try:
        write_new(part, data)
        part.replace(file)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
