"""The rows of the benchmark. Each function takes an empty folder and the number of measurements, and prints lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import tags
from tests.bench.clock import SMAPS, Command, Took, middle, run, times
from tests.bench.fleet import COUNT, Length, simulate
from tests.bench.peers import PEERS
from tests.bench.stages import stages, warm
from tests.bench.workspaces import GUIDE, Bench, of_briefs, of_length, of_many, of_notes
from tests.readers.publishing import SEED

JOBS = 2  # a run with fewer briefs than cores starts fewer processes, so its memory would not be comparable
LOOK = 0.05  # seconds between measurements of the memory
SHARES = (95.0, 4.5, 0.5)  # how many of a hundred briefs are as long as the seed, ten times as long, and a book


@dataclass(frozen=True, slots=True)
class Rounds:
    """The amounts: `pairs` of alternating runs, `many` briefs in a catalogue, and `long` copies of the seed's text for
    a book.
    """

    pairs: int
    many: int
    long: int


# Figures


def title(text: str) -> None:
    """Print a heading."""
    sys.stdout.write(f"\n{text:<52}{'CPU s':>10}{'wall s':>10}{'MB':>8}\n")


def say(name: str, took: Took) -> None:
    """Print a line: the name of a measurement, and its figures."""
    memory = f"{took.memory:8.0f}" if took.memory else ""
    sys.stdout.write(f"  {name:<50}{took.cpu:>10.3f}{took.wall:>10.3f}{memory}\n")
    sys.stdout.flush()


def say_ratios(name: str, runs: Sequence[Took], others: Sequence[Took]) -> None:
    """Print the ratio of our time to the other programs' time."""
    ratio = times(runs, others)
    sys.stdout.write(f"    {f'briefpress / {name}':<48}{ratio.cpu:>9.2f}x{ratio.wall:>9.2f}x\n")


def compare(ours: Command, peers: Sequence[Command], rounds: int) -> None:
    """Measure our command and those of `peers` alternately, and print the results."""
    took: list[list[Took]] = [[] for _ in range(len(peers) + 1)]
    for number in range(rounds + 1):  # the first run fills the cache
        turn = [run(ours), *map(run, peers)]
        for one, runs in zip(turn if number or rounds == 1 else [], took, strict=False):
            runs.append(one)
    ours_, *others = took
    say("briefpress", middle(ours_))
    for peer, runs in zip(PEERS, others, strict=True):
        say(peer.name, middle(runs))
        say_ratios(peer.name, ours_, runs)


# Rows


def cold(folder: Path, rounds: Rounds) -> None:
    """Measure one brief, with a new process for each run, and one run with an empty cache."""
    bench = of_briefs(folder / "cold", SEED)
    peers = [peer.one(bench) for peer in PEERS]
    title(f"Cold: one brief, PDF and Word file, {rounds.pairs} rounds")
    compare(bench.publish("--force"), peers, rounds.pairs)
    bench.forget()
    say("briefpress, nothing kept in .briefpress", run(bench.publish()))
    if SMAPS.exists():
        say("briefpress, its memory", run(bench.publish("--force"), look_every=0.004))


def warm_again(folder: Path, rounds: Rounds) -> None:
    """Measure repeated publication of one brief in one process."""
    bench = of_briefs(folder / "warm", SEED)
    peers = [peer.one(bench) for peer in PEERS]
    title(f"Warm: the same in one process, after an edit, {rounds.pairs} rounds")
    again = warm(bench.root, SEED, rounds.pairs)
    say("briefpress", middle(again))
    for peer, command in zip(PEERS, peers, strict=True):
        runs = [run(command) for _ in range(rounds.pairs)]
        say(peer.name, middle(runs))
        say_ratios(peer.name, again, runs)


def start(_: Path, rounds: Rounds) -> None:
    """Measure commands that produce nothing."""
    command = Path(sys.executable).with_name("briefpress")
    title(f"Commands that make nothing, {rounds.pairs} rounds")
    say("python -c pass", middle([run([sys.executable, "-c", "pass"]) for _ in range(rounds.pairs + 1)][1:]))
    for words in (["--version"], ["--help"], ["publish", "--help"], ["completion", "bash"]):
        say(f"briefpress {' '.join(words)}", middle([run([command, *words]) for _ in range(rounds.pairs)]))


