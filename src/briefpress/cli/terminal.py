"""Terminal output. In: the environment, or text. Out: whether to use colour; UTF-8."""

from __future__ import annotations

import errno
from collections.abc import Mapping

import click


def use_colour(environment: Mapping[str, str]) -> bool | None:
    """Return whether to write in colour, or None if that depends on the terminal.

    NO_COLOR (no-color.org) takes precedence over FORCE_COLOR (force-color.org), as in Python; CLICOLOR and
    CLICOLOR_FORCE follow bixense.com/clicolors.
    """
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return False if environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0" else None


def write_utf8(text: str) -> None:
    """Write `text` to standard output in UTF-8, regardless of the terminal's encoding; characters that UTF-8 cannot
    encode are escaped.
    """
    try:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    except OSError as error:
        if error.errno == errno.EPIPE:  # the reader, such as `head`, needs no more output
            raise
        raise click.ClickException(f"the output cannot be written: {error.strerror}") from error
