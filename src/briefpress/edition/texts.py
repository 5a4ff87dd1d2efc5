"""All the text of an edition, for rules that look at every word. In: an `Edition`. Out: its texts, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.edition.inlines import plain_text
from briefpress.edition.publication import Edition
from briefpress.edition.structure import texts_of, walk


def texts(edition: Edition) -> Iterator[str]:
    """Yield every text, notes at the end."""
    notes = (note.blocks for note in edition.notes.values())
    for blocks in (*(part.blocks for part in edition.parts), *notes):
        for block in walk(blocks):
            yield from map(plain_text, texts_of(block))
