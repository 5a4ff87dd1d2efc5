"""Publishes briefs on many machines, the workers of a Dask cluster, as `briefpress publish` does on one.

In: a request and the address of a scheduler. Out: the outcome of each brief, when it is ready. The content of all
source files is sent to the workers, so that they need no shared disk; the finished files are sent back and written
here. If a worker dies, another worker publishes its brief. A brief is not published if the versions on the worker
differ from those on this machine, because the files could differ.

A task runs the command in a separate process, because workers have threads and WeasyPrint is not thread-safe.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from briefpress.model import Place
from briefpress.problems import Code, Level, Problem, Report
from briefpress.publish.entries import finished, new_entry
from briefpress.publish.environment import versions
from briefpress.publish.files import write_files
from briefpress.publish.manifest import Entry, Manifest
from briefpress.publish.names import collisions
from briefpress.publish.originals import Originals
from briefpress.publish.prepared import prepare_job
from briefpress.publish.request import Finished, Made, Outcome, Progress, Purpose, Request, State
from briefpress.workspace import Uses

RETRIES = 3  # how often a brief is retried if its worker dies
QUEUED_PER_THREAD = 3  # the number of briefs in progress or queued per thread of the cluster
SECONDS = 1800  # the time limit for a brief
PROFILE = "profile.icc"


class TaskInput(NamedTuple):
    """The input of a worker for a brief: files by their paths in the workspace, the arguments of the command, and a
    date.
    """

    files: dict[str, bytes]
    arguments: tuple[str, ...]
    epoch: str


class TaskOutput(NamedTuple):
    """The output of a worker: files by name, the output of the command, the worker's versions, and any fault."""

    files: dict[str, bytes]
    output: str
    versions: str
    fault: str = ""


class _Waiting(NamedTuple):
    request: Request
    entry: Entry


def publish_at(request: Request, address: str, progress: Progress) -> Iterator[Outcome]:
    """Publish the briefs on the cluster whose scheduler is at `address`; raise OSError if no scheduler answers."""
    from distributed import Client, as_completed

    with Client(address, timeout="10s") as client:
        ready, waiting = _ready(request, progress), dict[str, _Waiting]()
        done = as_completed([], raise_errors=False)

        def submit(count: int) -> Iterator[Outcome]:
            for id_, result in islice(ready, count):
                if isinstance(result, Outcome):
                    yield result
                else:
                    waiting[id_] = _Waiting(*result[:2])
                    done.add(
                        client.submit(make, result[2], key=f"briefpress-{id_}-{os.urandom(8).hex()}", retries=RETRIES)
                    )

        yield from submit(QUEUED_PER_THREAD * max(1, sum(client.ncores().values())))
        while waiting:
            future = next(done)
            id_ = future.key.removeprefix("briefpress-").rpartition("-")[0]
            yield _outcome(id_, *waiting.pop(id_), future)
            future.release()
            yield from submit(1)
        yield from submit(sys.maxsize)


def _ready(request: Request, progress: Progress) -> Iterator[tuple[str, Any]]:
    """Read and check each brief; yield its id with a task for the cluster or, if the outcome is already known, with the
    outcome.
    """
    originals, clashes = Originals(), collisions(request)
    for id_ in request.briefs:
        progress(id_)
        if id_ in clashes:
            yield id_, Outcome(id_, State.FAILED, problems=(clashes[id_],))
            continue
        single, report = replace(request, workspace=replace(request.workspace, uses=Uses())), Report()
        job = prepare_job(single, id_, originals, report)
        if job is None or report.fails(strict=request.strict):
            yield id_, Outcome(id_, State.FAILED, problems=tuple(report.problems))
            continue
        entry = new_entry(single, job, report.problems)
        outcome = None if request.force else Manifest(single).same_output(id_, entry)
        yield id_, outcome or (single, entry, _task_input(single, id_))


