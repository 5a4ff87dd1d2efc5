"""The group of commands, and functions that they share. In: options and names of briefs. Out: a workspace, ids of
briefs, bytes of files.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefpress import __version__
from briefpress.cli.complete import complete_brief
from briefpress.cli.terminal import use_colour

if TYPE_CHECKING:
    from briefpress.workspace import Workspace

SHELLS = ("bash", "zsh", "fish")
MAX_BYTES = 200_000_000  # the maximum size of a Word file


briefs_argument = click.argument("briefs", metavar="[BRIEF]...", nargs=-1, shell_complete=complete_brief)
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


# Commands of other programs, each with the equivalent command of briefpress.
ELSEWHERE = {
    "build": "publish",
    "convert": "publish",
    "diff": "redline",
    "docs": "guide",
    "init": "new",
    "lint": "check",
    "render": "publish",
    "serve": "preview",
    "validate": "check",
    "watch": "preview",
}


class Commands(click.Group):
    """The commands. If a user types a command of another program, the error states the equivalent command of
    briefpress.
    """

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command at the start of the arguments, or raise a usage error if there is none."""
        if here := ELSEWHERE.get(args[0]):
            raise click.UsageError(f'there is no command "{args[0]}": use briefpress {here}', ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="%(prog)s %(version)s")
@click.option(
    "--workspace",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that contains source/, or a folder inside it; by default, the current folder.",
)
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Publish policy briefs: one source, a branded PDF, an editable Word file, a web page and an e-book.

    A brief is a folder in source/ that contains brief.md. BRIEF is its name or a path to it, such as `.`.
    All briefs share people.yaml and organisations.yaml in source/. A brand is a folder in styles/. Published files
    go to output/.

    \b
    briefpress publish               publish every brief as a PDF and a Word file
    briefpress preview NAME          show a brief in the browser while you write
    briefpress check                 report problems without producing files
    briefpress merge edited.docx     bring changes in a Word file back into the source
    briefpress explain link-empty    explain a problem and how to fix it
    briefpress publish --help        show more examples

    Exit codes: 0 success, 1 problems in the source, 2 incorrect use, 3 an internal error or a missing library,
    130 stopped by Ctrl-C. NO_COLOR, FORCE_COLOR and TERM=dumb are respected.
    """
    context.obj, context.color = folder, use_colour(os.environ)


@main.command(short_help="Print the completion script for a shell.")
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    eval "$(briefpress completion bash)"          in ~/.bashrc
    eval "$(briefpress completion zsh)"           in ~/.zshrc
    briefpress completion fish | source           in config.fish
    """
    from click.shell_completion import get_completion_class

    kind: Any = get_completion_class(shell)
    click.echo(kind(main, {}, "briefpress", "_BRIEFPRESS_COMPLETE").source())


def requested_date() -> datetime.datetime | None:
    """Return the date set by SOURCE_DATE_EPOCH in seconds since 1970 (reproducible-builds.org), or None."""
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.datetime.fromtimestamp(int(written), datetime.UTC).replace(tzinfo=None) if written else None
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {written!r}") from None


def workspace_around(folder: Path) -> Workspace:
    """Return the workspace that contains `folder`, or raise a usage error if there is none."""
    from briefpress.workspace import Workspace

    workspace = Workspace.around(folder)
    if workspace is None:
        why = f"there is no workspace here: neither {folder.resolve()} nor any folder above it contains source/"
        raise click.UsageError(f"{why}: create one with briefpress new NAME")
    return workspace


def word_bytes(file: Path) -> bytes:
    """Return the bytes of a Word file, or raise a usage error if it is unreadable or too large."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise click.UsageError(f"{file.name} is larger than {MAX_BYTES // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{file.name} cannot be read: {error.strerror}; close programs that use it") from None


def brief_names(workspace: Workspace, briefs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the requested briefs, without duplicates; by default, the brief in the current folder or,
    failing that, all briefs.
    """
    from briefpress.cli.requested import every_brief, ids_for

    found = (id_ for brief in briefs for id_ in ids_for(workspace, brief))
    return tuple(dict.fromkeys(found if briefs else every_brief(workspace)))
