"""Merge edited Word files into the source.

In: a workspace, the name and bytes of each file, and the decision about tracked changes. Out: a message for each
change, and the new texts of source files. An edit that does not read back as intended is dropped and reported. Nothing
is written to disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import PurePath

from briefpress import lazy
from briefpress.docx.read import Draft, NotWordError, read_draft
from briefpress.lazy import dataclass
from briefpress.merge.authors import with_authors
from briefpress.merge.base import Base
from briefpress.merge.comments import edits as comment_edits
from briefpress.merge.comments import findings as comment_findings
from briefpress.merge.comments import threads, unwritten
from briefpress.merge.compare import changes_between
from briefpress.merge.conflict_marks import Wording, marked
from briefpress.merge.conflicts import Conflict
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Finding, Kind, without_departures
from briefpress.merge.drafts.restyled import restyled
from briefpress.merge.list_numbers import continued
from briefpress.merge.proof import proved
from briefpress.merge.sent import Sent, UnmergeableError, base_of
from briefpress.merge.source_map.bound import Binder
from briefpress.merge.source_map.edits import applied
from briefpress.merge.transfer import at_current_places, carry, clashes_of, find_current_files
from briefpress.model import Decision
from briefpress.workspace import Workspace

LONG = lazy.pattern(r"\w{5,}")
# the minimum share of long words that a file without a passport must have in common with a brief
MIN_SHARED = 0.35


@dataclass(slots=True)
class Merged:
    """The result of a merge.

    `texts` contains the new texts of source files, `before` their texts before the merge, and `files` new files, all by
    path. `wordings` contains the conflicts to write into the source.
    """

    brief: str
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    wordings: list[Wording] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Options:
    """How to treat changes and comments.

    `brief` is the brief from which files without a passport were produced. If `write_comments` is True, comments are
    written into the source, around the text to which they refer. If `mark_conflicts` is True, both wordings of each
    conflict are also written there.
    """

    changes: Decision = Decision.ACCEPT
    brief: str = ""
    write_comments: bool = False
    mark_conflicts: bool = False


def merge_files(workspace: Workspace, files: Sequence[tuple[str, bytes]], options: Options) -> Merged:
    """Merge files one after another, and return the result.

    Raise UnmergeableError if a file cannot be merged at all.
    """
    merged: Merged | None = None
    for name, data in files:
        try:
            draft = read_draft(data, options.changes)
        except NotWordError as error:
            raise UnmergeableError(f"{name} cannot be merged: {error}", error.hint) from error
        sent = Sent.of(workspace, name, draft, options.brief)
        id_ = sent.brief
        if merged and merged.brief != id_:
            raise UnmergeableError(
                f'{name} was made from another brief, "{id_}"', "merge the files of one brief at a time"
            )
        merged = merged or Merged(id_)
        base, current = base_of(workspace, sent, options.changes)
        if (draft.passport is None or draft.passport.brief != id_) and not _is_like(base.draft, draft):
            raise UnmergeableError(
                f'{name} shares hardly any words with the brief "{id_}"',
                "specify the brief that it was made from: --brief NAME",
            )
        draft = read_draft(data, options.changes, base.own) if base.own else draft
        before = len(merged.findings), len(merged.wordings)
        _one(workspace, merged, base, current, restyled(base.draft, draft), options)
        if len(files) > 1:
            _name(merged, before, PurePath(name).stem)
    assert merged, "there is at least one file"
    for file, edits in marked(workspace, merged.brief, merged.texts, merged.wordings).items():
        merged.texts[file] = applied(merged.texts[file], edits)
    merged.texts = {file: continued(file, merged.before[file], text) for file, text in merged.texts.items()}
    return merged


def _name(merged: Merged, before: tuple[int, int], name: str) -> None:
    """Set the file name as the author of new changes that have no author."""
    findings, wordings = before
    merged.findings[findings:] = [
        replace(finding, author=finding.author or name) for finding in merged.findings[findings:]
    ]
    merged.wordings[wordings:] = [
        replace(wording, author=wording.author or name) for wording in merged.wordings[wordings:]
    ]


def _is_like(base: Draft, draft: Draft) -> bool:
    """Return whether two files share so many words that one can be an edited version of the other."""
    old, new = (
        {word for paragraph in file.paragraphs for word in LONG.findall(paragraph.text.lower())}
        for file in (base, draft)
    )
    return len(old & new) >= MIN_SHARED * min(len(old), len(new))


def _one(
    workspace: Workspace, merged: Merged, base: Base, current: Mapping[str, str], draft: Draft, options: Options
) -> None:
    current_files = find_current_files(base.texts, current)
    now = {
        file: merged.texts.get(current_file, current[current_file]) if current_file else ""
        for file, current_file in current_files.items()
    }
    found = _compared(base, draft)
    commented = threads(found)
    if options.write_comments:
        found.edits += [*comment_edits(found, unwritten(commented, now.values()), [*found.edits])]
    edits, findings = proved(workspace, merged.brief, base, draft, found)
    clashing, rest, done = carry(base.texts, now, current_files, edits)
    lost = clashing | rest
    for current_file, own in done.items():
        merged.before.setdefault(current_file, current[current_file])
        merged.texts[current_file] = applied(merged.texts.get(current_file, current[current_file]), own)
    comments = {number: finding for number, finding in findings.items() if finding.kind is Kind.COMMENT}
    clashes = clashes_of(
        base.texts, now, current_files, [edit for edit in edits if edit.change in clashing - set(comments)]
    )
    changes = {number: finding for number, finding in with_authors(found, findings).items() if number not in comments}
    if options.mark_conflicts:
        who = ((clash, changes.get(min(clash.changes))) for clash in clashes)
        texts = {current_file: now[file] for file, current_file in current_files.items()}
        merged.wordings += [
            Wording(clash, finding.author if finding else "", texts[clash.file]) for clash, finding in who
        ]
    merged.files.update(found.files[number] for number in {edit.change for edit in edits} - lost & set(found.files))
    both = {number: clash for clash in clashes for number in clash.changes}
    gone = {edit.change: edit.file for edit in edits if not current_files[edit.file]}
    reported = [
        _conflict(finding, both[n]) if n in both else _kept(finding, gone.get(n, "")) if n in lost else finding
        for n, finding in changes.items()
    ]
    reported += [_unwritten(finding) for number, finding in comments.items() if number in lost]
    messages = [*without_departures(reported), *comment_findings(found, commented)]
    merged.findings += at_current_places(messages, base.texts, current, current_files)


def _conflict(finding: Finding, clash: Conflict) -> Finding:
    return replace(
        finding, kind=Kind.CONFLICT, text=f"{finding.text}; the source was changed there too: {clash.wordings}"
    )


def _kept(finding: Finding, gone: str) -> Finding:
    why = f"{gone} is no longer part of the brief" if gone else "it stays where it was changed in the source"
    return replace(finding, kind=Kind.CONFLICT, text=f"{finding.text}; {why}")


def _unwritten(finding: Finding) -> Finding:
    message = f'the comment "{finding.text}" was not written into the source, because its text changed there'
    return replace(finding, kind=Kind.REMARK, text=message)


def _compared(base: Base, draft: Draft) -> Changes:
    passport = base.draft.passport
    assert passport, "a file that the program produced has a provenance record"
    bound = Binder(base.texts, passport.blocks).all(base.draft)
    return changes_between(base.draft, draft, bound, base.texts)
