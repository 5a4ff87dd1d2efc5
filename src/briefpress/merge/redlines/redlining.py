"""Compare two versions of a brief as Word files. In: both files. Out: a file with tracked changes; the differences.

Each difference is reported with its place in the source of the new version, if known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby

from briefpress.docx import Signature, redlined
from briefpress.docx.read import Draft, Pair, Paragraph, read_draft
from briefpress.lazy import dataclass
from briefpress.merge.base import is_same
from briefpress.merge.drafts.partners import paired
from briefpress.merge.redlines.compared import compared
from briefpress.merge.source_map.bound import Binder, Bound
from briefpress.merge.source_map.offsets import place_of
from briefpress.merge.words.messages import described, message_of, short
from briefpress.merge.words.regions import regions
from briefpress.merge.words.spelling import tokens_of
from briefpress.model import Decision, Place, decided
from briefpress.problems import Report
from briefpress.publish import Format, Made, Request, changed_files, sources_of
from briefpress.source import read_brief
from briefpress.workspace import Workspace

MOVED = 3  # the minimum number of words in a paragraph that counts as moved
LISTED = ("toc ", "table of figures")  # the styles of generated lists


@dataclass(frozen=True, slots=True)
class State:
    """A version of a brief: its Word file, and its source files, if known."""

    word: bytes
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference, and its place in the source."""

    place: Place | None
    text: str


def state_of(workspace: Workspace, brief: str, report: Report) -> State | None:
    """Return the version of a brief in a workspace. If its Word file cannot be produced, return None and report
    problems.
    """
    request = Request(workspace, (brief,), frozenset({Format.DOCX}), changes=Decision.ACCEPT)
    made = changed_files(request, brief, lambda unchanged: unchanged, report)
    paths = [source.path for source in sources_of(request, brief)]
    return State(made[0].data, _whole(workspace, paths)) if made else None


def state_of_word(workspace: Workspace, data: bytes) -> State:
    """Return a Word file as a version of a brief. The source of the version comes from the provenance record, if there
    is one.

    Raise NotWordError if the file cannot be read.
    """
    passport = read_draft(data).passport
    if passport is None:
        return State(data)
    if workspace.has(passport.brief):
        request = Request(workspace, (passport.brief,))
        if is_same(sources_of(request, passport.brief), passport):
            return State(data, _whole(workspace, [source.path for source in passport.sources]))
    # Only the brief itself, because the provenance record contains only parts of the other files, with different line
    # numbers.
    return State(data, {source.path: source.text for source in passport.sources if source.path.endswith(".md")})


def _whole(workspace: Workspace, paths: list[str]) -> dict[str, str]:
    read = ((path, workspace.read(workspace.root / path, Report())) for path in paths)
    return {path: source.text for path, source in read if source}


def redline(old: State, new: State, by: Signature) -> tuple[bytes, list[Difference]]:
    """Return the new file with tracked changes, and the differences. Raise NotWordError if a file cannot be read."""
    return redlined(old.word, new.word, by), [*differences(old, new)]


def redline_files(
    old: tuple[Workspace, str], new: tuple[Workspace, str], formats: frozenset[Format], report: Report
) -> list[Made]:
    """Return the files of the new version of a brief, such as a PDF or web page, with the changes marked. Each version
    consists of a workspace and the name of a brief in that workspace. After an error, report problems and return no
    files.
    """
    before = read_brief(*old, report)
    if before is None:
        return []
    shown = decided(before, Decision.ACCEPT)
    request = Request(new[0], (new[1],), formats, changes=Decision.ACCEPT)
    return changed_files(request, new[1], lambda brief: compared(shown, brief), report)


def differences(old: State, new: State) -> list[Difference]:
    """Return the differences between two versions, in the order of the new version."""
    before, after = read_draft(old.word), read_draft(new.word)
    found = [*_in_text(before, after, new)]
    if after.passport is None:  # the properties and the headers of a brief come from its text
        found += (Difference(None, text) for text in _outside(before, after))
    return [*_with_moves(found)]


def _with_moves(found: Sequence[Difference]) -> Iterator[Difference]:
    """Yield differences, with a paragraph that was removed in one place and added in another as one that was moved."""
    added = {item.text.removeprefix("added ") for item in found if item.text.startswith('added "')}
    removed = {item.text.removeprefix("removed ") for item in found if item.text.startswith('removed "')}
    moved = {words for words in added & removed if len(words.split()) >= MOVED}
    for item in found:
        kind, _, words = item.text.partition(" ")
        if words not in moved or kind not in ("added", "removed"):
            yield item
        elif kind == "added":
            yield Difference(item.place, f"moved {words}")


