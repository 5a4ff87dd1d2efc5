"""The command that makes files. In: options and names of briefs. Out: files, problems and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefpress.cli.commands import (
    brief_names,
    briefs_argument,
    date_asked,
    strict_option,
    workspace_around,
)
from briefpress.cli.complete import complete_brand

if TYPE_CHECKING:
    from briefpress.publish import Outcome, Request
    from briefpress.workspace import Workspace

EDITIONS = ("screen", "print")
FORMATS = ("pdf", "docx")


@click.command()
@briefs_argument
@click.option(
    "--to", "formats", type=click.Choice(FORMATS), multiple=True, help="Make this format only; may be repeated."
)
@click.option(
    "--brand", metavar="NAME", default="", shell_complete=complete_brand, help="Use this brand for all of them."
)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the files there and not into output/.",
)
@click.option(
    "--review",
    is_flag=True,
    help="Make BRIEF-review.docx, a draft with changes recorded and lines numbered; a PDF with --to only.",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default=EDITIONS[0],
    help="For the screen, or for a printer: PDF/X-4 in the colours of the press, with bleed and crop marks.",
)
@click.option(
    "--profile",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The press's colour profile (ICC), in place of the brand's.",
)
@click.option(
    "--cover-image", is_flag=True, help="Make pictures too: of page 1, and a card of 1200 by 630 pixels for links."
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(0),
    default=0,
    help="Make so many briefs at once. By default, as many as there are cores and memory for.",
)
@click.option("--force", is_flag=True, help="Make every file, those too that would be the same.")
@click.option("--attach", is_flag=True, help="Put the Word file and the source into the PDF.")
@strict_option
@click.pass_obj
def publish(folder: Path, /, briefs: tuple[str, ...], *, strict: bool, **options: Any) -> None:
    """Make the files of each BRIEF, or of every brief in source/.

    A brief with an error is not made, the others are; warnings are shown and do no harm.

    \b
    briefpress publish
    briefpress publish belarus-in-ukraines-foreign-policy
    briefpress publish --to pdf --brand plain
    briefpress publish --output ~/Desktop --strict
    briefpress publish --review
    briefpress publish --edition print --profile CoatedFOGRA39.icc
    briefpress publish --to pdf --attach
    """
    attach, printed = options["attach"], options["edition"] == "print"
    _refuse(attach and options["formats"] == ("docx",), "--attach puts files into the PDF: ask for that too")
    _refuse(options["review"] and printed, "--review makes drafts, --edition print finished sheets: leave one out")
    _refuse(options["cover_image"] and printed, "--cover-image is for the screen: leave out --edition print")
    from briefpress.cli.made import show_made
    from briefpress.problems import Report
    from briefpress.publish import unchanged

    workspace = workspace_around(folder)
    request = _request(workspace, brief_names(workspace, briefs), options, strict=strict)
    outcomes = {} if request.force else unchanged(request)
    if len(outcomes) < len(request.briefs):
        outcomes |= _made(request, outcomes, options["jobs"])
    report = Report([problem for outcome in outcomes.values() for problem in outcome.problems])
    if report.problems:
        from briefpress.cli.show import show_problems
        from briefpress.cli.way_out import show_way_out

        show_problems(report.problems, workspace.root)
        show_way_out(report.problems)
    show_made([outcomes[id_] for id_ in request.briefs])
    sys.exit(1 if report.fails(strict=strict) else 0)


def _made(request: Request, done: Collection[str], jobs: int) -> dict[str, Outcome]:
    """Make the briefs that are not `done` yet."""
    from briefpress.cli.made import Progress
    from briefpress.publish import publish_all

    rest = replace(request, briefs=tuple(id_ for id_ in request.briefs if id_ not in done))
    with Progress(len(request.briefs), len(done)) as progress:
        return {outcome.id: progress.done(outcome) for outcome in publish_all(rest, progress, jobs=jobs)}


def _request(workspace: Workspace, names: tuple[str, ...], options: dict[str, Any], *, strict: bool) -> Request:
    """Return what the options of `publish` ask for."""
    from briefpress.publish import Format, Purpose, Request

    printed = options["edition"] == "print"
    return Request(
        workspace,
        names,
        frozenset(map(Format, options["formats"])),
        options["brand"],
        options["output"],
        strict=strict,
        date=date_asked(),
        purpose=Purpose.REVIEW if options["review"] else Purpose.PRINT if printed else Purpose.READERS,
        profile=options["profile"],
        attach=options["attach"],
        cover_image=options["cover_image"],
        force=options["force"],
    )


def _refuse(wrong: object, why: str) -> None:
    if wrong:
        raise click.UsageError(why)
