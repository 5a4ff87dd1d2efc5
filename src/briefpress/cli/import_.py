"""The command that imports a Word file. In: the file. Out: a new brief, and a list of passages to check."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from briefpress.cli.commands import word_bytes
from briefpress.cli.files import ReadableFile
from briefpress.cli.terminal import write_utf8

MARKDOWN = (".md", ".markdown", ".qmd", ".rmd", ".mdx", ".txt")  # the suffixes of files that need no import


@click.command("import", short_help="Create a brief from a Word file.")
@click.argument("file", metavar="OLD.docx", type=ReadableFile())
@click.option("--name", default="", help="The new brief's name; by default, the file name.")
@click.pass_obj
def import_word(folder: Path, file: Path, name: str) -> None:
    """Create source/NAME/ from a Word file, with its text, tables, notes, links and pictures.

    The command lists what it inferred from the formatting and what it left out. Then run `briefpress check NAME`.

    \b
    briefpress import old.docx
    briefpress import "Policy brief 2019.docx" --name rivers-2019
    """
    from briefpress.merge import NotWordError, import_file
    from briefpress.publish.workspaces import NewError, new_folder, new_workspace
    from briefpress.workspace import Workspace

    data = word_bytes(file)
    id_ = name or re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "brief"
    try:
        imported = import_file(data, id_)
        workspace = Workspace.around(folder) or new_workspace(folder)
        paths = new_folder(workspace, id_, {"brief.md": imported.text.encode(), **imported.pictures})
    except NotWordError as error:
        click.echo(f"error: {file.name} cannot be imported: {error}", err=True)
        if file.suffix.lower() in MARKDOWN:
            click.echo(f"  hint: for Markdown, save it as source/{id_}/brief.md: briefpress guide existing", err=True)
        sys.exit(2)
    except NewError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename} cannot be written: {error.strerror}") from None
    for path in paths:
        click.echo(workspace.relative(path))
    for finding in imported.findings:
        at = (
            f"{workspace.relative(paths[0].parent / finding.place.file)}:{finding.place.line}\t"
            if finding.place
            else ""
        )
        write_utf8(f"{at}{finding.kind}\t{finding.text}" + (f"  ({finding.author})" if finding.author else "") + "\n")
    write_utf8(f"Next: briefpress check {id_}\n")
