"""Conflicts. In: the base, the current source, and edits that clash with this source. Out: both wordings.

The source does not change. Whole phrases are compared, because mixing the words of two authors would produce text that
neither of them wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefpress.lazy import dataclass
from briefpress.merge.source_map.edits import Edit, applied, gap
from briefpress.merge.source_map.offsets import Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """A phrase with two wordings: its file, its span in the source, and the changes that contain the other wording."""

    file: str
    span: Span
    ours: str
    theirs: str
    changes: frozenset[int]

    @property
    def is_real(self) -> bool:
        """Return whether the wordings differ."""
        return self.ours.strip() != self.theirs.strip()

    @property
    def wordings(self) -> str:
        """Return both wordings for a message."""
        ours, theirs = (f'"{_short(item)}"' if item.strip() else "(removed)" for item in (self.ours, self.theirs))
        return f"source: {ours}, Word: {theirs}"


def conflicts(file: str, base: str, current: str, lost: Iterable[Edit]) -> Iterator[Conflict]:
    """Yield the phrases that were changed both in the source and in Word."""
    by_gap: dict[tuple[Span, Span], list[Edit]] = defaultdict(list)
    for edit in lost:
        by_gap[gap(base, current, edit)].append(edit)
    for ((first, last), (start, end)), edits in by_gap.items():
        moved = [Edit(file, edit.start - first, edit.end - first, edit.new, edit.change) for edit in edits]
        ours, theirs = current[start:end], applied(base[first:last], moved)
        head = len(ours) - len(ours.lstrip())
        span = (start + head, start + len(ours.rstrip())) if ours.strip() else (start, start)
        theirs = theirs.strip() if ours.strip() else theirs
        yield Conflict(file, span, ours.strip(), theirs, frozenset(edit.change for edit in edits))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MAXIMUM else f"{words[:MAXIMUM]}..."


MAXIMUM = 200  # how many characters of a wording a message quotes
