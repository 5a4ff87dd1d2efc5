"""Writes finished files to `output/`: all files of a brief, or none.

Each file is written beside its target under an unused name; then all files are renamed. Symbolic links are not followed
and existing files are never opened, so neither a link in someone else's workspace nor a simultaneous run can do damage.
If a file cannot be renamed, all previous renames are undone.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefpress.problems import Code, Report
from briefpress.publish.request import Made
from briefpress.workspace import name_beside, write_new

LEFT = 3600  # in seconds: older leftovers of interrupted runs are removed
ELSEWHERE = "choose a different folder with --output"
HINTS = {
    errno.ENOSPC: f"free space on the disk, or {ELSEWHERE}",
    errno.EDQUOT: f"free space on the disk, or {ELSEWHERE}",
    errno.EFBIG: f"raise the file size limit (ulimit -f), or {ELSEWHERE}",
    errno.EMFILE: "raise the limit on open files (ulimit -n), then publish again",
    errno.EROFS: f"this disk is read-only: {ELSEWHERE}",
    errno.EISDIR: f"move or rename the folder of that name, or {ELSEWHERE}",
    errno.ENOTDIR: f"a file with the same name as the folder exists: move or rename it, or {ELSEWHERE}",
    errno.EEXIST: f"a file with the same name as the folder exists: move or rename it, or {ELSEWHERE}",
    errno.ENAMETOOLONG: "give the brief's folder a shorter name",
    errno.EBUSY: "close the program that has it open, then publish again",
    errno.ETXTBSY: "close the program that has it open, then publish again",
}
DENIED = f"close the program that has it open; if there is none, you may lack permission to write the file: {ELSEWHERE}"


def write_files(made: Sequence[Made], report: Report) -> bool:
    """Write all files, and return whether that succeeded; if any cannot be written, none is, and the reason is added to
    `report`.
    """
    parts: dict[Path, Path] = {}
    target = Path()
    try:
        for file in made:
            target = file.file
            parts[target] = _beside(target)
            write_new(parts[target], file.data, to_disk=True)
        with _Renames() as renames:
            for target, part in parts.items():
                renames.rename(part, target)
    except OSError as error:
        report.add(Code.OUTPUT_UNWRITABLE, _text(target, made, error), None, _hint(error))
        return False
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
    return True


def _beside(target: Path) -> Path:
    """Return an unused name beside `target`, and remove leftovers of earlier runs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        raise IsADirectoryError(errno.EISDIR, "a folder of that name exists")
    for left in target.parent.glob(f".{_escaped(target.name)}.*.part"):
        with suppress(OSError):
            if left.lstat().st_mtime < time.time() - LEFT:
                left.unlink()
    return name_beside(target)


def _escaped(name: str) -> str:
    """Return a glob pattern that matches only `name`."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


class _Renames:
    """Renames files; if any rename fails or the run is stopped, the previous content of all files is restored."""

    def __init__(self) -> None:
        self.done: list[tuple[Path, Path | None]] = []

    def __enter__(self) -> _Renames:
        return self

    def rename(self, part: Path, target: Path) -> None:
        """Rename `part` to `target`; an existing target is kept beside it until all files have been renamed."""
        kept = name_beside(target) if os.path.lexists(target) else None
        self.done.append((target, kept))  # before the rename, because a signal may arrive at any time
        if kept:
            _keep(target, kept)
            _copy_mode(target, part)
        part.replace(target)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for target, kept in reversed(self.done):
            with suppress(OSError):
                if kind and kept:
                    kept.replace(target)
                elif kind:
                    target.unlink()
            with suppress(OSError):
                if kept:
                    kept.unlink()  # `replace` leaves both names if they refer to the same file


def _keep(target: Path, kept: Path) -> None:
    """Add a second name, `kept`, for the file or link `target`, so that its content exists at all times."""
    try:
        os.link(target, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # some disks, such as memory sticks, have no hard links
        if target.is_symlink():
            kept.symlink_to(target.readlink())
        else:
            write_new(kept, target.read_bytes())


def _copy_mode(target: Path, part: Path) -> None:
    """Copy the permissions of the replaced file to the new file."""
    with suppress(OSError):
        if not target.is_symlink():
            part.chmod(stat.S_IMODE(target.stat().st_mode))


def _text(target: Path, made: Sequence[Made], error: OSError) -> str:
    others = [file.file.name for file in made if file.file != target]
    kept = f"; these files were not changed either: {', '.join(others)}" if others else ""
    return f"{target} cannot be written: {error.strerror or error}{kept}"


def _hint(error: OSError) -> str:
    return HINTS.get(error.errno or 0, DENIED)
