"""The YAML of a shared file of records. In: its path. Out: its text and root node, parsed once for all languages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from briefpress.fields import YamlReader, compose, is_empty
from briefpress.lazy import dataclass
from briefpress.problems import Code, Report
from briefpress.workspace import SourceText, Workspace
from briefpress.yaml import MappingNode, Node, SequenceNode

# fields that authors write around records; they are not ids
AROUND = ("people", "persons", "authors", "organisations", "organizations")
AS_FIELDS = "write each as `ada:` with `name: Ada Novak` and its other fields indented below it, without hyphens"


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A shared file: its text, or None if it cannot be read; its root node, or None if it is empty; and whether it is
    invalid or its records have the wrong form.
    """

    source: SourceText | None
    root: Node | None
    faulty: bool


def shared_file(workspace: Workspace, path: Path, report: Report) -> SharedFile:
    """Return the existing file at `path`."""
    return workspace.once(("yaml", path), partial(_read, path), report)


def _read(path: Path, workspace: Workspace, report: Report) -> SharedFile:
    source, found = workspace.read(path, report), Report()
    root = compose(source, found) if source else None
    if source and root and not found.problems:
        _check_shape(YamlReader(source, found), root, path.stem)
    report.extend(found.problems)
    return SharedFile(source, root, bool(found.problems))


def _check_shape(yaml: YamlReader, root: Node, stem: str) -> None:
    """Report a file that does not map ids to records, but is a list, a string, or a mapping with the records inside
    another field.
    """
    text = f"{stem} must be written as `id:` with fields below it"
    if is_empty(root):
        return
    if not isinstance(root, MappingNode):
        yaml.report.add(Code.VALUE_INVALID, text, yaml.place(root), AS_FIELDS)
        return
    for key, value in root.value if len(root.value) == 1 else ():
        if str(key.value).lower() in AROUND and _has_records(value):
            below = (
                AS_FIELDS if isinstance(value, SequenceNode) else "begin the ids below it at the start of their lines"
            )
            yaml.report.add(Code.VALUE_INVALID, text, yaml.place(key), f"remove the `{key.value}:` line, and {below}")


def _has_records(node: Node) -> bool:
    """Return whether a node seems to contain records: it is a list, or has fields that do not belong to a record."""
    return isinstance(node, SequenceNode) or (
        isinstance(node, MappingNode) and all(str(key.value).lower() != "name" for key, _ in node.value)
    )
