"""The command that editors start. In: messages from an editor on standard input. Out: answers on standard output."""

from __future__ import annotations

import click


@click.command(short_help="Show problems in your editor while you write.")
@click.option("--stdio", is_flag=True, hidden=True, help="Accepted because editors add it.")
def lsp(*, stdio: bool) -> None:  # noqa: ARG001 - editors add an option that this command ignores
    """Run a language server, which gives your editor problems, completion and explanations while you write.

    Editors start this command themselves. The guide shows how to set them up.
    """
    from briefpress.language_server import serve

    try:
        serve()
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException("the language server needs one more package: pip install pygls") from None
