"""Ids, levels and numbers of headings. In: headings in reading order. Out: the id, level and number of each heading;
the annex of each block.

Annexes always have letters; other headings are numbered only if the brief requests numbers. Headings in boxes and
headings below an unnumbered heading are not numbered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import chain

from briefpress import model
from briefpress.edition.model.paragraphs import HeadingNumber
from briefpress.edition.numbers.heading_levels import heading_levels
from briefpress.lazy import dataclass
from briefpress.model import Heading
from briefpress.words import Words


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """The id, level and number of a heading (None without a number); `annex` is the letter of its annex, or `""`."""

    id: str
    level: int
    number: HeadingNumber | None = None
    annex: str = ""


Numbered = tuple[Heading, NumberedHeading]


def number_headings(
    headings: Sequence[Heading], ids: Sequence[str], sections: Collection[int], depth: int, words: Words
) -> Iterator[Numbered]:
    """Yield `headings` with their ids, levels and numbers, down to level `depth`; 0 means none.

    `sections` are the headings outside boxes, by `id()`.
    """
    counter = _Counter(words, depth)
    for heading, id_, level in zip(headings, ids, heading_levels(headings), strict=True):
        number = counter.next(heading, level) if id(heading) in sections else None
        yield heading, NumberedHeading(id_, level, number, counter.annex)


def sections_of(brief: model.Brief) -> set[int]:
    """Return the `id()` of each heading that can be numbered."""
    sheets = (block.blocks if isinstance(block, model.Landscape) else (block,) for block in brief.blocks)
    return {id(block) for block in chain.from_iterable(sheets) if isinstance(block, Heading)}


def annexes_of(text: Iterable[model.Block], headings: Iterable[Numbered]) -> dict[int, str]:
    """Map each block of `text`, by `id()`, to the letter of its annex, or `""` outside annexes."""
    letters = {id(heading): known.annex for heading, known in headings}
    found: dict[int, str] = {}
    annex = ""
    for block in text:
        annex = letters.get(id(block), annex)
        found[id(block)] = annex
    return found


@dataclass(slots=True)
class _Counter:
    """Counts headings. `annex` is the letter of the current annex, or `""`. `rows` contains the current numbers of each
    sequence, from the highest level down; the sequence outside annexes has the key `""`.
    """

    words: Words
    depth: int
    annex: str = ""
    annex_level: int = 0
    unnumbered_level: int = 0
    annexes: int = 0
    rows: dict[str, list[int]] = field(default_factory=dict)

    def next(self, heading: Heading, level: int) -> HeadingNumber | None:
        """Return the number of the next heading, or None if it is not numbered."""
        if level <= self.annex_level:
            self.annex, self.annex_level = "", 0
        if level <= self.unnumbered_level:
            self.unnumbered_level = 0
        if heading.unnumbered:
            self.unnumbered_level = level
        if self.unnumbered_level:
            return None
        if heading.appendix:
            return self._begin(level)
        return self._numbered(level - self.annex_level) if level <= self.depth else None

    def _begin(self, level: int) -> HeadingNumber:
        """Begin an annex, and return its number: the next letter of the language's alphabet or, after the last letter,
        a digit.
        """
        letters = self.words["appendix-letters"].split()
        self.annexes += 1
        self.annex = letters[self.annexes - 1] if self.annexes <= len(letters) else str(self.annexes)
        self.annex_level = level
        return HeadingNumber(self.annex, 1, self.annex, *self.words.around("appendix"))

    def _numbered(self, level: int) -> HeadingNumber:
        row = self.rows.setdefault(self.annex, [])
        del row[level:]
        row.extend([0] * (level - len(row)))
        row[-1] += 1
        letter = [self.annex] if self.annex else []
        return HeadingNumber(".".join((*letter, *map(str, row))), level + bool(self.annex), self.annex)
