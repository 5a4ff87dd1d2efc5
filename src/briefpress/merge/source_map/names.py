"""Names of paragraphs in the provenance record. In: a draft. Out: the names for each paragraph's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefpress.docx.read import Draft


def names_of(draft: Draft) -> Iterator[tuple[str, ...]]:
    """Yield each paragraph's names: its bookmarks, and, inside one of Word's notes, its number there, from 1."""
    counted: Counter[str] = Counter()
    for paragraph in draft.paragraphs:
        counted[paragraph.note] += 1
        yield (*paragraph.bookmarks, f"{paragraph.note} {counted[paragraph.note]}")
