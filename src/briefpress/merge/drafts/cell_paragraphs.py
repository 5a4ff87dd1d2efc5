"""Join the paragraphs of table cells in which someone pressed Enter. In: the file sent, the file received.

Out: the received file, with line breaks instead.
A table cell in Markdown has only one paragraph. The other paragraphs become empty instead of being removed, because
comments refer to paragraphs by index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefpress.docx.read import Draft, Paragraph, Piece, PieceKind

TABLE = "table"  # the prefix of the styles of text in tables


def with_breaks(base: Draft, other: Draft) -> Draft:
    """Return the received draft with one paragraph per cell, unless cells had several paragraphs when
    they were sent.
    """
    single = not any(count > 1 for _, count in _counts(base))
    several = any(count > 1 for _, count in _counts(other))
    return replace(other, paragraphs=tuple(_joined(other))) if single and several else other


def _counts(draft: Draft) -> Iterator[tuple[tuple[int, int, int], int]]:
    """Yield each cell with the number of its paragraphs that are not empty."""
    found = Counter(one.cell for one in draft.paragraphs if one.cell and _is_text(one))
    yield from ((cell, count) for cell, count in found.items() if cell)


def _is_text(paragraph: Paragraph) -> bool:
    return paragraph.style.startswith(TABLE) and bool(paragraph.text.strip())


def _joined(draft: Draft) -> Iterator[Paragraph]:
    for cell, group in groupby(draft.paragraphs, key=lambda one: one.cell):
        some = [*group]
        filled = [one for one in some if one.text.strip()]
        if cell is None or len(filled) < 2 or not all(map(_is_text, filled)):
            yield from some
            continue
        first = next(number for number, one in enumerate(some) if one.text.strip())
        pieces = [piece for one in filled for piece in (Piece("\n", PieceKind.BREAK), *one.pieces)][1:]
        yield from (replace(one, pieces=tuple(pieces) if number == first else ()) for number, one in enumerate(some))
