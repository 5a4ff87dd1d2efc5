"""The version of a brief that was sent to partners. In: an edited file, and a workspace. Out: the version, made again.

The provenance record contains the source. LibreOffice drops the record when it saves a file for the second time, but
keeps the properties of the file, which state the brief and the digest of its file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from briefpress.docx.read import Draft, Passport
from briefpress.lazy import dataclass
from briefpress.merge.base import Base, copy_with, is_same, made
from briefpress.merge.history import versions_of, workspace_at
from briefpress.model import Decision, SourceFile
from briefpress.problems import Report
from briefpress.publish import Purpose, Request, sources_of
from briefpress.source import without_comments
from briefpress.workspace import Workspace

MISSING = "specify the brief that it was made from: --brief NAME"


class UnmergeableError(Exception):
    """A file cannot be merged at all. The message states the reason, and `hint` explains how to fix it."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Sent:
    """The statements of an edited file about its origin: its `brief`, its passport, and the `digest` of the brief's
    file.

    The digest is `""` if the user named the brief.
    """

    name: str
    brief: str
    passport: Passport | None
    digest: str

    @classmethod
    def of(cls, workspace: Workspace, name: str, draft: Draft, asked: str) -> Sent:
        """Return the statements of the file `name`; `asked` is the brief named by the user.

        Raise UnmergeableError if the brief is unknown.
        """
        passport, about = draft.passport, draft.about
        id_ = asked or (passport.brief if passport else about.get("briefpress-brief", ""))
        if not id_:
            raise UnmergeableError(f"{name} does not state which brief it was made from", MISSING)
        if asked and not workspace.has(asked):
            raise UnmergeableError(f'there is no brief "{asked}" in this workspace')
        if not workspace.has(id_):
            raise UnmergeableError(f'{name} was made from the brief "{id_}", which is not in this workspace')
        return cls(name, id_, passport, "" if asked or passport else about.get("briefpress-source", ""))


def base_of(workspace: Workspace, sent: Sent, decision: Decision) -> tuple[Base, Mapping[str, str]]:
    """Return the version from which a file was produced, and the current text of each source file, keyed by its path.

    Raise UnmergeableError if the version cannot be made again.
    """
    report, passport = Report(), sent.passport
    sources = sources_of(Request(workspace, (sent.brief,)), sent.brief)
    was = passport.changes if passport else Decision.ACCEPT
    purpose = Purpose.REVIEW if was is Decision.SHOW else Purpose.READERS
    changes = Decision.SHOW if decision is Decision.SHOW else was
    current: Mapping[str, str] = {}
    if _is_current(sent, sources):
        base = made(workspace, sent.brief, changes, report, purpose)
    else:
        current = {source.path: _whole(workspace, source.path, source.text) for source in sources}
        with _earlier(workspace, sent, sources) as copy:
            base = made(copy, sent.brief, changes, report, purpose)
    if base is None:
        first = next(iter(report.problems), None)
        why = f": {first.text}" if first else ""
        raise UnmergeableError(
            f'the brief "{sent.brief}" cannot be produced{why}', f"see: briefpress check {sent.brief}"
        )
    if not current:  # the source is unchanged, or cannot be read at present, but its files can be edited
        files = (path for path in base.texts if (workspace.root / path).is_file())
        current = {path: _whole(workspace, path, base.texts[path]) for path in files}
    if base.own and changes is not was:
        hint = "use --changes accept or --changes reject, or send partners what `publish --review` produces"
        raise UnmergeableError(
            "its source had open suggestions, and the file was published as if they had been decided", hint
        )
    return base, current


def _is_current(sent: Sent, sources: tuple[SourceFile, ...]) -> bool:
    """Return whether the source is as it was when the file was sent; if nothing is known about that, it counts as
    unchanged.
    """
    if sent.passport is not None:
        return is_same(sources, sent.passport)
    return sent.digest in ("", *(source.digest for source in sources[:1]))


@contextmanager
def _earlier(workspace: Workspace, sent: Sent, sources: tuple[SourceFile, ...]) -> Iterator[Workspace]:
    """Yield a copy of the workspace with the source that was sent: from the passport or, without one, from git."""
    if sent.passport is not None:
        texts = {source.path: source.text for source in sent.passport.sources if source.text}
        with copy_with(workspace, texts) as copy:
            yield copy
        return
    path = sources[0].path if sources else ""
    for revision, text in versions_of(workspace, path):
        if hashlib.sha256(without_comments(path, text).encode()).hexdigest() == sent.digest:
            with workspace_at(workspace, revision) as copy:
                yield copy
            return
    raise UnmergeableError(
        f"{sent.name} has lost its provenance record, and its source has changed since it was sent",
        "restore the version of the source that you sent, or compare the file with the current version: --brief NAME",
    )


def _whole(workspace: Workspace, path: str, text: str) -> str:
    source = workspace.read(workspace.root / path, Report())
    return source.text if source else text
