"""Links from places in the source to an editor. In: the name of an editor and a place. Out: an address.

Editors register their own URL schemes, so the server need not start programs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from briefpress.model import Place

# `{file}` stands for a `file:` address, `{path}` for a path. The names are the commands that start the editors.
SCHEMES: Mapping[str, str] = {
    "code": "vscode://file{path}:{line}:{column}",
    "codium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "subl": "subl://open?url={file}&line={line}&column={column}",
    "mate": "txmt://open?url={file}&line={line}&column={column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
}
NONE = "none"


def usual_editor() -> str:
    """Return the editor in whose terminal this program runs or, failing that, the first installed editor, or "none"."""
    if os.environ.get("TERM_PROGRAM") == "vscode":
        return "code"
    return next((name for name in SCHEMES if shutil.which(name)), NONE)


def link(editor: str, root: Path, place: Place) -> str:
    """Return the address that opens a place, in a file below `root`, in `editor`, or `""` for the editor "none"."""
    if editor == NONE:
        return ""
    file = (root / place.file).absolute().as_uri()
    path = file.removeprefix("file://")
    inside = "?" in SCHEMES[editor]
    parts = {"file": quote(file, safe=""), "path": quote(path, safe="/") if inside else path}
    return SCHEMES[editor].format(**parts, line=place.line, column=place.column)
