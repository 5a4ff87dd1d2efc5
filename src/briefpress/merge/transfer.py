"""Transfer edits to the current source. In: the source of the sent file, the current source, and edits. Out: the edits
and messages at their current places, and conflicts with edits made since then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from briefpress import lazy
from briefpress.merge.conflicts import Conflict, conflicts
from briefpress.merge.drafts.finding import Finding
from briefpress.merge.list_numbers import continued
from briefpress.merge.proof import by_file
from briefpress.merge.source_map.already_made import present
from briefpress.merge.source_map.edits import Edit, carried, line_of, moved_from, moving, relocated
from briefpress.merge.source_map.offsets import Span, place_of, span_of
from briefpress.source import without_comments

COMMENT = lazy.pattern(r"\{>>.*?<<\}|\{==|==\}", re.DOTALL)  # comments, and the characters around text with a comment
MARKS = ("{==", "==}")
MIN_SHARED = 0.5  # the minimum share of lines that a file has in common with its successor


def find_current_files(base: Mapping[str, str], current: Mapping[str, str]) -> dict[str, str]:
    """Map each file to the file that now contains its text, or to `""` if there is none, because files may have been
    renamed, and text moved to another file.
    """
    return {file: file if file in current else _current_file(file, text, current) for file, text in base.items()}


def _current_file(file: str, text: str, current: Mapping[str, str]) -> str:
    lines = _lines(text)
    others = [other for other in current if PurePosixPath(other).suffix == PurePosixPath(file).suffix]
    shared = {other: len(lines & _lines(current[other])) for other in others}
    best = max(others, key=lambda other: shared[other], default="")
    return best if best and shared[best] >= MIN_SHARED * max(len(lines), 1) else ""


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip(" -|:`")}


def carry(
    base: Mapping[str, str], now: Mapping[str, str], current_files: Mapping[str, str], edits: Sequence[Edit]
) -> tuple[set[int], set[int], dict[str, list[Edit]]]:
    """Return three values: the changes that conflict with edits to the current text `now`; the changes that are dropped
    only because another part of the same change conflicts; and the edits of all other changes, by current file.
    """
    there = _there(base, now, current_files, edits)
    missing = {file: [edit for edit in own if edit not in there] for file, own in by_file(edits).items()}
    moved = {
        file: _transferred(file, base[file], now[file], own) for file, own in missing.items() if current_files[file]
    }
    apart = moving(base, edits)
    clashes = [conflict for _, lost in moved.values() for conflict in _clashes(base, now, lost)]
    lost = {number for conflict in clashes if conflict.is_real for number in conflict.changes}
    rest = {number for conflict in clashes for number in conflict.changes if number in apart} - lost
    rest |= {edit.change for edit in edits if not current_files[edit.file]} | {*moved_from(base, edits, lost | rest)}
    done: dict[str, list[Edit]] = defaultdict(list)
    for file, (own, _) in moved.items():
        done[current_files[file]] += [edit for edit in own if edit.change not in lost | rest]
    return lost, rest, done


def _there(
    base: Mapping[str, str], now: Mapping[str, str], current_files: Mapping[str, str], edits: Sequence[Edit]
) -> set[Edit]:
    """Return the edits that the source already has. Text that was moved must also be in its new place."""
    there: set[Edit] = set()
    for file, own in by_file(edits).items():
        finished = partial(_finished, file, base[file])
        known = [edit for edit in own if all(comment in now[file] for comment in COMMENT.findall(edit.new))]
        there |= (
            present(_plain(file, base[file]), finished(now[file]), known, finished) if current_files[file] else set()
        )
    missing = {edit.new.strip() for edit in edits if edit.start == edit.end and edit not in there}
    return {edit for edit in there if edit.new or base[edit.file][edit.start : edit.end].strip() not in missing}


def _finished(file: str, base: str, text: str) -> str:
    """Return a text as a merge leaves it, with continued numbers, but without the comments that were added to it."""
    return _plain(file, _without_added(base, continued(file, base, text))[0])


def _without_added(base: str, now: str) -> tuple[str, list[Span]]:
    """Return the current text of a file without the comments that were added to it, and the spans of these comments."""
    added = [match.span() for match in COMMENT.finditer(now) if match[0] not in base]
    bare = now
    for start, end in reversed(added):
        bare = bare[:start] + bare[end:]
    return bare, added


def _transferred(file: str, base: str, now: str, edits: Sequence[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Transfer edits to the current text of a file, ignoring comments added since then. A second comment on the same
    words follows the first.
    """
    bare, added = _without_added(base, now)
    # the offset of each comment, and the total length of the comments up to that offset
    places = list[tuple[int, int]]()
    removed = 0
    for start, end in added:
        places.append((start - removed, removed + end - start))
        removed += end - start
    marked = {
        line_of(bare, place)
        for (start, _), (place, _) in zip(added, places, strict=True)
        if now.startswith(MARKS, start)
    }
    edits = [_without_mark(edit) if line_of(base, edit.start) in marked else edit for edit in edits]
    done, lost = carried(
        _plain(file, base), _plain(file, bare), [edit for edit in edits if edit.new or edit.end > edit.start]
    )
    around = {edit.change for edit in done if any(edit.start < place < edit.end for place, _ in places)}
    back = [_with_comments(edit, places) for edit in done if edit.change not in around]
    return back, [*lost, *(edit for edit in edits if edit.change in around and edit not in lost)]


def _without_mark(edit: Edit) -> Edit:
    """Return an edit that adds a comment, without the marks around the words of the comment."""
    is_mark = edit.start == edit.end and edit.new.startswith(MARKS)
    return replace(edit, new=edit.new[len(MARKS[0]) :]) if is_mark else edit


def _with_comments(edit: Edit, places: Sequence[tuple[int, int]]) -> Edit:
    """Return `edit`, which refers to the text without comments, with its offsets in the text with comments."""

    def moved(at: int) -> int:
        return at + max((length for place, length in places if place <= at), default=0)

    end = moved(edit.end - 1) + 1 if edit.end > edit.start else moved(edit.start)
    return replace(edit, start=moved(edit.start), end=end)


def clashes_of(
    base: Mapping[str, str], now: Mapping[str, str], current_files: Mapping[str, str], edits: Iterable[Edit]
) -> list[Conflict]:
    """Return the phrases that both sides worded differently, in their current files."""
    found = _clashes(base, now, (edit for edit in edits if current_files[edit.file]))
    return [replace(conflict, file=current_files[conflict.file]) for conflict in found if conflict.is_real]


def _clashes(base: Mapping[str, str], now: Mapping[str, str], edits: Iterable[Edit]) -> Iterator[Conflict]:
    for file, own in by_file(edits).items():
        yield from conflicts(file, base[file], now[file], own)


def _plain(file: str, text: str) -> str:
    """Return the text as partners received it, with spaces in place of comments."""
    return without_comments(file, text)


def at_current_places(
    findings: Iterable[Finding], base: Mapping[str, str], current: Mapping[str, str], current_files: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield messages with their places in the current source."""
    for finding in findings:
        place = finding.place
        current_file = current_files.get(place.file, "") if place else ""
        if (
            place is None
            or not current_file
            or (current_file == place.file and base[current_file] == current[current_file])
        ):
            yield finding
            continue
        at = relocated(base[place.file], current[current_file], current_file, span_of(base[place.file], place)[0])
        yield replace(finding, place=place_of(current_file, current[current_file], at))
