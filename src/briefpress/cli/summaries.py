"""Summaries of similar problems. In: problems in order. Out: the problems to show in full, with a count of the others.

Of problems that differ only in their place, only the first three are shown in full, because nobody reads the same
message ten times. When files are published, more than three problems with the same code are summarised if they do not
prevent publication.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefpress.lazy import dataclass
from briefpress.problems import Level, Problem

MAXIMUM = 3  # the maximum number of equal problems shown in full
MAX_PLACES = 6  # the maximum number of places listed after these problems


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem to show. `equal` contains the problems that are only counted, and `summed` those that are summarised
    with it.
    """

    problem: Problem
    equal: tuple[Problem, ...] = ()
    summed: tuple[Problem, ...] = ()


def without_repeats(problems: Sequence[Problem]) -> Iterator[Shown]:
    """Yield the problems to show: of problems that differ only in their place, the first three, with the others to
    count.
    """
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


def summarised(problems: Sequence[Problem]) -> Iterator[Shown]:
    """Yield the problems to show.

    More than three with the same code are summarised if they do not prevent publication.
    """
    groups: dict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[_summed_kind(problem)].append(problem)
    single = [problem for problem in problems if len(groups[_summed_kind(problem)]) <= MAXIMUM]
    shown = {shown.problem: shown for shown in without_repeats(single)}
    for problem in problems:
        group = groups[_summed_kind(problem)]
        if problem in shown:
            yield shown[problem]
        elif len(group) > MAXIMUM and problem is group[0]:
            yield Shown(problem, summed=tuple(group))


def _summed_kind(problem: Problem) -> object:
    """Return a key that is equal for problems that are summarised together. A problem that prevents publication has its
    own key.
    """
    return (problem.code, problem.level, problem if problem.level is Level.ERROR else None)


def places_of(problems: Sequence[Problem]) -> str:
    """Return the places of `problems` by file, such as `brief.md:4, 9`, up to `MAX_PLACES` places."""
    lines: dict[str, list[int]] = defaultdict(list)
    for problem in problems[:MAX_PLACES]:
        if problem.place:
            lines[problem.place.file].append(problem.place.line)
    listed = "; ".join(f"{file}:{', '.join(map(str, dict.fromkeys(found)))}" for file, found in lines.items())
    return f"{listed} ..." if len(problems) > MAX_PLACES else listed


def other_hints(problems: Sequence[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the place and hint of each problem whose hint differs from those before it, up to `MAX_PLACES` hints."""
    first, *others = problems
    hints = {first.hint: first, "": first}
    for problem in others:
        hints.setdefault(problem.hint, problem)
    found = [problem for hint, problem in hints.items() if problem is not first and hint]
    for problem in found[:MAX_PLACES]:
        yield places_of([problem]), problem.hint
