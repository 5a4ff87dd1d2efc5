"""Levels that users set. In: codes and levels as text. Out: problems with their levels.

The command line takes precedence over the brief, the brief over its brand, and the brand over the defaults.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefpress.model import Place
from briefpress.problems.codes import Code, Level
from briefpress.problems.report import Problem, Report, nearest

Levels = Mapping[str, str]
SAME = {"info": Level.REMARK}


def read_level(code: str, level: str, report: Report, place: Place | None = None) -> dict[str, str]:
    """Return a code with its level. If the code or the level is unknown, or if the code is always an error, report this
    and return `{}`.
    """
    name = level.lower()
    if code not in set(Code):
        hint = nearest(code, Code) or "`briefpress check --list` lists all codes"
        report.add(Code.LEVEL_INVALID, f'there is no problem code "{code}"', place, hint)
        return {}
    if name not in {*Level, *SAME}:
        hint = nearest(name, Level) or f"valid levels: {', '.join(Level)}"
        report.add(Code.LEVEL_INVALID, f'there is no level "{level}"', place, hint)
        return {}
    found = SAME.get(name) or Level(name)
    if Code(code).fixed and found is not Level.ERROR:
        text = f'the level of "{code}" cannot be lowered'
        report.add(Code.LEVEL_FIXED, text, place, "fix the problem itself: until then, no correct file can be produced")
        return {}
    return {code: found}


def with_levels(problems: Iterable[Problem], *layers: Levels) -> Iterator[Problem]:
    """Yield the problems, each with the level from the first of `layers` that sets a level for its code, if any."""
    asked = {code: Level(level) for layer in reversed(layers) for code, level in layer.items()}
    yield from (replace(problem, asked=asked.get(problem.code)) for problem in problems)
