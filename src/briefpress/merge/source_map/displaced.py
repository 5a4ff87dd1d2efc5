"""Text that appears in a different place from its source: inline notes, abbreviations, the address of the brief.

In: a paragraph and the source files. Out: the file, and the span of each character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.source_map.scalars import Scalar
from briefpress.merge.source_map.typed import spotted
from briefpress.merge.source_map.visible import bind, visible

INLINE_NOTE = lazy.pattern(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
TERM = lazy.pattern(r"^\*\[([^\]\n]+)\]:", re.MULTILINE)
MEANING = lazy.pattern(r"^\*\[[^\]\n]+\]:[ \t]*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
SHOWN = {
    "definition term": TERM,
    "definition": MEANING,
}  # the text of each style in lists of abbreviations
Chars = tuple[Span | None, ...]


def inline(texts: Mapping[str, str], paragraph: Paragraph) -> tuple[str, Chars] | None:
    """Return the place of an inline note, an abbreviation or its meaning in the source, or None."""
    pattern = SHOWN.get(paragraph.style, INLINE_NOTE)
    words = paragraph.text.strip()
    for file, text in texts.items():
        for match in pattern.finditer(text):
            seen = visible(text, *match.span(1))
            if spotted("".join(item.char for item in seen if item.sure).strip(), words) == (0, len(words)):
                return file, tuple(bind(paragraph.text, seen))
    return None


def address(scalars: Iterable[Scalar], paragraph: Paragraph) -> tuple[Scalar, Chars] | None:
    """Return the field with the address of the brief, which the imprint shows without the scheme, or None."""
    for scalar in scalars:
        begins, _, shown = scalar.words.partition("://")
        if scalar.key == "url" and not scalar.owner and shown and paragraph.text.endswith(shown):
            at = scalar.inner[0] + len(begins) + len("://")
            before: Chars = (None,) * (len(paragraph.text) - len(shown))
            return scalar, (*before, *((place, place + 1) for place in range(at, at + len(shown))))
    return None
