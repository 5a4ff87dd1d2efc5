"""How many seconds and how much memory a brief takes, beside pandoc and typst.

In: a brief of this workspace, copied with its styles into a folder of its own. Out: figures on standard
output, never a verdict. Run it with `make bench`.

The peer makes a PDF and a Word file of the same `brief.md` in processes of its own: pandoc to typst, typst
to PDF, pandoc to DOCX. It does less: it knows neither people and organisations nor a brand.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefpress.pdf import Attached, Pages, Sheet
    from briefpress.problems import Report

BRIEF = "belarus-in-ukraines-foreign-policy"
PROJECT = Path(__file__).resolve().parents[1]
AIMS = {"cold": 1.0, "warm": 0.4, "memory": 200.0}  # times the peer, times the peer, MB

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured: a brief, in a workspace of its own at `root`."""

    root: Path
    brief: str

    def ours(self) -> list[Command]:
        """Return the command that publishes the brief."""
        return [[Path(sys.executable).with_name("briefpress"), "--workspace", self.root, "publish", self.brief]]

    def peer(self) -> list[Command]:
        """Return the commands with which the peer does so."""
        import pypandoc

        pandoc, made = pypandoc.get_pandoc_path(), self.root / "output" / "peer"
        compile_ = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        return [
            [pandoc, "--standalone", f"{made}.md", "--output", f"{made}.typ"],
            [sys.executable, "-c", compile_, f"{made}.typ", f"{made}.pdf"],
            [pandoc, f"{made}.md", "--output", f"{made}.docx"],
        ]


@contextmanager
def new_bench(brief: str) -> Iterator[Bench]:
    """Return a bench with copies of the brief, of all people and organisations, and of all brands."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        shutil.copytree(PROJECT / "styles", root / "styles")
        shutil.copytree(PROJECT / "source" / brief, root / "source" / brief)
        for records in (PROJECT / "source").glob("*.yaml"):
            shutil.copy(records, root / "source")
        (root / "output").mkdir()
        # typst refuses a link without an address
        text = (root / "source" / brief / "brief.md").read_text(encoding="utf-8")
        (root / "output/peer.md").write_text(text.replace("]()", "](https://example.org)"), encoding="utf-8")
        yield Bench(root, brief)


# Seconds


def seconds(commands: Sequence[Command]) -> float:
    """Return how long `commands` take one after another, each as a new process."""
    begun = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def cold(bench: Bench, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of both, in turns, so that whatever else the machine does falls on both."""
    turns = [(seconds(bench.ours()), seconds(bench.peer())) for _ in range(rounds)]
    return [ours for ours, _ in turns], [peer for _, peer in turns]


def cold_without_cache(bench: Bench) -> float:
    """Return the seconds of a run that finds nothing kept from an earlier one."""
    shutil.rmtree(bench.root / ".briefpress", ignore_errors=True)
    return seconds(bench.ours())


def inside(what: str, bench: Bench, rounds: int) -> Any:
    """Return what `warm` or `stages` return in a new process."""
    options = [bench.brief, "--rounds", str(rounds), "--inside", what, str(bench.root)]
    command = [sys.executable, "-m", "tests.bench", *options]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=PROJECT).stdout)


def warm(bench: Bench, rounds: int) -> list[float]:
    """Return the seconds of the second and each later publication in this process, with one press."""
    from briefpress.pdf import open_press
    from briefpress.problems import Report
    from briefpress.publish import Request, publish
    from briefpress.workspace import Workspace

    laps, request = Laps(), Request(Workspace(bench.root), (bench.brief,))
    with open_press() as printer:
        for number in range(rounds + 1):
            with laps.lap(str(number)):
                publish(request, printer, Report(), lambda _: None)
    return [*laps.seconds.values()][1:]


# Stages


@dataclass(slots=True)
class Laps:
    """Seconds by the name of what took them."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - begun

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return `call`, which from now on is measured."""

        def measured(*args: Any, **kwargs: Any) -> Any:
            with self.lap(name):
                made = call(*args, **kwargs)
                return list(made) if isinstance(made, Iterator) else made

        return measured


