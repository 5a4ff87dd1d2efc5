"""The way out: names of briefs -> files in `output/`.

In: a request. Out: what became of each brief, with everything that is wrong in a report. What is imported here, every
run waits for, those too in which nothing is to be done: the rest comes when there is work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    from briefpress.model import SourceFile
    from briefpress.pdf import Worker
    from briefpress.problems import Report

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
    "check_briefs",
    "keep_edited",
    "plan",
    "publish",
    "publish_all",
    "publish_at",
    "publish_site",
    "share",
    "sources_of",
    "unchanged",
    "word_file",
    "write_all",
]


def check_briefs(request: Request, report: Report, *, links: bool = False) -> None:
    """Report every problem of the briefs, with the brands and house words they ask for; `links` asks the web too."""
    from briefpress.publish.checking import check_all

    check_all(request, report, links=links)


def publish(request: Request, press: Worker, report: Report, progress: Progress) -> list[Outcome]:
    """Make the briefs one after the other and return what became of each; what is wrong goes into `report` too."""
    from briefpress.publish.run import publish_each

    outcomes = list(publish_each(request, press, progress))
    report.extend(problem for outcome in outcomes for problem in outcome.problems)
    return outcomes


def publish_all(request: Request, progress: Progress, *, jobs: int = 0) -> Iterator[Outcome]:
    """Make the briefs in so many processes at once, 0 for as many as is good; yield what became of each when it is.

    The order is that in which they are ready. The files are the same, however many processes there are.
    """
    from briefpress.publish.cores import processes

    count = processes(len(request.briefs), jobs)
    if count > 1:
        from briefpress.publish.pool import publish_on

        yield from publish_on(request, count, progress)
        return
    from briefpress.pdf import open_worker

    with open_worker() as worker:  # first of all: it gets ready while the rest is imported
        from briefpress.publish.run import publish_each

        yield from publish_each(request, worker, progress)


def publish_at(request: Request, address: str, progress: Progress) -> Iterator[Outcome]:
    """Make the briefs on the Dask cluster with the scheduler at `address`; yield what became of each when it is.

    Raise ImportError where `briefpress[cluster]` is not installed, OSError where no scheduler answers.
    """
    from briefpress.publish import cluster

    yield from cluster.publish_at(request, address, progress)


def publish_site(request: Request, address: str, report: Report) -> tuple[Finished, ...]:
    """Make a web site of the finished pages of all briefs; return its first page, nothing where it cannot be made."""
    from briefpress.publish.site import publish_site as make

    return make(request, address, report)


def plan(request: Request) -> Iterator[Planned]:
    """Yield what would become of each brief; nothing is made."""
    from briefpress.publish.planning import planned

    yield from planned(request)


def share(request: Request, number: int, shares: int) -> Request:
    """Return what is wanted of the briefs of one of so many shares, counted from 1.

    A brief is always in the same share, with all its languages, whatever other briefs there are.
    """
    import hashlib

    def of(id_: str) -> int:
        name = request.workspace.parts_of(id_)[0].encode("utf-8", "surrogateescape")
        return int.from_bytes(hashlib.sha256(name).digest()[:8], "big") % shares + 1

    return replace(request, briefs=tuple(id_ for id_ in request.briefs if of(id_) == number))


def unchanged(request: Request) -> dict[str, Outcome]:
    """Return what there is to say of the briefs whose files are all that they would be, by their ids.

    Only digests are looked at: nothing that reads or makes briefs is imported for it.
    """
    from briefpress.publish.manifest import Manifest

    manifest = Manifest(request)
    found = ((id_, manifest.unchanged(id_)) for id_ in request.briefs)
    return {id_: outcome for id_, outcome in found if outcome}


def word_file(request: Request, id_: str, report: Report) -> tuple[bytes, tuple[SourceFile, ...]] | None:
    """Return the Word file of a brief, without page numbers, and what it was made from; None where it has errors."""
    from briefpress.publish.word import word_file as make

    return make(request, id_, report)


def sources_of(request: Request, id_: str) -> tuple[SourceFile, ...]:
    """Return the files that a brief is made from, as they are now; none where it cannot be read."""
    from briefpress.publish.word import sources_of as read

    return read(request, id_)


def keep_edited(request: Request, made: Sequence[Made], report: Report) -> None:
    """Keep a copy of each Word file that somebody edited and that one of `made` is about to replace.

    Raise OSError where that cannot be done.
    """
    from briefpress.publish.edited import keep_edited as keep

    keep(request, made, report)


def write_all(made: Sequence[Made], report: Report) -> bool:
    """Write all files and say whether they are there; where one cannot be, none is, and `report` says why."""
    from briefpress.publish.files import write_files

    return write_files(made, report)
