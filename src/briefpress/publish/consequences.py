"""Problems that other problems cause. In: the problems of a brief. Out: the same problems without their consequences.

In this way, each fault is reported once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefpress.problems import Code, Problem

# Problems that disappear as soon as a problem of the first kind at the same place is fixed.
AT_SAME_PLACE = {
    Code.MARKUP_LITERAL: (
        Code.ABBREVIATION_UNDEFINED,
        Code.ATTRIBUTE_UNKNOWN,
        Code.HEADING_BY_HAND,
        Code.LINK_TARGET,
        Code.NUMBERED_BY_HAND,
    ),
    Code.BLOCK_UNKNOWN: (Code.HEADING_BY_HAND,),
    Code.TABLE_CELLS: (Code.ABBREVIATION_UNDEFINED,),
}
DATE = '"date"'  # how messages name the field


def without_consequences(problems: Sequence[Problem]) -> list[Problem]:
    """Return `problems` without those that will disappear when another of them is fixed."""
    causes = [problem for problem in problems if problem.code in AT_SAME_PLACE and problem.place]
    dateless = any(problem.code is Code.DATE_INVALID for problem in problems)
    return [problem for problem in problems if not _is_caused(problem, causes, dateless=dateless)]


def _is_caused(problem: Problem, causes: Iterable[Problem], *, dateless: bool) -> bool:
    """Return whether a problem is due to one of `causes` or, if `dateless`, to an invalid date of the brief."""
    if dateless and problem.code is Code.VARIABLE_EMPTY and DATE in problem.text:
        return True
    return any(problem.code in AT_SAME_PLACE[cause.code] and _begins_inside(problem, cause) for cause in causes)


def _begins_inside(problem: Problem, cause: Problem) -> bool:
    """Return whether the place of `problem` begins inside the place of `cause`, on the same line."""
    place, around = problem.place, cause.place
    if place is None or around is None or (place.file, place.line) != (around.file, around.line):
        return False
    return around.column <= place.column < around.column + max(around.width, 1)
