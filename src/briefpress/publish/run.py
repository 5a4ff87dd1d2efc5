"""Publishes briefs one after another. In: a request and a press. Out: the outcome of each brief.

Each brief is read, checked, laid out and written independently: if it has an error, or a file cannot be produced or
written, none of its files is written, and the other briefs continue.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

from briefpress.pdf import Worker
from briefpress.problems import Code, Report, with_levels
from briefpress.publish.edited import keep_edited
from briefpress.publish.entries import finished, new_entry
from briefpress.publish.files import write_files
from briefpress.publish.layout_messages import placed_at_text, relevant
from briefpress.publish.manifest import Manifest
from briefpress.publish.names import collisions
from briefpress.publish.originals import Originals
from briefpress.publish.prepared import Job, prepare_job
from briefpress.publish.render import make
from briefpress.publish.request import Finished, Made, Outcome, Progress, Request, State
from briefpress.workspace import Uses


def publish_each(request: Request, press: Worker, progress: Progress) -> Iterator[Outcome]:
    """Publish one brief after another; each is removed from memory before the next is read."""
    originals, alike = Originals(), collisions(request)
    for id_ in request.briefs:
        if id_ in alike:
            yield Outcome(id_, State.FAILED, problems=(alike[id_],))
            continue
        yield publish_one(request, id_, press, originals, progress)
        if len(request.briefs) > 1:
            gc.collect()


def publish_one(request: Request, id_: str, press: Worker, originals: Originals, progress: Progress) -> Outcome:
    """Produce the files of a brief and write all of them, or none. Unchanged files are not produced again."""
    report, manifest = Report(), Manifest(request)
    request = replace(request, workspace=replace(request.workspace, uses=Uses()))
    job = prepare_job(request, id_, originals, report)
    if job is None or report.fails(strict=request.strict):
        return Outcome(id_, State.FAILED, problems=tuple(report.problems))
    entry = new_entry(request, job, report.problems)
    if not request.force and (outcome := manifest.same_output(id_, entry)):
        return outcome
    source = len(report.problems)
    made = _make(request, job, press, report, progress)
    kept = Report()
    if report.fails(strict=request.strict) or not _write(request, made, report, kept):
        return Outcome(id_, State.FAILED, problems=tuple(report.problems))
    manifest.write(id_, finished(request, entry, made, report.problems[source:]))
    files = tuple(Finished(file.file, len(file.data), file.pages, file.seconds) for file in made)
    return Outcome(id_, State.MADE, files, (*report.problems, *kept.problems))


def _write(request: Request, made: list[Made], report: Report, kept: Report) -> bool:
    """Write the files, and return whether that succeeded. Remarks about edited files that were kept as copies are added
    to `kept`.
    """
    try:
        copies = keep_edited(request, made, kept)
    except OSError as error:
        text = f"an edited Word file cannot be kept: {error.strerror}"
        report.add(Code.OUTPUT_UNWRITABLE, text, None, "save it elsewhere and remove it from output/")
        return False
    if write_files(made, report):
        return True
    for copy in copies:  # copies of files that were not replaced after all
        copy.unlink(missing_ok=True)
    return False


def _make(request: Request, job: Job, press: Worker, report: Report, progress: Progress) -> list[Made]:
    """Return the files of a brief; problems get the levels that the brief sets."""
    found = Report()
    made = list(make(request, job, press, found, progress))
    placed = (placed_at_text(problem, job.edition) for problem in found.problems)
    reported = (
        reported_problem
        for problem in placed
        for reported_problem in relevant(problem, job.brand, request.workspace.root)
    )
    report.extend(with_levels(reported, *job.levels))
    return made
