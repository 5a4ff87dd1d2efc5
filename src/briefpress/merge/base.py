"""Rebuild the Word file that was sent. In: the passport in an edited copy, and a workspace. Out: the draft of the file.

The same source always produces the same file, so sent files need not be stored. If the source is unchanged, the file is
rebuilt from the workspace; otherwise, from a copy of the workspace with the texts in the passport.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from briefpress.docx.read import Draft, Own, Passport, read_draft
from briefpress.lazy import dataclass
from briefpress.model import Decision, SourceFile
from briefpress.problems import Report
from briefpress.publish import Purpose, Request, word_file
from briefpress.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Base:
    """The draft of the file that was sent, and the text of each of its source files."""

    draft: Draft
    texts: Mapping[str, str]
    purpose: Purpose = Purpose.READERS

    @property
    def own(self) -> Own:
        """Return the authors and dates of the suggestions in the source."""
        return frozenset((revision.author, revision.date) for revision in self.draft.revisions)


def made(
    workspace: Workspace, brief: str, changes: Decision, report: Report, purpose: Purpose = Purpose.READERS
) -> Base | None:
    """Return the draft of the Word file that `brief` produces now. If the file cannot be produced, return None and
    report problems. `changes` determines how suggestions in the source are treated; if they are shown, they stay open
    in the draft.
    """
    found = word_file(Request(workspace, (brief,), changes=changes, purpose=purpose), brief, report)
    if found is None:
        return None
    data, sources = found
    return Base(read_draft(data, Decision.SHOW), _texts(workspace, sources), purpose)


def _texts(workspace: Workspace, sources: tuple[SourceFile, ...]) -> dict[str, str]:
    """Return the complete text of each source file; in a passport, files with records contain only the records that the
    brief uses.
    """
    out = {}
    for source in sources:
        text = workspace.read(workspace.root / source.path, Report())
        out[source.path] = text.text if text else source.text
    return out


def is_same(sources: tuple[SourceFile, ...], passport: Passport) -> bool:
    """Return whether the file with this passport was produced from the same sources."""
    now = {source.path: source.digest for source in sources}
    return now == {source.path: source.digest for source in passport.sources}


@contextmanager
def copy_with(
    workspace: Workspace, texts: Mapping[str, str], files: Mapping[str, bytes] | None = None
) -> Iterator[Workspace]:
    """Yield a temporary copy of a workspace; write `texts` and `files` into it, but nothing outside `source/`."""
    with tempfile.TemporaryDirectory(prefix="briefpress-") as folder:
        root = Path(folder).resolve() / "workspace"
        for name in ("source", "styles"):
            if (workspace.root / name).is_dir():
                shutil.copytree(workspace.root / name, root / name, copy_function=_link)
        source = root / "source"
        whole = {path: text.encode() for path, text in texts.items()} | {**(files or {})}
        for path, data in whole.items():
            file = (root / path).resolve()
            if not file.is_relative_to(source) or file == source:
                continue
            with suppress(FileNotFoundError):
                file.unlink()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        with suppress(OSError):
            (root / ".briefpress").symlink_to(workspace.cache)
        yield Workspace(root)


def _link(source: str, target: str) -> None:
    """Link a file or, if the file system does not support links, copy it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
