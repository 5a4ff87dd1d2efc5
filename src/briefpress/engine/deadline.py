"""A time limit for measuring a stylesheet. In: seconds of processor time. Out: a `with` block, or an error.

Brands are checked and measured in this process, because that takes only a fraction of a second. If a stylesheet would
take minutes, another thread interrupts WeasyPrint, which is possible at any step, because it is Python code. Garbage is
collected only afterwards, because the exception would be lost in a callback of the collector, and because the time for
the collection must not count towards the limit.
"""

from __future__ import annotations

import ctypes
import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# in seconds: how often to check the clock, and the pause before another attempt to stop the thread
POLL, AGAIN = 0.2, 2.0
SECONDS = 5.0  # the limit on processor time, in seconds; a typical brand takes a tenth of it
BUSY = 10.0  # where only elapsed time can be measured: how much slower a busy machine may be


class SlowError(RuntimeError):
    """Measuring a stylesheet takes too long."""


class _Stop(BaseException):
    """Raised in the thread that takes too long."""


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Run the block for at most `seconds` of processor time; raise SlowError if it takes longer."""
    thread, done = threading.get_ident(), threading.Event()
    clock = _clock(thread)
    limit = clock() + seconds

    def watch() -> None:
        pause = POLL
        while not done.wait(pause):
            if clock() > limit:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Stop))
                pause = AGAIN

    watcher = threading.Thread(target=watch, name="deadline", daemon=True)
    collects = gc.isenabled()
    gc.disable()
    watcher.start()
    try:
        try:
            yield
        finally:
            try:
                done.set()
                watcher.join()
            except _Stop:
                done.set()  # so that the exception, which was raised just before, is not raised again
                raise
    except _Stop:
        raise SlowError("it takes too long") from None
    finally:
        if collects:
            gc.enable()


def _clock(thread: int) -> Callable[[], float]:
    """Return a clock for the processor time of `thread` or, on Windows, for elapsed time, adjusted for a busy
    machine.
    """
    if not hasattr(time, "pthread_getcpuclockid"):
        return lambda: time.monotonic() / BUSY
    number = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(number)
