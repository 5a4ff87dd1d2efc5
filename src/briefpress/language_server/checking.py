"""Problems in unsaved text. In: the text in the editor. Out: problems, by file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from briefpress.lazy import dataclass
from briefpress.problems import Problem, Report, in_order
from briefpress.publish import Request, check_briefs
from briefpress.workspace import Library, Workspace

Found = dict[Path, list[Problem]]


@dataclass(slots=True)
class Checker:
    """Checks briefs of the workspace at `root`; shared data are cached while their text is unchanged."""

    root: Path
    library: Library = field(default_factory=Library)
    shared: Mapping[Path, bytes] = field(default_factory=dict)

    def workspace(self, drafts: Mapping[Path, bytes]) -> Workspace:
        """Return the workspace, with unsaved text (`drafts`) in place of the content of files."""
        return Workspace(self.root, self.library, drafts=drafts)

    def briefs_of(self, file: Path, drafts: Mapping[Path, bytes]) -> tuple[str, ...]:
        """Return the ids of the briefs that a change to `file` affects: the brief to which it belongs or, for shared
        files, the briefs open in the editor or, if none is open, all briefs.
        """
        workspace = self.workspace({})
        briefs = workspace.briefs()
        own = [id_ for id_ in briefs if workspace.file_of(id_) == file]
        beside = [id_ for id_ in briefs if workspace.file_of(id_).parent in file.parents]
        opened = [id_ for id_ in briefs if workspace.file_of(id_) in drafts]
        return tuple(own or beside or opened or briefs)

    def check(self, file: Path, drafts: Mapping[Path, bytes]) -> Found:
        """Return the problems in the briefs that `file` affects; `file` always has a list, which may be empty."""
        ids = self.briefs_of(file, drafts)
        others = {path: data for path, data in drafts.items() if path != file or len(ids) > 1}
        if others != self.shared:
            self.library, self.shared = Library(), others
        workspace, report = self.workspace(drafts), Report()
        check_briefs(Request(workspace, ids, today=datetime.date.today()), report)
        found: Found = {path: [] for path in (file, *map(workspace.file_of, ids))}
        first = workspace.file_of(ids[0]) if ids else file
        for problem in in_order(report.problems):
            found.setdefault(self.root / problem.place.file if problem.place else first, []).append(problem)
        return found
