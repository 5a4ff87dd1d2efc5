"""A press: lays out pages and writes PDF files in a process of its own, beside the one that does everything else.

WeasyPrint takes most of the time of a run, half of it to be imported. Where the system can fork, the
press starts at once and imports it while the source is still being read; it sends page numbers as soon
as the pages are laid out, so that the Word file is made while the PDF is being written. Elsewhere the
same work is done in this process. In: HTML. Out: page numbers, then the file.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol

# What this module imports, every run waits for: nothing heavy.
if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.pdf.attachments import Attached
    from briefpress.problems import Report

    Steps = Generator[Any, Sequence[Attached], None]


class Sheet(NamedTuple):
    """What to lay out: `html`, whose relative addresses start at `root`, with the fonts in the folders `fonts`.

    `printed` says whether the file is wanted too, or only the page numbers; `waits`, whether other files are
    to be attached to it, which are made when the page numbers are known. `profile` is the ICC profile of the press
    it is for, if any, and `when` its date then.
    """

    html: str
    root: Path
    fonts: tuple[Path, ...]
    cache: Path
    when: datetime.datetime
    printed: bool = True
    waits: bool = False
    profile: bytes = b""


class Pages(NamedTuple):
    """What was laid out: the number of pages, and on which of them, from 1, each id stands."""

    total: int
    numbers: Mapping[str, int]


class Press(Protocol):
    """Takes a sheet, then tells its pages, then hands over the file: each once for each sheet, in this order."""

    def lay_out(self, sheet: Sheet) -> None:
        """Begin to lay out `sheet`."""

    def pages(self) -> Pages:
        """Return the pages of the sheet, as soon as they are known."""

    def attach(self, attached: Sequence[Attached]) -> None:
        """Attach files to the PDF file of a sheet that waits for them."""

    def file(self, report: Report) -> bytes:
        """Return the PDF file, empty where none was wanted; what there is to say of it goes into `report`."""


@contextmanager
def open_press() -> Iterator[Press]:
    """Return a press: another process where the system can fork, else this one."""
    if not hasattr(os, "fork"):
        yield _HerePress()
        return
    to_child, to_parent = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.close(to_child[1])
        os.close(to_parent[0])
        _work(os.fdopen(to_child[0], "rb"), os.fdopen(to_parent[1], "wb"))
    os.close(to_child[0])
    os.close(to_parent[1])
    try:
        with os.fdopen(to_child[1], "wb", 0) as sheets, os.fdopen(to_parent[0], "rb") as results:
            yield _ForkedPress(sheets, results)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _print(sheet: Sheet) -> Steps:
    """Yield the pages of `sheet`, take what is to be attached, yield its file and the problems."""
    from briefpress.brand.fonts import use_fonts
    from briefpress.pdf.pdfx import Inks
    from briefpress.pdf.write import lay_out
    from briefpress.problems import Report

    use_fonts(sheet.fonts, sheet.cache)
    report = Report()
    layout = lay_out(sheet.html, sheet.root, report, Inks(sheet.profile) if sheet.profile else None)
    attached = yield Pages(layout.page_count, layout.page_numbers())
    yield layout.write(sheet.when, attached) if sheet.printed else b"", report.problems


def _work(sheets: BinaryIO, results: BinaryIO) -> None:
    """Be the other process: import WeasyPrint while there is nothing else to do, then print what comes."""
    try:
        gc.disable()
        with suppress(Exception):
            from briefpress.engine import weasyprint

            weasyprint()
        gc.freeze()
        gc.set_threshold(100_000)
        gc.enable()
        while True:
            _answer(pickle.load(sheets), sheets, results)
    except (EOFError, KeyboardInterrupt, OSError):
        pass
    finally:
        os._exit(0)


def _answer(sheet: Sheet, sheets: BinaryIO, results: BinaryIO) -> None:
    try:
        steps = _print(sheet)
        _send(next(steps), results)
        _send(steps.send(pickle.load(sheets) if sheet.waits else ()), results)
    except EOFError:
        raise
    except Exception as error:
        _send(error, results)


def _send(result: Any, results: BinaryIO) -> None:
    pickle.dump(result, results)
    results.flush()


class _HerePress:
    """Prints in this process, step by step."""

    steps: Steps
    attached: Sequence[Attached] = ()

    def lay_out(self, sheet: Sheet) -> None:
        self.steps, self.attached = _print(sheet), ()

    def pages(self) -> Pages:
        pages: Pages = next(self.steps)
        return pages

    def attach(self, attached: Sequence[Attached]) -> None:
        self.attached = attached

    def file(self, report: Report) -> bytes:
        data, problems = self.steps.send(self.attached)
        report.extend(problems)
        return bytes(data)


class _ForkedPress:
    """Speaks with the process that prints."""

    def __init__(self, sheets: Any, results: BinaryIO) -> None:
        self.sheets = sheets
        self.results = results

    def lay_out(self, sheet: Sheet) -> None:
        self.sheets.write(pickle.dumps(sheet))

    def pages(self) -> Pages:
        pages: Pages = self._next()
        return pages

    def attach(self, attached: Sequence[Attached]) -> None:
        self.sheets.write(pickle.dumps(tuple(attached)))

    def file(self, report: Report) -> bytes:
        data, problems = self._next()
        report.extend(problems)
        return bytes(data)

    def _next(self) -> Any:
        """Return the next result; raise what was raised in the other process."""
        try:
            result = pickle.load(self.results)
        except EOFError:
            raise RuntimeError("the process that lays out pages has ended: is there enough memory?") from None
        if isinstance(result, Exception):
            raise result
        return result
