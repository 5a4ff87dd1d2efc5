"""Invalid combinations of `publish` options. In: the options. Out: a usage error if they are contradictory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

UNPAGED = {"html", "epub"}  # formats for screens only


def refuse_contradictions(options: Mapping[str, Any]) -> None:
    """Raise UsageError for options that exclude each other, and for an incomplete address."""
    attach, printed = options["attach"], options["edition"] == "print"
    others = options["formats"] and "pdf" not in options["formats"]
    refuse(attach and others, "--attach adds files to the PDF, so include --to pdf")
    refuse(
        options["review"] and printed,
        "--review produces drafts, but --edition print produces final files: use only one of them",
    )
    for name in sorted(UNPAGED & {*options["formats"]}):
        refuse(printed, f"--edition print produces only a PDF: remove --to {name}")
    refuse(
        options["site"] and (printed or options["review"]),
        "--site is for final web pages: remove --review and --edition print",
    )
    refuse(
        options["dry_run"] and options["json"],
        "--dry-run produces nothing that --json could list: use only one of them",
    )
    refuse(options["quiet"] and options["verbose"], "--quiet and --verbose contradict each other: use only one of them")
    address = options["site_address"]
    refuse(address and not options["site"], "--site-address works only with --site: add --site")
    refuse(
        address and not address.startswith(("https://", "http://")),
        f"--site-address needs the full address: https://{address}",
    )
    refuse(options["cover_image"] and printed, "--cover-image is for the screen: remove --edition print")


def refuse(wrong: object, why: str) -> None:
    """Raise UsageError with the message `why` if `wrong` is true."""
    if wrong:
        raise click.UsageError(why)