# What publish calls by these names: module, name, stage.
CALLS = (
    ("briefpress.publish.prepared", "read_brief", "reading"),
    ("briefpress.publish.prepared", "check", "checking"),
    ("briefpress.publish.prepared", "read_brand", "brand"),
    ("briefpress.publish.prepared", "read_words", "house words"),
    ("briefpress.publish.prepared", "prepare", "preparing"),
    ("briefpress.publish.prepared", "missing_characters", "looking for missing characters"),
    ("briefpress.publish.render", "monograms", "monograms"),
    ("briefpress.html", "write_html", "HTML"),
    ("briefpress.brand.computed_style", "read_look", "styles for Word"),
    ("briefpress.docx", "write_docx", "Word file"),
)
IMPORTS = {
    "importing the command line": ("briefpress.cli.show", "briefpress.publish"),
    "importing the HTML writer": ("briefpress.html",),
    "importing the Word writer": ("briefpress.docx", "briefpress.brand.computed_style"),
}


def stages(bench: Bench, _rounds: int) -> dict[str, float]:
    """Return the seconds of each stage of one publication, all in this process and one after another."""
    gc.disable()  # as in the command
    laps, begun = Laps(), time.perf_counter()
    for name, modules in IMPORTS.items():
        with laps.lap(name):
            for module in modules:
                importlib.import_module(module)
    from briefpress.engine import weasyprint
    from briefpress.problems import Report
    from briefpress.publish import Request, publish
    from briefpress.workspace import Workspace

    with laps.lap("importing WeasyPrint"):
        weasyprint()
    for place, name, stage in CALLS:
        room = importlib.import_module(place)
        setattr(room, name, laps.timed(stage, getattr(room, name)))
    publish(Request(Workspace(bench.root), (bench.brief,)), SlowPress(laps), Report(), lambda _: None)
    return laps.seconds | {"the rest": time.perf_counter() - begun - sum(laps.seconds.values())}


class SlowPress:
    """A press that works in this process and measures what it does."""

    def __init__(self, laps: Laps) -> None:
        self.laps = laps
        self.attached: Sequence[Attached] = ()

    def lay_out(self, sheet: Sheet) -> None:
        """Lay out `sheet`."""
        from briefpress.brand.fonts import use_fonts
        from briefpress.pdf.write import lay_out
        from briefpress.problems import Report

        use_fonts(sheet.fonts, sheet.cache)
        with self.laps.lap("layout"):
            self.when, self.layout = sheet.when, lay_out(sheet.html, sheet.root, Report())

    def pages(self) -> Pages:
        """Return the pages."""
        from briefpress.pdf import Pages

        return Pages(self.layout.page_count, self.layout.page_numbers())

    def attach(self, attached: Sequence[Attached]) -> None:
        """Keep what is to be attached."""
        self.attached = attached

    def file(self, report: Report) -> bytes:  # noqa: ARG002 - as a press has it
        """Return the file."""
        with self.laps.lap("writing the PDF"):
            return self.layout.write(self.when, self.attached)


# Memory


@dataclass(frozen=True, slots=True)
class Memory:
    """MB of a process and all it has started: with what they share counted once, and once in each."""

    once: float = 0.0
    each: float = 0.0

    def __or__(self, other: Memory) -> Memory:
        return Memory(max(self.once, other.once), max(self.each, other.each))


def peak(commands: Sequence[Command]) -> Memory:
    """Return the most memory that `commands`, one after another, take; looked at every few milliseconds."""
    most = Memory()
    for command in commands:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None:
                most |= _memory(process.pid)
                time.sleep(0.004)
    return most


def _memory(pid: int) -> Memory:
    shares = [_share(family) for family in _family(pid)]
    return Memory(sum(share.once for share in shares), sum(share.each for share in shares))


def _family(pid: int) -> Iterator[int]:
    """Yield `pid` and the processes it has started, with theirs."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _share(pid: int) -> Memory:
    """Return the memory of one process as Linux tells it: Pss and Rss; nothing where it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return Memory()
    kilobytes = {line.split(":")[0]: float(line.split()[1]) for line in lines[1:]}
    return Memory(kilobytes["Pss"] / 1000 * 1.024, kilobytes["Rss"] / 1000 * 1.024)


