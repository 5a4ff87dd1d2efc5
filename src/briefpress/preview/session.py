"""A preview from start to Ctrl-C. In: a request for one brief and a port. Out: builds, whenever a file is saved.

This thread produces the files, as `publish` does, and another thread serves them, so that Ctrl-C ends a preview like
any other command.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefpress.preview.editor import NONE, link
from briefpress.preview.instance import address_recorded
from briefpress.preview.server import serving
from briefpress.preview.view import Board, View
from briefpress.preview.watching import States, changes, states
from briefpress.publish import Request
from briefpress.workspace import Library, Workspace


def folder_of(workspace: Workspace, id_: str) -> Path:
    """Return the folder for the files of a preview; it can be deleted at any time."""
    return workspace.cache / "preview" / id_


def run(
    request: Request,
    port: int,
    started: Callable[[str], None],
    built: Callable[[View, View], None],
    editor: str = NONE,
) -> None:
    """Serve the only brief of the request until KeyboardInterrupt.

    Places of problems become links that open `editor`, a name in `briefpress.preview.editor`. `started` receives the
    address, and `built` receives the views before and after each build. Raise PortInUseError if another program uses
    the port, or if this program is not allowed to use it.
    """
    from briefpress.pdf import open_worker
    from briefpress.preview.build import views

    (id_,) = request.briefs
    request = replace(request, workspace=replace(request.workspace, library=Library(for_preview=True)))
    folders = [folder for folder in (request.workspace.source, request.workspace.styles) if folder.is_dir()]
    board = Board(View(id_), partial(link, editor, request.workspace.root))
    done = board.view
    with open_worker() as press, serving(board, port) as address, address_recorded(request.workspace, id_, address):
        started(address)
        for _ in changes(folders):
            for view in views(request, press, board.view, partial(_is_changed, folders, states(folders))):
                board.show(view)
            if not board.view.busy:
                built(done, board.view)
                done = board.view
                gc.collect()  # during a build, collecting garbage would delay the web page


def _is_changed(folders: Sequence[Path], before: States) -> bool:
    return states(folders) != before
