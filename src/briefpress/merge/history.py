"""Earlier versions of the workspace. In: a git revision. Out: a copy of its source and brand folders, and its author.

The files come from `git archive`; nothing is checked out.
"""

from __future__ import annotations

import datetime
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefpress.docx import Signature
from briefpress.workspace import Workspace

FOLDERS = ("source", "styles")
MAX_REVISIONS = 200  # the maximum number of earlier versions of a file that are compared


def has_history(workspace: Workspace) -> bool:
    """Return whether the workspace is in a git repository."""
    return _git(workspace, "rev-parse", "--git-dir") is not None


def is_revision(workspace: Workspace, name: str) -> bool:
    """Return whether `name` is a revision in the git repository."""
    return bool(name) and _git(workspace, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None


def author_at(workspace: Workspace, revision: str) -> Signature | None:
    """Return the author and date of a revision, or None if it is not in git."""
    output = _git(workspace, "log", "-1", "--format=%an%x00%ct", revision, "--")
    name, _, seconds = (output or b"").decode("utf-8", "replace").strip().partition("\0")
    return (
        Signature(name, datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).replace(tzinfo=None))
        if seconds
        else None
    )


def user(workspace: Workspace) -> str:
    """Return the name of the user in the git configuration, or `""`."""
    return (_git(workspace, "config", "user.name") or b"").decode("utf-8", "replace").strip()


def versions_of(workspace: Workspace, path: str) -> Iterator[tuple[str, str]]:
    """Yield the revisions that changed a file, the latest first, and the text of the file after each."""
    output = _git(workspace, "log", f"--max-count={MAX_REVISIONS}", "--format=%H", "--", path) if path else None
    for revision in (output or b"").decode().split():
        if (data := _git(workspace, "show", f"{revision}:./{path}")) is not None:
            yield revision, data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


@contextmanager
def workspace_at(workspace: Workspace, revision: str) -> Iterator[Workspace]:
    """Yield a temporary copy of a workspace at `revision`, which must be in git."""
    data = _git(workspace, "archive", "--format=tar", revision) or b""
    with tempfile.TemporaryDirectory(prefix="briefpress-") as folder:
        root = Path(folder).resolve() / "workspace"
        (root / FOLDERS[0]).mkdir(parents=True)
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive.getmembers() if data else ():
                _extract(archive, member, root)
        with suppress(OSError):
            (root / ".briefpress").symlink_to(workspace.cache)
        yield Workspace(root)


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, root: Path) -> None:
    """Extract a file in `source/` or `styles/`; other files are skipped."""
    target = (root / member.name).resolve()
    if member.isfile() and any(target.is_relative_to(root / name) for name in FOLDERS):
        opened = archive.extractfile(member)
        assert opened
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(opened.read())


def _git(workspace: Workspace, *arguments: str) -> bytes | None:
    """Return the output of a git command in the folder of a workspace, or None if git fails or is not installed."""
    command = ["git", "-C", str(workspace.root), *arguments]
    with suppress(OSError):
        done = subprocess.run(command, capture_output=True, check=False)
        return done.stdout if done.returncode == 0 else None
    return None
