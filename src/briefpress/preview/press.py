"""A press that stops when the source changes. In: a press, and a function that returns whether the source has changed.
Out: a press.

A long PDF must not delay the next web page, so its layout is abandoned when the author saves again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from briefpress.lazy import dataclass
from briefpress.pdf import Attached, Pages, Sheet, StoppableWorker
from briefpress.problems import Report

LOOK = 0.1  # in seconds: the interval between checks for changes


class OutdatedError(Exception):
    """The source has changed since the sheet was sent."""


@dataclass(slots=True)
class InterruptiblePress:
    """Passes all calls to `press`, but raises OutdatedError as soon as the source has changed."""

    press: StoppableWorker
    is_outdated: Callable[[], bool]
    until: float = 0.0

    def lay_out(self, sheet: Sheet) -> None:
        """Start the layout of `sheet`."""
        self.until = time.monotonic() + sheet.wall_seconds
        self.press.lay_out(sheet)

    def pages(self) -> Pages:
        """Return the pages of the sheet once they are known."""
        self._wait()
        return self.press.pages()

    def attach(self, attached: Sequence[Attached]) -> None:
        """Attach files to the PDF of a sheet that waits for them."""
        self.press.attach(attached)

    def file(self, report: Report) -> bytes:
        """Return the PDF."""
        self._wait()
        return self.press.file(report)

    def _wait(self) -> None:
        while not self.press.is_ready(LOOK) and time.monotonic() < self.until:
            if self.is_outdated():
                self.press.abandon()
                raise OutdatedError
