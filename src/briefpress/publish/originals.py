"""The originals of translations. In: the id of an original. Out: the brief, and its own problems.

Translations are published directly after their original, so only the last original is cached.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefpress.check import check, check_translation
from briefpress.lazy import dataclass
from briefpress.model import Brief
from briefpress.problems import Code, Problem, Report
from briefpress.source import read_brief
from briefpress.workspace import Uses, Workspace


@dataclass(frozen=True, slots=True)
class Original:
    """A brief (None if it cannot be read) with its problems and its files."""

    id: str
    brief: Brief | None
    problems: frozenset[Problem]
    files: tuple[Path, ...]


@dataclass(slots=True)
class Originals:
    """A cache that contains the last original."""

    last: Original | None = None

    def keep(self, id_: str, brief: Brief | None, problems: Sequence[Problem], uses: Uses) -> None:
        """Cache a brief that has just been read, because its translations may follow."""
        self.last = Original(id_, brief, frozenset(problems), tuple(uses.files))

    def get(self, workspace: Workspace, id_: str) -> Original:
        """Return the original `id_`; its files count as used by the brief for which `workspace` is read."""
        if self.last is None or self.last.id != id_:
            if workspace.library.for_preview:
                return workspace.once(("original", id_), partial(_original, id_), Report())
            alone = replace(workspace, uses=Uses())
            self.last = _original(id_, alone, Report())
        workspace.uses.share(self.last.files)
        return self.last


def _original(id_: str, workspace: Workspace, _report: Report) -> Original:
    """Read an original; its problems are not reported, because publishing it reports them."""
    report = Report()
    brief = read_brief(workspace, id_, report, alone=True)
    found = frozenset((*report.problems, *(check(brief, workspace.root) if brief else ())))
    return Original(id_, brief, found, tuple(workspace.uses.files))


def translation_problems(problems: Sequence[Problem], brief: Brief, original: Original) -> Iterator[Problem]:
    """Yield the problems in a translation at places where they can be fixed; `problems` includes the problems in its
    original.

    A problem in inherited text belongs to the translation if the original does not have it, for example if only the
    translation lacks the definition of a note. The translation need not cite the same works as the original.
    """
    works = original.brief.works.values() if original.brief else ()
    bibliographies = {work.place.file for work in works}
    original_file = original.brief.place.file if original.brief else ""
    for problem in problems:
        place = problem.place
        if problem.code is Code.REFERENCE_UNUSED and place and place.file in bibliographies:
            continue
        if place and place.file == original_file and problem not in original.problems:
            text = f"{problem.text}; this translation inherits it from {place.file}:{place.line}"
            hint = f"add it here, or translate line {place.line} of {Path(place.file).name}"
            yield replace(problem, text=text, place=brief.place, hint=hint)
        else:
            yield problem
    if original.brief:
        yield from check_translation(brief, original.brief)
