"""The command that shows the guide. In: the name of a page or section. Out: its text in the terminal, or a PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.cli.terminal import write_utf8

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.shell_completion import CompletionItem


def _complete_page(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from briefpress.publish.guide import pages

    return [CompletionItem(name, help=title) for name, title in pages().items() if name.startswith(begun)]


@click.command(short_help="Show a page of the guide, or open the whole guide.")
@click.argument("page", nargs=-1, shell_complete=_complete_page)
@click.option("--open", "opens", is_flag=True, help="Open the guide, or the gallery, as a PDF.")
def guide(page: tuple[str, ...], opens: bool) -> None:
    """Show a PAGE or section of the guide, list the sections that contain the words you type, or list all pages.

    \b
    briefpress guide                       list the pages
    briefpress guide figures               show a page
    briefpress guide sec-print             show the section that @sec-print refers to
    briefpress guide cover picture         list the sections that contain these words
    briefpress guide --open                open the whole guide as a PDF
    briefpress guide gallery --open        open a sample brief that shows everything you can write
    """
    from briefpress.publish.guide import GALLERY, GUIDE, pages

    known = pages()
    words = " ".join(page)
    if opens:
        _open(GALLERY if words == GALLERY else GUIDE)
    elif name := _name_of(words, known) if words else "":
        _show(name)
    else:
        _list(_found(words, known) if words else known)


def _list(named: Mapping[str, str]) -> None:
    width = max(map(len, named))
    for name, title in named.items():
        click.echo(f"{name:{width}}  {title}")


def _name_of(page: str, known: Mapping[str, str]) -> str:
    """Return the name of a page, or the id of the section that a cross-reference such as `@sec-print` leads to, or
    `""`.
    """
    from briefpress.publish.guide import sections

    if page in known:
        return page
    named = sections()
    id_ = page.removeprefix("@")
    for name in (id_, f"sec-{id_}"):
        if name in named:
            return name
    return ""


def _found(page: str, known: Mapping[str, str]) -> Mapping[str, str]:
    """Return the sections that contain the words of `page`; raise UsageError if there are none."""
    from briefpress.problems import nearest
    from briefpress.publish.guide import sections_about

    if found := sections_about(page):
        return found
    hint = nearest(page, known) or "`briefpress guide` lists them"
    raise click.UsageError(f'the guide has no page "{page}": {hint}')


def _show(name: str) -> None:
    """Show a page or section, formatted in a terminal, otherwise as Markdown."""
    from briefpress.publish.guide import readable_text

    text = readable_text(name)
    if not sys.stdout.isatty():
        write_utf8(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))


def _open(name: str) -> None:
    """Produce the PDF of a built-in brief, print its path and open it in the default program."""
    file = _pdf_of(name)
    click.echo(str(file))
    click.launch(str(file))


def _pdf_of(name: str) -> Path:
    from briefpress.pdf import open_worker

    with open_worker() as printer:  # opened first, so that the worker starts during the other imports
        from briefpress.cli.results import Progress
        from briefpress.problems import Report
        from briefpress.publish import Format, Request, publish
        from briefpress.publish.guide import guide_workspace

        request, report = Request(guide_workspace(), (name,), frozenset({Format.PDF})), Report()
        with Progress(1) as progress:
            publish(request, printer, report, progress)
    file = request.file(name, suffix=".pdf")
    if report.fails(strict=False) or not file.is_file():
        from briefpress.cli.show import show_problems

        show_problems(report.problems, request.workspace.root)
        sys.exit(1)
    return file
