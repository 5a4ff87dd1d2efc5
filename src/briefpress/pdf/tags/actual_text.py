"""The text of glyphs (ISO 32000-1, 9.10.3; ISO 14289-1, 7.21.7). In: a drawn text box. Out: text for all its glyphs.

Several glyphs may represent a cluster of characters, such as a letter and the mark above it. WeasyPrint assigns the
whole text to one glyph and none to the others, which is not allowed. This module divides the text among the glyphs;
when fonts are written, `to_unicode` replaces the text of letters and marks with text from the font itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefpress.engine.boxes import Box
from briefpress.engine.drawing import Stream, clusters, has_silent_glyphs

NOTHING = "\N{WORD JOINER}"  # the text of a glyph for which no character is left


def assign_text(stream: Stream, box: Box) -> bool:
    """Assign a text to every glyph of `box`; return whether the glyphs together no longer spell the text of `box`."""
    if not has_silent_glyphs(stream):
        return False
    differs = False
    for font, glyphs, text in clusters(stream, box):
        shares = [*_shares(text, len(glyphs))]
        for glyph, share in zip(glyphs, shares, strict=True):
            if font.to_unicode.get(glyph, "") in ("", text):
                font.to_unicode[glyph] = share
        differs = differs or "".join(font.to_unicode[glyph] for glyph in glyphs) != text
    return differs


def _shares(text: str, glyphs: int) -> Iterator[str]:
    """Yield the share of `text` for each of its glyphs: one character each, and the rest for the last glyph. If the
    text has enough marks for all glyphs after the first, the first glyph may be a ligature, and gets all the letters.
    """
    characters = [*(text if len(text) >= glyphs else unicodedata.normalize("NFD", text))]
    marks = [character for character in characters if unicodedata.combining(character)]
    letters = "".join(character for character in characters if not unicodedata.combining(character))
    if letters and len(marks) >= glyphs - 1:
        characters = [letters, *marks]
    for number in range(glyphs - 1):
        yield "".join(characters[number : number + 1]) or NOTHING
    yield "".join(characters[glyphs - 1 :]) or NOTHING
