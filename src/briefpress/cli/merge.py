"""The command that merges Word files. In: edited Word files. Out: a changed source, and a report."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefpress.cli.commands import word_bytes, workspace_around
from briefpress.cli.files import ReadableFile
from briefpress.cli.terminal import write_utf8

if TYPE_CHECKING:
    from briefpress.merge import Finding, Merged

CHANGES = ("accept", "reject", "show")
COMMENTS = ("none", "source", "file")
CONFLICTS = ("report", "mark")
AGAIN = "close programs that have the file open, check its permissions and the free disk space, and merge again"


@click.command(short_help="Bring changes made in Word files back into the source.")
@click.argument(
    "files",
    metavar="EDITED.docx...",
    nargs=-1,
    required=True,
    type=ReadableFile(),
)
@click.option(
    "--brief", metavar="BRIEF", default="", help="The brief that the file was made from, if the file does not state it."
)
@click.option(
    "--changes",
    type=click.Choice(CHANGES),
    default=CHANGES[0],
    help="Accept or reject tracked changes, or show them as suggestions in the source.",
)
@click.option(
    "--comments",
    type=click.Choice(COMMENTS),
    default=COMMENTS[0],
    help="List comments, or write them into the source or into comments.md beside the brief.",
)
@click.option(
    "--conflicts",
    type=click.Choice(CONFLICTS),
    default=CONFLICTS[0],
    help="Report conflicts, or write both wordings into the source as a suggestion.",
)
@click.option("--dry-run", is_flag=True, help="Show the edits as a diff and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report everything as JSON.")
@click.pass_obj
def merge(folder: Path, /, files: tuple[Path, ...], *, brief: str, dry_run: bool, as_json: bool, **how: str) -> None:
    """Bring changes that partners made in Word files back into the source.

    Each change is made in the file that contains the words, and nothing else changes. The command lists comments with
    their positions, and reports changes that have no place in the source. It writes an edit only if the edited source
    produces your partner's text.

    \b
    briefpress merge edited.docx
    briefpress merge anna.docx ben.docx --dry-run
    briefpress merge edited.docx --changes show --comments source
    """
    from briefpress.merge import Decision, Options, UnmergeableError, comments_file, merge_files, write_texts
    from briefpress.problems import Report

    workspace = workspace_around(folder)
    named = [(file.name, word_bytes(file)) for file in files]
    try:
        options = Options(Decision(how["changes"]), brief, how["comments"] == "source", how["conflicts"] == "mark")
        merged = merge_files(workspace, named, options)
    except UnmergeableError as error:
        _stop(str(error), error.hint, 2)
    except OSError as error:
        _stop(f"{error.filename or 'a temporary file'} cannot be written: {error.strerror or error}", AGAIN, 1)
    report = Report()
    changed = {file: text for file, text in merged.texts.items() if text != merged.before[file]}
    if as_json:
        click.echo(json.dumps([_object(finding) for finding in merged.findings], ensure_ascii=False, indent=2))
    else:
        _show(merged)
    if how["comments"] == "file":
        merged.files.update(comments_file(workspace.file_of(merged.brief).parent, workspace.root, merged.findings))
    if dry_run:
        _show_diff(merged, changed)
    elif (changed or merged.files) and not write_texts(workspace, changed, merged.before, merged.files, report):
        _stop(f"{report.problems[0].text}; nothing was written", AGAIN, 1)
    sys.exit(int(any(finding.needs_attention for finding in merged.findings)))


def _stop(text: str, hint: str, code: int) -> NoReturn:
    """Report why nothing was merged, and exit."""
    click.echo(f"error: {text}" + (f"\n  hint: {hint}" if hint else ""), err=True)
    sys.exit(code)


def _show(merged: Merged) -> None:
    for finding in merged.findings:
        by = f"  ({finding.author})" if finding.author else ""
        write_utf8(f"{finding.at(merged.brief)}\t{finding.kind}\t{finding.text}{by}\n")
    write_utf8(f"{_summary(merged.findings)}\n")


def _summary(findings: Sequence[Finding]) -> str:
    counts = {
        kind: sum(finding.kind == kind for finding in findings)
        for kind in dict.fromkeys(finding.kind for finding in findings)
    }
    counted = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    return counted or "nothing has changed"


def _show_diff(merged: Merged, changed: dict[str, str]) -> None:
    for file, text in changed.items():
        old, new = merged.before[file].splitlines(keepends=True), text.splitlines(keepends=True)
        write_utf8("".join(difflib.unified_diff(old, new, f"a/{file}", f"b/{file}", n=1)))


def _object(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "kind": str(finding.kind),
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "text": finding.text,
        "author": finding.author,
        "date": finding.date,
    }
