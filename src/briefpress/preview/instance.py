"""Running previews. In: a workspace and the id of a brief. Out: the address of this brief's preview.

The address is recorded in `.briefpress/preview/`; only its owner can read it, because it contains the token. The record
may be outdated or come from someone else. Therefore, it is trusted only if the address is on this computer and a
preview of the same brief answers there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefpress import lazy
from briefpress.preview.server import LOOPBACK
from briefpress.workspace import Workspace

ADDRESS = lazy.pattern(r"http://127\.0\.0\.1:([0-9]{1,5})(/[A-Za-z0-9_-]+/)")
SECONDS = 2  # in seconds: the time limit for the answer of a preview


def address_of(workspace: Workspace, id_: str) -> str:
    """Return the address of a brief's preview, or `""` if none is running."""
    try:
        address = _file(workspace, id_).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
    found = ADDRESS.fullmatch(address)
    return address if found and _shows(int(found[1]), found[2], id_) else ""


def _shows(port: int, path: str, id_: str) -> bool:
    """Return whether a preview of the brief answers at this port."""
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection(LOOPBACK, port, timeout=SECONDS)
    try:
        connection.request("GET", f"{path}state")
        state = json.loads(connection.getresponse().read())
    except (OSError, ValueError, OverflowError, HTTPException):
        return False
    finally:
        connection.close()
    return isinstance(state, dict) and state.get("id") == id_


@contextmanager
def address_recorded(workspace: Workspace, id_: str, address: str) -> Iterator[None]:
    """Inside the block, record the address of a brief's preview, if possible."""
    file = _file(workspace, id_)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(address)
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink()


def _file(workspace: Workspace, id_: str) -> Path:
    return workspace.cache / "preview" / f"{id_}.address"
