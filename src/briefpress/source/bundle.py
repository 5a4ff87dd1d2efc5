"""What a brief was made from. In: a workspace and a brief that was read in it. Out: its files, fit to be handed on.

Of the files that all briefs share only the records that this one names are for its readers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ruamel.yaml.nodes import MappingNode

from briefpress.fields.nodes import compose
from briefpress.model import Brief, SourceFile
from briefpress.problems import Report
from briefpress.workspace import Workspace
from briefpress.workspace.text import SourceText

SHARED = ("people.yaml", "organisations.yaml")


def source_files(workspace: Workspace, brief: Brief) -> tuple[SourceFile, ...]:
    """Return the brief's own file, that of the brief it translates, those put in, then shared ones it names records of.

    The files have been read before; what is wrong with them has been reported then.
    """
    return tuple(_files(workspace, brief))


def _files(workspace: Workspace, brief: Brief) -> Iterator[SourceFile]:
    ids = {reference.id for reference in brief.meta.named}
    for path in dict.fromkeys(map(workspace.file_of, (brief.id, brief.original or brief.id))):
        if own := workspace.read(path, Report()):
            yield _file(own, own.text)
    for path in (workspace.root / name for name in brief.files):
        if part := workspace.read(path, Report()):
            yield _file(part, part.text)
    for path in (workspace.source / name for name in SHARED):
        source = workspace.read(path, Report()) if path.is_file() else None
        if source and (text := _records(source, ids)):
            yield _file(source, text)


def _file(source: SourceText, text: str) -> SourceFile:
    return SourceFile(source.file, hashlib.sha256(source.text.encode()).hexdigest(), text)


def _records(source: SourceText, ids: set[str]) -> str:
    """Return the lines of the records with these `ids`."""
    node = compose(source, Report())
    if not isinstance(node, MappingNode):
        return ""
    starts = [key.start_mark.line for key, _ in node.value]
    spans = zip(node.value, starts, [*starts[1:], len(source.lines)], strict=True)
    records = (_lines(source, start, end) for (key, _), start, end in spans if str(key.value) in ids)
    return "\n".join(line for record in records for line in record)


def _lines(source: SourceText, start: int, end: int) -> Iterator[str]:
    """Yield the lines of one record without what stands below it: comments there are about the next one."""
    lines = list(source.lines[start:end])
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    yield from (*lines, "")
