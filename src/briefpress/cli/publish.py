"""The command that publishes briefs. In: options and names of briefs. Out: files, problems and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefpress.cli.commands import (
    brief_names,
    briefs_argument,
    requested_date,
    strict_option,
    workspace_around,
)
from briefpress.cli.complete import complete_brand
from briefpress.cli.contradictions import refuse, refuse_contradictions
from briefpress.cli.files import ReadableFile

if TYPE_CHECKING:
    Options = Mapping[str, Any]  # the options as Click passes them

    from briefpress.publish import Format, Outcome, Request
    from briefpress.workspace import Workspace

EDITIONS = ("screen", "print")
FORMATS = ("pdf", "docx", "html", "epub")


class Formats(click.Choice[str]):
    """Formats separated by commas, as in Quarto: `--to pdf,docx`."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return `value` if every part of it is a format."""
        return ",".join(super(Formats, self).convert(part, param, ctx) for part in value.split(","))


CHANGES = ("accept", "reject")


class Shard(click.ParamType):  # type: ignore[type-arg]  # generic in the type stubs only
    """A share of the briefs, such as `3/20`."""

    name = "shard"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return the number of the share, counted from 1, and the number of shares."""
        number, _, shares = str(value).partition("/")
        if not (number.isdecimal() and shares.isdecimal() and 1 <= int(number) <= int(shares)):
            self.fail(f"{value!r} is not a share: write 3/20 for the third of twenty shares", param, ctx)
        return int(number), int(shares)


@click.command(short_help="Publish briefs as PDFs, Word files and more.")
@briefs_argument
@click.option(
    "--to",
    "formats",
    type=Formats(FORMATS),
    multiple=True,
    callback=lambda _context, _option, values: tuple(part for value in values for part in value.split(",")),
    help="Produce a PDF, a Word file, a web page or an e-book; can be repeated. By default, pdf and docx.",
)
@click.option(
    "--brand", metavar="NAME", default="", shell_complete=complete_brand, help="Use this brand for all briefs."
)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files to this folder instead of output/.",
)
@click.option(
    "--review",
    is_flag=True,
    help="Produce BRIEF-review.docx, a draft with tracked changes and line numbers; with --to pdf, a PDF.",
)
@click.option(
    "--changes",
    type=click.Choice(CHANGES),
    help="Publish briefs as if all their open suggestions had been accepted (or rejected).",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default=EDITIONS[0],
    help="Publish for the screen, or for print as a PDF/X-4 in the press's colours, with bleed and crop marks.",
)
@click.option(
    "--profile",
    metavar="FILE",
    type=ReadableFile(),
    help="The press's colour profile (ICC), used instead of the brand's.",
)
@click.option(
    "--cover-image",
    is_flag=True,
    help="Also produce a picture of page 1, and a card of 1200 by 630 pixels for social media.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(0),
    default=0,
    help="Publish N briefs at a time; by default, as many as the cores and memory allow.",
)
@click.option("--scheduler", metavar="ADDRESS", default="", help="Publish on the Dask cluster at this address.")
@click.option(
    "--shard", metavar="K/N", type=Shard(), help="Publish share K of N, to divide the briefs among several machines."
)
@click.option("--site", is_flag=True, help="Also produce output/site/, a website with all briefs.")
@click.option("--site-address", metavar="URL", default="", help="The site's address, for its feed and sitemap.")
@click.option("--force", is_flag=True, help="Republish everything, including unchanged briefs.")
@click.option("--attach", is_flag=True, help="Embed the Word file and the source in the PDF.")
@click.option("--dry-run", is_flag=True, help="Report what would be published and why, and produce nothing.")
@click.option("--open", is_flag=True, help="Open each brief's PDF; without one, open its Word file or web page.")
@click.option("--json", is_flag=True, help="Print files and problems as JSON.")
@click.option("--quiet", is_flag=True, help="Show errors only.")
@click.option("--verbose", is_flag=True, help="Show every warning, including repeated ones.")
@strict_option
@click.pass_obj
def publish(folder: Path, /, briefs: tuple[str, ...], *, strict: bool, **options: Any) -> None:
    """Publish each BRIEF, or every brief in source/.

    A brief with an error is not published, but the other briefs are. Warnings do not prevent publication.

    \b
    briefpress publish
    briefpress publish belarus-in-ukraines-foreign-policy
    briefpress publish --to pdf --brand plain
    briefpress publish --output ~/Desktop --strict
    briefpress publish --review
    briefpress publish --edition print --profile CoatedFOGRA39.icc
    briefpress publish --to pdf --attach
    briefpress publish --dry-run
    briefpress publish --site --site-address https://briefs.example.org
    briefpress publish --shard 3/20
    """
    refuse_contradictions(options)
    from briefpress.publish import unchanged

    request = _request(workspace_around(folder), briefs, options, strict=strict)
    if options["dry_run"]:
        from briefpress.cli.results import show_plan

        sys.exit(show_plan(request, every=options["verbose"]))
    outcomes = {} if request.force else unchanged(request)
    if len(outcomes) < len(request.briefs):
        outcomes |= _publish_rest(request, outcomes, options)
    found = [outcomes[id_] for id_ in request.briefs]
    sys.exit(_show_outcomes(request, [*found, *_site(request, options)], options))


def _site(request: Request, options: Options) -> Iterator[Outcome]:
    """Produce the website if requested, and yield its outcome."""
    if not options["site"]:
        return
    from briefpress.problems import Report
    from briefpress.publish import Outcome, State, publish_site

    report = Report()
    files = publish_site(request, options["site_address"], report)
    yield Outcome("site", State.MADE if files else State.FAILED, files, tuple(report.problems))


def _show_outcomes(request: Request, outcomes: Sequence[Outcome], options: Options) -> int:
    """Show files and problems, and return the exit code."""
    from briefpress.cli.results import open_files, show_json, show_made
    from briefpress.problems import Level, Report

    report = Report([problem for outcome in outcomes for problem in outcome.problems])
    if options["json"]:
        show_json(outcomes, request.workspace.root)
    elif shown := [problem for problem in report.problems if not options["quiet"] or problem.level is Level.ERROR]:
        from briefpress.cli.despite_errors import propose_levels
        from briefpress.cli.show import show_problems

        show_problems(shown, request.workspace.root, every=options["verbose"], brief=not options["verbose"])
        propose_levels(shown)
    if not options["json"]:
        show_made(outcomes, len(request.briefs), quiet=options["quiet"])
    if options["open"]:
        open_files(outcomes)
    return 1 if report.fails(strict=request.strict) else 0


def _publish_rest(request: Request, done: Collection[str], options: Options) -> dict[str, Outcome]:
    """Publish the briefs that are not yet `done`, and return their outcomes."""
    from briefpress.cli.results import Progress
    from briefpress.publish import publish_all, publish_at

    remaining = replace(request, briefs=tuple(id_ for id_ in request.briefs if id_ not in done))
    with Progress(len(request.briefs), len(done), quiet=options["quiet"] or options["json"]) as progress:
        if address := options["scheduler"]:
            refuse(not find_spec("distributed"), "--scheduler needs one more package: pip install distributed")
            try:
                return {outcome.id: progress.done(outcome) for outcome in publish_at(remaining, address, progress)}
            except OSError as error:
                raise click.ClickException(f"no scheduler responds at {address}: {error}") from None
        return {
            outcome.id: progress.done(outcome) for outcome in publish_all(remaining, progress, jobs=options["jobs"])
        }


def _request(workspace: Workspace, briefs: tuple[str, ...], options: Options, *, strict: bool) -> Request:
    """Return the request described by the options."""
    from briefpress.model import Decision
    from briefpress.publish import Purpose, Request, share

    printed = options["edition"] == "print"
    request = Request(
        workspace,
        brief_names(workspace, briefs),
        _formats(options),
        options["brand"],
        options["output"],
        strict=strict,
        date=requested_date(),
        purpose=Purpose.REVIEW if options["review"] else Purpose.PRINT if printed else Purpose.READERS,
        profile=options["profile"],
        attach=options["attach"],
        cover_image=options["cover_image"] or options["site"],
        force=options["force"],
        changes=Decision(options["changes"]) if options["changes"] else None,
    )
    return share(request, *options["shard"]) if options["shard"] else request


def _formats(options: Options) -> frozenset[Format]:
    """Return the requested formats; a site needs web pages, with the other formats as downloads."""
    from briefpress.publish import Format

    asked = frozenset(map(Format, options["formats"]))
    return (asked or frozenset(Format)) | {Format.HTML} if options["site"] else asked
