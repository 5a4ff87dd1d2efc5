"""The source files of a brief in a form that is safe to share. In: a workspace and a brief read from it. Out: the
files, without authors' comments, and without records that the brief does not use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from briefpress.model import Brief, SourceFile, speakers
from briefpress.problems import Report
from briefpress.source.for_partners import without_comments
from briefpress.source.records.shared_file import shared_file
from briefpress.workspace import SourceText, Workspace
from briefpress.yaml import MappingNode

Span = tuple[str, int, int]
MAX_KEPT = 50  # the maximum number of cached files
SHARED = ("people.yaml", "organisations.yaml")


def source_files(workspace: Workspace, brief: Brief) -> tuple[SourceFile, ...]:
    """Return the source files: the brief, its original if it is a translation, included files, and shared files with
    only the records that the brief uses.

    Reading the brief has already reported problems in these files, so they are not reported again.
    """
    return tuple(_files(workspace, brief))


def _files(workspace: Workspace, brief: Brief) -> Iterator[SourceFile]:
    ids = {reference.id for reference in (*brief.meta.named, *speakers(brief))}
    for path in dict.fromkeys(map(workspace.file_of, (brief.id, brief.original or brief.id))):
        if own := workspace.read(path, Report()):
            yield _file(own.file, own.text)
    for path in (workspace.root / name for name in brief.files):
        if part := workspace.read(path, Report()):
            yield _file(part.file, part.text)
    for path in (workspace.source / name for name in SHARED):
        shared = workspace.once(("spans", path), partial(_spans, path), Report())
        if shared and (text := _records(*shared, ids)):
            yield _file(shared[0].file, text)


@lru_cache(MAX_KEPT)  # in a preview, most files stay the same
def _file(path: str, text: str) -> SourceFile:
    shown = without_comments(path, text)
    return SourceFile(path, hashlib.sha256(shown.encode()).hexdigest(), shown)


def _spans(path: Path, workspace: Workspace, _report: Report) -> tuple[SourceText, tuple[Span, ...]] | None:
    """Return the text of a shared file with the id, first line and end of each record, or None if it has no records."""
    workspace.uses.add(path)
    file = shared_file(workspace, path, Report()) if path.is_file() else None
    source, node = (file.source, file.root) if file else (None, None)
    if source is None or not isinstance(node, MappingNode):
        return None
    starts = [key.start_mark.line for key, _ in node.value]
    ids = (str(key.value) for key, _ in node.value)
    return source, tuple(zip(ids, starts, [*starts[1:], len(source.lines)], strict=True))


def _records(source: SourceText, spans: Iterable[Span], ids: set[str]) -> str:
    """Return the text of the records with these `ids`."""
    records = (_lines(source, start, end) for id_, start, end in spans if id_ in ids)
    return "\n".join(line for record in records for line in record)


def _lines(source: SourceText, start: int, end: int) -> Iterator[str]:
    """Yield the lines of a record; comments at its end belong to the next record and are left out."""
    lines = list(source.lines[start:end])
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    yield from (*lines, "")
