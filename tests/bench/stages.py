"""How long each stage of a publication takes, and how long a second publication takes in the same process.

In: a workspace and a brief. Out: seconds by stage. Both publications run in a separate process, started by `inside`.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.clock import ENVIRONMENT, Took, seconds_used
from tests.readers.publishing import ROOT

if TYPE_CHECKING:
    from briefpress.pdf import Attached, Pages, Sheet
    from briefpress.problems import Report


def inside(stage: str, root: Path, brief: str, rounds: int = 1) -> Any:
    """Return the result of `_warm` or `_stages` from a new process."""
    command = [sys.executable, "-m", "tests.bench.stages", stage, str(root), brief, str(rounds)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=ENVIRONMENT).stdout)


def warm(root: Path, brief: str, rounds: int) -> list[Took]:
    """Return the time of the second and each later publication in one process, each after an edit."""
    return [Took(*took) for took in inside("warm", root, brief, rounds)]


def stages(root: Path, brief: str) -> dict[str, float]:
    """Return the CPU seconds of each stage in a publication; the stages run one after another in one process."""
    found: dict[str, float] = inside("stages", root, brief)
    return found


def _warm(root: Path, brief: str, rounds: int) -> list[tuple[float, float]]:
    from briefpress.pdf import open_worker
    from briefpress.problems import Report
    from briefpress.publish import Request, publish
    from briefpress.workspace import Workspace

    file, request, took = root / "source" / brief / "brief.md", Request(Workspace(root), (brief,)), []
    text = file.read_text(encoding="utf-8")
    with open_worker() as printer:
        for number in range(rounds + 1):
            file.write_text(f"{text}\n\nEdition no. {number}.\n", encoding="utf-8")
            begun, used = time.perf_counter(), seconds_used(os.getpid())
            publish(request, printer, Report(), lambda _: None)
            took.append((seconds_used(os.getpid()) - used, time.perf_counter() - begun))
    file.write_text(text, encoding="utf-8")
    return took[1:]


@dataclass(slots=True)
class Laps:
    """CPU seconds, keyed by the name of the stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Measure the time spent inside the block."""
        begun = time.process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.process_time() - begun

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return `call` with its time measured."""

        def measured(*args: Any, **kwargs: Any) -> Any:
            with self.lap(name):
                made = call(*args, **kwargs)
                return list(made) if isinstance(made, Iterator) else made

        return measured


# The functions that `publish` calls: the module, the name and the stage of each.
CALLS = (
    ("briefpress.publish.prepared", "read_partly", "reading"),
    ("briefpress.publish.prepared", "check", "checking"),
    ("briefpress.publish.shared", "read_brand", "brand"),
    ("briefpress.publish.shared", "read_words", "house words"),
    ("briefpress.publish.prepared", "prepare", "preparing"),
    ("briefpress.publish.prepared", "missing_characters", "looking for missing characters"),
    ("briefpress.publish.outlines", "monograms", "monograms"),
    ("briefpress.html", "write_html", "HTML"),
    ("briefpress.brand.computed_style", "read_look", "styles for Word"),
    ("briefpress.docx", "write_docx", "Word file"),
)
IMPORTS = {
    "importing the command line": ("briefpress.cli.show", "briefpress.publish.run"),
    "importing the HTML writer": ("briefpress.html",),
    "importing the Word writer": ("briefpress.docx", "briefpress.brand.computed_style"),
}


def _stages(root: Path, brief: str, _rounds: int) -> dict[str, float]:
    """Return the CPU seconds of each stage in a publication; the stages run one after another in this process."""
    gc.disable()  # as in the command
    laps, begun = Laps(), time.process_time()
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
    publish(Request(Workspace(root), (brief,), force=True), SlowPress(laps), Report(), lambda _: None)
    return laps.seconds | {"the rest": time.process_time() - begun - sum(laps.seconds.values())}


class SlowPress:
    """A press that works in this process and measures its own time."""

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

        return Pages(self.layout.page_count, self.layout.numbers)

    def attach(self, attached: Sequence[Attached]) -> None:
        """Keep the files to attach."""
        self.attached = attached

    def file(self, report: Report) -> bytes:  # noqa: ARG002 - as a press has it
        """Return the file."""
        with self.laps.lap("writing the PDF"):
            return self.layout.write(self.when, self.attached)


def main() -> None:
    """Run as the measured process, and print JSON."""
    stage, root, brief, rounds = sys.argv[1:]
    sys.stdout.write(json.dumps({"warm": _warm, "stages": _stages}[stage](Path(root), brief, int(rounds))))


if __name__ == "__main__":
    main()
