"""Problems in the terminal, each with its line.

In: values. Out: text, in colour in a terminal; problems go to standard error, and explanations to standard output.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import click

from briefpress.cli.summaries import Shown, other_hints, places_of, summarised, without_repeats
from briefpress.cli.terminal import write_utf8
from briefpress.problems import Code, Level, Problem, in_order
from briefpress.workspace import Stamp, stamp_of

COLORS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.REMARK: "cyan", Level.OFF: "bright_black"}
WIDEST = 100


def show_as(format_: str, problems: Iterable[Problem], root: Path) -> None:
    """Show all problems as text, or write them to standard output in a format for other programs."""
    if format_ == "text":
        show_problems(problems, root)
    else:
        from briefpress.problems.formats import FORMATS

        write_utf8(FORMATS[format_](in_order(problems)))


def show_catalogue() -> None:
    """Show every code with its level and summary, one per line."""
    from briefpress.problems.catalogue import catalogue

    width = max(map(len, Code))
    for code, explanation in catalogue().items():
        level = click.style(f"{code.level:8}", fg=COLORS[code.level])
        click.echo(f"{code:{width}}  {level} {explanation.summary}")


def show_explanation(code: Code) -> None:
    """Show the explanation of a code: its meaning, why it matters, what to do, and an example that raises it."""
    from briefpress.problems.catalogue import catalogue

    found = catalogue()[code]
    fixed = " (cannot be lowered)" if code.fixed else ""
    level = click.style(f"{code.level}[{code}]", fg=COLORS[code.level], bold=True)
    click.echo(f"{level}{fixed}: {found.summary}")
    for title, text in (("Why it matters", found.why), ("What to do", found.do)):
        click.echo(
            f"\n{click.style(title, bold=True)}\n{click.wrap_text(text, WIDEST, '  ', '  ', preserve_paragraphs=True)}"
        )
    for file, text in {found.file: found.example, **found.files}.items():
        lines = "\n".join(f"  {line}".rstrip() for line in text.rstrip().split("\n"))
        click.echo(f"\n{click.style(f'Example, {file}', bold=True)}\n{lines}")


def show_problems(problems: Iterable[Problem], root: Path, *, every: bool = False, brief: bool = False) -> None:
    """Show the problems in order, each with its line, followed by their number.

    Of equal problems, three are shown and the rest are counted; if `every`, all of them are shown. If `brief`, problems
    that do not prevent publication are summarised.
    """
    shown = in_order(problems)
    entries = map(Shown, shown) if every else summarised(shown) if brief else without_repeats(shown)
    more = False
    for entry in entries:
        more = more or bool(entry.summed)
        click.echo("\n".join(_entry(entry, root)), err=True)
    if shown:
        click.echo(f"{_summary(shown)}{'; --verbose shows each' if more else ''}", err=True)


def _entry(entry: Shown, root: Path) -> Iterator[str]:
    problem = entry.problem
    if entry.summed:
        files = {other.place.file for other in entry.summed if other.place}
        count = _styled(problem, f"{len(entry.summed)} {problem.level}s [{problem.code}]")
        among = f" in {len(files)} files" if len(files) > 1 else ""
        where = f"{problem.place.file}:{problem.place.line}: " if problem.place else ""
        yield f"{where}{count}{among}, the first of which is: {problem.text}"
        if problem.hint:
            yield f"  hint: {problem.hint}"
        yield from (f"  {where}: {hint}" for where, hint in other_hints(entry.summed))
        return
    yield from _lines(problem, root)
    if entry.equal:
        where = places_of(entry.equal)
        yield f"  and {len(entry.equal)} more of these{f': {where}' if where else ''}"


def _styled(problem: Problem, text: str) -> str:
    return click.style(text, fg=COLORS[problem.level], bold=True)


def _lines(problem: Problem, root: Path) -> Iterator[str]:
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}: " if place else ""
    level = _styled(problem, f"{problem.level}[{problem.code}]")
    yield f"{where}{level}: {problem.text}"
    if place and place.width and (line := _line(root / place.file, place.line)):
        yield from _excerpt(line, place.line, place.column, place.width)
    if problem.hint:
        yield f"  hint: {problem.hint}"


def _line(path: Path, number: int) -> str:
    lines = _lines_of(path, stamp_of(path))
    return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=4)
def _lines_of(path: Path, _stamp: Stamp) -> list[str]:
    """Return the lines of a file, split in the same way as when the source is read: only line feeds and carriage
    returns end a line.
    """
    try:
        text = path.read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _excerpt(line: str, number: int, column: int, width: int) -> Iterator[str]:
    """Yield the line, shortened around the problem if it is long, and marks below the problem."""
    start = max(0, column - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    before, after = ("... " if start else ""), (" ..." if len(line) > start + WIDEST else "")
    shown = "".join(_shown(char) for char in line[start : start + WIDEST])
    margin = f"  {number} | "
    marks = min(width, len(shown) - (column - 1 - start))
    yield f"{margin}{before}{shown}{after}"
    yield " " * (len(margin) - 2) + "| " + " " * (len(before) + column - 1 - start) + "^" * max(1, marks)


def _shown(char: str) -> str:
    """Return a printable character in place of an invisible character or one that moves the cursor."""
    return char if char.isprintable() else " " if char.isspace() else "\ufffd"


def _summary(problems: Sequence[Problem]) -> str:
    counts = {level: sum(problem.level is level for problem in problems) for level in Level}
    return ", ".join(f"{n} {level}{'' if n == 1 else 's'}" for level, n in counts.items() if n)
