"""The command that shows the changes between two versions. In: their names. Out: a file with tracked changes."""

from __future__ import annotations

import datetime
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.cli.commands import requested_date, word_bytes, workspace_around
from briefpress.cli.terminal import write_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.merge import Difference, Signature, State
    from briefpress.workspace import Workspace

TO = ("docx", "pdf", "html")
NOBODY = "briefpress"  # the author of changes if the user's name is not known


@click.command(short_help="Show what changed between two versions.")
@click.argument("old")
@click.argument("new")
@click.option("--author", default="", help="The author of the changes; by default, your name in git.")
@click.option("--to", "to", type=click.Choice(TO), default="docx", help="Produce a Word file, a PDF or a web page.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write this file instead of output/NAME-redline.docx.",
)
@click.pass_obj
def redline(folder: Path, /, old: str, new: str, *, author: str, to: str, output: Path | None) -> None:
    """Show what changed from OLD to NEW as tracked changes in a Word file.

    With --to pdf or --to html, insertions are double-underlined and deletions are struck through, with bars in the
    margin.

    OLD and NEW can each be a brief, a Word file or a git revision. REV is the same brief at that revision; REV:BRIEF is
    any brief at that revision. Accepting all changes in the file produces NEW; rejecting them produces OLD.

    \b
    briefpress redline HEAD my-brief                what changed since the last commit
    briefpress redline v1.0:my-brief v1.1:my-brief
    briefpress redline sent.docx returned.docx      what a partner changed with tracking off
    briefpress redline sent.docx my-brief --author "A. Editor"
    briefpress redline v1.0 my-brief --to pdf
    """
    from briefpress.merge import NotWordError, redline

    workspace = workspace_around(folder)
    sides = [_side(workspace, argument, other) for argument, other in ((old, new), (new, old))]
    if to != "docx" and any(named.lower().endswith(".docx") for _, named in sides):
        why = f"--to {to} needs the source of both versions"
        raise click.UsageError(
            f"{why}. Use briefs or revisions; `briefpress merge` writes a Word file's changes into the source"
        )
    try:
        before, after = (_state(workspace, *side) for side in sides)
        data, found = redline(before, after, _signature(workspace, sides[1], author))
    except NotWordError as error:
        raise click.UsageError(f"the Word files cannot be compared: {error}") from None
    _show(found)
    if found:
        file = output or workspace.output / f"{_name(sides[1])}-redline.{to}"
        _write(workspace, file, data if to == "docx" else _drawn(workspace, sides, to))


# A revision (`""` for the current files) and the id of a brief, or `""` and the path of a Word file
Side = tuple[str, str]


def _side(workspace: Workspace, argument: str, other: str) -> Side:
    """Return the version to which `argument` refers, or raise a usage error. `other` is the other argument of the
    command.
    """
    from briefpress.merge import has_history, is_revision

    if argument.lower().endswith(".docx"):
        if not Path(argument).is_file():
            raise click.UsageError(f"{argument} does not exist")
        return "", argument
    if brief := _brief(workspace, argument):
        return "", brief
    revision, _, named = argument.rpartition(":")
    if revision and is_revision(workspace, revision):
        return revision, _brief(workspace, named) or Path(named).name
    if not is_revision(workspace, argument):
        why = f"{argument} is not a brief, a Word file or a revision"
        if not has_history(workspace):
            why += "; this workspace has no revisions, because it is not in a git repository"
        raise click.UsageError(f"{why}: write BRIEF, FILE.docx, REVISION or REVISION:BRIEF")
    if not (brief := _brief(workspace, other.rpartition(":")[2] or other)):
        raise click.UsageError(f"{argument} is a revision, but the brief is not specified: write {argument}:BRIEF")
    return argument, brief


def _brief(workspace: Workspace, argument: str) -> str:
    """Return the id of the brief with this name or path, or `""` if there is none."""
    from briefpress.cli.requested import ids_for

    found = [id_ for id_ in ids_for(workspace, argument) if workspace.has(id_)] if argument else []
    return next(iter(found), "")


def _name(side: Side) -> str:
    return Path(side[1]).stem if side[1].lower().endswith(".docx") else side[1]


def _state(workspace: Workspace, revision: str, named: str) -> State:
    """Return a version, or show its problems and exit if it cannot be produced."""
    from briefpress.merge import state_of_word, workspace_at

    if named.lower().endswith(".docx"):
        return state_of_word(workspace, word_bytes(Path(named)))
    if not revision:
        return _brief_state(workspace, named, "")
    with workspace_at(workspace, revision) as copy:
        return _brief_state(copy, named, f" at {revision}")


def _brief_state(workspace: Workspace, named: str, at: str) -> State:
    from briefpress.cli.show import show_problems
    from briefpress.merge import state_of
    from briefpress.problems import Report

    report = Report()
    is_there = workspace.has(named)
    state = state_of(workspace, named, report) if is_there else None
    if state is None:
        show_problems(report.problems, workspace.root)
        why = "cannot be published" if is_there else "does not exist"
        click.echo(f'error: the brief "{named}"{at} {why}', err=True)
        sys.exit(1)
    return state


def _drawn(workspace: Workspace, sides: Sequence[Side], to: str) -> bytes:
    """Return the new version with its changes as a PDF or web page, or show its problems and exit."""
    from briefpress.cli.show import show_problems
    from briefpress.merge import redline_files, workspace_at
    from briefpress.problems import Report
    from briefpress.publish import Format

    report = Report()
    with ExitStack() as stack:
        old, new = (
            (stack.enter_context(workspace_at(workspace, revision)) if revision else workspace, named)
            for revision, named in sides
        )
        files = redline_files(old, new, frozenset({Format(to)}), report)
    if not files:
        show_problems(report.problems, workspace.root)
        sys.exit(1)
    return files[0].data


def _signature(workspace: Workspace, new: Side, author: str) -> Signature:
    """Return the author and date of the changes; for a revision, git provides both."""
    from briefpress.merge import Signature, author_at, user

    known = author_at(workspace, new[0]) if new[0] else None
    when = requested_date() or (known.date if known else datetime.datetime.now(datetime.UTC).replace(tzinfo=None))
    return Signature(author or (known.author if known else user(workspace)) or NOBODY, when)


def _show(differences: Sequence[Difference]) -> None:
    for difference in differences:
        at = f"{difference.place.file}:{difference.place.line}:{difference.place.column}\t" if difference.place else ""
        write_utf8(f"{at}{difference.text}\n")
    write_utf8(
        f"{len(differences)} change{'s' if len(differences) > 1 else ''}\n" if differences else "nothing has changed\n"
    )


def _write(workspace: Workspace, file: Path, data: bytes) -> None:
    """Write the file; if an earlier file has been edited, keep it under a different name."""
    from briefpress.problems import Report
    from briefpress.publish import Made, Request, keep_edited, write_all

    report, files = Report(), [Made(file, data, 0, 0)]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        keep_edited(Request(workspace, ()), files, report)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from None
    done = write_all(files, report)
    for problem in report.problems:
        click.echo(problem.text, err=True)
    if not done:
        sys.exit(1)
    inside = file.absolute().is_relative_to(workspace.root)
    write_utf8(f"{workspace.relative(file.absolute()) if inside else file}\n")
