"""The command that creates Word templates. In: names of brands. Out: a template of each."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefpress.cli.commands import requested_date, workspace_around


@click.command(short_help="Create Word templates of brands.")
@click.argument("brands", metavar="[BRAND]...", nargs=-1)
@click.option("--lang", default="en-GB", show_default=True, help="The language of the text.")
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files to this folder instead of output/.",
)
@click.pass_obj
def template(folder: Path, /, brands: tuple[str, ...], *, lang: str, output: Path | None) -> None:
    """Create a Word template of each BRAND, or of every brand in styles/.

    The template is for people who start in Word. It contains the styles, cover and page layout of the brand. Boxes,
    recommendations, figures, tables and contact details are under Insert > Quick Parts. `briefpress import` turns
    documents based on the template into briefs.

    \b
    briefpress template
    briefpress template river-commission --lang de
    """
    from briefpress.cli.show import show_problems
    from briefpress.problems import Report
    from briefpress.publish import word_template
    from briefpress.workspace import LANGUAGE, write_beside

    workspace, made = workspace_around(folder), True
    if not LANGUAGE.match(lang):
        raise click.UsageError(f'"{lang}" is not a language: use a language tag such as en-GB, uk or zh-Hant')
    for brand in brands or sorted(file.parent.name for file in workspace.styles.glob("*/brand.yml")):
        report = Report()
        data = word_template(workspace, brand, lang, report, requested_date())
        show_problems(report.problems, workspace.root)
        made = made and data is not None
        if data:
            file = (output or workspace.output) / f"{brand}.dotx"
            write_beside(file, data)
            click.echo(workspace.relative(file) if file.is_relative_to(workspace.root) else str(file))
    sys.exit(0 if made else 1)
