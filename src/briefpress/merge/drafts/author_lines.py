"""Split cover lines into which someone typed several authors. In: the sent file and the received file.

Out: the received file, with a line for each author.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Draft, Paragraph, PieceKind
from briefpress.merge.words.names import BETWEEN_NAMES

STYLE, INSTITUTION = "cover author", "cover affiliation"
COMMA = lazy.pattern(r"\s*[,،、，]\s*")


def with_author_lines(base: Draft, other: Draft) -> Draft:
    """Return the received draft, with lines that contain the name of an author and other names split."""
    known = {paragraph.text.strip() for paragraph in base.paragraphs if paragraph.style == STYLE}
    lines = [*_separate(other, known)]
    if len(lines) == len(other.paragraphs):
        return other
    places = {number: at for at, (number, _) in reversed([*enumerate(lines)])}
    comments = tuple(
        replace(comment, paragraph=places.get(comment.paragraph, comment.paragraph)) for comment in other.comments
    )
    return replace(other, paragraphs=tuple(line for _, line in lines), comments=comments)


def _separate(draft: Draft, known: set[str]) -> Iterator[tuple[int, Paragraph]]:
    """Yield the paragraphs with their indices. Further names follow the institutions of the first name."""
    waiting = list[tuple[int, Paragraph]]()
    for number, paragraph in enumerate(draft.paragraphs):
        if paragraph.style != INSTITUTION:
            yield from waiting
            waiting.clear()
        first, *rest = _lines(paragraph, known)
        yield number, first
        waiting += [(number, line) for line in rest]
    yield from waiting


def _lines(paragraph: Paragraph, known: set[str]) -> Iterator[Paragraph]:
    """Yield a paragraph for each name in a line of authors, or the paragraph itself."""
    words = paragraph.text.strip()
    plain = all(piece.kind is PieceKind.TEXT and not piece.suggested for piece in paragraph.pieces)
    if paragraph.style != STYLE or words in known or not plain:
        yield paragraph
        return
    names = [name for part in BETWEEN_NAMES.split(words) for name in _names(part, known)]
    if len(names) < 2 or not known & {*names} or not all(" " in name for name in names):
        yield paragraph
        return
    yield from (replace(paragraph, pieces=(replace(paragraph.pieces[0], text=name),)) for name in names)


def _names(part: str, known: set[str]) -> list[str]:
    """Return the names between commas if all are known, because an institution or a title may follow a comma."""
    names = COMMA.split(part)
    return names if known >= {*names} else [part]
