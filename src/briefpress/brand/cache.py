"""What was computed once and stays true as long as its inputs do.

In: a folder, what the result depends on, and how to make it. Out: the result, JSON kept in the folder.
A cache that cannot be read or written is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any


def digest(*inputs: str | bytes) -> str:
    """Return a short name for `inputs`, another one as soon as any of them changes."""
    joined = hashlib.sha256()
    for part in inputs:
        data = part.encode() if isinstance(part, str) else part
        joined.update(len(data).to_bytes(8, "big") + data)
    return joined.hexdigest()[:20]


def remember(folder: Path, name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, from the file `name` in `folder` where it was made before."""
    file = folder / f"{name}.json"
    with suppress(OSError, ValueError):
        return json.loads(file.read_text(encoding="utf-8"))
    made = make()
    with suppress(OSError):
        write_beside(file, json.dumps(made).encode())
    return made


def write_beside(file: Path, data: bytes) -> None:
    """Write `data` beside `file` and rename, so that nobody ever sees half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
