"""The way back on one page: Word files that came back -> edits of the source.

In: a workspace, the bytes of each file with its name, and what is to become of tracked changes. Out: what is told of
each change, and the new texts of the files. What does not read back as it was meant is left out, and told. Nothing is
written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import islice

from briefpress.docx.read import Comment, Decision, Draft, NotWordError, Passport, read_draft
from briefpress.lazy import dataclass
from briefpress.merge.base import Base, copy_with, is_same, made
from briefpress.merge.blocks import lead_of, line_of
from briefpress.merge.bound import Binder, Form
from briefpress.merge.changes import Changes
from briefpress.merge.edits import Edit, applied, carried, clashing
from briefpress.merge.partners import is_note
from briefpress.merge.told import Kind, Told
from briefpress.model import Place
from briefpress.problems import Report
from briefpress.publish import Request, sources_of
from briefpress.workspace import Workspace

ROUNDS = 12  # in which what does not read back is left out
MOST_CULPRITS = 20  # that are looked for one by one


class UnmergeableError(Exception):
    """A file cannot be merged at all; the text says why, `hint` what to do."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


@dataclass(slots=True)
class Merged:
    """What became of files that came back: `texts` has the files of the source that are to change."""

    brief: str
    told: list[Told] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)


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
            raise UnmergeableError(f'{name} is of another brief, "{id_}"', "merge the files of one brief at a time")
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
    edits, changes = _proved(workspace, merged.brief, base, draft, found)
    if write_comments:
        edits = [*edits, *_comment_edits(found, draft)]
    by_file = _by_file(edits)
    lost: set[int] = set()
    for file, some in by_file.items():
        now = merged.texts.get(file, current.get(file, base.texts[file]))
        done, clash = carried(base.texts[file], now, some)
        away = {edit.change for edit in clash}
        lost |= away
        merged.before.setdefault(file, current.get(file, base.texts[file]))
        merged.texts[file] = applied(now, [edit for edit in done if edit.change not in away])
    merged.told += [
        replace(told, kind=Kind.CONFLICT, text=f"{told.text}; the source was changed there too") if n in lost else told
        for n, told in changes.items()
    ]
    merged.told += [_comment(found, comment) for comment in draft.comments]


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


def _proved(
    workspace: Workspace, brief: str, base: Base, draft: Draft, found: Changes
) -> tuple[list[Edit], dict[int, Told]]:
    """Return the edits after which the source makes what came back; what does not read back is told as not taken."""
    told, edits = dict(found.told), found.edits
    failed = clashing(edits)
    for _ in range(ROUNDS):
        edits = [edit for edit in edits if edit.change not in failed]
        if not edits:
            break
        wrong = _wrong(workspace, brief, base, draft, edits, found)
        if not wrong:
            break
        failed |= wrong
    else:
        failed |= {edit.change for edit in edits}
        edits = []
    for number in failed:
        told[number] = replace(
            told[number], kind=Kind.HOMELESS, text=f"{told[number].text}: it would not read back as it is"
        )
    return [edit for edit in edits if edit.change not in failed], told


def _wrong(
    workspace: Workspace, brief: str, base: Base, draft: Draft, edits: Iterable[Edit], found: Changes
) -> set[int]:
    """Return the changes after which the brief does not say what came back, or cannot be made."""
    again = _with(workspace, brief, base, edits)
    if again is None:
        return set(islice(_culprits(workspace, brief, base, [*edits]), MOST_CULPRITS))
    return _unlike(again, draft, edits, found)


def _with(workspace: Workspace, brief: str, base: Base, edits: Iterable[Edit]) -> Base | None:
    """Return what the brief is with these edits, None where it cannot be made."""
    texts, by_file = dict(base.texts), _by_file(edits)
    for file, some in by_file.items():
        texts[file] = applied(texts[file], some)
    with copy_with(workspace, texts) as copy:
        return made(copy, brief, Report())


