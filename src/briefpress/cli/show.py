"""What people see: problems with their lines, progress, a table of what was made.

In: values. Out: text, on standard error for problems and progress, on standard output for results. On a
terminal with colour and, for long work, with a spinner; elsewhere plain and quiet.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from briefpress.problems import Code, Level, Problem, in_order

if TYPE_CHECKING:
    from briefpress.publish import Made

COLORS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.REMARK: "cyan", Level.OFF: "bright_black"}
WIDEST = 100


def show_as(format_: str, problems: Iterable[Problem], root: Path) -> None:
    """Show all problems as text, or on standard output in a format for programs."""
    if format_ == "text":
        show_problems(problems, root)
    else:
        from briefpress.problems.formats import FORMATS

        click.echo(FORMATS[format_](in_order(problems)), nl=False)


def show_catalogue() -> None:
    """Show every kind of problem with its level in a line."""
    from briefpress.problems.catalogue import catalogue

    width = max(map(len, Code))
    for code, explanation in catalogue().items():
        level = click.style(f"{code.level:8}", fg=COLORS[code.level])
        click.echo(f"{code:{width}}  {level} {explanation.summary}")


def show_explanation(code: Code) -> None:
    """Show what a kind of problem means, why it matters, what to do, and what raises it."""
    from briefpress.problems.catalogue import catalogue

    found = catalogue()[code]
    fixed = ", always" if code.fixed else ""
    level = click.style(f"{code.level}[{code}]", fg=COLORS[code.level], bold=True)
    click.echo(f"{level}{fixed}: {found.summary}")
    for title, text in (("Why it matters", found.why), ("What to do", found.do)):
        click.echo(f"\n{click.style(title, bold=True)}\n{click.wrap_text(text, WIDEST, '  ', '  ')}")
    for file, text in {found.file: found.example, **found.files}.items():
        lines = "\n".join(f"  {line}".rstrip() for line in text.rstrip().split("\n"))
        click.echo(f"\n{click.style(f'Example, {file}', bold=True)}\n{lines}")


def show_problems(problems: Iterable[Problem], root: Path) -> None:
    """Show all problems in order, each with its line, and how many there are."""
    shown = in_order(problems)
    for problem in shown:
        click.echo("\n".join(_lines(problem, root)), err=True)
    if shown:
        click.echo(_summary(shown), err=True)


def _lines(problem: Problem, root: Path) -> Iterator[str]:
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}: " if place else ""
    level = click.style(f"{problem.level}[{problem.code}]", fg=COLORS[problem.level], bold=True)
    yield f"{where}{level}: {problem.text}"
    if place and place.width and (line := _line(root / place.file, place.line)):
        yield from _excerpt(line, place.line, place.column, place.width)
    if problem.hint:
        yield f"  hint: {problem.hint}"


def _line(path: Path, number: int) -> str:
    lines = _lines_of(path)
    return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=4)
def _lines_of(path: Path) -> list[str]:
    """Return the lines of a file as they are counted in the source: only line feeds and carriage returns end one."""
    try:
        text = path.read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _excerpt(line: str, number: int, column: int, width: int) -> Iterator[str]:
    """Yield the line, cut around the spot where it is long, and marks below the spot."""
    start = max(0, column - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    before, after = ("... " if start else ""), (" ..." if len(line) > start + WIDEST else "")
    shown = "".join(_shown(sign) for sign in line[start : start + WIDEST])
    margin = f"  {number} | "
    marks = min(width, len(shown) - (column - 1 - start))
    yield f"{margin}{before}{shown}{after}"
    yield " " * (len(margin) - 2) + "| " + " " * (len(before) + column - 1 - start) + "^" * max(1, marks)


def _shown(sign: str) -> str:
    """Return a sign as it may be printed: nothing that moves the cursor or hides."""
    return sign if sign.isprintable() else " " if sign.isspace() else "\ufffd"


def _summary(problems: Sequence[Problem]) -> str:
    counts = {level: sum(problem.level is level for problem in problems) for level in Level}
    return ", ".join(f"{n} {level}{'' if n == 1 else 's'}" for level, n in counts.items() if n)


def show_made(made: Sequence[Made]) -> None:
    """Show a line for each file: its path, pages, size and seconds; a table on a terminal."""
    if not made:
        return
    rows = [(_short(file.file), str(file.pages), _size(len(file.data)), f"{file.seconds:.2f}") for file in made]
    if not sys.stdout.isatty():
        for path, pages, size, seconds in rows:
            click.echo(f"{path}\t{pages} {'page' if pages == '1' else 'pages'}\t{size}\t{seconds} s")
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("file", no_wrap=True, overflow="fold")
    for name in ("pages", "size", "seconds"):
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _short(file: Path) -> str:
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


class Progress:
    """Says on a terminal what is being done; elsewhere nothing."""

    def __init__(self) -> None:
        self.status: Any = None

    def __enter__(self) -> Progress:
        return self

    def __call__(self, text: str) -> None:
        """Show `text` until the next one."""
        if not sys.stderr.isatty():
            return
        if self.status is None:
            from rich.console import Console

            self.status = Console(stderr=True).status(text)
            self.status.start()
        self.status.update(text)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is not None:
            self.status.stop()
