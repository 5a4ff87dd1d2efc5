"""The source of one brief. In: a workspace, the brief. Out: the files it was written in, without others' records."""

from __future__ import annotations

from collections.abc import Iterator

from ruamel.yaml.nodes import MappingNode, Node

from briefpress.model import Brief
from briefpress.problems import Report
from briefpress.source.text import SourceText
from briefpress.source.workspace import Workspace
from briefpress.source.yaml import compose


def source_files(workspace: Workspace, brief: Brief) -> dict[str, str]:
    """Return the text of `brief.md` and of those records that the brief names in the files shared by all briefs.

    The files have been read before; what is wrong with them has been reported then.
    """
    meta, report = brief.meta, Report()
    members = (member for group in meta.people for member in group.members)
    ids = {reference.id for reference in (*members, *meta.contributors, *meta.contacts)}
    files = {"brief.md": workspace.read(workspace.source / brief.id / "brief.md", report)}
    for name in ("people.yaml", "organisations.yaml"):
        path = workspace.source / name
        files[name] = _records(workspace.read(path, report), ids) if path.is_file() else None
    return {name: f"{source.text.rstrip()}\n" for name, source in files.items() if source and source.lines}


def _records(source: SourceText | None, ids: set[str]) -> SourceText | None:
    """Return the lines of the records with these `ids`."""
    node = compose(source, Report()) if source else None
    if source is None or not isinstance(node, MappingNode):
        return None
    starts = [key.start_mark.line for key, _ in node.value]
    spans = zip(node.value, starts, [*starts[1:], len(source.lines)], strict=True)
    lines = [line for (key, _), start, end in spans if _id(key) in ids for line in _lines(source, start, end)]
    return SourceText(source.file, tuple(lines))


def _id(key: Node) -> str:
    return str(key.value)


def _lines(source: SourceText, start: int, end: int) -> Iterator[str]:
    """Yield the lines of one record without what stands below it: comments there are about the next one."""
    lines = list(source.lines[start:end])
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    yield from (*lines, "")
