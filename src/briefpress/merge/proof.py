"""Prove edits before they are written. In: the sent file, the received file, and edits. Out: the edits that passed.

The edits are applied to a copy of the source, which is published as a Word file again. The Word file that this produces
must match the received file. An edit that prevents this match, or prevents the file from being produced, is dropped and
reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from briefpress import lazy
from briefpress.docx.read import Draft
from briefpress.merge.base import Base, copy_with, made
from briefpress.merge.changed.records import biographies, shown_of
from briefpress.merge.compare import changes_between
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Finding, Kind
from briefpress.merge.drafts.partners import is_note
from briefpress.merge.lost_text import unsafe_changes
from briefpress.merge.source_map.blocks import QUOTES
from briefpress.merge.source_map.bound import Binder, Form
from briefpress.merge.source_map.edits import Edit, applied, clashing
from briefpress.merge.source_map.offsets import line_at
from briefpress.model import Decision, Place
from briefpress.problems import Level, Report
from briefpress.workspace import Workspace

UNPROVED = "the edited source does not reproduce this change; make it in the source"
NEW_NOTE = lazy.pattern(r"\n\n(\[\^note-\d+\]):")
ROUNDS = 12  # the maximum number of attempts, each without the edits that failed before
MAX_CULPRITS = 20  # the maximum number of changes that are tested one by one


def proved(
    workspace: Workspace, brief: str, base: Base, draft: Draft, changes: Changes
) -> tuple[list[Edit], dict[int, Finding]]:
    """Return the edits that make the source produce the received file, and the messages about all changes.

    Changes without such edits are reported as not merged.
    """
    findings, edits, why = dict(changes.findings), changes.edits, dict[int, str]()
    failed = clashing(edits)
    for _ in range(ROUNDS):
        edits = [edit for edit in edits if edit.change not in failed]
        if alone := _unmarked(edits):
            failed |= alone
            why |= dict.fromkeys(alone, "its note mark is not merged")
            continue
        if not edits:
            failed |= _claimed(changes)
            break
        wrong = _wrong(workspace, brief, base, draft, edits, changes, why) - failed
        if not wrong:
            break
        failed |= wrong
    else:
        failed |= {edit.change for edit in edits}
        edits = []
    for number in failed:
        message = changes.fallbacks.get(number, f"{findings[number].text}: {why.get(number, UNPROVED)}")
        findings[number] = replace(findings[number], kind=Kind.NOT_MERGED, text=message)
    return [edit for edit in edits if edit.change not in failed], findings


def _wrong(
    workspace: Workspace, brief: str, base: Base, draft: Draft, edits: list[Edit], changes: Changes, why: dict[int, str]
) -> set[int]:
    """Return the changes that prevent the brief from being produced or from matching the received file.

    Known reasons are added to `why`.
    """
    files = dict(changes.files.values())
    report = Report()
    again = _with(workspace, brief, base, edits, files, report)
    if again is None:
        culprits = [*islice(_culprits(workspace, brief, base, edits, files, report), MAX_CULPRITS)]
        why.update({change: reason for change, reason in culprits if reason})
        return {change for change, _ in culprits}
    left = _left(again, draft)
    unproved = {finding.text for finding in left.findings.values() if finding.kind is Kind.MERGED}
    claimed = {number for number in _claimed(changes) if changes.findings[number].text in unproved}
    if wrong := _unlike(left, edits, changes) | claimed:
        here = {change: _cause(report, base, [edit for edit in edits if edit.change == change]) for change in wrong}
        why.update({change: reason for change, reason in here.items() if reason})
        return wrong
    refused = len(edits) < len(changes.edits) or any(
        finding.kind is Kind.NOT_MERGED for finding in changes.findings.values()
    )
    return unsafe_changes(changes, left, edits) if refused else set()


def _claimed(changes: Changes) -> set[int]:
    """Return the changes that count as merged although they never had an edit of their own."""
    merged = {number for number, finding in changes.findings.items() if finding.kind is Kind.MERGED}
    return merged - {edit.change for edit in changes.edits}


def _unmarked(edits: Iterable[Edit]) -> set[int]:
    """Return the changes that add a note without a note mark: no edit among `edits` adds one."""
    texts = [(edit.change, edit.new) for edit in edits]
    notes = ((number, match[1]) for number, new in texts if (match := NEW_NOTE.match(new)))
    return {number for number, mark in notes if not any(mark in new and not NEW_NOTE.match(new) for _, new in texts)}


def _cause(report: Report, base: Base, edits: Sequence[Edit]) -> str:
    """Return the first error or, if there is none, a problem that quotes the new text of an edit, or `""`."""
    lines = {(edit.file, line_at(base.texts[edit.file], edit.start)) for edit in edits}
    words = [edit.new.strip(QUOTES) for edit in edits if edit.new.strip(QUOTES)]
    errors = [problem for problem in report.problems if problem.level is Level.ERROR]
    about = [problem for problem in report.problems if any(f'"{word}"' in problem.text for word in words)]
    found = next(iter((*errors, *about)), None)
    if found is None:
        return ""
    at = found.place
    return found.text if at is None or (at.file, at.line) in lines else f"{found.text} ({at.file}:{at.line})"


def _with(
    workspace: Workspace,
    brief: str,
    base: Base,
    edits: Iterable[Edit],
    files: Mapping[str, bytes],
    report: Report,
) -> Base | None:
    """Return the draft of the brief after these edits, or None if it cannot be produced."""
    texts = dict(base.texts)
    for file, own in by_file(edits).items():
        texts[file] = applied(texts[file], own)
    with copy_with(workspace, texts, files) as copy:
        return made(copy, brief, _changes(base), report, base.purpose)


def _changes(base: Base) -> Decision:
    """Return the decision about suggestions that applied when the sent file was published."""
    assert base.draft.passport
    return base.draft.passport.changes


def _culprits(
    workspace: Workspace, brief: str, base: Base, edits: list[Edit], files: Mapping[str, bytes], report: Report
) -> Iterator[tuple[int, str]]:
    """Yield the changes that prevent the brief from being produced, which are found by bisection, with the reasons."""
    changes = sorted({edit.change for edit in edits})
    if len(changes) == 1:
        yield changes[0], _cause(report, base, edits)
        return
    middle = changes[len(changes) // 2]
    halves = [[edit for edit in edits if (edit.change < middle) is first] for first in (True, False)]
    reports = Report(), Report()
    tried = [*zip(halves, reports, strict=True)]
    alone = [item for item in tried if _with(workspace, brief, base, item[0], files, item[1]) is None]
    for half, reason in alone:
        yield from _culprits(workspace, brief, base, half, files, reason)
    if not alone:  # each half works alone, but the two do not work together
        yield from ((change, _cause(report, base, edits)) for change in changes)


def by_file(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Return a dictionary from files to their edits, in the same order."""
    out: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        out[edit.file].append(edit)
    return out


