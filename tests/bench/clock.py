"""Runs commands and measures them. In: commands. Out: CPU and wall-clock seconds, and the peak memory of all processes.

CPU is the user and system time of the commands and of every process they start, including processes that outlive their
parent (on Linux). On a busy machine, it is the more stable of the two.
"""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]
# Without bytecode, imports take twice as long, which is not typical of an installed program.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SMAPS = Path("/proc/self/smaps_rollup")  # Linux only
PR_SET_CHILD_SUBREAPER = 36  # of prctl(2)
MEGABYTES = 1.024 / 1000  # in one kB, which Linux counts as 1024 bytes


@dataclass(frozen=True, slots=True)
class Took:
    """The cost of commands: seconds, and the peak memory in MB, with shared memory counted once (0 if unknown)."""

    cpu: float
    wall: float
    memory: float = 0.0


def run(*commands: Command, look_every: float = 0.0) -> Took:
    """Run `commands` one after another, each as a new process; if an interval in seconds is given, measure their memory
    at this interval.

    Raise CalledProcessError if one of them fails.
    """
    used, begun, memory = _used(), time.perf_counter(), 0.0
    for command in commands:
        memory = max(memory, _run(command, look_every))
    return Took(_used() - used, time.perf_counter() - begun, memory)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def adopt() -> None:
    """Adopt processes whose parent has ended, so that their time is counted (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _run(command: Command, look_every: float) -> float:
    memory = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        while look_every and process.poll() is None:
            memory = max(memory, sum(map(_memory, _family(process.pid))))
            time.sleep(look_every)
        _, found = process.communicate()
    with suppress(ChildProcessError):
        while os.waitpid(-1, 0):  # the processes that it has left running
            pass
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), stderr=found)
    return memory


def seconds_used(pid: int) -> float:
    """Return the CPU seconds that a process and its descendants have used so far, as reported by Linux."""
    return sum(
        int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]) / 1e9 for process in _family(pid)
    )


def _family(pid: int) -> Iterator[int]:
    """Yield `pid` and its descendants."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _memory(pid: int) -> float:
    """Return the memory of one process in MB, as reported by Linux (Pss), or 0 if it has just ended."""
    try:
        lines = SMAPS.parents[1].joinpath(str(pid), SMAPS.name).read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) * MEGABYTES for line in lines if line.startswith("Pss:")), 0.0)


def middle(runs: Sequence[Took]) -> Took:
    """Return the median of each figure in `runs`."""
    figures = ([getattr(took, name) for took in runs] for name in ("cpu", "wall", "memory"))
    return Took(*map(statistics.median, figures))


def times(runs: Sequence[Took], others: Sequence[Took]) -> Took:
    """Return the median ratio between `runs` and the runs of the other program, which alternate with them."""
    pairs = [*zip(runs, others, strict=True)]
    return Took(
        statistics.median(one.cpu / other.cpu for one, other in pairs),
        statistics.median(one.wall / other.wall for one, other in pairs),
    )
