"""What is written, as people and programs want it. In: the environment, texts. Out: colour or none, bytes."""

from __future__ import annotations

from collections.abc import Mapping

import click


def use_colour(environment: Mapping[str, str]) -> bool | None:
    """Return whether to write in colour; None where that depends on whether a terminal shows it.

    NO_COLOR (no-color.org) comes before FORCE_COLOR (force-color.org), as in Python itself; CLICOLOR and
    CLICOLOR_FORCE are those of bixense.com/clicolors.
    """
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return False if environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0" else None


def write_utf8(text: str) -> None:
    """Write `text` to standard output for a program: in UTF-8, whatever the terminal has; odd names as escapes."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
