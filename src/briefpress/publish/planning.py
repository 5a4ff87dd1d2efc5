"""The plan of a run. In: a request. Out: the expected result for each brief, and the reason; nothing is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress.problems import Report
from briefpress.publish.entries import new_entry
from briefpress.publish.manifest import Manifest
from briefpress.publish.names import collisions
from briefpress.publish.originals import Originals
from briefpress.publish.prepared import prepare_job
from briefpress.publish.request import Planned, Request, State
from briefpress.workspace import Uses

FORCED = "because of --force"
FAULTS = "it has problems"


def planned(request: Request) -> Iterator[Planned]:
    """Yield the expected result for each brief; it includes the problems that `publish` finds before layout."""
    originals, alike = Originals(), collisions(request)
    for id_ in request.briefs:
        if id_ in alike:
            yield Planned(id_, State.FAILED, FAULTS, (alike[id_],))
        else:
            yield _planned(request, id_, originals)


def _planned(request: Request, id_: str, originals: Originals) -> Planned:
    manifest, report = Manifest(request), Report()
    if not request.force and (outcome := manifest.unchanged(id_)):
        return Planned(id_, State.UNCHANGED, "", outcome.problems)
    request = replace(request, workspace=replace(request.workspace, uses=Uses()))
    job = prepare_job(request, id_, originals, report)
    problems = tuple(report.problems)
    if job is None or report.fails(strict=request.strict):
        return Planned(id_, State.FAILED, FAULTS, problems)
    if not request.force and (outcome := manifest.same_output(id_, new_entry(request, job, problems))):
        return Planned(id_, State.UNCHANGED, "", outcome.problems)
    why = FORCED if request.force else manifest.why(id_, manifest.read(id_))
    return Planned(id_, State.MADE, why or FAULTS, problems)
