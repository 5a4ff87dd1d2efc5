"""Join the paragraphs of code in which someone pressed Enter. In: the sent file and the received file.

Out: the received file, with line breaks in place of these paragraphs. The other paragraphs stay, but empty, because
comments refer to paragraphs by index.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from briefpress.docx.read import Draft, Paragraph, Piece, PieceKind
from briefpress.merge.source_map.code import STYLE


def with_code_lines(base: Draft, other: Draft) -> Draft:
    """Return the received draft with one paragraph per code block, unless the file was sent with
    adjacent code blocks.
    """
    adjoin = any(previous.style == following.style == STYLE for previous, following in pairwise(base.paragraphs))
    return other if adjoin else replace(other, paragraphs=tuple(_joined(other)))


def _joined(draft: Draft) -> Iterator[Paragraph]:
    for is_code, group in groupby(draft.paragraphs, key=lambda paragraph: paragraph.style == STYLE):
        first, *rest = group
        if is_code and rest:
            lines = (piece for paragraph in rest for piece in (Piece("\n", PieceKind.BREAK), *paragraph.pieces))
            first = replace(first, pieces=(*first.pieces, *lines))
            rest = [replace(paragraph, pieces=()) for paragraph in rest]
        yield from (first, *rest)
