"""The names of paragraphs in the provenance record. In: a draft. Out: the names of each paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefpress.docx.read import Draft


def names_of(draft: Draft) -> Iterator[tuple[str, ...]]:
    """Yield the names of each paragraph: its bookmarks, and its note with its number in the note, from 1."""
    counted: Counter[str] = Counter()
    for paragraph in draft.paragraphs:
        counted[paragraph.note] += 1
        yield (*paragraph.bookmarks, f"{paragraph.note} {counted[paragraph.note]}")
