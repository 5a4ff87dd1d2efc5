"""Tables that only arrange figures. In: the paragraphs of a table. Out: the figures, each followed by its captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.docx.read import Paragraph, PieceKind
from briefpress.merge.importing import captions


def is_pictures(paragraph: Paragraph) -> bool:
    """Return whether a paragraph contains only pictures: borders around a figure do not form a box."""
    return all(piece.kind is PieceKind.PICTURE for piece in paragraph.pieces if piece.text.strip())


def figures_in(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a table that only arranges figures, each followed by the captions of its column, or an
    empty list for other tables.
    """
    worded = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    shown = [paragraph for paragraph in worded if is_pictures(paragraph)]
    below = [paragraph for paragraph in worded if not is_pictures(paragraph)]
    if not shown or not below or not all(captions.may_be_caption(item) or captions.source_line(item) for item in below):
        return []
    rows = sorted({paragraph.cell[1] for paragraph in shown if paragraph.cell})

    def place(paragraph: Paragraph) -> tuple[int, int, int]:
        assert paragraph.cell
        _, row, column = paragraph.cell
        return sum(first <= row for first in rows), column, row

    places = [paragraph.number for paragraph in worded]
    ordered = sorted(worded, key=place)
    return [replace(item, cell=None, number=number) for item, number in zip(ordered, places, strict=True)]
