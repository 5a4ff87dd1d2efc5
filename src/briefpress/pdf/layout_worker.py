"""Lay out pages in a separate process. In: HTML. Out: page numbers, then a PDF file, or problems.

WeasyPrint takes most of a run's time, and half of that time is spent on importing it. If the system supports fork, the
worker starts at once and imports WeasyPrint while the source is being read. The worker sends page numbers as soon as
the pages are laid out, so that the Word file can be written at the same time as the PDF. Without fork, the main process
does the work itself. The worker lays out one sheet at a time, with limits on time and memory. If the worker dies or
WeasyPrint fails, LayoutFailed contains the problems in the sheet, and a new worker lays out the next sheet.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from briefpress.pdf.messages import Fault, Kind, LayoutFailed, Pages, Sheet

# Every run waits for the imports of this module, so it imports nothing heavy.
if TYPE_CHECKING:
    from briefpress.pdf.attachments import Attached
    from briefpress.pdf.steps import Steps
    from briefpress.pdf.worker_process import Process
    from briefpress.problems import Report

MAX_KEPT = 700  # the peak memory, in megabytes, above which a worker is replaced after its sheet


class Worker(Protocol):
    """Lays out sheets: for each sheet, call `lay_out`, `pages`, `attach` (if the sheet `waits`) and `file` once, in
    this order.

    `pages` and `file` raise LayoutFailed if the layout fails; the worker can then lay out the next sheet.
    """

    def lay_out(self, sheet: Sheet) -> None:
        """Start to lay out `sheet`; `pages` returns the result."""

    def pages(self) -> Pages:
        """Wait until the pages are laid out, and return them."""

    def attach(self, attached: Sequence[Attached]) -> None:
        """Attach files to the PDF of a sheet that `waits` for them."""

    def file(self, report: Report) -> bytes:
        """Return the PDF, or `b""` if none was requested; add the problems in the layout to `report`."""


class StoppableWorker(Worker, Protocol):
    """A worker that can also abandon a sheet."""

    def is_ready(self, seconds: float) -> bool:
        """Return whether the next result is ready, after at most `seconds`."""

    def abandon(self) -> None:
        """Abandon the current sheet; the worker can then lay out the next sheet."""


@contextmanager
def open_worker() -> Iterator[StoppableWorker]:
    """Yield a worker, which ends with the block: another process if the system supports fork, otherwise this
    process.
    """
    if not hasattr(os, "fork"):
        yield LocalWorker()
        return
    from briefpress.pdf.worker_process import fork

    worker = SupervisedWorker(fork())
    try:
        yield worker
    finally:
        worker.process.end()


class LocalWorker:
    """A worker that lays out sheets in this process, step by step and without limits."""

    steps: Steps
    attached: Sequence[Attached] = ()

    def lay_out(self, sheet: Sheet) -> None:
        """Prepare the layout of `sheet`, which `pages` starts."""
        from briefpress.pdf.steps import steps

        self.steps, self.attached = steps(sheet), ()

    def pages(self) -> Pages:
        """Lay out the sheet and return its pages."""
        pages: Pages = next(self.steps)
        return pages

    def attach(self, attached: Sequence[Attached]) -> None:
        """Store the files to attach until the PDF is written."""
        self.attached = attached

    def file(self, report: Report) -> bytes:
        """Write the PDF and return it."""
        data, problems = self.steps.send(self.attached)
        report.extend(problems)
        return bytes(data)

    def is_ready(self, seconds: float) -> bool:  # noqa: ARG002 - it computes a result when the result is requested
        """Return True, because there is nothing to wait for."""
        return True

    def abandon(self) -> None:
        """Discard the current sheet."""
        self.steps.close()


class SupervisedWorker:
    """A worker in a child process; if the process ends, a new one replaces it."""

    sheet: Sheet

    def __init__(self, process: Process) -> None:
        """Supervise a running process. The process is `busy` from the time it receives a sheet until the file of that
        sheet has been read.
        """
        self.process, self.busy = process, False

    def lay_out(self, sheet: Sheet) -> None:
        """Send `sheet` to the process, or to a new process if it has ended, uses too much memory or is still busy."""
        self.sheet = sheet
        fit = not self.busy and self.process.megabytes <= MAX_KEPT
        if not (fit and self.process.send(sheet)):
            self.abandon()
            self.process.send(sheet)
        self.busy = True

    def pages(self) -> Pages:
        """Wait for the pages and return them."""
        pages: Pages = self._next()
        return pages

    def attach(self, attached: Sequence[Attached]) -> None:
        """Send the files to attach; if the process has ended, `file` raises the exception."""
        self.process.send(tuple(attached))

    def file(self, report: Report) -> bytes:
        """Wait for the PDF and return it."""
        data, problems = self._next()
        self.busy = False
        report.extend(problems)
        return bytes(data)

    def is_ready(self, seconds: float) -> bool:
        """Return whether the process has sent data or ended, after at most `seconds`."""
        return self.process.is_ready(seconds)

    def abandon(self) -> None:
        """Replace the process with a new one, which imports WeasyPrint at once."""
        from briefpress.pdf.worker_process import spawn

        self.process.end()
        self.process, self.busy = spawn(), False

    def _next(self) -> Any:
        """Return the next result.

        Raise LayoutFailed, MissingLibraryError, or RuntimeError for errors in briefpress.
        """
        from briefpress.pdf.worker_faults import problems_of

        result = self.process.receive(self.sheet.wall_seconds)
        if not isinstance(result, Fault):
            return result
        self.busy = False
        if result.kind is Kind.INTERNAL:
            raise RuntimeError(f"the layout worker has failed\n\n{result.trace}")
        if result.kind is Kind.LIBRARY:
            from briefpress.engine import MissingLibraryError

            raise MissingLibraryError(result.text)
        raise LayoutFailed(problems_of(self.sheet, result))