def _left(again: Base, draft: Draft) -> Changes:
    """Return the remaining differences between the edited source and the received file."""
    passport = again.draft.passport
    assert passport
    bound = Binder(again.texts, passport.blocks).all(again.draft)
    # Pictures may have other sizes in the received file, and data changed in one chart may also be shown in other
    # charts.
    return changes_between(again.draft, draft, bound, again.texts, with_pictures=False)


def _unlike(left: Changes, edits: Iterable[Edit], changes: Changes) -> set[int]:
    """Return the changes in or near the paragraphs that still do not match the received file."""
    tried = {edit.change for edit in edits}
    known = {finding.text for number, finding in changes.findings.items() if number not in tried}
    settled, referred = _settled(changes, tried), _referred(left, changes, tried)
    wrong: set[int] = set()
    for number, finding in left.findings.items():
        new = left.new_indices.get(number)
        if finding.kind is Kind.MERGED and finding.text not in known | referred and new not in settled:
            own = {change for change in tried if new is not None and changes.new_indices.get(change) == new}
            wrong |= own or _near(finding.place, edits, changes.texts)
    return wrong


def _settled(changes: Changes, tried: set[int]) -> set[int]:
    """Return the indices of paragraphs in the received file that are allowed to differ from the edited source."""
    both = [(old, new) for old, new in changes.pairs if old is not None and new is not None]
    generated = {new for old, new in both if changes.bound[old] is None}
    left_out = {new for number, new in changes.new_indices.items() if number not in tried}
    # notes whose marks were removed
    notes = {number for number, paragraph in enumerate(changes.other.paragraphs) if is_note(paragraph)}
    # fields that are shown in several places: a change in one place affects all
    shown = {new for old, new in both if _stays(changes, old, new)}
    # new figures, which briefpress numbers itself
    captions = {
        new
        for old, new in changes.pairs
        if old is None and new and changes.other.paragraphs[new].style in ("caption", "table caption")
    }
    # biographies, which follow the order of the authors
    lives = biographies(changes.other) if tried & changes.referring else set()
    return generated | left_out | notes | shown | captions | lives


def _referred(left: Changes, changes: Changes, tried: set[int]) -> set[str]:
    """Return the messages about lines that the brief shows for a record to which partners added only the name."""
    names = {changes.new_indices[change] for change in tried & changes.referring if change in changes.new_indices}
    shown = [shown_of(left.base.paragraphs, old) for old, new in left.pairs if old is not None and new in names]
    shown += [biographies(left.base)] if names else []
    return {
        left.findings[number].text for number, old in left.old_indices.items() if any(old in lines for lines in shown)
    }


def _near(place: Place | None, edits: Iterable[Edit], texts: Mapping[str, str]) -> set[int]:
    """Return the change whose edit is nearest to `place`, or all changes if none is in the same file."""
    lines = {edit.change: line_at(texts[edit.file], edit.start) for edit in edits if place and edit.file == place.file}
    if place is None or not lines:
        return {edit.change for edit in edits}
    line = place.line
    return {min(lines, key=lambda number: abs(lines[number] - line))}


def _stays(changes: Changes, old: int, new: int) -> bool:
    bound = changes.bound[old]
    same = changes.base.paragraphs[old].text == changes.other.paragraphs[new].text
    return same and bound is not None and bound.form in (Form.SCALAR, Form.ATTRIBUTE)
