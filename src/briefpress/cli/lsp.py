"""The command that editors start. In: messages from an editor on standard input. Out: answers on standard output."""

from __future__ import annotations

import click


@click.command(short_help="Show problems in your editor while you write.")
@click.option("--stdio", is_flag=True, hidden=True, help="Accepted because some editors add it.")
def lsp(*, stdio: bool) -> None:  # noqa: ARG001 - editors add an option that this command ignores
    """Run a language server, which shows problems, completions and explanations in your editor while you write.

    Editors start this command themselves. To learn how to set them up, run: briefpress guide sec-lsp
    """
    from briefpress.language_server import serve

    try:
        serve()
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException("the language server needs one more package: pip install pygls") from None
