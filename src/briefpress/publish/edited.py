"""Edited Word files in `output/`. In: the files that will replace them. Out: copies.

A partner's work is never overwritten: an edited file is kept beside the new one under a different name.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from briefpress.problems import Code, Report
from briefpress.publish.manifest import relative
from briefpress.publish.request import Made, Request

OWN = b"<Application>briefpress</Application>"
MAX_BYTES = 200_000_000  # the maximum size of a Word file to examine


def keep_edited(request: Request, made: Sequence[Made], report: Report) -> list[Path]:
    """Keep a copy of each edited Word file that one of `made` will replace; return the copies.

    Raise OSError if that fails.
    """
    out = []
    for file in made:
        if file.file.suffix == ".docx" and _is_edited(request, file):
            copy = _copied(file.file)
            text = f'{file.file.name} was edited after it was published; the edited file is kept as "{copy.name}"'
            path = relative(copy.absolute(), request.workspace.root)
            report.add(Code.OUTPUT_EDITED, text, None, f'to merge the edits into the source: briefpress merge "{path}"')
            out.append(copy)
    return out


def _is_edited(request: Request, made: Made) -> bool:
    path = made.file
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
        return False
    data = path.read_bytes()
    if data == made.data:
        return False
    known = set(_digests(request, relative(path.absolute(), request.workspace.root)))
    if known:
        return hashlib.sha256(data).hexdigest() not in known
    return not _is_own(data)


def _digests(request: Request, path: str) -> Iterator[str]:
    """Yield the digests of all files that were published at `path`, with any options."""
    for entry in (request.workspace.cache / "made").glob("*.json"):
        with suppress(OSError, ValueError, TypeError, KeyError, IndexError):
            for name, digest, *_ in json.loads(entry.read_text(encoding="utf-8"))["outputs"]:
                if name == path:
                    yield str(digest)


def _is_own(data: bytes) -> bool:
    """Return whether briefpress was the last program to write a Word file: other programs write their names into its
    properties.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return OWN in archive.read("docProps/app.xml")
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False


def _copied(path: Path) -> Path:
    """Copy a file to the same folder without replacing any file, and return the path of the copy."""
    number = 1
    while True:
        more = f" (edited {number})" if number > 1 else " (edited)"
        copy = path.with_name(f"{path.stem}{more}{path.suffix}")
        try:
            os.link(path, copy, follow_symlinks=False)
            return copy
        except FileExistsError:
            number += 1
        except (OSError, NotImplementedError):  # the file system might not support hard links
            if not copy.exists():
                shutil.copy2(path, copy)
                return copy
            number += 1
