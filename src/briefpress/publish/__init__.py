"""The way out on one page: names of briefs -> files in `output/`.

In: a request. Out: what was made, with everything that is wrong in a report. Every brief is read and
checked first; where one has an error, or a file cannot be made, nothing at all is written.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from briefpress.check import check_translation, check_unused_files, check_unused_records
from briefpress.model import Brief
from briefpress.pdf import Worker
from briefpress.problems import Code, Problem, Report
from briefpress.problems.levels import with_levels
from briefpress.publish.css_places import with_place
from briefpress.publish.prepared import Job, prepare_job
from briefpress.publish.render import Progress, make
from briefpress.publish.request import Format, Made, Purpose, Request
from briefpress.source import read_brief

__all__ = ["Format", "Made", "Progress", "Purpose", "Request", "check_briefs", "publish"]


def check_briefs(request: Request, report: Report, *, links: bool = False) -> None:
    """Report every problem of the briefs, with the brands and house words they ask for; `links` asks the web too."""
    jobs = _jobs(request, report)
    briefs = [job.brief for job in jobs]
    whole = len(jobs) == len(request.workspace.briefs())
    for job in jobs:
        found = list(check_unused_records(job.brief, briefs)) if whole else []
        found += _unused_files(request, job.brief, briefs)
        if links:
            from briefpress.check.web import check_web

            found += check_web(job.brief)
        report.extend(with_levels(found, *job.levels))


def _unused_files(request: Request, brief: Brief, briefs: Sequence[Brief]) -> Iterator[Problem]:
    """Yield the files that a brief uses in none of its languages, where all of them were read."""
    languages = request.workspace.languages(brief.id)
    there = [one for one in briefs if one.id in languages]
    if len(there) == len(languages):
        yield from check_unused_files(there, request.workspace.root)


def publish(request: Request, press: Worker, report: Report, progress: Progress) -> list[Made]:
    """Write the files and return what was made; nothing, where `report` says why not."""
    jobs = _jobs(request, report)
    if report.fails(strict=request.strict):
        return []
    made = [file for job in jobs for file in _make(request, job, press, report, progress)]
    if report.fails(strict=request.strict):
        return []
    return made if _write(made, report) else []


def _jobs(request: Request, report: Report) -> list[Job]:
    """Return the briefs ready to be drawn; translations have been compared with what they translate."""
    jobs = [job for id_ in request.briefs if (job := prepare_job(request, id_, report))]
    briefs: dict[str, Brief | None] = {job.brief.id: job.brief for job in jobs}
    for job in jobs:
        if id_ := job.brief.original:
            original = briefs[id_] if id_ in briefs else read_brief(request.workspace, id_, Report())
            found = check_translation(job.brief, original) if original else ()
            report.extend(with_levels(found, *job.levels))
    return jobs


def _make(request: Request, job: Job, press: Worker, report: Report, progress: Progress) -> list[Made]:
    """Make the files of one brief; what is wrong has the levels that it asks for."""
    found = Report()
    made = list(make(request, job, press, found, progress))
    placed = (with_place(problem, job.brand, request.workspace.root) for problem in found.problems)
    report.extend(with_levels(placed, *job.levels))
    return made


def _write(made: Sequence[Made], report: Report) -> bool:
    """Write all files beside their places, then rename them all, so that there is no half of anything."""
    parts = {file.file: file.file.with_name(f".{file.file.name}.part") for file in made}
    target = Path()
    try:
        for file in made:
            target = file.file
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "a folder of that name is there")
            parts[target].write_bytes(file.data)
        for target, part in parts.items():
            part.replace(target)
    except OSError as error:
        hint = "close it where it is open, or choose another folder with --output"
        report.add(Code.OUTPUT_UNWRITABLE, f"{target} cannot be written: {error.strerror}", None, hint)
        return False
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
    return True
