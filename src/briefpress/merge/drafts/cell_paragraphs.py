"""Join the paragraphs of table cells in which someone pressed Enter. In: the sent file and the received file.

Out: the received file, with line breaks in place of these paragraphs, because a table cell in Markdown has only one.
The other paragraphs stay, but empty, because comments refer to paragraphs by index.
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
    """Yield each cell with the number of its non-empty paragraphs."""
    found = Counter(paragraph.cell for paragraph in draft.paragraphs if paragraph.cell and _is_text(paragraph))
    yield from ((cell, count) for cell, count in found.items() if cell)


def _is_text(paragraph: Paragraph) -> bool:
    return paragraph.style.startswith(TABLE) and bool(paragraph.text.strip())


def _joined(draft: Draft) -> Iterator[Paragraph]:
    for cell, group in groupby(draft.paragraphs, key=lambda paragraph: paragraph.cell):
        paragraphs = [*group]
        filled = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
        if cell is None or len(filled) < 2 or not all(map(_is_text, filled)):
            yield from paragraphs
            continue
        first = next(number for number, paragraph in enumerate(paragraphs) if paragraph.text.strip())
        pieces = [piece for paragraph in filled for piece in (Piece("\n", PieceKind.BREAK), *paragraph.pieces)][1:]
        yield from (
            replace(paragraph, pieces=tuple(pieces) if number == first else ())
            for number, paragraph in enumerate(paragraphs)
        )
