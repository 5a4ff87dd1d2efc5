"""The originals of translations. In: the id of an original. Out: the brief, and its own problems.

Each brief is followed by its translations, so only the last original is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefpress.check import check, check_translation
from briefpress.lazy import dataclass
from briefpress.model import Brief
from briefpress.problems import Code, Problem, Report
from briefpress.source import read_brief
from briefpress.workspace import Uses, Workspace


@dataclass(frozen=True, slots=True)
class Original:
    """A brief (None if it cannot be read) with its problems and the files it was read from."""

    id: str
    brief: Brief | None
    problems: frozenset[Problem]
    files: tuple[Path, ...]


@dataclass(slots=True)
class Originals:
    """Keeps the last original."""

    last: Original | None = None

    def keep(self, id_: str, brief: Brief | None, problems: Sequence[Problem], uses: Uses) -> None:
        """Keep a brief that was just read, because its translations may be next."""
        self.last = Original(id_, brief, frozenset(problems), tuple(uses.files))

    def get(self, workspace: Workspace, id_: str) -> Original:
        """Return the original `id_`; its files count as used by the brief that `workspace` is read for."""
        if self.last is None or self.last.id != id_:
            report, alone = Report(), replace(workspace, uses=Uses())
            brief = read_brief(alone, id_, report)
            found = [*report.problems, *(check(brief, workspace.root) if brief else ())]
            self.keep(id_, brief, found, alone.uses)
        assert self.last
        workspace.uses.share(self.last.files)
        return self.last


def translation_problems(found: Sequence[Problem], brief: Brief, original: Original) -> Iterator[Problem]:
    """Yield the problems of a translation at places where they can be fixed; `found` includes the problems of its
    original.

    A problem that the original does not have on its own belongs to the translation, even if the text comes from the
    original: for example, a note that the translation does not define. The translation need not cite the works that the
    original cites.
    """
    works = original.brief.works.values() if original.brief else ()
    bibliographies = {work.place.file for work in works}
    original_file = original.brief.place.file if original.brief else ""
    for problem in found:
        place = problem.place
        if problem.code is Code.REFERENCE_UNUSED and place and place.file in bibliographies:
            continue
        if place and place.file == original_file and problem not in original.problems:
            text = f"{problem.text}; this translation takes it from {place.file}:{place.line}"
            hint = f"add it here, or translate line {place.line} of {Path(place.file).name}"
            yield replace(problem, text=text, place=brief.place, hint=hint)
        else:
            yield problem
    if original.brief:
        yield from check_translation(brief, original.brief)