def _task_input(request: Request, id_: str) -> TaskInput:
    root = request.workspace.root
    inside = [path for path in request.workspace.uses.files if path.is_relative_to(root) and path.is_file()]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in inside}
    arguments = [
        id_,
        "--jobs",
        "1",
        "--json",
        *(word for format_ in sorted(request.formats) for word in ("--to", str(format_))),
    ]
    arguments += ["--brand", request.brand] if request.brand else []
    arguments += [
        name for name, asked in (("--attach", request.attach), ("--cover-image", request.cover_image)) if asked
    ]
    arguments += {Purpose.READERS: [], Purpose.REVIEW: ["--review"], Purpose.PRINT: ["--edition", "print"]}[
        request.purpose
    ]
    arguments += ["--changes", request.changes] if request.changes else []
    if request.profile:
        files[PROFILE] = request.profile.read_bytes()
        arguments += ["--profile", PROFILE]
    return TaskInput(files, tuple(arguments), _epoch(request))


def _epoch(request: Request) -> str:
    """Return the date for the files in seconds since 1970, or `""`."""
    import datetime

    return str(int(request.date.replace(tzinfo=datetime.UTC).timestamp())) if request.date else ""


def make(task_input: TaskInput) -> TaskOutput:
    """Produce the files of a brief; this function runs on a worker."""
    with tempfile.TemporaryDirectory(prefix="briefpress-") as folder:
        root = Path(folder)
        for name, data in task_input.files.items():
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise ValueError(f"{name} is outside the workspace")
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        (root / "source").mkdir(exist_ok=True)
        (root / "styles").mkdir(exist_ok=True)
        run = _run(task_input, root)
        files = {path.name: path.read_bytes() for path in sorted((root / "output").glob("*")) if path.is_file()}
    return TaskOutput(files, run.stdout, versions(), run.stderr if run.returncode not in (0, 1) else "")


def _run(task_input: TaskInput, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in the workspace `root`."""
    environment_ = {
        name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "FONTCONFIG_FILE")
    }
    date = {"SOURCE_DATE_EPOCH": task_input.epoch} if task_input.epoch else {}
    command = [sys.executable, "-m", "briefpress", "--workspace", ".", "publish", *task_input.arguments]
    return subprocess.run(
        command,
        cwd=root,
        env={**environment_, **date, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def _outcome(id_: str, request: Request, entry: Entry, future: Any) -> Outcome:
    """Write the files of a brief, and return its outcome."""
    if future.status != "finished":
        return _failed(id_, request, entry, f"the cluster could not publish the brief: {future.exception()!r}")
    task_output: TaskOutput = future.result()
    if task_output.versions != versions():
        return _failed(id_, request, entry, "a worker has different versions of briefpress, its libraries or its fonts")
    if task_output.fault:
        return _failed(id_, request, entry, f"the worker has failed: {task_output.fault.strip().splitlines()[-1]}")
    published = json.loads(task_output.output)[0]
    report, source = Report([*entry.problems]), len(entry.problems)
    known = set(entry.problems)
    report.extend(problem for problem in map(_problem, published["problems"]) if problem not in known)
    folder = request.file(id_).parent
    produced = [Made(folder / Path(f["path"]).name, b"", f["pages"], f["seconds"]) for f in published["files"]]
    produced = [replace(file, data=task_output.files[file.file.name]) for file in produced]
    if not produced or report.fails(strict=request.strict) or not write_files(produced, report):
        return Outcome(id_, State.FAILED, problems=tuple(report.problems))
    Manifest(request).write(id_, finished(request, entry, produced, report.problems[source:]))
    files = tuple(map(Finished.of, produced))
    return Outcome(id_, State.MADE, files, tuple(report.problems))


def _failed(id_: str, request: Request, entry: Entry, text: str) -> Outcome:
    place = Place(request.workspace.relative(request.workspace.file_of(id_)), 1, 1, 0)
    hint = "check the logs of the workers, or publish on this computer, without --scheduler"
    return Outcome(id_, State.FAILED, problems=(*entry.problems, Problem(Code.LAYOUT_FAILED, text, place, hint)))


def _problem(fields: dict[str, Any]) -> Problem:
    width = (fields["end_column"] or 0) - (fields["column"] or 0)
    place = Place(fields["file"], fields["line"], fields["column"], width) if fields["file"] else None
    code, level = Code(fields["code"]), Level(fields["level"])
    return Problem(code, fields["text"], place, fields["hint"], None if level is code.level else level)
