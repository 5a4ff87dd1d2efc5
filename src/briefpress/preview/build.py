"""Builds of a preview. In: a request, a press and the previous view. Out: views, first with the new web page, then with
the new PDF.

`publish` produces both files, so the preview shows what would be published, with the same problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefpress.pdf import StoppableWorker, page_sizes
from briefpress.preview.press import InterruptiblePress, OutdatedError
from briefpress.preview.view import Shown, View, shown
from briefpress.publish import Outcome, Request, State, publish_page_first

PAGE = ".html"


def views(request: Request, press: StoppableWorker, before: View, is_outdated: Callable[[], bool]) -> Iterator[View]:
    """Produce the files of the brief, and yield a view after each; if a file cannot be produced, the view keeps the
    last good file.

    If the source changes before the PDF is finished, the PDF is left to the next build, so that the next web page does
    not have to wait.
    """
    yield (view := replace(before, busy=True))
    try:
        for outcome in publish_page_first(request, InterruptiblePress(press, is_outdated)):
            yield (view := _after(view, outcome))
            if view.busy and is_outdated():
                return
    except OutdatedError:
        return


def _after(view: View, outcome: Outcome) -> View:
    """Return the view with the problems and the file of `outcome`, if there is a file."""
    view = replace(view, problems=outcome.problems, failed=outcome.state is State.FAILED, busy=False)
    for file in outcome.files:
        data = file.file.read_bytes()
        if file.file.suffix == PAGE:
            view = replace(view, page=shown(data), busy=True)
        else:
            view = replace(view, pdf=_pages(view.pdf, data))
    return view


def _pages(before: Shown, data: bytes) -> Shown:
    """Return a PDF for the view; if it is unchanged, its page sizes are not read again."""
    return before if data == before.data else shown(data, page_sizes(data))
