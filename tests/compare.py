"""Publishes the briefs of this checkout with both programs, and compares the files byte for byte.

`python -m tests.compare ../other`. In: the other checkout, which needs no virtual environment. Out: a line for each
file that differs, with the differing parts of a Word file; the exit code is 1 if there are any.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASKED = ((), ("--review",), ("--edition", "print"))


def published(program: Path, folder: Path) -> dict[str, Path]:
    """Map file names to the files that the program in `program`, a checkout, produces from these briefs."""
    for name in ("source", "styles"):
        shutil.copytree(ROOT / name, folder / name)
    environment = {**os.environ, "PYTHONPATH": str(program / "src")}
    for options in ASKED:
        command = [sys.executable, "-m", "briefpress", "publish", *options]
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if run.returncode > 1:
            raise SystemExit(f"{program}: {run.stderr}")
    return {path.name: path for path in sorted((folder / "output").glob("*.*"))}


def differences(first: dict[str, Path], second: dict[str, Path]) -> Iterator[str]:
    """Yield the differences between the files of two programs."""
    for name in sorted({*first, *second}):
        if name not in first or name not in second:
            yield f"{name}: made by {'the other' if name in first else 'this'} program only"
        elif first[name].read_bytes() != second[name].read_bytes():
            yield f"{name}: differs{_where(first[name], second[name])}"


def _where(first: Path, second: Path) -> str:
    if first.suffix != ".docx":
        return ""
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        names = sorted({*one.namelist(), *other.namelist()})
        there = ({*one.namelist()}, {*other.namelist()})
        differ = [
            name for name in names if not all(name in some for some in there) or one.read(name) != other.read(name)
        ]
    return f" in {', '.join(differ)}" if differ else " in the order or dates of its parts"


def main(base: str) -> int:
    """Compare with the checkout `base`, and print the differences."""
    with tempfile.TemporaryDirectory() as folder:
        theirs = published(Path(base).resolve(), Path(folder) / "theirs")
        ours = published(ROOT, Path(folder) / "ours")
        found = list(differences(theirs, ours))
        print("\n".join(found) or f"{len(ours)} files, all the same")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
