"""New entries of the manifest. In: a brief before or after layout. Out: its entry."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefpress.problems import Problem
from briefpress.publish.environment import environment
from briefpress.publish.fingerprint import fingerprint
from briefpress.publish.manifest import Entry, Output, relative
from briefpress.publish.prepared import Job
from briefpress.publish.request import Made, Request
from briefpress.workspace import CHANGING, Seen, stamp_of


def new_entry(request: Request, job: Job, problems: Sequence[Problem]) -> Entry:
    """Return the entry of a brief that has been read but not laid out; it has no outputs yet."""
    root, seen = request.workspace.root, request.workspace.uses.seen()
    inputs = {relative(path, root): state for path, state in seen.items()}
    return Entry(environment(), fingerprint(request, job, seen), inputs, (), tuple(problems))


def finished(request: Request, entry: Entry, made: Sequence[Made], drawn: Sequence[Problem]) -> Entry:
    """Return the entry of a brief whose files have been written; `drawn` contains the problems on its pages."""
    root = request.workspace.root
    outputs = (
        Output(relative(file.file.absolute(), root), _digest(file.data), stamp_of(file.file), file.pages)
        for file in made
    )
    return replace(entry, inputs=_unless_changed(root, entry.inputs), outputs=tuple(outputs), drawn=tuple(drawn))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unless_changed(root: Path, inputs: Mapping[str, Seen]) -> dict[str, Seen]:
    """Return `inputs`. Inputs that changed during layout never count as unchanged, because the files do not match
    them.
    """
    return {
        path: seen if stamp_of(root / path) == seen.stamp else replace(seen, digest=CHANGING)
        for path, seen in inputs.items()
    }
