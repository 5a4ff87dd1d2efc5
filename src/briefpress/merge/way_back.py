"""The way back on one page: Word files that came back -> edits of the source.

In: a workspace, the bytes of each file with its name, and what is to become of tracked changes. Out: what is told of
each change, and the new texts of the files. What does not read back as it was meant is left out, and told. Nothing is
written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from briefpress.docx.read import Comment, Decision, Draft, NotWordError, Passport, read_draft
from briefpress.lazy import dataclass
from briefpress.merge.base import Base, copy_with, is_same, made
from briefpress.merge.blocks import lead_of, line_of
from briefpress.merge.bound import Binder, Bound, Form
from briefpress.merge.changes import Changes
from briefpress.merge.edits import Edit, applied, carried
from briefpress.merge.offsets import place_of
from briefpress.merge.proof import by_file, proved
from briefpress.merge.told import Kind, Told
from briefpress.model import Place
from briefpress.problems import Report
from briefpress.publish import Request, sources_of
from briefpress.source import without_comments
from briefpress.workspace import Workspace


class UnmergeableError(Exception):
    """A file cannot be merged at all; the text says why, `hint` what to do."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


@dataclass(slots=True)
class Merged:
    """What became of files that came back: `texts` has the files of the source that are to change, `files` new ones."""

    brief: str
    told: list[Told] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


def merge_files(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes]],
    decision: Decision,
    *,
    brief: str = "",
    write_comments: bool = False,
) -> Merged:
    """Return what becomes of the files; of several, each is joined to what those before it made of the source.

    `brief` is the one that files without a passport were made from. With `write_comments`, comments are written into
    the source, below what they are about. Raise UnmergeableError where a file cannot be merged at all.
    """
    merged: Merged | None = None
    for name, data in files:
        try:
            draft = read_draft(data, decision)
        except NotWordError as error:
            raise UnmergeableError(f"{name} cannot be merged: {error}") from error
        id_ = _brief_of(workspace, name, draft.passport, brief)
        if merged and merged.brief != id_:
            raise UnmergeableError(
                f'{name} was made from another brief, "{id_}"', "merge the files of one brief at a time"
            )
        merged = merged or Merged(id_)
        _one(workspace, merged, draft, write_comments=write_comments)
    assert merged, "there is at least one file"
    return merged


def _brief_of(workspace: Workspace, name: str, passport: Passport | None, asked: str) -> str:
    id_ = asked or (passport.brief if passport else "")
    if not id_:
        hint = "name the brief that it was made from: --brief NAME"
        raise UnmergeableError(f"{name} does not say which brief it was made from", hint)
    if not workspace.has(id_):
        raise UnmergeableError(f'{name} was made from the brief "{id_}", which is not in this workspace')
    return id_


def _one(workspace: Workspace, merged: Merged, draft: Draft, *, write_comments: bool) -> None:
    base, current = _base(workspace, merged.brief, draft.passport)
    found = _compared(base, draft)
    edits, changes = proved(workspace, merged.brief, base, draft, found)
    if write_comments:
        edits = [*edits, *_comment_edits(found, draft)]
    files = by_file(edits)
    now = {file: merged.texts.get(file, current.get(file, base.texts[file])) for file in files}
    homes = {
        file: carried(_plain(file, base.texts[file]), _plain(file, now[file]), some) for file, some in files.items()
    }
    lost = {edit.change for _, clash in homes.values() for edit in clash}
    for file, (done, _) in homes.items():
        merged.before.setdefault(file, current.get(file, base.texts[file]))
        merged.texts[file] = applied(now[file], [edit for edit in done if edit.change not in lost])
    taken = {edit.change for edit in edits} - lost
    merged.files.update(found.files[number] for number in taken & set(found.files))
    merged.told += [
        replace(told, kind=Kind.CONFLICT, text=f"{told.text}; the source was changed there too") if n in lost else told
        for n, told in changes.items()
    ]
    merged.told += [_comment(found, comment) for comment in draft.comments]


def _plain(file: str, text: str) -> str:
    """Return a text as partners got it: without comments, and everything else where it stands."""
    return without_comments(file, text)


def _base(workspace: Workspace, brief: str, passport: Passport | None) -> tuple[Base, Mapping[str, str]]:
    """Return the state that a file was made from, and the texts of today."""
    report = Report()
    sources = sources_of(Request(workspace, (brief,)), brief)
    if passport is None or is_same(sources, passport):
        base = made(workspace, brief, report)
        current = base.texts if base else {}
    else:
        current = {source.path: _whole(workspace, source.path, source.text) for source in sources}
        texts = {source.path: source.text for source in passport.sources if source.text}
        with copy_with(workspace, texts) as copy:
            base = made(copy, brief, report)
    if base is None:
        first = next(iter(report.problems), None)
        why = f": {first.text}" if first else ""
        raise UnmergeableError(f'the brief "{brief}" cannot be made{why}', f"see: briefpress check {brief}")
    return base, current


def _whole(workspace: Workspace, path: str, text: str) -> str:
    source = workspace.read(workspace.root / path, Report())
    return source.text if source else text


def _compared(base: Base, draft: Draft) -> Changes:
    passport = base.draft.passport
    assert passport, "what the program made has a passport"
    bound = Binder(base.texts, passport.blocks).all(base.draft)
    changes = Changes(base.draft, draft, bound, base.texts)
    changes.find()
    return changes


def _about(found: Changes, comment: Comment) -> tuple[str, Bound | None]:
    """Return the words of the paragraph that a comment is about, and where it is written."""
    old = next((old for old, new in found.pairs if new == comment.paragraph and old is not None), None)
    return ("", None) if old is None else (found.base.paragraphs[old].text, found.bound[old])


def _comment(found: Changes, comment: Comment) -> Told:
    text, bound = _about(found, comment)
    place: Place | None = None
    if bound and (spans := [span for span in bound.chars if span]):
        at = text.find(comment.about.strip()) if comment.about.strip() else 0
        span = bound.chars[at] if 0 <= at < len(bound.chars) and bound.chars[at] else spans[0]
        place = place_of(bound.file, found.texts[bound.file], (span or spans[0])[0])
    about = f' (on "{comment.about.strip()[:60]}")' if comment.about.strip() else ""
    return Told(Kind.COMMENT, place, f"{comment.text}{about}", comment.author, comment.date)


def _comment_edits(found: Changes, draft: Draft) -> Iterator[Edit]:
    """Yield comments as those of the source, on lines of their own; they are published nowhere."""
    for number, comment in enumerate(draft.comments, 1):
        _, bound = _about(found, comment)
        if bound and bound.block and bound.form is Form.MARKDOWN:
            text = found.texts[bound.file]
            _, end = line_of(text, max(bound.block[0], bound.block[1] - 1))
            words = " ".join(comment.text.split()).replace("--", "- -")
            lead = lead_of(text, bound.block)
            yield Edit(bound.file, end, end, f"\n\n{lead}<!-- {comment.author}: {words} -->", -number)
