"""The typed numbers of lists in which items were added, removed or moved. In: a source file before and after a merge.
Out: the file, with numbers that continue in the way that the author chose.

The numbers of a list that its author did not number consecutively stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefpress.merge.source_map.edits import Edit, applied
from briefpress.source import NumberedItem, numbered_lists

Items = Sequence[NumberedItem]


def continued(file: str, before: str, after: str) -> str:
    """Return the text of a file after a merge, with new numbers in the lists that the merge changed."""
    if before == after or not file.endswith(".md"):
        return after
    known = [*numbered_lists(before)]
    edits = [edit for items in numbered_lists(after) for edit in _edits(items, _sources(items, known))]
    return applied(after, edits)


def _sources(items: Items, known: Sequence[Items]) -> list[Items]:
    """Return the lists in `known` with which `items` shares an item, or none if the list is the same as before."""
    words = {item.words for item in items}
    found = [old for old in known if any(item.words in words for item in old)]
    written = [(item.number, item.words) for item in items]
    same = any([(item.number, item.words) for item in old] == written for old in found)
    return [] if same else found


def _edits(items: Items, sources: Sequence[Items]) -> Iterator[Edit]:
    """Yield the edits to numbers; they stop at an item whose further lines would need a wider indentation."""
    steps = {_step(old) for old in sources}
    if not sources or None in steps:
        return
    step = 0 if steps == {0} else 1
    for place, item in enumerate(items):
        number = str(items[0].number + place * step)
        start, end = item.span
        if item.is_long and len(number) > end - start:
            return
        if int(number) != item.number:
            yield Edit("", start, end, number, 0)


def _step(items: Items) -> int | None:
    """Return the difference between consecutive numbers: 1, or 0 if all are the same, or None for other lists."""
    steps = {after.number - before.number for before, after in pairwise(items)} or {1}
    return steps.pop() if len(steps) == 1 and steps <= {0, 1} else None
