"""What translations translate. In: the id of an original. Out: the brief, and what is wrong with it by itself.

Briefs come with their translations after them, so the last original that was read is kept, and no other.
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
    """A brief as it was read, None where it cannot be, with its problems and the files it was read from."""

    id: str
    brief: Brief | None
    problems: frozenset[Problem]
    files: tuple[Path, ...]


@dataclass(slots=True)
class Originals:
    """Keeps the last original."""

    last: Original | None = None

    def keep(self, id_: str, brief: Brief | None, problems: Sequence[Problem], uses: Uses) -> None:
        """Keep a brief that was just read: its translations may come next."""
        self.last = Original(id_, brief, frozenset(problems), tuple(uses.files))

    def of(self, workspace: Workspace, id_: str) -> Original:
        """Return the original `id_`; what is in it may matter to the brief that `workspace` is read for."""
        if self.last is None or self.last.id != id_:
            report, alone = Report(), replace(workspace, uses=Uses())
            brief = read_brief(alone, id_, report)
            found = [*report.problems, *(check(brief, workspace.root) if brief else ())]
            self.keep(id_, brief, found, alone.uses)
        assert self.last
        workspace.uses.share(self.last.files)
        return self.last


def in_translation(found: Sequence[Problem], brief: Brief, original: Original) -> Iterator[Problem]:
    """Yield what is wrong with a translation, `found` in all that it is made of, where it can be fixed.

    A fault that its original does not have by itself is a fault of the translation, though the words are taken from
    there: a note that they name is not written here. Works that the original cites need not be cited twice.
    """
    works = original.brief.works.values() if original.brief else ()
    bibliographies = {work.place.file for work in works}
    theirs = original.brief.place.file if original.brief else ""
    for problem in found:
        place = problem.place
        if problem.code is Code.REFERENCE_UNUSED and place and place.file in bibliographies:
            continue
        if place and place.file == theirs and problem not in original.problems:
            text = f"{problem.text}; this translation takes it from {place.file}:{place.line}"
            hint = f"add it here, or translate line {place.line} of {Path(place.file).name}"
            yield replace(problem, text=text, place=brief.place, hint=hint)
        else:
            yield problem
    if original.brief:
        yield from check_translation(brief, original.brief)
