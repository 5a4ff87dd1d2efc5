"""Match paragraphs. In: two lists of items. Out: pairs of indices, with None for a paragraph without a counterpart."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MINIMUM = 0.35  # the minimum similarity of two paragraphs that are versions of the same paragraph
# Paragraphs with at most this number of words are compared by characters: one changed word would have too much effect
SHORT = 4
MAX_COMPARED = 40_000  # the maximum number of pairs to compare in one stretch; more would take too long

# Styles that say little about the kind of a paragraph
COMMON = ("", "normal", "body text", "list bullet", "list number", "table text")

Pair = tuple[int | None, int | None]


class Item(NamedTuple):
    """The features that identify a paragraph: its text, kind and style, and the names of bookmarks that survive
    changes.
    """

    words: tuple[str, ...]
    kind: str
    names: frozenset[str]
    style: str = ""

    @property
    def key(self) -> Hashable:
        """Return a key that is equal for paragraphs with the same text."""
        return self.kind, self.words


def pairs(base: Sequence[Item], other: Sequence[Item]) -> list[Pair]:
    """Return the paragraphs of both lists, in the order of `other`, each with its counterpart."""
    matcher = SequenceMatcher(None, [item.key for item in base], [item.key for item in other], autojunk=False)
    out: list[Pair] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            out += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            out += _between(base, other, (i1, i2), (j1, j2))
    return out


def _between(base: Sequence[Item], other: Sequence[Item], old: tuple[int, int], new: tuple[int, int]) -> Iterator[Pair]:
    """Yield the best matches in a stretch without equal paragraphs, in order."""
    rows, columns = old[1] - old[0], new[1] - new[0]
    if not rows or not columns or rows * columns > MAX_COMPARED:
        yield from ((i, None) for i in range(*old))
        yield from ((None, j) for j in range(*new))
        return
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[likeness(base[i], other[j]) for j in range(*new)] for i in range(*old)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            both = alike[i][j] + score[i + 1][j + 1] if alike[i][j] >= MINIMUM else 0
            score[i][j] = max(both, score[i + 1][j], score[i][j + 1])
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and alike[i][j] >= MINIMUM and score[i][j] == alike[i][j] + score[i + 1][j + 1]:
            yield old[0] + i, new[0] + j
            i, j = i + 1, j + 1
        elif j == columns or (i < rows and score[i][j] == score[i + 1][j]):
            yield old[0] + i, None
            i += 1
        else:
            yield None, new[0] + j
            j += 1


def likeness(item: Item, other: Item) -> float:
    """Return the similarity of two paragraphs: 0 for no common text, 1 for the same text, and more if names are
    equal.
    """
    if (item.kind == "row") != (other.kind == "row"):
        return 0.0
    named = 0.5 if item.names & other.names else 0.0
    if item.style == other.style and item.style not in COMMON:
        named += MINIMUM if max(len(item.words), len(other.words)) <= SHORT else 0.2
    if not item.words and not other.words:
        return 0.5 + named
    matcher = SequenceMatcher(None, item.words, other.words, autojunk=False)
    if matcher.real_quick_ratio() + named < MINIMUM:
        return 0.0
    same = sum(len(item.words[a]) for a, _, n in matcher.get_matching_blocks() for a in range(a, a + n))
    both = sum(map(len, item.words)) + sum(map(len, other.words))
    shorter = min(sum(map(len, item.words)), sum(map(len, other.words)))
    ratio = 2 * same / both if both else 0.0
    # If someone split or joined paragraphs, one may be part of the other.
    part = 0.8 * same / shorter if shorter > 20 else 0.0
    return max(ratio, part) + named
