"""Signals that stop a run: from Ctrl-C, a closed terminal or the system. In: signals. Out: KeyboardInterrupt.

The exception makes each `with` and `finally` block remove unfinished files.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# the signals that a terminal sends to all its processes
TERMINAL = {signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)}
STOPPING = TERMINAL | {signal.SIGTERM}


def raise_at_signals(noted: list[int]) -> None:
    """Raise KeyboardInterrupt at the first signal, and append its number to `noted`; a second Ctrl-C ends the process
    immediately.
    """

    def note(number: int, _frame: object) -> None:
        noted.append(number)
        for stopping in STOPPING:
            signal.signal(stopping, signal.SIG_DFL if stopping is signal.SIGINT else signal.SIG_IGN)
        raise KeyboardInterrupt

    for stopping in STOPPING:
        # If nohup has made the process ignore the signal, continue to ignore it.
        if signal.getsignal(stopping) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(stopping, note)


def ignore_signals() -> None:
    """Ignore the signals that stop a run, during the last steps of a run."""
    for stopping in STOPPING:
        signal.signal(stopping, signal.SIG_IGN)


@contextmanager
def signals_blocked() -> Iterator[None]:
    """Block signals while a process is forked; otherwise, a new child process could undo its parent's work."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_terminal_signals() -> None:
    """In a child process, ignore signals from the terminal: the parent ends its children with SIGTERM or SIGKILL."""
    for stopping in STOPPING:
        signal.signal(stopping, signal.SIG_IGN if stopping in TERMINAL else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