def _outside(before: Draft, after: Draft) -> Iterator[str]:
    """Yield descriptions of differences in properties, headers and footers, which Word cannot track."""
    for key in sorted(before.about.keys() | after.about.keys()):
        was, now = before.about.get(key, ""), after.about.get(key, "")
        if was != now:
            yield f"the property `{key}`, which Word does not track: {message_of(was, now)}"
    was, now = ("\n".join(filter(str.strip, map(short, draft.running))) for draft in (before, after))
    if was != now:
        change = message_of(was.replace("\n", " | "), now.replace("\n", " | "))
        yield f"headers and footers, which are not tracked: {change}"


def _in_text(before: Draft, after: Draft, new: State) -> Iterator[Difference]:
    """Yield the differences between the paragraphs of two drafts."""
    blocks = after.passport.blocks if after.passport else {}
    bound = Binder(new.texts, blocks).all(after)
    place: Place | None = None
    for _, group in groupby(paired(before, after), key=lambda pair: _unit(before, after, pair)):
        pairs = [*group]
        known = (_place(new.texts, bound[new_index]) for _, new_index in pairs if new_index is not None)
        place = next((place for place in known if place), place)
        if text := _description(before, after, pairs):
            yield Difference(place, text)


def _unit(before: Draft, after: Draft, pair: Pair) -> tuple[object, ...]:
    """Return a key that is equal for pairs that are reported together: the paragraphs of an added or removed row."""
    old, new = pair
    if old is not None and new is not None:
        return pair
    paragraph = before.paragraphs[old] if old is not None else after.paragraphs[new or 0]
    return (old is None, paragraph.cell[:2]) if paragraph.cell else pair


def _description(before: Draft, after: Draft, pairs: Sequence[Pair]) -> str:
    """Return the description of a difference between paragraphs, or `""` if there is none."""
    old, new = pairs[0]
    if old is not None and new is not None:
        was, now = before.paragraphs[old], after.paragraphs[new]
        redrawn = _images(before, old) != _images(after, new)
        return _changed(was, now, redrawn=redrawn) or _list_change(before, after, was, now)
    draft = after if old is None else before
    found = [draft.paragraphs[number] for pair in pairs for number in pair if number is not None]
    words = " | ".join(short(paragraph) for paragraph in found if not paragraph.style.startswith(LISTED))
    row = "the row " if found[0].cell else ""
    return f'{"added" if old is None else "removed"} {row}"{words}"' if words.strip(" |") else ""


def _changed(old: Paragraph, new: Paragraph, *, redrawn: bool) -> str:
    if old.style.startswith(LISTED):
        return ""
    old_tokens, new_tokens = tokens_of(old.pieces), tokens_of(new.pieces)
    if found := regions(old_tokens, new_tokens):
        return described(old_tokens, new_tokens, found)
    if old.style != new.style:
        return f'"{short(new)}" is now {new.style}'
    return "the picture was replaced" if redrawn else ""


def _list_change(before: Draft, after: Draft, old: Paragraph, new: Paragraph) -> str:
    """Return the description of a change to a paragraph's list, or `""` if there is none."""
    kinds = [draft.numbered.get(item.list_id) for draft, item in ((before, old), (after, new))]
    if old.level == new.level and (kinds[0] == kinds[1] or new.level < 0):
        return ""
    if new.level < 0 or old.level < 0:
        return f'"{short(new)}" is {"now" if old.level < 0 else "no longer"} a list item'
    if kinds[0] != kinds[1]:
        return f'"{short(new)}" is now {"a numbered item" if kinds[1] else "an item with a bullet"}'
    return f'"{short(new)}" is now on level {new.level + 1} of its list'


def _images(draft: Draft, number: int) -> list[bytes]:
    return [draft.images[piece.image] for piece in draft.paragraphs[number].pieces if piece.image in draft.images]


def _place(texts: Mapping[str, str], bound: Bound | None) -> Place | None:
    """Return the place of a paragraph in the source, if known."""
    spans = [span for span in bound.chars if span] if bound else []
    if bound is None or not (spans or bound.block):
        return None
    return place_of(bound.file, texts[bound.file], spans[0][0] if spans else (bound.block or (0, 0))[0])