def _culprits(workspace: Workspace, brief: str, base: Base, edits: list[Edit]) -> Iterator[int]:
    """Yield the changes with which the brief cannot be made: of many edits, each half is tried by itself."""
    changes = sorted({edit.change for edit in edits})
    if len(changes) == 1:
        yield changes[0]
        return
    middle = changes[len(changes) // 2]
    halves = [[edit for edit in edits if (edit.change < middle) is first] for first in (True, False)]
    alone = [half for half in halves if _with(workspace, brief, base, half) is None]
    for half in alone:
        yield from _culprits(workspace, brief, base, half)
    if not alone:
        yield from changes  # each half is sound, both together are not


def _by_file(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    out: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        out[edit.file].append(edit)
    return out


def _unlike(again: Base, draft: Draft, edits: Iterable[Edit], found: Changes) -> set[int]:
    """Return the changes whose paragraphs are not what came back: those near a difference that is left."""
    passport = again.draft.passport
    assert passport
    left = Changes(again.draft, draft, Binder(again.texts, passport.blocks).all(again.draft), again.texts)
    left.find()
    tried = {edit.change for edit in edits}
    known = {told.text for number, told in found.told.items() if number not in tried}
    settled = _settled(found, tried)
    wrong: set[int] = set()
    for number, told in left.told.items():
        new = left.came.get(number)
        if told.kind is Kind.TAKEN and told.text not in known and new not in settled:
            own = {change for change in tried if new is not None and found.came.get(change) == new}
            wrong |= own or _near(told.place, edits, found.texts)
    return wrong


def _settled(found: Changes, tried: set[int]) -> set[int]:
    """Return the paragraphs that came back which may differ from what the edited source makes."""
    both = [(old, new) for old, new in found.pairs if old is not None and new is not None]
    made = {new for old, new in both if found.bound[old] is None}
    left_out = {new for number, new in found.came.items() if number not in tried}
    notes = {number for number, one in enumerate(found.other.paragraphs) if is_note(one)}  # that nobody mentions
    # a field that was changed in one place is another one in all the places where it is shown
    shown = {new for old, new in both if _stays(found, old, new)}
    return made | left_out | notes | shown


def _near(place: Place | None, edits: Iterable[Edit], texts: Mapping[str, str]) -> set[int]:
    """Return the change whose edit stands next to a place; all, where none is in its file."""
    lines = {edit.change: _line(texts[edit.file], edit.start) for edit in edits if place and edit.file == place.file}
    if place is None or not lines:
        return {edit.change for edit in edits}
    line = place.line
    return {min(lines, key=lambda number: abs(lines[number] - line))}


def _stays(found: Changes, old: int, new: int) -> bool:
    bound = found.bound[old]
    same = found.base.paragraphs[old].text == found.other.paragraphs[new].text
    return same and bound is not None and bound.form in (Form.SCALAR, Form.ATTRIBUTE)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _comment(found: Changes, comment: Comment) -> Told:
    old = next((old for old, new in found.pairs if new == comment.paragraph and old is not None), None)
    bound = found.bound[old] if old is not None else None
    place: Place | None = None
    if bound and (spans := [span for span in bound.chars if span]):
        text = found.base.paragraphs[old or 0].text
        at = text.find(comment.about.strip()) if comment.about.strip() else 0
        span = bound.chars[at] if 0 <= at < len(bound.chars) and bound.chars[at] else spans[0]
        place = found.place(bound.file, (span or spans[0])[0])
    about = f' (on "{comment.about.strip()[:60]}")' if comment.about.strip() else ""
    return Told(Kind.COMMENT, place, f"{comment.text}{about}", comment.author, comment.date)


def _comment_edits(found: Changes, draft: Draft) -> Iterator[Edit]:
    """Yield comments as those of the source, on lines of their own; they are published nowhere."""
    for number, comment in enumerate(draft.comments, 1):
        old = next((old for old, new in found.pairs if new == comment.paragraph and old is not None), None)
        bound = found.bound[old] if old is not None else None
        if bound and bound.block and bound.form is Form.MARKDOWN:
            text = found.texts[bound.file]
            _, end = line_of(text, max(bound.block[0], bound.block[1] - 1))
            words = " ".join(comment.text.split()).replace("--", "- -")
            lead = lead_of(text, bound.block)
            yield Edit(bound.file, end, end, f"\n\n{lead}<!-- {comment.author}: {words} -->", -number)
