"""Publishes briefs one after another. In: a request and a press. Out: the outcome of each brief.

Each brief is read, checked, laid out and written independently: if it has an error, or a file cannot be produced or
written, none of its files is written, and the other briefs continue.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from briefpress.pdf import Worker
from briefpress.problems import Code, Problem, Report, with_levels
from briefpress.publish.edited import keep_edited
from briefpress.publish.entries import finished, new_entry
from briefpress.publish.files import write_files
from briefpress.publish.layout_messages import placed_at_text, relevant
from briefpress.publish.manifest import Manifest
from briefpress.publish.names import collisions
from briefpress.publish.originals import Originals
from briefpress.publish.prepared import Job, prepare_job
from briefpress.publish.render import make
from briefpress.publish.request import Finished, Format, Made, Outcome, Progress, Request, State
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
    report = Report()
    request = replace(request, workspace=replace(request.workspace, uses=Uses()))
    job = prepare_job(request, id_, originals, report)
    if job is None or report.fails(strict=request.strict):
        return Outcome(id_, State.FAILED, problems=tuple(report.problems))
    return _publish(request, job, press, report, progress)


def publish_page_first(request: Request, id_: str, press: Worker) -> Iterator[Outcome]:
    """Publish the web page of a brief, then, unless that failed, its PDF; yield the outcome of each. The brief is read
    once.

    Problems that need a comparison of the page with the text come with the PDF, so that the page does not wait for
    them.
    """
    report = Report()
    request = replace(request, workspace=replace(request.workspace, uses=Uses()))
    job = prepare_job(request, id_, Originals(), report)
    if job is None or report.fails(strict=request.strict):
        yield Outcome(id_, State.FAILED, problems=tuple(report.problems))
        return
    drawn = Report()
    files = make(replace(request, formats=frozenset({Format.HTML})), job, press, drawn, _ignore)
    page = [*islice(files, 1)]
    if page and write_files(page, report):
        yield Outcome(id_, State.MADE, tuple(map(Finished.of, page)), tuple(report.problems))
    deque(files, maxlen=0)  # compares the page with the text
    report.extend(_levelled(request, job, drawn))
    if report.fails(strict=request.strict):
        yield Outcome(id_, State.FAILED, problems=tuple(report.problems))
    else:
        yield _publish(replace(request, formats=frozenset({Format.PDF})), job, press, report, _ignore)


def _ignore(_progress: str) -> None:
    """Ignore progress messages: a build of a preview is too short for them."""


def _publish(request: Request, job: Job, press: Worker, report: Report, progress: Progress) -> Outcome:
    """Produce the files of a prepared brief and write all of them, or none. Unchanged files are not produced again."""
    id_, manifest = job.edition.id, Manifest(request)
    entry = new_entry(request, job, report.problems)
    if not request.force and (outcome := manifest.same_output(id_, entry)):
        return outcome
    source = len(report.problems)
    made = _make(request, job, press, report, progress)
    kept = Report()
    if report.fails(strict=request.strict) or not _write(request, made, report, kept):
        return Outcome(id_, State.FAILED, problems=tuple(report.problems))
    manifest.write(id_, finished(request, entry, made, report.problems[source:]))
    return Outcome(id_, State.MADE, tuple(map(Finished.of, made)), (*report.problems, *kept.problems))


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
    """Return the files of a brief; problems have the levels that the brief sets."""
    found = Report()
    made = list(make(request, job, press, found, progress))
    report.extend(_levelled(request, job, found))
    return made


def _levelled(request: Request, job: Job, found: Report) -> Iterator[Problem]:
    """Return the problems of files, with places in the source and with the levels that the brief sets."""
    placed = (placed_at_text(problem, job.edition) for problem in found.problems)
    root = request.workspace.root
    return with_levels((each for problem in placed for each in relevant(problem, job.brand, root)), *job.levels)
