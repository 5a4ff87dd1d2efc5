"""Limits of a worker process, which the system enforces, and its peak memory. In: a sheet. Out: limits; megabytes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from briefpress.pdf.messages import Sheet

MEGABYTE = 1_000_000


def limit(sheet: Sheet) -> None:
    """Limit the remaining processor time and memory of this process to the amounts that `sheet` allows."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + 1 + sheet.processor_seconds
        memory = _address_space() + sheet.megabytes * MEGABYTE
        for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _address_space() -> int:
    """Return the size of this process's address space in bytes, of which most is inherited, or 0 if unknown."""
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def largest() -> int:
    """Return the peak memory of this process in megabytes, or 0 if unknown."""
    with suppress(ImportError):
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // MEGABYTE
    return 0