def catalogue(folder: Path, rounds: Rounds) -> None:
    """Measure many different briefs in one command on all cores, then after one edit, then without any edit."""
    bench = of_many(folder / "many", rounds.many)
    peers = [peer.all(bench) for peer in PEERS]
    title(f"{rounds.many} different briefs on {os.cpu_count()} cores; the peers under xargs -P")
    compare(bench.publish("--force"), peers, 1)
    title("The same, published before")
    one = Bench(bench.root, bench.briefs[:1])
    for name, some in (("1 brief", one), (f"{rounds.many} briefs", bench)):
        run(some.publish())
        say(f"nothing changed, {name}", middle([run(some.publish()) for _ in range(3)]))
    _edit(bench)
    say("one of them edited", run(bench.publish()))


def _edit(bench: Bench) -> None:
    file = bench.source(bench.briefs[0])
    file.write_text(file.read_text(encoding="utf-8") + "\n\nOne more paragraph.\n", encoding="utf-8")


def memory(folder: Path, rounds: Rounds) -> None:
    """Measure how memory grows with the number of briefs."""
    few, many = max(JOBS, rounds.many // 10), max(JOBS * 4, rounds.many // 3)
    benches = [of_many(folder / str(count), count) for count in (few, many)]
    title(f"Memory of a run on {JOBS} cores, all processes")
    took = [run(bench.publish("--jobs", str(JOBS)), look_every=LOOK) for bench in benches]
    for count, one in zip((few, many), took, strict=True):
        say(f"{count} briefs", one)
    sys.stdout.write(f"  MB more for each brief{(took[1].memory - took[0].memory) / (many - few):>56.2f}\n")


def long(folder: Path, rounds: Rounds) -> None:
    """Measure the guide and a book."""
    title("Long: the guide, a book, and 10 notes at the foot for each part of it")
    benches = {
        "the guide": of_briefs(folder / "guide", GUIDE),
        "a book": of_length(folder / "book", rounds.long),
        "many notes": of_notes(folder / "notes", rounds.long * 10),
    }
    for name, bench in benches.items():
        took = run(bench.publish(), look_every=LOOK)
        say(f"{name}, {bench.pages(bench.briefs[0])} pages", took)


def by_stage(folder: Path, rounds: Rounds) -> None:
    """Measure the stages of one publication, one after another in one process; the command uses two processes."""
    bench = of_briefs(folder / "stages", SEED)
    title(f"By stage, {rounds.pairs} rounds")
    run(bench.publish())
    runs = [stages(bench.root, SEED) for _ in range(rounds.pairs)]
    for name in runs[0]:
        took = middle([Took(item[name], 0) for item in runs])
        say(name, took)


def lengths_in(rounds: Rounds) -> tuple[int, ...]:
    """Return the lengths of the briefs in a fleet as multiples of the seed's length, one for each of `SHARES`."""
    return (1, 10, rounds.long)


def fleet(folder: Path, rounds: Rounds) -> None:
    """Print how long 10,000 briefs would take on several machines."""
    cores = os.cpu_count() or 1
    measured = [of_length(folder / str(length), length) for length in lengths_in(rounds)]
    for bench in measured:
        run(Bench(bench.root, ()).publish("--help"))
    seconds = [run(bench.publish()).cpu for bench in measured]
    again = middle(warm(measured[0].root, SEED, 3)).cpu
    begin = max(0.0, seconds[0] - again)
    lengths = [Length(share, one - begin) for share, one in zip(SHARES, seconds, strict=True)]
    sys.stdout.write(f"\n{COUNT} briefs on machines of {cores} cores, simulated: {SHARES} % take ")
    sys.stdout.write(
        f"{', '.join(f'{length.seconds:.1f}' for length in lengths)} s, a machine begins after {begin:.1f} s\n"
    )
    sys.stdout.write(f"  {'machines':<50}{'--shard h':>10}{'scheduler':>10}\n")
    for hours in simulate(lengths, cores, begin):
        sys.stdout.write(f"  {hours.machines:<50}{hours.shards:>10.3f}{hours.scheduler:>10.3f}\n")


def our_tags(_: Path, rounds: Rounds) -> None:
    """Measure the cost of our tags."""
    tags.measure(rounds.pairs)


ROWS: dict[str, Callable[[Path, Rounds], None]] = {
    "start": start,
    "cold": cold,
    "warm": warm_again,
    "catalogue": catalogue,
    "memory": memory,
    "long": long,
    "stages": by_stage,
    "fleet": fleet,
    "tags": our_tags,
}
