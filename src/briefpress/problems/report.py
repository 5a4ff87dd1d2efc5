"""Problems, and the report that collects them. In: problems from every package. Out: problems in display order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from difflib import get_close_matches

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems.codes import Code, Level


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem. `text` describes it, `hint` states how to fix it, and `asked` is the level that a user sets, if
    any.
    """

    code: Code
    text: str
    place: Place | None = None
    hint: str = ""
    asked: Level | None = field(default=None, compare=False)

    @property
    def level(self) -> Level:
        """Return the level set by a user, or the default."""
        return self.asked or self.code.level


@dataclass(slots=True)
class Report:
    """Collects problems while it is passed through the packages."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, code: Code, text: str, place: Place | None = None, hint: str = "") -> None:
        """Add a problem."""
        self.problems.append(Problem(code, text, place, hint))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add several problems."""
        self.problems.extend(problems)

    def fails(self, *, strict: bool) -> bool:
        """Return whether the problems prevent publication; if `strict`, warnings do too."""
        stops = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
        return any(problem.level in stops for problem in self.problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, sorted by place; those without a place come first.

    Problems with the level off are left out. If two briefs have the same problem in a shared file, the more severe
    level applies.
    """
    severity = {level: number for number, level in enumerate(Level)}
    mildest_first = sorted(problems, key=lambda problem: -severity[problem.level])
    once = {problem: problem for problem in mildest_first if problem.level is not Level.OFF}
    return sorted(once.values(), key=lambda problem: (problem.place or Place("", 0, 0), problem.code, problem.text))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint with the known word closest to `word`, or `""` if none is close."""
    names = list(known)
    alike = [name for name in names if name.casefold() == word.casefold()]
    close = alike or get_close_matches(word, names, n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else ""
