"""Edits that the source already contains, because the same file was merged before, or both sides made the same change.

In: the text from which a Word file was produced, the current text, and edits. Out: the edits already present.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from briefpress.merge.source_map.edits import Edit, applied
from briefpress.merge.source_map.offsets import Span

Stretch = tuple[int, int, tuple[str, ...]]  # the first line, the line after the last one, and the new lines


def present(base: str, current: str, edits: Sequence[Edit], finished: Callable[[str], str] = str) -> set[Edit]:
    """Return the edits whose lines `current` already has; `finished` completes a text in the same way as `current`."""
    if base == current:
        return set()
    both = _stretches(base, finished(applied(base, edits))) & _stretches(base, current)
    spans = [*_spans(base, both)]
    there = [edit for edit in edits if any(start <= edit.start and edit.end <= end for start, end in spans)]
    return set(there) if _stretches(base, finished(applied(base, there))) <= both else set()


def _stretches(base: str, other: str) -> set[Stretch]:
    """Return the lines in which two texts differ."""
    old, new = base.split("\n"), other.split("\n")
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return {_uppermost(old, i1, i2, tuple(new[j1:j2])) for tag, i1, i2, j1, j2 in codes if tag != "equal"}


def _uppermost(old: Sequence[str], first: int, last: int, new: tuple[str, ...]) -> Stretch:
    """Return a stretch of added or removed lines, moved as far up as possible. If the lines before a stretch equal its
    last lines, the same change can be described at several positions; only the uppermost one is compared.
    """
    while first == last and first and new[-1] == old[first - 1]:
        first, last, new = first - 1, last - 1, (old[first - 1], *new[:-1])
    while not new and first and old[last - 1] == old[first - 1]:
        first, last = first - 1, last - 1
    return first, last, new


def _spans(base: str, stretches: set[Stretch]) -> Iterator[Span]:
    """Yield, for each stretch, the span of all positions at which it may begin, with the line breaks around them."""
    lines, offsets = base.split("\n"), [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    for first, last, new in stretches:
        start, end = offsets[first], min(offsets[_lowest(lines, first, last, new)], len(base))
        yield len(base[:start].rstrip("\n")), end + len(base[end:]) - len(base[end:].lstrip("\n"))


def _lowest(old: Sequence[str], first: int, last: int, new: tuple[str, ...]) -> int:
    """Return the line after a stretch of added or removed lines if the stretch is moved as far down as possible."""
    while first == last < len(old) and new[0] == old[first]:
        first, last, new = first + 1, last + 1, (*new[1:], old[first])
    while not new and last < len(old) and old[first] == old[last]:
        first, last = first + 1, last + 1
    return last
