"""A time limit for measuring a stylesheet. In: seconds of the processor. Out: a block, or an error.

Brands are checked and measured in this process, because that takes a fraction of a second. A stylesheet that would take
minutes is stopped from another thread: WeasyPrint is Python code, and every step can be interrupted. Garbage is
collected afterwards: a callback of the collector would lose the exception, and its time should not count.
"""

from __future__ import annotations

import ctypes
import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# in seconds: the time between checks of the clock, and before another attempt to stop the thread
POLL, AGAIN = 0.2, 2.0
SECONDS = 5.0  # the limit of processor time; a typical brand takes a tenth of it
BUSY = 10.0  # the factor by which a machine may be slower, where only elapsed time can be measured


class SlowError(RuntimeError):
    """Measuring a stylesheet takes too long."""


class _Stop(BaseException):
    """Raised in the thread that takes too long."""


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Run the block for at most `seconds` of the processor. Raises SlowError if it takes longer."""
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
                done.set()  # the exception was raised before that, and would be raised again
                raise
    except _Stop:
        raise SlowError("it takes too long") from None
    finally:
        if collects:
            gc.enable()


def _clock(thread: int) -> Callable[[], float]:
    """Return a clock for the processor time of `thread`; on Windows, for elapsed time, allowing for a busy machine."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return lambda: time.monotonic() / BUSY
    number = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(number)
