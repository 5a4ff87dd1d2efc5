"""A preview from start to Ctrl-C. In: a request for one brief, a port. Out: builds, whenever a file is saved.

This thread makes the files, as `publish` does, and another one serves them, so that Ctrl-C ends a preview like any
command.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from briefpress.preview.editor import NONE, link
from briefpress.preview.instance import noted
from briefpress.preview.server import serving
from briefpress.preview.view import Board, View
from briefpress.publish import Request
from briefpress.workspace import Workspace

SETTLE = 20  # milliseconds without a further change, because editors save in several steps
LONGEST = 500  # the most milliseconds to wait for that
COMPARED = 300  # milliseconds between checks when files are compared
LOOK = 100  # milliseconds between checks for changes


def folder_of(workspace: Workspace, id_: str) -> Path:
    """Return the folder for the files of a preview, which may be deleted at any time."""
    return workspace.cache / "preview" / id_


def run(
    request: Request,
    port: int,
    started: Callable[[str], None],
    built: Callable[[View, View], None],
    editor: str = NONE,
) -> None:
    """Serve the only brief of the request until KeyboardInterrupt.

    Places of problems are links that open `editor`, one of the names in `briefpress.preview.editor`. `started` receives
    the address, `built` the views before and after each build. Raises PortInUseError if another program uses the port,
    or we may not use it.
    """
    from briefpress.pdf import open_worker
    from briefpress.preview.build import views

    gc.enable()  # other commands are too short to need it
    (id_,) = request.briefs
    folders = [folder for folder in (request.workspace.source, request.workspace.styles) if folder.is_dir()]
    board = Board(View(id_), partial(link, editor, request.workspace.root))
    done = board.view
    with open_worker() as press, serving(board, port) as address, noted(request.workspace, id_, address):
        started(address)
        for _ in _changes(folders):
            for view in views(request, press, board.view, partial(_is_changed, folders, _states(folders))):
                board.view = view
            if not board.view.busy:
                built(done, board.view)
                done = board.view


def _changes(folders: list[Path]) -> Iterator[None]:
    """Yield at once, and after each change in the folders, including changes in between."""
    is_first = True
    for found in _looks(folders):
        if found or is_first:
            yield
        is_first = False


def _looks(folders: list[Path]) -> Iterator[Any]:
    """Yield the changes at each check, mostly none; if the system does not report changes, files are compared. Linux
    limits the number of folders that each user can watch, and other programs may have used them up.
    """
    from watchfiles import watch

    options: dict[str, Any] = {"debounce": LONGEST, "step": SETTLE, "rust_timeout": LOOK, "yield_on_timeout": True}
    try:
        yield from watch(*folders, **options)
    except OSError:
        yield from _compared(folders)


def _compared(folders: list[Path]) -> Iterator[set[tuple[str, int, int]]]:
    """Yield the files that differ from the previous check in name, time or size.

    watchfiles compares whole seconds, so it misses a second save within the same one.
    """
    before = _states(folders)
    while True:
        yield before ^ (now := _states(folders))
        before = now
        time.sleep(COMPARED / 1000)


def _is_changed(folders: list[Path], before: set[tuple[str, int, int]]) -> bool:
    return _states(folders) != before


def _states(folders: list[Path]) -> set[tuple[str, int, int]]:
    from watchfiles import Change, DefaultFilter

    is_source, found = DefaultFilter(), set[tuple[str, int, int]]()
    for folder in folders:
        for path in folder.rglob("*"):
            with suppress(OSError):  # it has just been removed
                state = path.stat()
                if is_source(Change.modified, str(path)) and path.is_file():
                    found.add((str(path), state.st_mtime_ns, state.st_size))
    return found
