"""The differences between two paragraphs. In: the tokens of both paragraphs. Out: changed regions."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from briefpress.docx.read import PieceKind
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.spelling import Token


class Region(NamedTuple):
    """The spans of changed tokens in the old paragraph and in the new paragraph."""

    old: tuple[int, int]
    new: tuple[int, int]


def regions(old: Sequence[Token], new: Sequence[Token]) -> list[Region]:
    """Return the changed regions of two paragraphs. A space between two changed words is part of the region."""
    matcher = SequenceMatcher(None, [token.same for token in old], [token.same for token in new], autojunk=False)
    out: list[Region] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if i1 == i2 < len(old) and new[j1].text.isspace() and old[i2].same == new[j1].same:
            # The region includes the space after a new word, not the space before it.
            i1, i2, j1, j2 = i1 + 1, i2 + 1, j1 + 1, j2 + 1
        if out and i1 - out[-1].old[1] <= 1 and all(token.text.isspace() for token in old[out[-1].old[1] : i1]):
            out[-1] = Region((out[-1].old[0], i2), (out[-1].new[0], j2))
        else:
            out.append(Region((i1, i2), (j1, j2)))
    return [region for region in out if not _is_edge(region, old, new)]


def is_reformatted(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Return whether the marks or the language of any text have changed."""
    pairs = zip(old, new, strict=True) if len(old) == len(new) else ()
    return any(
        old.kind is new.kind is PieceKind.TEXT and old.looks[:3:2] != new.looks[:3:2] and not old.text.isspace()
        for old, new in pairs
    )


def _is_edge(region: Region, old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Return whether only a space at the beginning or the end of the paragraph has changed."""
    words = (*old[slice(*region.old)], *new[slice(*region.new)])
    return region.old[0] in (0, len(old)) and all(token.text.isspace() and token.text != "\n" for token in words)


def with_space(source: str, region: Region, count: int, span: Span, limits: Span) -> Span:
    """Return the span to remove, extended by the space that would otherwise remain at the start or end of a paragraph
    of `count` tokens.
    """
    start, end = span
    if region.old[0] and region.old[1] == count:
        start = limits[0] + len(source[limits[0] : start].rstrip(" \t"))
    elif not region.old[0] and region.old[1] < count:
        end = limits[1] - len(source[end : limits[1]].lstrip(" \t"))
    return start, end
