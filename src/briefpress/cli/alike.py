"""Problems that are alike, told in few words. In: problems in order. Out: those to show in full, with the rest counted.

The same thing said for the tenth time is not read. What is equal but for its place is shown three times. Where only
files are wanted, what does not stop a brief is summed up where there are more than three of a kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefpress.lazy import dataclass
from briefpress.problems import Level, Problem

MOST = 3  # of a kind, shown in full
MOST_PLACES = 6  # named after them


@dataclass(frozen=True, slots=True)
class Told:
    """A problem to show, and those that are only counted: `equal` to it, or `summed` up with it."""

    problem: Problem
    equal: tuple[Problem, ...] = ()
    summed: tuple[Problem, ...] = ()


def equal_ones(problems: Sequence[Problem]) -> Iterator[Told]:
    """Yield the problems; after the third of those that are equal but for their places, the rest are counted."""
    groups: dict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[_kind(problem)].append(problem)
    seen: dict[object, int] = defaultdict(int)
    for problem in problems:
        kind = _kind(problem)
        seen[kind] += 1
        if seen[kind] <= MOST:
            yield Told(problem, tuple(groups[kind][MOST:]) if seen[kind] == MOST else ())


def _kind(problem: Problem) -> object:
    return (problem.code, problem.level, problem.text, problem.hint)


def summed_up(problems: Sequence[Problem]) -> Iterator[Told]:
    """Yield the problems; those of a kind that stop nothing are one, where they are more than three."""
    groups: dict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[_summed_kind(problem)].append(problem)
    single = [problem for problem in problems if len(groups[_summed_kind(problem)]) <= MOST]
    told = {told.problem: told for told in equal_ones(single)}
    for problem in problems:
        group = groups[_summed_kind(problem)]
        if problem in told:
            yield told[problem]
        elif len(group) > MOST and problem is group[0]:
            yield Told(problem, summed=tuple(group))


def _summed_kind(problem: Problem) -> object:
    """Return what makes problems one of a kind; those that stop a brief are each their own."""
    return (problem.code, problem.level, problem if problem.level is Level.ERROR else None)


def places_of(problems: Sequence[Problem]) -> str:
    """Return where `problems` stand, `brief.md:4, 9`: each file with its lines, the first of them."""
    lines: dict[str, list[int]] = defaultdict(list)
    for problem in problems[:MOST_PLACES]:
        if problem.place:
            lines[problem.place.file].append(problem.place.line)
    said = "; ".join(f"{file}:{', '.join(map(str, dict.fromkeys(found)))}" for file, found in lines.items())
    return f"{said} ..." if len(problems) > MOST_PLACES else said
