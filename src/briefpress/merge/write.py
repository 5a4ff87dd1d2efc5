"""Writing changed texts. In: a workspace and texts by file. Out: the files, all of them or none.

Line endings and a byte order mark are kept.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from pathlib import Path

from briefpress.problems import Report
from briefpress.publish import Made, write_all
from briefpress.workspace import Workspace


def write_texts(workspace: Workspace, texts: Mapping[str, str], files: Mapping[str, bytes], report: Report) -> bool:
    """Write texts and new files and return whether that succeeded; if one fails, none is changed."""
    made = [Made(_inside(workspace, path), data, 0, 0) for path, data in files.items()]
    for path, text in texts.items():
        file = _inside(workspace, path)
        made.append(Made(file, _bytes(file.read_bytes(), text), 0, 0))
    return write_all(made, report)


def _inside(workspace: Workspace, path: str) -> Path:
    file = (workspace.root / path).resolve()
    assert file.is_relative_to(workspace.source.resolve()), "only files of the source are changed"
    return file


def _bytes(before: bytes, text: str) -> bytes:
    """Return `text` with the line endings and byte order mark of the file that it replaces."""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    data = text.encode()
    return mark + (data.replace(b"\n", b"\r\n") if before.count(b"\r\n") * 2 > before.count(b"\n") else data)
