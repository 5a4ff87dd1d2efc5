"""The state of the server between messages. In: texts in the editor. Out: problems, shown in the editor.

When the author pauses, texts are checked one after another in a separate thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from briefpress.language_server.checking import Checker, Found
from briefpress.language_server.fixing import Fix, fix_of
from briefpress.language_server.reading import text_of
from briefpress.language_server.texts import Span, Spot, Text, from_editor, to_editor
from briefpress.lazy import dataclass
from briefpress.problems import Level, Problem
from briefpress.workspace import Workspace

PAUSE = 0.25  # in seconds: how long a text must be unchanged before it is checked
SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.REMARK: types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem in the editor, its range, and the edit that fixes it, if any."""

    problem: Problem
    range: types.Range
    fix: Fix | None

    @property
    def diagnostic(self) -> types.Diagnostic:
        """Return the problem as a diagnostic of the protocol."""
        problem = self.problem
        message = f"{problem.text}\nhint: {problem.hint}" if problem.hint else problem.text
        level = SEVERITIES[problem.level]
        return types.Diagnostic(self.range, message, severity=level, code=problem.code, source="briefpress")


@dataclass(slots=True)
class Session:
    """The state of the server: texts in the editor, checkers by workspace, and the problems shown in each file."""

    server: LanguageServer
    drafts: dict[Path, bytes] = field(default_factory=dict)
    versions: dict[Path, int] = field(default_factory=dict)
    checkers: dict[Path, Checker] = field(default_factory=dict)
    shown: dict[Path, list[Shown]] = field(default_factory=dict)
    waiting: dict[Path, asyncio.Task[None]] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def checker(self, file: Path) -> Checker | None:
        """Return the checker for a file, or None if the file is outside a workspace's `source/`."""
        workspace = Workspace.around(file.parent)
        if workspace is None or not file.is_relative_to(workspace.source):
            return None
        return self.checkers.setdefault(workspace.root, Checker(workspace.root))

    def workspace(self, file: Path) -> Workspace | None:
        """Return the workspace of a file, with the texts in the editor."""
        checker = self.checker(file)
        return checker.workspace(dict(self.drafts)) if checker else None

    def take(self, file: Path, text: str, version: int) -> None:
        """Store the text of a file in the editor, and check it after a pause."""
        self.drafts[file], self.versions[file] = text.encode("utf-8", "replace"), version
        self.check_soon(file)

    def leave(self, file: Path) -> None:
        """Discard the text of a file; from then on, the saved file is used."""
        self.drafts.pop(file, None)
        self.versions.pop(file, None)
        self.check_soon(file)

    def check_soon(self, file: Path) -> None:
        """Check a file after a pause."""
        if file in self.waiting:
            self.waiting[file].cancel()
        self.waiting[file] = asyncio.get_running_loop().create_task(self._later(file))

    async def _later(self, file: Path) -> None:
        await asyncio.sleep(PAUSE)
        async with self.turn:
            drafts, versions, checker = dict(self.drafts), dict(self.versions), self.checker(file)
            if checker is None:
                return
            found = await asyncio.to_thread(checker.check, file, drafts)
            if drafts.get(file) == self.drafts.get(file):
                workspace = checker.workspace(drafts)
                self._show({**self._solved(file, workspace), **found}, workspace, versions)

    def _solved(self, file: Path, workspace: Workspace) -> Found:
        """Map each file whose problems a check of `file` may find resolved to an empty list."""
        covered, briefs = (file.parent, workspace.source), map(workspace.file_of, workspace.briefs())
        shown = {path for path, problems in self.shown.items() if problems and path.parent in covered}
        return {path: [] for path in shown.difference(briefs)}

    def _show(self, found: Found, workspace: Workspace, versions: Mapping[Path, int]) -> None:
        """Show the problems found in these versions of the texts."""
        for file, problems in found.items():
            text = text_of(workspace, file)
            self.shown[file] = [Shown(problem, _range_of(problem, text), fix_of(problem, text)) for problem in problems]
            diagnostics = [problem.diagnostic for problem in self.shown[file]]
            params = types.PublishDiagnosticsParams(address_of(file), diagnostics, versions.get(file))
            self.server.text_document_publish_diagnostics(params)


def address_of(file: Path) -> str:
    """Return the address of a file in the protocol (a URI)."""
    return str(from_fs_path(str(file)) or "")


def range_of(span: Span, text: Text) -> types.Range:
    """Return `span` as a range of the protocol."""
    line = text.line(span.line)
    start, end = (types.Position(span.line, to_editor(line, column)) for column in (span.start, span.end))
    return types.Range(start, end)


def spot_of(position: types.Position, text: Text) -> Spot:
    """Return a position of the protocol as a `Spot`."""
    return Spot(position.line, from_editor(text.line(position.line), position.character))


def _range_of(problem: Problem, text: Text) -> types.Range:
    """Return the range to mark: the place of the problem or, if that has no width, its whole line. For a problem
    without a place, mark the first line.
    """
    place = problem.place
    if place is None:
        return range_of(Span(0, 0, len(text.line(0))), text)
    start, line = place.column - 1, text.line(place.line - 1)
    end = start + place.width if place.width else len(line)
    return range_of(Span(place.line - 1, start, max(start, min(end, len(line)))), text)
