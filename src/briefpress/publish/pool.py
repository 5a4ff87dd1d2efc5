"""Publishes on all cores: one process per core publishes brief after brief with its own layout worker.

In: a request. Out: the outcome of each brief, when it is ready. Everything is loaded once before the processes are
forked. If a process dies, its brief is not published, and another process replaces it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from typing import NoReturn

from briefpress import scratch
from briefpress.engine import weasyprint
from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.pdf import Worker, open_worker
from briefpress.problems import Code, Problem
from briefpress.publish.names import collisions
from briefpress.publish.originals import Originals
from briefpress.publish.request import Outcome, Progress, Request, State
from briefpress.publish.run import publish_one
from briefpress.stopping import ignore_signals, ignore_terminal_signals, raise_at_signals, signals_blocked

WATCH = 0.5  # in seconds: the interval at which a process checks that its parent is running


@dataclass(slots=True)
class _Maker:
    """A process that publishes briefs, and its current brief."""

    id: int
    pipe: Connection
    brief: str = ""

    def finish(self) -> int:
        """Tell the process that there is no more work, and wait until it ends; return its exit code."""
        self.pipe.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.id, 0)[1])

    def end(self) -> int:
        """Stop the process while it works; return its exit code."""
        with suppress(ProcessLookupError):
            os.kill(self.id, signal.SIGTERM)
        return self.finish()


def publish_on(request: Request, processes: int, progress: Progress) -> Iterator[Outcome]:
    """Publish the briefs in this number of `processes`; yield each outcome when it is ready.

    After an internal error, the other briefs are still published; then RuntimeError is raised for the first error.
    """
    alike = collisions(request)
    yield from (Outcome(id_, State.FAILED, problems=(problem,)) for id_, problem in alike.items())
    _load()
    waiting = deque(sorted((id_ for id_ in request.briefs if id_ not in alike), key=lambda id_: -_size(request, id_)))
    makers: list[_Maker] = []
    faults: list[str] = []
    try:
        while waiting or makers:
            while waiting and len(makers) < processes:
                makers.append(_begin(request, makers))
                _assign_next(makers[-1], waiting, progress)
            yield from _ready(request, makers, waiting, faults, progress)
    finally:
        for maker in makers:
            maker.end()
    if faults:
        raise RuntimeError(f"a brief could not be published\n\n{faults[0]}")


def _load() -> None:
    """Load what every process needs."""
    import briefpress.docx
    import briefpress.html  # noqa: F401

    weasyprint()


def _size(request: Request, id_: str) -> int:
    """Return the size of a brief's file. The largest briefs come first, so that the run does not end with a single
    large brief.
    """
    with suppress(OSError):
        return request.workspace.file_of(id_).stat().st_size
    return 0


def _assign_next(maker: _Maker, waiting: deque[str], progress: Progress) -> bool:
    """Send the next brief to a process; return whether there is a next brief."""
    maker.brief = waiting.popleft() if waiting else ""
    if maker.brief:
        progress(maker.brief)
        with suppress(OSError):
            maker.pipe.send(maker.brief)
    return bool(maker.brief)


def _ready(
    request: Request, makers: list[_Maker], waiting: deque[str], faults: list[str], progress: Progress
) -> Iterator[Outcome]:
    """Wait for messages from processes, and yield outcomes; send each of these processes the next brief, or end it."""
    ready = set(connection.wait([maker.pipe for maker in makers]))
    for maker in [maker for maker in makers if maker.pipe in ready]:
        id_ = maker.brief
        try:
            message = maker.pipe.recv()
        except (EOFError, OSError):
            makers.remove(maker)
            yield Outcome(id_, State.FAILED, problems=(_ended(request, id_, maker.end()),))
            continue
        if isinstance(message, Outcome):
            yield message
        else:
            faults.append(message)
            yield Outcome(id_, State.FAILED)
        if not _assign_next(maker, waiting, progress):
            makers.remove(maker)
            maker.finish()


def _ended(request: Request, id_: str, how: int) -> Problem:
    name = signal.Signals(-how).name if how < 0 else f"exit code {how}"
    place = Place(request.workspace.relative(request.workspace.file_of(id_)), 1, 1, 0)
    text = f"the process publishing the brief ended unexpectedly ({name})"
    return Problem(Code.LAYOUT_FAILED, text, place, "if memory is short, publish one brief at a time: --jobs 1")


def _begin(request: Request, others: Sequence[_Maker]) -> _Maker:
    """Fork a process that has everything loaded here, except the pipes to other processes."""
    here, there = get_context("fork").Pipe()
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    with signals_blocked():
        child = os.fork()
        if not child:
            here.close()
            for other in others:
                other.pipe.close()
            _work(request, there, parent)
    there.close()
    return _Maker(child, here)


def _work(request: Request, pipe: Connection, parent: int) -> NoReturn:
    """Produce briefs until no more are requested."""
    try:
        ignore_terminal_signals()
        raise_at_signals([])
        gc.freeze()  # loaded objects are never freed, so garbage collection can skip them
        with open_worker() as worker:
            threading.Thread(target=_watch, args=(parent,), daemon=True).start()
            with suppress(EOFError, OSError):
                _serve_requests(request, pipe, worker)
            ignore_signals()  # so that a late signal does not undo the parent's work
    except (OSError, KeyboardInterrupt):
        pass
    finally:
        scratch.clean_up()
        os._exit(0)


def _serve_requests(request: Request, pipe: Connection, worker: Worker) -> NoReturn:
    originals = Originals()
    while True:
        id_ = pipe.recv()
        try:
            pipe.send(publish_one(replace(request, briefs=(id_,)), id_, worker, originals, lambda _: None))
        except Exception as error:
            pipe.send("".join(traceback.format_exception(error)))
        gc.collect()


def _watch(parent: int) -> None:
    """End this process when its parent has ended."""
    while os.getppid() == parent:
        time.sleep(WATCH)
    os.kill(os.getpid(), signal.SIGTERM)  # a signal, so that unfinished files are removed
