"""How long 10,000 briefs take on several machines: a simulation from measured figures.

In: what briefs of several lengths take, and what a machine takes to start. Out: hours, with `--shard` and with a
scheduler. With shards, each machine has every n-th brief; a scheduler hands the next brief to whoever is free.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Sequence
from dataclasses import dataclass

COUNT = 10_000
MACHINES = (1, 4, 16, 64, 256)
SEED = 2026  # of the random order: the same figures give the same answer
HANDING_OUT = 0.007  # seconds of the scheduler for a brief, measured with dask.distributed: one after another


@dataclass(frozen=True, slots=True)
class Length:
    """Briefs of one length: how many of a hundred have it, and the seconds that one takes on one core."""

    share: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Hours:
    """How long it takes, in hours, on so many machines."""

    machines: int
    shards: float
    scheduler: float


def simulate(lengths: Sequence[Length], cores: int, start: float) -> list[Hours]:
    """Return the hours of all briefs on machines of so many `cores`, each of which takes `start` seconds to begin."""
    shares = [length.share for length in lengths]
    briefs = [one.seconds for one in random.Random(SEED).choices(lengths, shares, k=COUNT)]
    return [
        Hours(
            machines,
            (start + max(_finished(briefs[shard::machines], cores) for shard in range(machines))) / 3600,
            (start + _finished(briefs, cores * machines, HANDING_OUT)) / 3600,
        )
        for machines in MACHINES
    ]


def _finished(briefs: Sequence[float], workers: int, handing_out: float = 0.0) -> float:
    """Return when the last of `briefs` is done, where each goes to the first worker that is free."""
    free = [0.0] * workers
    for number, seconds in enumerate(briefs, start=1):
        begins = max(free[0], number * handing_out)
        heapq.heapreplace(free, begins + seconds)
    return max(free)
