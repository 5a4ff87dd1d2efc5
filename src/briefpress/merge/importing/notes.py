"""The notes in an imported Word file. In: the text that was written so far. Out: the Markdown of its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefpress.docx.read import BULLET, Paragraph
from briefpress.merge.importing.links import note_of

if TYPE_CHECKING:
    from briefpress.merge.importing.body import Body


def definitions(body: Body) -> Iterator[str]:
    """Yield the source of the notes, and report notes without a mark."""
    notes = [paragraph for paragraph in body.draft.paragraphs if note_of(paragraph)]
    kinds = Counter(key.partition(" ")[0] for key in body.notes)
    if kinds["endnote"] and not kinds["footnote"]:
        body.front.fields["notes"] = "end"
    body.unit = -1
    for key, group in groupby(notes, key=note_of):
        paragraphs = [*_paragraphs(body, [*group])]
        if key not in body.notes:
            body.remark(f'the text does not refer to this note, which was left out: "{" ".join(paragraphs)}"')
            continue
        first, *more = paragraphs or ["?"]
        yield "\n".join([f"[^{body.notes[key]}]: {first}", *(f"\n    {words}" for words in more)])


def _paragraphs(body: Body, note: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the paragraphs of a note. Each row of a table in the note becomes a line, because notes cannot contain
    tables.
    """
    if any(paragraph.cell for paragraph in note):
        body.remark("each row of a table in a note is now a line of the note")
    for cell, group in groupby(note, key=lambda paragraph: paragraph.cell and paragraph.cell[:2]):
        words = [text for paragraph in group if (text := _text(body, paragraph))]
        yield from [" · ".join(words)] if cell and words else words


def _text(body: Body, paragraph: Paragraph) -> str:
    words = body.words(paragraph).strip().removeprefix("&nbsp;")
    looks = paragraph.looks
    return f"- {words}" if words and looks and looks.marker == BULLET else words
