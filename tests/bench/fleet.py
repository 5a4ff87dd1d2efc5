"""How long it takes to publish 10,000 briefs on several machines: a simulation based on measured figures.

In: the time for briefs of several lengths, and the time that a machine needs to start. Out: hours, with `--shard` and
with a scheduler. With shards, each machine publishes every n-th brief; a scheduler assigns the next brief to any free
worker.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Sequence
from dataclasses import dataclass

COUNT = 10_000
MACHINES = (1, 4, 16, 64, 256)
SEED = 2026  # of the random order, so that the same figures produce the same result
HANDING_OUT = 0.007  # the seconds that the scheduler spends on each brief; measured with dask.distributed


@dataclass(frozen=True, slots=True)
class Length:
    """Briefs of one length: how many of a hundred briefs have this length, and the seconds that each takes on one
    core.
    """

    share: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Hours:
    """The time, in hours, on this many machines."""

    machines: int
    shards: float
    scheduler: float


def simulate(lengths: Sequence[Length], cores: int, start: float) -> list[Hours]:
    """Return the hours for all briefs on machines with this many `cores`, which take `start` seconds to begin."""
    shares = [length.share for length in lengths]
    briefs = [item.seconds for item in random.Random(SEED).choices(lengths, shares, k=COUNT)]
    return [
        Hours(
            machines,
            (start + max(_finished(briefs[shard::machines], cores) for shard in range(machines))) / 3600,
            (start + _finished(briefs, cores * machines, HANDING_OUT)) / 3600,
        )
        for machines in MACHINES
    ]


def _finished(briefs: Sequence[float], workers: int, handing_out: float = 0.0) -> float:
    """Return the time at which the last of `briefs` is finished if each is assigned to the first free worker."""
    free = [0.0] * workers
    for number, seconds in enumerate(briefs, start=1):
        begins = max(free[0], number * handing_out)
        heapq.heapreplace(free, begins + seconds)
    return max(free)
