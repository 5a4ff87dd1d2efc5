"""The commands that report and explain problems. In: options, briefs and codes. Out: problems, explanations and an exit
code.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.cli.commands import brief_names, briefs_argument, requested_date, strict_option, workspace_around
from briefpress.cli.complete import complete_brand, complete_code, complete_level
from briefpress.cli.terminal import write_utf8

if TYPE_CHECKING:
    from briefpress.problems import Code, Report

FORMATS = ("text", "json", "sarif", "github")
EXPLAINED = ("text", "markdown")


@click.command(short_help="Report problems without producing files.")
@briefs_argument
@click.option("--list", "lists", is_flag=True, help="List all codes with their levels, and check nothing.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default=FORMATS[0], help="The output format.")
@click.option(
    "--level",
    "levels",
    metavar="CODE=LEVEL",
    multiple=True,
    shell_complete=complete_level,
    help="Set a level: error, warning, remark, off.",
)
@click.option(
    "--brand",
    metavar="NAME",
    default="",
    shell_complete=complete_brand,
    help="Check this brand, and the briefs as they would look in it.",
)
@click.option("--links", is_flag=True, help="Go online to check that each link still works.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Compare dates with this date instead of today's.")
@click.option("--quiet", is_flag=True, help="Show errors only; with --strict, also warnings.")
@strict_option
@click.pass_obj
def check(
    folder: Path,
    briefs: tuple[str, ...],
    lists: bool,
    format_: str,
    levels: tuple[str, ...],
    brand: str,
    links: bool,
    today: datetime.datetime | None,
    quiet: bool,
    strict: bool,
) -> None:
    """Report problems in each BRIEF, or in every brief in source/, without producing files.

    \b
    briefpress check
    briefpress check belarus-in-ukraines-foreign-policy --strict
    briefpress check --level alt-missing=error --level link-empty=off
    briefpress check --format sarif > problems.sarif
    briefpress check --brand house
    briefpress check --links
    """
    from briefpress.problems import Report

    if lists:
        from briefpress.cli.show import show_catalogue

        return show_catalogue()
    from briefpress.publish import Request, check_briefs

    workspace, report = workspace_around(folder), Report()
    day = (today or requested_date() or datetime.datetime.now()).date()
    named = brief_names(workspace, briefs) if briefs or workspace.briefs() or not brand else ()
    request = Request(workspace, named, brand=brand, levels=_levels(levels), today=day)
    check_briefs(request, report, links=links)
    _show(report, format_, workspace.root, quiet=quiet, strict=strict)
    sys.exit(1 if report.fails(strict=strict) else 0)


def _show(report: Report, format_: str, root: Path, *, quiet: bool, strict: bool) -> None:
    """Print the problems in a format; as text, also print advice, or a line that says there are no problems.

    If `quiet` is True, print only the problems that make the command fail.
    """
    from briefpress.cli.despite_errors import propose_levels
    from briefpress.cli.show import show_as
    from briefpress.problems import Report, in_order

    shown = [problem for problem in report.problems if not quiet or Report([problem]).fails(strict=strict)]
    show_as(format_, shown, root)
    if format_ == FORMATS[0]:
        propose_levels(shown)
        click.echo("" if quiet or in_order(shown) else "no problems\n", nl=False)


@click.command(short_help="Explain problems and how to fix them.")
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=complete_code)
@click.option(
    "--format",
    "format_",
    type=click.Choice(EXPLAINED),
    default=EXPLAINED[0],
    help="The output format: text for the terminal, or Markdown for a brief.",
)
def explain(codes: tuple[str, ...], format_: str) -> None:
    """Explain each problem CODE, or all of them: what it means, why it matters and how to fix it.

    \b
    briefpress explain link-empty
    briefpress check --list                       list all codes
    briefpress explain --format markdown          print all explanations as Markdown
    """
    from briefpress.cli.show import show_explanation
    from briefpress.problems import Code

    asked = [_code(code) for code in codes] or list(Code)
    if format_ == "markdown":
        from briefpress.problems.manual import manual

        write_utf8(manual(asked))
        return
    for code in asked:
        show_explanation(code)


def _code(name: str) -> Code:
    """Return the code with this `name`, or raise a usage error if there is none."""
    from briefpress.problems import Code, nearest

    if name in set(Code):
        return Code(name)
    hint = nearest(name, Code) or "`briefpress check --list` lists all codes"
    raise click.UsageError(f'there is no problem code "{name}": {hint}')


def _levels(settings: Sequence[str]) -> dict[str, str]:
    """Return the levels that the command line sets, or raise a usage error."""
    from briefpress.problems import Report, read_level

    report, levels = Report(), dict[str, str]()
    for setting in settings:
        code, _, level = setting.partition("=")
        levels |= read_level(code, level, report)
    for problem in report.problems:
        raise click.UsageError(f"--level: {problem.text}: {problem.hint}")
    return levels
