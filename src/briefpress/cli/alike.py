"""Similar problems, summarised. In: problems in order. Out: the problems to show in full, with a count of the rest.

Problems that differ only in their place are shown three times, because nobody reads the same message ten times. When
files are published, problems that do not stop a brief are summarised if there are more than three of the same kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefpress.lazy import dataclass
from briefpress.problems import Level, Problem

MAXIMUM = 3  # the maximum number of problems of one kind that are shown in full
MAX_PLACES = 6  # the maximum number of places that are listed after these problems


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem to show, and the problems that are only counted: `equal` ones, or ones `summed` with it."""

    problem: Problem
    equal: tuple[Problem, ...] = ()
    summed: tuple[Problem, ...] = ()


def equal_ones(problems: Sequence[Problem]) -> Iterator[Shown]:
    """Yield the problems; of those that differ only in their place, the first three, with a count of the rest."""
    groups: dict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[_kind(problem)].append(problem)
    seen: dict[object, int] = defaultdict(int)
    for problem in problems:
        kind = _kind(problem)
        seen[kind] += 1
        if seen[kind] <= MAXIMUM:
            yield Shown(problem, tuple(groups[kind][MAXIMUM:]) if seen[kind] == MAXIMUM else ())


def _kind(problem: Problem) -> object:
    return (problem.code, problem.level, problem.text, problem.hint)


def summed_up(problems: Sequence[Problem]) -> Iterator[Shown]:
    """Yield the problems; more than three of a kind that do not stop a brief become one."""
    groups: dict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[_summed_kind(problem)].append(problem)
    single = [problem for problem in problems if len(groups[_summed_kind(problem)]) <= MAXIMUM]
    shown = {shown.problem: shown for shown in equal_ones(single)}
    for problem in problems:
        group = groups[_summed_kind(problem)]
        if problem in shown:
            yield shown[problem]
        elif len(group) > MAXIMUM and problem is group[0]:
            yield Shown(problem, summed=tuple(group))


def _summed_kind(problem: Problem) -> object:
    """Return the key by which problems are summarised; each problem that stops a brief has its own."""
    return (problem.code, problem.level, problem if problem.level is Level.ERROR else None)


def places_of(problems: Sequence[Problem]) -> str:
    """Return the places of `problems`, `brief.md:4, 9`: each file with its first lines."""
    lines: dict[str, list[int]] = defaultdict(list)
    for problem in problems[:MAX_PLACES]:
        if problem.place:
            lines[problem.place.file].append(problem.place.line)
    said = "; ".join(f"{file}:{', '.join(map(str, dict.fromkeys(found)))}" for file, found in lines.items())
    return f"{said} ..." if len(problems) > MAX_PLACES else said
