"""Text that is not shown where it is written: notes in the text, abbreviations, a brief's address.

In: a paragraph and the sources. Out: the file, and the span of each character.
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
SHOWN = {"definition term": TERM, "definition": MEANING}  # the styles in lists of abbreviations, and what each shows
Chars = tuple[Span | None, ...]


def inline(texts: Mapping[str, str], paragraph: Paragraph) -> tuple[str, Chars] | None:
    """Return the place of an inline note, or of an abbreviation or its meaning in a list of abbreviations."""
    pattern = SHOWN.get(paragraph.style, INLINE_NOTE)
    words = paragraph.text.strip()
    for file, text in texts.items():
        for match in pattern.finditer(text):
            seen = visible(text, *match.span(1))
            if spotted("".join(one.sign for one in seen if one.sure).strip(), words) == (0, len(words)):
                return file, tuple(bind(paragraph.text, seen))
    return None


def address(scalars: Iterable[Scalar], paragraph: Paragraph) -> tuple[Scalar, Chars] | None:
    """Return the field with the brief's address, which the small print shows without its beginning."""
    for one in scalars:
        begins, _, shown = one.words.partition("://")
        if one.key == "url" and not one.owner and shown and paragraph.text.endswith(shown):
            at = one.inner[0] + len(begins) + len("://")
            before: Chars = (None,) * (len(paragraph.text) - len(shown))
            return one, (*before, *((place, place + 1) for place in range(at, at + len(shown))))
    return None
