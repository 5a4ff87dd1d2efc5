"""A merge in a test. In: a workspace, the file that was sent and an edit. Out: the lines of the source that differ."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.conftest import make_workspace
from tests.desk import Desk, Outcome
from tests.merge.editing import Edited

Edit = Callable[[Edited], object]


class SentFile(NamedTuple):
    """A Word file that was sent to partners: its workspace, its content, and the function that writes its source."""

    desk: Desk
    data: bytes
    write: Callable[[Desk], None]

    def merged(self, edit: Edit, *options: str) -> tuple[list[str], Outcome]:
        """Write the source as it was, change the file, merge it, and return the lines that differ, with the output."""
        self.write(self.desk)
        return merge(self.desk, self.data, edit, *options)


def merge(desk: Desk, data: bytes, edit: Edit, *options: str) -> tuple[list[str], Outcome]:
    """Change a file and merge it; return the removed and added lines of the source, with the output."""
    edited = Edited(data)
    edit(edited)
    return difference(desk, desk.write("edited.docx", edited.bytes()), *options)


def difference(desk: Desk, file: Path, *options: str) -> tuple[list[str], Outcome]:
    """Merge a file; return the removed and added lines of the source, with the output."""
    before = sources(desk)
    outcome = desk.run("merge", str(file), *options)
    after = sources(desk)
    lines = [line for name in before for line in difflib.unified_diff(before[name], after[name], n=0, lineterm="")]
    return [line for line in lines if not line.startswith(("--- ", "+++ ", "@@"))], outcome


def sent_file(folder: Path, cache: Path, write: Callable[[Desk], None]) -> SentFile:
    """Return the Word file of the brief that `write` creates, in a workspace in `folder`."""
    desk = Desk(make_workspace(folder / "workspace", cache))
    write(desk)
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.code == 0, outcome.err
    return SentFile(desk, desk.output()["brief.docx"], write)


def sources(desk: Desk) -> dict[str, list[str]]:
    """Return the lines of every text file of the source."""
    files = sorted(file for file in desk.root.glob("source/**/*.*") if file.suffix in (".md", ".yaml", ".csv"))
    return {str(file.relative_to(desk.root)): file.read_text().split("\n") for file in files}
