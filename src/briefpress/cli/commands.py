"""The commands. In: options and names of briefs. Out: files, problems and an exit code."""

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


briefs_argument = click.argument("briefs", metavar="[BRIEF]...", nargs=-1, shell_complete=complete_brief)
strict_option = click.option("--strict", is_flag=True, help="Let warnings fail like errors.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="%(prog)s %(version)s")
@click.option(
    "--workspace",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder with source/ in it, or one inside that. By default, the one you are in.",
)
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Publish policy briefs: one source, a branded PDF and an editable Word file.

    A brief is a folder in source/ with a file brief.md; BRIEF is its name, or a path to it, such as `.`.
    people.yaml and organisations.yaml beside it are shared by all briefs. A brand is a folder in styles/.
    What is made comes to output/.

    \b
    briefpress publish               every brief, as PDF and as Word file
    briefpress check                 say what is wrong, make nothing
    briefpress explain link-empty    what a problem means, and what to do
    briefpress publish --help        more examples

    Exit codes: 0 fine, 1 problems in the source, 2 wrong use, 3 an internal fault or a missing library,
    130 stopped by Ctrl-C. NO_COLOR, FORCE_COLOR and TERM=dumb are honoured.
    """
    context.obj, context.color = folder, use_colour(os.environ)


@main.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what completes commands and names of briefs in SHELL.

    \b
    eval "$(briefpress completion bash)"          in ~/.bashrc
    eval "$(briefpress completion zsh)"           in ~/.zshrc
    briefpress completion fish | source           in config.fish
    """
    from click.shell_completion import get_completion_class

    kind: Any = get_completion_class(shell)
    click.echo(kind(main, {}, "briefpress", "_BRIEFPRESS_COMPLETE").source())


def date_asked() -> datetime.datetime | None:
    """Return the date that SOURCE_DATE_EPOCH asks for, seconds since 1970 (reproducible-builds.org), or None."""
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.datetime.fromtimestamp(int(written), datetime.UTC).replace(tzinfo=None) if written else None
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {written!r}") from None


def workspace_around(folder: Path) -> Workspace:
    """Return the workspace around `folder`; wrong use where there is none."""
    from briefpress.workspace import Workspace

    workspace = Workspace.around(folder)
    if workspace is None:
        why = f"there is no workspace here: neither {folder.resolve()} nor a folder around it has a folder source/"
        raise click.UsageError(f"{why}. To make one: briefpress new NAME")
    return workspace


def brief_names(workspace: Workspace, briefs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the briefs asked for, each once; without any, of the brief around, or of all of them."""
    from briefpress.cli.asked import asked_for, every_brief

    found = (id_ for brief in briefs for id_ in asked_for(workspace, brief))
    return tuple(dict.fromkeys(found if briefs else every_brief(workspace)))