# Figures


def say(name: str, *figures: str) -> None:
    """Print a line: what was measured, and its figures in columns."""
    sys.stdout.write(f"  {name:<48}" + "".join(f"{figure:>12}" for figure in figures) + "\n")
    sys.stdout.flush()


def title(text: str, *columns: str) -> None:
    """Print a line above others."""
    sys.stdout.write(f"\n{text:<50}" + "".join(f"{column:>12}" for column in columns) + "\n")


def say_seconds(name: str, runs: Sequence[float]) -> None:
    """Print median and best of `runs`."""
    say(name, f"{statistics.median(runs):.3f}", f"{min(runs):.3f}")


def say_ratio(name: str, ours: Sequence[float], peer: Sequence[float], aim: float) -> None:
    """Print how many times the peer's median ours is."""
    ratio = statistics.median(ours) / statistics.median(peer)
    say(f"{name}, ours / peer", f"{ratio:.2f}", f"aim {aim:g}")


def measure(bench: Bench, rounds: int) -> None:
    """Measure everything and print it."""
    title(f"Seconds, {rounds} rounds", "median", "best")
    seconds(bench.ours()), seconds(bench.peer())  # so that bytecode and caches are there
    ours, peer = cold(bench, rounds)
    say_seconds("cold: a new process", ours)
    say_seconds("peer: pandoc and typst, new processes", peer)
    again = inside("warm", bench, rounds)
    say_seconds("warm: again in the same process", again)
    say("cold, once, nothing kept in .briefpress", f"{cold_without_cache(bench):.3f}")
    title("Times the peer")
    say_ratio("cold", ours, peer, AIMS["cold"])
    say_ratio("warm", again, peer, AIMS["warm"])
    measure_stages(bench, rounds)
    measure_memory(bench)


def measure_stages(bench: Bench, rounds: int) -> None:
    """Print the seconds of each stage, one after another; the command draws the PDF in a process beside."""
    title("Seconds by stage, one after another in one process", "median", "best")
    start = [seconds([[sys.executable, "-c", "pass"]]) for _ in range(rounds)]
    runs = [inside("stages", bench, rounds) for _ in range(rounds)]
    say_seconds("starting Python", start)
    for name in runs[0]:
        say_seconds(name, [run[name] for run in runs])
    say_seconds("sum", [begun + sum(run.values()) for begun, run in zip(start, runs, strict=True)])


def measure_memory(bench: Bench) -> None:
    """Print the most memory that a run takes, all its processes together."""
    title("Most memory in MB, all processes of a run", "Pss", "Rss")
    if not Path("/proc/self/smaps_rollup").exists():
        say("is measured on Linux only")
        return
    for name, commands in (("ours", bench.ours()), ("peer", bench.peer())):
        memory = peak(commands)
        aim = [f"aim {AIMS['memory']:g}"] if name == "ours" else []
        say(name, f"{memory.once:.0f}", f"{memory.each:.0f}", *aim)
    say("Pss counts what processes share once, Rss in each of them")


def main() -> None:
    """Measure; with --inside, be the process that is measured, and print JSON."""
    parser = argparse.ArgumentParser(description="Measure seconds and memory, beside pandoc and typst.")
    parser.add_argument("brief", nargs="?", default=BRIEF, help="the brief in source/ to measure with")
    parser.add_argument("--rounds", type=int, default=9, help="how often to measure each")
    parser.add_argument("--inside", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        what, root = options.inside
        sys.stdout.write(
            json.dumps({"warm": warm, "stages": stages}[what](Bench(Path(root), options.brief), options.rounds))
        )
        return
    sys.stdout.write(
        f"{options.brief}: PDF and Word file. Python {platform.python_version()}, {os.cpu_count()} cores\n"
    )
    with new_bench(options.brief) as bench:
        measure(bench, options.rounds)


if __name__ == "__main__":
    main()
