"""A layout worker: lays out pages and writes PDF files in a separate process.

WeasyPrint takes most of the time of a run, and half of that goes on importing it. If the system can fork, the worker
starts at once and imports WeasyPrint while the source is still being read. The worker sends page numbers as soon as the
pages are laid out, so that the Word file is made while the PDF is being written. Without fork, this process does the
same work.

The worker gets one sheet at a time, with limits on time and memory. If it dies, or WeasyPrint fails,
LayoutFailed has the problems of the sheet, and the next sheet goes to a new worker. In: HTML. Out: page numbers,
then the file, or problems.
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

MAX_KEPT = 700  # in megabytes: a worker that uses more memory ends after its sheet


class Worker(Protocol):
    """Takes a sheet, then returns its pages, then its file: each once, in this order.

    All methods except `lay_out` raise LayoutFailed if the sheet fails; the next sheet can follow.
    """

    def lay_out(self, sheet: Sheet) -> None:
        """Start the layout of `sheet`."""

    def pages(self) -> Pages:
        """Return the pages of the sheet, when they are known."""

    def attach(self, attached: Sequence[Attached]) -> None:
        """Attach files to the PDF of a waiting sheet."""

    def file(self, report: Report) -> bytes:
        """Return the PDF, which is empty if none was requested; problems are added to `report`."""


class StoppableWorker(Worker, Protocol):
    """Can also give up a sheet."""

    def is_ready(self, seconds: float) -> bool:
        """Return whether the next result is there, after at most `seconds`."""

    def abandon(self) -> None:
        """Give up the current sheet; the next sheet can follow."""


@contextmanager
def open_worker() -> Iterator[StoppableWorker]:
    """Return a worker: another process if the system can fork, otherwise this one. The worker ends with the block."""
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
    """Works in this process, step by step, without limits."""

    steps: Steps
    attached: Sequence[Attached] = ()

    def lay_out(self, sheet: Sheet) -> None:
        """Take `sheet`."""
        from briefpress.pdf.steps import steps

        self.steps, self.attached = steps(sheet), ()

    def pages(self) -> Pages:
        """Lay the sheet out."""
        pages: Pages = next(self.steps)
        return pages

    def attach(self, attached: Sequence[Attached]) -> None:
        """Keep the files to attach."""
        self.attached = attached

    def file(self, report: Report) -> bytes:
        """Write the file."""
        data, problems = self.steps.send(self.attached)
        report.extend(problems)
        return bytes(data)

    def is_ready(self, seconds: float) -> bool:  # noqa: ARG002 - it works when asked for the result
        """Return True."""
        return True

    def abandon(self) -> None:
        """Drop the sheet."""
        self.steps.close()


class SupervisedWorker:
    """Controls a process, and starts a new one if it has ended."""

    sheet: Sheet

    def __init__(self, process: Process) -> None:
        """Take a running process, which is `busy` until the file of its sheet has been read."""
        self.process, self.busy = process, False

    def lay_out(self, sheet: Sheet) -> None:
        """Send `sheet`, to a new process if this one has ended, grown too large or is still busy."""
        self.sheet = sheet
        fit = not self.busy and self.process.megabytes <= MAX_KEPT
        if not (fit and self.process.send(sheet)):
            self.abandon()
            self.process.send(sheet)
        self.busy = True

    def pages(self) -> Pages:
        """Return the pages."""
        pages: Pages = self._next()
        return pages

    def attach(self, attached: Sequence[Attached]) -> None:
        """Send the files to attach; if the process has ended, `file` reports it."""
        self.process.send(tuple(attached))

    def file(self, report: Report) -> bytes:
        """Return the file."""
        data, problems = self._next()
        self.busy = False
        report.extend(problems)
        return bytes(data)

    def is_ready(self, seconds: float) -> bool:
        """Return whether the process has sent something or ended."""
        return self.process.is_ready(seconds)

    def abandon(self) -> None:
        """Replace the process with a new one, which gets ready at once."""
        from briefpress.pdf.worker_process import spawn

        self.process.end()
        self.process, self.busy = spawn(), False

    def _next(self) -> Any:
        """Return the next result. Raises LayoutFailed if the sheet cannot be laid out."""
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
