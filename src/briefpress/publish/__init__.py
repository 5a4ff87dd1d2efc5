"""Publishes briefs. In: a request with the ids of briefs. Out: files in `output/`, and the outcome of each brief with
its problems.

Every run waits for the imports of this module, even if there is nothing to do, so everything else is imported on
demand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.publish.request import (
    Finished,
    Format,
    Made,
    Outcome,
    Planned,
    Progress,
    Purpose,
    Request,
    State,
)

if TYPE_CHECKING:
    import datetime

    from briefpress.model import Brief, SourceFile
    from briefpress.pdf import Worker
    from briefpress.problems import Report
    from briefpress.workspace import Workspace

__all__ = [
    "Finished",
    "Format",
    "Made",
    "Outcome",
    "Planned",
    "Progress",
    "Purpose",
    "Request",
    "State",
    "changed_files",
    "check_briefs",
    "keep_edited",
    "plan",
    "publish",
    "publish_all",
    "publish_at",
    "publish_page_first",
    "publish_site",
    "share",
    "sources_of",
    "unchanged",
    "word_file",
    "word_template",
    "write_all",
]


def check_briefs(request: Request, report: Report, *, links: bool = False) -> None:
    """Report every problem of the briefs, and of the brands and house words they use.

    If `links` is True, web links are also checked.
    """
    from briefpress.publish.checking import check_all

    check_all(request, report, links=links)


def publish(request: Request, press: Worker, report: Report, progress: Progress) -> list[Outcome]:
    """Publish the briefs one by one and return their outcomes; problems are also added to `report`."""
    from briefpress.publish.run import publish_each

    outcomes = list(publish_each(request, press, progress))
    report.extend(problem for outcome in outcomes for problem in outcome.problems)
    return outcomes


def publish_page_first(request: Request, press: Worker) -> Iterator[Outcome]:
    """Publish the web page of the only brief in `request`, then its PDF, and yield the outcome of each; end after a
    failure.
    """
    from briefpress.publish.run import publish_page_first as make

    (id_,) = request.briefs
    yield from make(request, id_, press)


def publish_all(request: Request, progress: Progress, *, jobs: int = 0) -> Iterator[Outcome]:
    """Publish the briefs in `jobs` parallel processes (0 chooses the number); yield each outcome when it is ready.

    The number of processes does not affect the files.
    """
    from briefpress.publish.cores import processes

    count = processes(len(request.briefs), jobs)
    if count > 1:
        from briefpress.publish.pool import publish_on

        yield from publish_on(request, count, progress)
        return
    from briefpress.pdf import open_worker

    with open_worker() as worker:  # opened first, so that the worker starts while other modules are imported
        from briefpress.publish.run import publish_each

        yield from publish_each(request, worker, progress)


def publish_at(request: Request, address: str, progress: Progress) -> Iterator[Outcome]:
    """Publish the briefs on the Dask cluster whose scheduler is at `address`; yield each outcome when it is ready.

    Raise ImportError if the package `distributed` is not installed, and OSError if no scheduler answers.
    """
    from briefpress.publish import cluster

    yield from cluster.publish_at(request, address, progress)


def publish_site(request: Request, address: str, report: Report) -> tuple[Finished, ...]:
    """Build a website from the finished pages of all briefs; return its first page, or `()` if that fails."""
    from briefpress.publish.site import publish_site as make

    return make(request, address, report)


def plan(request: Request) -> Iterator[Planned]:
    """Yield the planned result for each brief, without producing anything."""
    from briefpress.publish.planning import planned

    yield from planned(request)


def share(request: Request, number: int, shares: int) -> Request:
    """Divide the briefs in `request` into this number of `shares`, and return a request for the share `number`, counted
    from 1.

    The share to which a brief is assigned, in all its languages, does not depend on the other briefs.
    """
    import hashlib

    def of(id_: str) -> int:
        name = request.workspace.parts_of(id_)[0].encode("utf-8", "surrogateescape")
        return int.from_bytes(hashlib.sha256(name).digest()[:8], "big") % shares + 1

    return replace(request, briefs=tuple(id_ for id_ in request.briefs if of(id_) == number))


def word_template(
    workspace: Workspace, brand: str, lang: str, report: Report, when: datetime.datetime | None = None
) -> bytes | None:
    """Return the Word template of `brand` for documents in `lang`, or None with problems if it cannot be produced."""
    from briefpress.publish.template import word_template as make

    return make(workspace, brand, lang, report, when)


def unchanged(request: Request) -> dict[str, Outcome]:
    """Map the ids of unchanged briefs to their outcomes.

    Only digests are compared, so no module that reads or produces briefs is imported.
    """
    from briefpress.publish.manifest import Manifest

    manifest = Manifest(request)
    found = ((id_, manifest.unchanged(id_)) for id_ in request.briefs)
    return {id_: outcome for id_, outcome in found if outcome}


def word_file(request: Request, id_: str, report: Report) -> tuple[bytes, tuple[SourceFile, ...]] | None:
    """Return the Word file of a brief, without page numbers, and its source files, or None, with problems in
    `report`.
    """
    from briefpress.publish.word import word_file as make

    return make(request, id_, report)


def changed_files(request: Request, id_: str, change: Callable[[Brief], Brief], report: Report) -> list[Made]:
    """Return the files of a brief with `change` applied after reading, or `[]` if it has errors. The files are
    neither written nor recorded.
    """
    from briefpress.pdf import open_worker

    with open_worker() as press:
        from briefpress.publish.originals import Originals
        from briefpress.publish.prepared import prepare_job
        from briefpress.publish.render import make

        job = prepare_job(request, id_, Originals(), report, change)
        made = [*make(request, job, press, report, lambda _: None)] if job else []
    return [] if report.fails(strict=False) else made


def sources_of(request: Request, id_: str) -> tuple[SourceFile, ...]:
    """Return the current source files of a brief, or `()` if it cannot be read."""
    from briefpress.publish.word import sources_of as read

    return read(request, id_)


def keep_edited(request: Request, made: Sequence[Made], report: Report) -> None:
    """Keep a copy of each edited Word file that one of `made` will replace.

    Raise OSError if that fails.
    """
    from briefpress.publish.edited import keep_edited as keep

    keep(request, made, report)


def write_all(made: Sequence[Made], report: Report) -> bool:
    """Write all files, and return whether that succeeded; if any cannot be written, none is, and the reason is added to
    `report`.
    """
    from briefpress.publish.files import write_files

    return write_files(made, report)
