"""All problems in briefs. In: a request. Out: problems. No files are produced.

The checks are the same as before layout in `publish`. Only this module reports unused files, people and organisations,
because they do not affect published files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field, replace

from briefpress.check import check_unused_files, check_unused_records
from briefpress.lazy import dataclass
from briefpress.model import Brief, speakers
from briefpress.problems import Levels, Problem, Report, with_levels
from briefpress.publish.names import alike_elsewhere
from briefpress.publish.originals import Originals
from briefpress.publish.prepared import Job, prepare_job
from briefpress.publish.request import Request
from briefpress.publish.shared import brand_named
from briefpress.source import problems_of_unused

Layers = tuple[Levels, ...]


@dataclass(slots=True)
class _Unused:
    """Collects the files and records that briefs use, to report unused files and records."""

    request: Request
    named: set[str] = field(default_factory=set)
    records: list[tuple[Brief, Layers]] = field(default_factory=list)
    folders: dict[str, list[Brief]] = field(default_factory=lambda: defaultdict(list))

    def add(self, job: Job) -> Iterator[Problem]:
        """Add a brief. Once all its languages have been added, yield a problem for each file that none of them uses."""
        brief, workspace = job.brief, self.request.workspace
        self.named.update(reference.id for reference in (*brief.meta.named, *speakers(brief)))
        self.records.append((replace(brief, blocks=(), notes=(), works={}), job.levels))
        languages = workspace.languages(brief.id)
        group = self.folders[languages[0]]
        group.append(brief)
        if {other.id for other in group} == set(languages):
            yield from check_unused_files(self.folders.pop(languages[0]), workspace.root)

    def rest(self) -> Iterator[Problem]:
        """If every brief is checked, yield the errors in the records of people and organisations that no brief shows;
        if every brief could be read, yield also a problem for each of these records.
        """
        workspace = self.request.workspace
        every = set(workspace.briefs())
        for brief, levels in self.records if every == set(self.request.briefs) else ():
            yield from with_levels(problems_of_unused(workspace, brief.meta.lang, self.named), *levels)
            if len(self.records) == len(every):
                yield from with_levels(check_unused_records(brief, self.named), *levels)


def check_all(request: Request, report: Report, *, links: bool) -> None:
    """Report every problem of the briefs, and of the brands and house words they use.

    Without briefs, only the brand of the request is checked. If `links` is True, web links are also checked.
    """
    if request.brand and not request.briefs:
        found = Report()
        brand = brand_named(request.workspace, request.brand, found)
        report.extend(with_levels(found.problems, request.levels, brand.problems if brand else {}))
    unused, originals = _Unused(request), Originals()
    for id_ in request.briefs:
        if job := prepare_job(request, id_, originals, report):
            more = list(unused.add(job))
            if links:
                from briefpress.check.web import check_web

                more += check_web(job.brief)
            report.extend(with_levels(more, *job.levels))
    report.extend(unused.rest())
    report.extend(with_levels(alike_elsewhere(request.workspace), request.levels))
