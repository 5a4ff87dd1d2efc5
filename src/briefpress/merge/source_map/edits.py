"""Edits of text files: a three-way merge. In: spans and replacements. Out: the new text, and edits that were not
merged.

Edits are offsets in the text from which a Word file was produced. If the source has changed in the meantime, edits are
transferred to the current text. Text that both sides have changed stays as it is in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.merge.source_map.offsets import Span

SPLITS = frozenset(',;\t"\n')  # the characters that require quotation marks in a data file
END = r"(?:[\"'”’»)*_]|\[\^[^\]\n]+\])*(?=\s|$)"  # characters that may follow the full stop of a sentence
# matches a sentence, a line or a cell
SENTENCE = lazy.pattern(rf"(?:[^.!?。！？|\n]|[.!?](?!{END}))*(?:[.!?]{END}|[。！？][”』」）]*|[|\n])?\s*")
MAX_VERSIONS = 64  # the number of version pairs whose common stretches are cached
WHOLE_LINE = 20  # the minimum number of characters in a line that is recognised in a different place
VALUE = lazy.pattern(r"[^,;\t\n]*[,;\t\n]?")  # a value of a data file, with its delimiter


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces the span from `start` to `end` with `new`. The edit belongs to the change with the number `change`."""

    file: str
    start: int
    end: int
    new: str
    change: int


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` applied. Edits must not overlap; several insertions at one position are applied in
    order.

    If several changes require the same edit, for example of a field that is shown in many places, it is applied once.
    """
    out, at = [], 0
    once = {(edit.start, edit.end, edit.new): edit for edit in edits if edit.end > edit.start}
    added = [edit for edit in edits if edit.end == edit.start]
    for edit in sorted((*once.values(), *added), key=lambda edit: (edit.start, edit.end, edit.change)):
        out += [text[at : edit.start], edit.new]
        at = max(at, edit.end)
    return "".join([*out, text[at:]])


def quoted(text: str, value: Span, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits to a value in a data file, or an edit that rewrites it if it now needs quotes (RFC 4180)."""
    first, last = value
    inside = [replace(edit, start=edit.start - first, end=edit.end - first) for edit in edits]
    new = applied(text[first:last], inside)
    if not edits or text[first - 1 : first] == '"' or SPLITS.isdisjoint(new):
        return [*edits]
    return [Edit(edits[0].file, first, last, f'"{new}"', edits[0].change)]


def clashing(edits: Sequence[Edit]) -> set[int]:
    """Return the changes whose edits overlap an earlier, different edit."""
    out: set[int] = set()
    last: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.file, edit.start, edit.end)):
        over = last and last.file == edit.file and edit.start < last.end and edit.change != last.change
        if over and last and (edit.start, edit.end, edit.new) != (last.start, last.end, last.new):
            out.add(edit.change)
        else:
            last = edit
    return out


def carried(base: str, current: str, edits: Iterable[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Return the edits that can be transferred to `current`, with their new offsets, and the edits to text that was
    also changed there.

    An insertion follows any insertion at the same position in `current`, and is dropped if it is the same. If a line
    was moved, edits to its words follow it.
    """
    if base == current:
        return [*edits], []
    edits = [_below(base, edit) for edit in edits]
    blocks = _common(base, current, edits[0].file if edits else "")
    starts = [start for start, _, _ in blocks]
    done, lost = [], []
    for edit in edits:
        at = bisect_right(starts, edit.start) - 1
        start, there, size = blocks[at] if at >= 0 else (0, 0, 0)
        if at >= 0 and edit.end <= start + size:
            moved = len(current) - len(base) if edit.start == len(base) else there - start
            new = replace(edit, start=edit.start + moved, end=edit.end + moved)
            done += [] if _is_there(base, current, edit, new) else [new]
        elif followed := _in_moved_line(base, current, edit):
            done.append(followed)
        else:
            lost.append(edit)
    return done, lost


def relocated(base: str, current: str, file: str, at: int) -> int:
    """Return the offset in `current` that corresponds to an offset in `base`; in changed text, the distance from the
    preceding unchanged text is kept if possible.
    """
    if base == current:
        return at
    before, found = 0, 0
    for start, there, size in (*_common(base, current, file), (len(base), len(current), 1)):
        if start <= at < start + size:
            return there + at - start
        if start > at:
            moved = _moved_line(base, current, at)
            return at + moved if moved is not None else max(found, min(found + at - before, there - 1))
        before, found = start + size, there + size
    return len(current)


def _in_moved_line(base: str, current: str, edit: Edit) -> Edit | None:
    """Return an edit of words within a line that occurs once in `current`, in a different place."""
    end = base.find("\n", edit.start)
    is_whole = not edit.new.strip() and base[edit.start : edit.end].strip() == line_of(base, edit.start).strip()
    moved = _moved_line(base, current, edit.start)
    if moved is None or is_whole or edit.end > (end if end >= 0 else len(base)):
        return None
    return replace(edit, start=edit.start + moved, end=edit.end + moved)


def _moved_line(base: str, current: str, at: int) -> int | None:
    """Return the number of characters by which the line at an offset was moved, or None unless the line occurs exactly
    once in both versions.
    """
    start, line = base.rfind("\n", 0, at) + 1, line_of(base, at)
    whole = rf"(?m)^{re.escape(line)}$"
    found = [*re.finditer(whole, current)] if len(line) >= WHOLE_LINE else []
    return found[0].start() - start if len(found) == 1 == len(re.findall(whole, base)) else None


def line_of(text: str, at: int) -> str:
    """Return the line that contains an offset."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _below(base: str, edit: Edit) -> Edit:
    """Return an edit that inserts lines directly above the next line with text, if `edit` inserts them directly below a
    line; otherwise, return `edit`.
    """
    if edit.start < edit.end:
        return edit
    breaks = min(len(text) - len(text.lstrip("\n")) for text in (edit.new, base[edit.start :]))
    at = edit.start + breaks
    return replace(edit, start=at, end=at, new=edit.new[breaks:] + "\n" * breaks)


def _is_there(base: str, current: str, old: Edit, new: Edit) -> bool:
    """Return whether `current` already contains the lines that an edit adds."""
    if old.start < old.end or "\n" not in old.new:
        return False
    added = _lines(old.new)
    return _lines(current[: new.start])[-len(added) :] == added != _lines(base[: old.start])[-len(added) :]


def _lines(text: str) -> list[str]:
    """Return the lines of a text, normalised so that the width of table columns makes no difference."""
    return [" ".join(line.split()) for line in text.split("\n")]


def moving(texts: Mapping[str, str], edits: Sequence[Edit]) -> set[int]:
    """Return the changes that remove words which another change adds elsewhere."""
    added = {edit.new.strip() for edit in edits if edit.start == edit.end and edit.new.strip()}
    return {edit.change for edit in edits if not edit.new and texts[edit.file][edit.start : edit.end].strip() in added}


def moved_from(texts: Mapping[str, str], edits: Iterable[Edit], lost: Collection[int]) -> Iterator[int]:
    """Yield the changes that insert text which a `lost` change should have removed elsewhere. Moved text must be either
    both removed and inserted, or neither.
    """
    gone = {texts[edit.file][edit.start : edit.end].strip() for edit in edits if edit.change in lost and not edit.new}
    for edit in edits:
        if edit.start == edit.end and edit.new.strip() in gone and edit.change not in lost:
            yield edit.change


def gap(base: str, current: str, edit: Edit) -> tuple[Span, Span]:
    """Return the span, in both versions, of the phrase that contains an edit and was also changed in `current`."""
    first, last, start, end = 0, len(base), 0, len(current)
    for at, there, size in _common(base, current, edit.file):
        if at + size <= edit.start:
            first, start = at + size, there + size
        elif at <= edit.start:
            first, start = edit.start, there + edit.start - at
        if at <= edit.end <= at + size:
            last, end = edit.end, there + edit.end - at
            break
        if at >= edit.end:
            last, end = at, there
            break
    return (first, last), (start, end)


@lru_cache(MAX_VERSIONS)
def _common(base: str, current: str, file: str) -> list[tuple[int, int, int]]:
    """Return the stretches that two versions of a file have in common: the start in each version, and the length."""
    phrase = VALUE if file.endswith((".csv", ".tsv")) else SENTENCE
    old, new = base.splitlines(keepends=True), current.splitlines(keepends=True)
    old_at, new_at = _offsets(old), _offsets(new)
    out: list[tuple[int, int, int]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out.append((old_at[i1], new_at[j1], old_at[i2] - old_at[i1]))
        elif tag == "replace":
            first, second = base[old_at[i1] : old_at[i2]], current[new_at[j1] : new_at[j2]]
            out += _phrases(phrase, first, second, old_at[i1], new_at[j1])
    return [item for item in out if item[2]]


def _phrases(phrase: re.Pattern[str], first: str, second: str, at: int, there: int) -> Iterable[tuple[int, int, int]]:
    """Yield the sentences, lines or values that two stretches have in common. Words are not compared, because mixing
    the words of two authors would produce text that neither of them wrote.
    """
    old, new = (phrase.findall(text) for text in (first, second))
    offsets = _offsets(old), _offsets(new)
    for a, b, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if size:
            yield at + offsets[0][a], there + offsets[1][b], offsets[0][a + size] - offsets[0][a]


def _offsets(parts: Sequence[str]) -> list[int]:
    out = [0]
    for part in parts:
        out.append(out[-1] + len(part))
    return out
