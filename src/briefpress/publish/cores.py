"""The number of processes. In: the resources of this machine. Out: a number, 1 if the machine cannot fork."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

NEEDED = 350  # the memory that a process and its layout worker need, in megabytes
MIN_BRIEFS = 3  # with fewer briefs, one process is faster, because its layout worker starts while other modules load
CGROUP = Path("/sys/fs/cgroup")  # the limits on a container (Linux, cgroup v2)


def processes(briefs: int, requested: int = 0) -> int:
    """Return the number of processes for this number of briefs: `requested` or, if that is 0, as many as cores and
    memory allow.
    """
    if not hasattr(os, "fork") or briefs < 2:
        return 1
    if requested:
        return min(requested, briefs)
    return 1 if briefs < MIN_BRIEFS else max(1, min(briefs, _cores(), _megabytes() // NEEDED))


def _cores() -> int:
    """Return the number of cores that this process may use."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(OSError, ValueError):
        quota, period = (CGROUP / "cpu.max").read_text().split()
        return min(available, -(-int(quota) // int(period)))
    return available


def _megabytes() -> int:
    """Return the amount of free memory in megabytes or, if it is unknown, a number that is large enough."""
    found = [1_000_000]
    with suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/meminfo").read_text().splitlines()
        found.append(int(next(line for line in lines if line.startswith("MemAvailable:")).split()[1]) // 1000)
    with suppress(OSError, ValueError):
        maximum, used = (int((CGROUP / f"memory.{name}").read_text()) for name in ("max", "current"))
        found.append((maximum - used) // 1_000_000)
    return min(found)
