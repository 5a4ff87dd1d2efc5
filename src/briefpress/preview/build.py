"""Builds of a preview. In: a request, a press, the previous view. Out: views, first with the new web page, then with
the new PDF.

`publish` produces both files, so the preview shows what would be published, with the same problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefpress.pdf import StoppableWorker, page_sizes
from briefpress.preview.press import InterruptiblePress, OutdatedError
from briefpress.preview.view import Shown, View, shown
from briefpress.problems import Problem, Report
from briefpress.publish import Format, Outcome, Request, State, publish

ORDER = (Format.HTML, Format.PDF)  # the faster format first


def views(request: Request, press: StoppableWorker, before: View, is_outdated: Callable[[], bool]) -> Iterator[View]:
    """Produce the files of the brief, and yield a view after each; if a file cannot be produced, the view keeps the
    last good file.

    If the source changes before the PDF is finished, the PDF is left to the next build, so that the next web page does
    not have to wait.
    """
    found: tuple[Problem, ...] = ()
    stopping = InterruptiblePress(press, is_outdated)
    yield (view := replace(before, busy=True))
    for format_ in ORDER:
        try:
            (outcome,) = publish(replace(request, formats=frozenset({format_})), stopping, Report(), _ignore)
        except OutdatedError:
            return
        found, failed = (*found, *outcome.problems), outcome.state is State.FAILED
        view = replace(view, problems=found, failed=failed, busy=not failed and format_ is not ORDER[-1])
        yield (view := view if failed else _with_file(view, format_, outcome))
        if failed or (view.busy and is_outdated()):
            return


def _ignore(_progress: str) -> None:
    """Ignore progress messages: a build is too short for them."""


def _with_file(view: View, format_: Format, outcome: Outcome) -> View:
    """Return the view with the new file."""
    (file,) = outcome.files
    data = file.file.read_bytes()
    if format_ is Format.HTML:
        return replace(view, page=shown(data))
    return replace(view, pdf=_pages(view.pdf, data))


def _pages(before: Shown, data: bytes) -> Shown:
    """Return a PDF for the view; if it is unchanged, its page sizes are not read again."""
    return before if data == before.data else shown(data, page_sizes(data))
