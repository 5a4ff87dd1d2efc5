"""How to publish all the same. In: problems. Out: the lines to paste where every error may be lowered to a warning.

That is for documents that come from elsewhere, with errors by the dozen; a few errors are better fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from briefpress.problems import Code, Level, Problem

MANY = 10  # errors


def show_way_out(problems: Iterable[Problem]) -> None:
    """Say which lines of front matter let everything be published; nothing where there are few errors or one stays."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    codes = sorted({problem.code for problem in errors})
    if len(errors) >= MANY and not any(code.fixed for code in codes):
        click.echo("\n".join(_lines(codes)), err=True)


def _lines(codes: Sequence[Code]) -> Sequence[str]:
    return (
        "You can publish the brief despite these errors. To do so, add this to its front matter:",
        "problems:",
        *(f"  {code}: warning" for code in codes),
    )
