"""How to publish despite errors. In: problems. Out: front matter that lowers every error to a warning, if possible.

This helps with imported documents that contain dozens of errors; a few errors are better fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from briefpress.problems import Code, Level, Problem

MANY = 10  # the minimum number of errors for this advice


def propose_levels(problems: Iterable[Problem]) -> None:
    """Propose front matter that makes it possible to publish the brief. Show nothing if there are few errors, or if the
    level of any error cannot be lowered.
    """
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
