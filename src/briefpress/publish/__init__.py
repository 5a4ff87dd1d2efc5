"""The way out on one page: names of briefs -> files in `output/`.

In: a request. Out: what was made, with everything that is wrong in a report. Every brief is read and
checked first; where one has an error, or a file cannot be made, nothing at all is written.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefpress.brand.declarations import check_css
from briefpress.pdf import Press
from briefpress.problems import Code, Report
from briefpress.publish.job import prepare_job
from briefpress.publish.make import Progress, make
from briefpress.publish.request import Format, Made, Purpose, Request
from briefpress.source import Workspace

__all__ = ["Format", "Made", "Progress", "Purpose", "Request", "check_briefs", "publish"]


def check_briefs(workspace: Workspace, ids: tuple[str, ...], report: Report) -> None:
    """Report every problem of the briefs `ids`, with the brands and house words they ask for."""
    for id_ in ids:
        job = prepare_job(Request(workspace, (id_,)), id_, report)
        report.extend(check_css(job.brand, workspace.root) if job else ())


def publish(request: Request, press: Press, report: Report, progress: Progress) -> list[Made]:
    """Write the files and return what was made; nothing, where `report` says why not."""
    jobs = [job for id_ in request.briefs if (job := prepare_job(request, id_, report))]
    if report.fails(strict=request.strict):
        return []
    made = [file for job in jobs for file in make(request, job, press, report, progress)]
    if report.fails(strict=request.strict):
        return []
    return made if _write(made, report) else []


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
