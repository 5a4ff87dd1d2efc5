"""Compare two versions of a text. In: both texts as inlines. Out: the new text with the edges of suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from briefpress import lazy
from briefpress.model import (
    Brief,
    Citation,
    CrossReference,
    Edge,
    Inline,
    Inlines,
    NoteRef,
    Run,
    SuggestionKind,
    normal,
    plain_text,
    texts_of,
    walk,
)

WORD = lazy.pattern(r"\s+|\w+|[^\w\s]")
MINIMUM = 0.3  # if the similarity of two versions is lower, one replaces the other as a whole
SHORT = 2  # two changes with fewer characters than this between them become one change


class TextComparer:
    """Compares texts. `notes` contains the notes of the old brief, whose text replaces deleted note marks."""

    def __init__(self, old: Brief, new: Brief) -> None:
        self.notes = {note.id: plain_text(_all(note.blocks)) for note in old.notes}
        self.ids = {note.id for note in new.notes}

    def both(self, old: Inlines, new: Inlines) -> Inlines:
        """Return `new` with its differences from `old` as deletions and insertions."""
        if old == new:
            return new
        before, after = [*_words(old)], [*_words(new)]
        codes = SequenceMatcher(None, before, after, autojunk=False)
        if codes.ratio() < MINIMUM:
            return (*self.gone(old), *marked_as(new, SuggestionKind.INSERTION))
        out: list[Inline] = []
        for (i1, i2), (j1, j2), same in _regions(codes, before):
            if same:
                out += after[j1:j2]
            else:
                out += (*self.gone(tuple(before[i1:i2])), *marked_as(tuple(after[j1:j2]), SuggestionKind.INSERTION))
        return normal(out)

    def gone(self, text: Inlines) -> Inlines:
        """Return `text` between the edges of a deletion.

        Note marks, citations and cross-references become plain text, because their targets may no longer exist.
        """
        return marked_as(tuple(map(self._plain, text)), SuggestionKind.DELETION)

    def _plain(self, inline: Inline) -> Inline:
        match inline:
            case Run():
                return replace(inline, link=None) if inline.link and inline.link.startswith("#") else inline
            case NoteRef():
                return Run(f" [{self.notes.get(inline.note, inline.note)}]")
            case CrossReference():
                return Run(f"@{inline.target}")
            case Citation():
                return Run(inline.written)
            case _:
                return inline


def marked_as(text: Inlines, kind: SuggestionKind) -> Inlines:
    """Return text between the edges of an insertion or a deletion."""
    if not text:
        return ()
    opening = Edge(kind, True)
    return (opening, *normal(text), opening.closing)


def _regions(
    codes: SequenceMatcher[Inline], old: list[Inline]
) -> Iterator[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Yield the spans of equal and different stretches in both versions, and whether they are equal. A space between
    two changes is part of the change.
    """
    start: tuple[int, int] | None = None
    end = (0, 0)
    for tag, i1, i2, j1, j2 in codes.get_opcodes():
        between = "".join(inline.text if isinstance(inline, Run) else " word " for inline in old[i1:i2])
        if tag != "equal" or (start and len(between) < SHORT and i2 < len(old)):
            start, end = start or (i1, j1), (i2, j2)
            continue
        if start:
            yield (start[0], end[0]), (start[1], end[1]), False
            start = None
        yield (i1, i2), (j1, j2), True
    if start:
        yield (start[0], end[0]), (start[1], end[1]), False


def _words(text: Inlines) -> Iterator[Inline]:
    for inline in text:
        if isinstance(inline, Run):
            yield from (replace(inline, text=word) for word in WORD.findall(inline.text))
        else:
            yield inline


def _all(blocks: tuple[object, ...]) -> Inlines:
    return tuple(inline for block in walk(blocks) for text in texts_of(block) for inline in text)  # type: ignore[arg-type]
