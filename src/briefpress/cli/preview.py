"""The command that previews a brief. In: the name of a brief. Out: a local web page until Ctrl-C."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.cli.commands import brief_names, requested_date, workspace_around
from briefpress.cli.complete import complete_brand, complete_brief

if TYPE_CHECKING:
    from briefpress.preview import View
    from briefpress.publish import Request
    from briefpress.workspace import Workspace


# The editors that links can open, by the commands that start them.
EDITORS = ("code", "codium", "cursor", "zed", "subl", "mate", "idea", "pycharm", "none")


@click.command(short_help="Show a brief in the browser while you write.")
@click.argument("brief", required=False, shell_complete=complete_brief)
@click.option(
    "--brand",
    metavar="NAME",
    default="",
    shell_complete=complete_brand,
    help="Use this brand instead of the brief's own.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=0,
    help="Use this port; by default, any free port.",
)
@click.option(
    "--editor",
    type=click.Choice(EDITORS),
    envvar="BRIEFPRESS_EDITOR",
    help="Open problems in this editor; by default, in one that is installed.",
)
@click.option("--open", "opens", is_flag=True, help="Open the preview in the browser.")
@click.pass_obj
def preview(folder: Path, brief: str | None, *, brand: str, port: int, editor: str | None, opens: bool) -> None:
    """Show BRIEF in the browser while you write: its web page and the pages of its PDF, side by side.

    Both are updated whenever you save. If the source has an error, the last good version stays visible. Only this
    computer can open the address, and nothing is written to output/. To stop, press Ctrl-C.

    \b
    briefpress preview sharing-rivers --open
    briefpress preview sharing-rivers.uk
    briefpress preview --brand plain
    """
    from briefpress.preview import PortInUseError, address_of, folder_of, run, usual_editor
    from briefpress.publish import Request

    workspace = workspace_around(folder)
    id_ = _only_brief(workspace, brief)
    request = Request(workspace, (id_,), brand=brand, output=folder_of(workspace, id_), date=requested_date())
    if not workspace.has(id_):
        sys.exit(_missing(request))
    if address := address_of(workspace, id_):
        click.echo(f"A preview of {id_} is already running: {address}")
        _open(address, opens=opens)
        return

    def started(address: str) -> None:
        click.echo(f"Preview of {id_}: {address}\nTo stop, press Ctrl-C.")
        _open(address, opens=opens)

    try:
        run(request, port, started, lambda before, view: _built(before, view, request), editor or usual_editor())
    except PortInUseError as error:
        raise click.ClickException(str(error)) from None


def _only_brief(workspace: Workspace, brief: str | None) -> str:
    """Return the id of the brief to show; if several languages are possible, the id of the original."""
    found = brief_names(workspace, (brief,) if brief else ())
    originals = dict.fromkeys(workspace.parts_of(id_)[0] for id_ in found)
    if len(originals) > 1:
        names = ", ".join(originals)
        raise click.UsageError(f"a preview shows one brief: add its name, one of {names}")
    return found[0]


def _missing(request: Request) -> int:
    """Report that the brief does not exist, as `check` does, and return the exit code."""
    from briefpress.cli.show import show_problems
    from briefpress.problems import Report
    from briefpress.publish import check_briefs

    report = Report()
    check_briefs(request, report)
    show_problems(report.problems, request.workspace.root)
    return 1


def _open(address: str, *, opens: bool) -> None:
    if opens:
        click.launch(address)


def _built(before: View, view: View, request: Request) -> None:
    """Print the time of the update, or a message if it failed, and the problems if they have changed."""
    from briefpress.cli.show import show_problems

    if view.problems != before.problems:
        show_problems(view.problems, request.workspace.root)
    click.echo(f"{time.strftime('%H:%M:%S')} {'not updated: fix the errors' if view.failed else 'updated'}")
