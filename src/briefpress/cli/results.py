"""Results in the terminal: progress, a line for each file, failed briefs.

In: values. Out: text, on standard error for progress and failures, on standard output for results.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from briefpress.cli.terminal import write_utf8
from briefpress.publish import Finished, Outcome, Request, State

UNPAGED = {".html": "web page", ".epub": "e-book", ".png": "picture"}  # shown in place of a page count


def show_made(outcomes: Sequence[Outcome], briefs: int, *, quiet: bool = False) -> None:
    """Show a line for each file, with path, pages, size and time, as a table in a terminal; then the failed briefs.

    The first `briefs` outcomes belong to briefs; there may be one more, for the website.
    """
    rows = [] if quiet else [_row(file, outcome.state) for outcome in outcomes for file in outcome.files]
    if rows and sys.stdout.isatty():
        _table(rows)
    else:
        for path, pages, size, seconds in rows:
            counted = UNPAGED.get(Path(path).suffix) or f"{pages} {'page' if pages == '1' else 'pages'}"
            click.echo(f"{path}\t{counted}\t{size}\t{seconds}")
    failed = [outcome.id for outcome in outcomes if outcome.state is State.FAILED]
    if failed and len(outcomes) > 1:
        made = sum(outcome.state is not State.FAILED for outcome in outcomes[:briefs])
        click.echo(f"published {made} of {briefs} briefs; failed: {', '.join(failed)}", err=True)


def show_json(outcomes: Sequence[Outcome], root: Path) -> None:
    """Write a JSON list of briefs, each with its state, files and problems."""
    import json

    from briefpress.problems import in_order
    from briefpress.problems.formats import FORMATS

    briefs = [
        {
            "brief": outcome.id,
            "state": outcome.state,
            "files": [_plain(file, root) for file in outcome.files],
            "problems": json.loads(FORMATS["json"](in_order(outcome.problems))),
        }
        for outcome in outcomes
    ]
    write_utf8(json.dumps(briefs, ensure_ascii=False, indent=2) + "\n")


def _plain(file: Finished, root: Path) -> dict[str, object]:
    path = file.file.absolute()
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    return {"path": shown, "bytes": file.size, "pages": file.pages, "seconds": round(file.seconds, 3)}


def show_plan(request: Request, *, every: bool) -> int:
    """Show the planned result for each brief, and the reason; return the exit code."""
    from briefpress.cli.show import show_problems
    from briefpress.problems import Report
    from briefpress.publish import plan

    report, would = Report(), {State.MADE: "would be published", State.FAILED: "would not be published"}
    for planned_brief in plan(request):
        report.extend(planned_brief.problems)
        why = f": {planned_brief.why}" if planned_brief.why else ""
        click.echo(f"{planned_brief.id}\t{would.get(planned_brief.state, planned_brief.state)}{why}")
    show_problems(report.problems, request.workspace.root, every=every, brief=not every)
    return 1 if report.fails(strict=request.strict) else 0


def open_files(outcomes: Sequence[Outcome]) -> None:
    """Open one file of each brief in the default program: the PDF, the Word file, the web page or the e-book."""
    for outcome in outcomes:
        by_suffix = {file.file.suffix: file.file for file in outcome.files}
        for file in [by_suffix[suffix] for suffix in (".pdf", ".docx", ".html", ".epub") if suffix in by_suffix][:1]:
            click.launch(str(file))


def _row(file: Finished, state: State) -> tuple[str, str, str, str]:
    """Return the cells for a file: path, pages, size and time."""
    took = f"{file.seconds:.2f} s" if state is State.MADE else state
    return _short(file.file), str(file.pages or ""), _size(file.size), took


def _table(rows: Sequence[tuple[str, ...]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("file", no_wrap=True, overflow="fold")
    for name in ("pages", "size", "time"):
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _short(file: Path) -> str:
    """Return the path of a file relative to the current folder, or the full path if it is shorter."""
    whole = str(file.resolve())
    try:
        return min(os.path.relpath(whole), whole, key=len)
    except ValueError:  # on Windows, the file may be on another drive
        return whole


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


class Progress:
    """Shows progress in a terminal: the number of finished briefs and the current step.

    The line is redrawn at each step, never by a thread, because processes are forked while it is shown.
    """

    def __init__(self, total: int, done: int = 0, *, quiet: bool = False) -> None:
        """Show that `done` of `total` briefs are finished."""
        self.total, self.count = total, done
        self.shows = not quiet and sys.stderr.isatty()
        self.bar: Any = None
        self.task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __call__(self, text: str) -> None:
        """Show `text` until the next step."""
        if self.shows:
            self._show(text)

    def done(self, outcome: Outcome) -> Outcome:
        """Count a brief as finished, and return its outcome."""
        self.count += 1
        if self.bar is not None:
            self._show(outcome.id)
        return outcome

    def _show(self, text: str) -> None:
        if self.bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), TextColumn("{task.completed} of {task.total}"), TextColumn("{task.description}"))
            self.bar = Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
            self.task = self.bar.add_task(text, total=self.total)
            self.bar.start()
        self.bar.update(self.task, completed=self.count, description=text, refresh=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()
