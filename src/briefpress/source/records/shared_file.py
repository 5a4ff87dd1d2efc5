"""The YAML of a shared file. In: its path. Out: its text and root node, parsed once for all languages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ruamel.yaml.nodes import Node

from briefpress.fields import compose
from briefpress.lazy import dataclass
from briefpress.problems import Report
from briefpress.workspace import SourceText, Workspace


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file: its text, None if it cannot be read; its root node, None if it is empty; whether its YAML is invalid."""

    source: SourceText | None
    root: Node | None
    faulty: bool


def shared_file(workspace: Workspace, path: Path, report: Report) -> SharedFile:
    """Return the existing file at `path`."""
    return workspace.once(("yaml", path), partial(_read, path), report)


def _read(path: Path, workspace: Workspace, report: Report) -> SharedFile:
    source, found = workspace.read(path, report), Report()
    root = compose(source, found) if source else None
    report.extend(found.problems)
    return SharedFile(source, root, bool(found.problems))
