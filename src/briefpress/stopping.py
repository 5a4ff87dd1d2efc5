"""Signals that stop a run: Ctrl-C, a closed terminal, the system. In: signals. Out: KeyboardInterrupt.

So each `with` and `finally` block that is left removes unfinished files.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# signals that a terminal sends to all its processes
TERMINAL = {signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)}
STOPPING = TERMINAL | {signal.SIGTERM}


def raise_at_signals(noted: list[int]) -> None:
    """Raise KeyboardInterrupt at the first signal, and record its number; a second Ctrl-C ends the process at once."""

    def note(number: int, _frame: object) -> None:
        noted.append(number)
        for one in STOPPING:
            signal.signal(one, signal.SIG_DFL if one is signal.SIGINT else signal.SIG_IGN)
        raise KeyboardInterrupt

    for one in STOPPING:
        # leave the signal alone if nohup ignores it
        if signal.getsignal(one) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(one, note)


def ignore_signals() -> None:
    """Ignore all signals during the last steps of a run."""
    for one in STOPPING:
        signal.signal(one, signal.SIG_IGN)


@contextmanager
def held_back() -> Iterator[None]:
    """Hold back signals while a process is forked; otherwise, a new child would unwind its parent's work."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_to_parent() -> None:
    """In a child: ignore signals from the terminal, because the parent ends its children with SIGTERM or SIGKILL."""
    for one in STOPPING:
        signal.signal(one, signal.SIG_IGN if one in TERMINAL else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
