"""The commands that create workspaces, briefs and brands, and print schemas for editors.

In: names. Out: files, or a schema on standard output.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefpress.cli.terminal import write_utf8

SUBJECTS = ("front-matter", "people", "organisations", "brand")
FORMATS = ("json", "markdown")


@click.command(short_help="Create a brief, a brand or a workspace.")
@click.argument("name", required=False)
@click.option("--brand", metavar="NAME", help="Create a brand in styles/NAME/.")
@click.option(
    "--vscode", is_flag=True, help="Create .vscode/ with settings, tasks and snippets for Visual Studio Code."
)
@click.pass_obj
def new(folder: Path, name: str | None, brand: str | None, *, vscode: bool) -> None:
    """Create source/NAME/ with a sample brief that explains its own syntax.

    In an empty folder, the command first creates a workspace with source/ and styles/. Without a NAME, it creates only
    the workspace.

    \b
    briefpress new sharing-rivers
    briefpress new --brand river-commission
    briefpress new --vscode
    """
    from briefpress.publish.workspaces import NewError, new_brand, new_brief, new_editor_files, new_workspace
    from briefpress.workspace import Workspace

    try:
        workspace = Workspace.around(folder) or new_workspace(folder)
        created = new_brief(workspace, name) if name else []
        created += new_brand(workspace, brand) if brand is not None else []
        created += new_editor_files(workspace) if vscode else []
    except NewError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or '.vscode'} cannot be written: {error.strerror}") from None
    for file in created:
        click.echo(workspace.relative(file))
    if vscode:
        click.echo("To see problems while you type, set up the language server: briefpress guide sec-lsp", err=True)
    if not created:
        click.echo("The workspace is ready. Next: briefpress new NAME")


@click.command(short_help="Print a schema of the fields for editors.")
@click.argument("subject", type=click.Choice(SUBJECTS), default=SUBJECTS[0])
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    help="The output format: a JSON Schema for editors, or Markdown to read.",
)
def schema(subject: str, format_: str) -> None:
    """Print the JSON Schema of the fields, for editors that check and complete YAML.

    \b
    briefpress schema > front-matter.schema.json
    briefpress schema people > people.schema.json
    briefpress schema brand > brand.schema.json
    briefpress schema --format markdown           every field, with examples
    """
    from briefpress.brand import brand_schema
    from briefpress.source import json_schema, manual

    if format_ == "json":
        found = brand_schema() if subject == "brand" else json_schema(subject)
        write_utf8(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    elif subject == "brand":
        raise click.UsageError("the guide lists the settings of brands: briefpress guide brands")
    else:
        write_utf8(manual(subject))
