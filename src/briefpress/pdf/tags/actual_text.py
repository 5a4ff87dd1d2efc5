"""The text of glyphs (ISO 32000-1, 9.10.3; ISO 14289-1, 7.21.7). In: a drawn text box. Out: corrected fonts.

Several glyphs may draw one cluster of characters: a letter and the mark above it. WeasyPrint gives all of the text to
one glyph and none to the others, which is not allowed. Here each glyph gets its share; when fonts are written,
`to_unicode` replaces a share with the text that the font itself gives, if that text consists of letters and marks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefpress.engine.boxes import Box
from briefpress.engine.drawing import Stream, clusters, has_silent_glyphs

NOTHING = "\N{WORD JOINER}"  # a glyph's text if there are more glyphs than characters


def spell(stream: Stream, box: Box) -> bool:
    """Give every glyph of `box` some text; return whether the glyphs now spell the text of `box` differently."""
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
    """Yield the characters of `text` for each of its glyphs; the last glyph gets the rest. If all other glyphs can be
    marks, the first one gets all letters, because a ligature may contain marks.
    """
    characters = [*(text if len(text) >= glyphs else unicodedata.normalize("NFD", text))]
    marks = [character for character in characters if unicodedata.combining(character)]
    letters = "".join(character for character in characters if not unicodedata.combining(character))
    if letters and len(marks) >= glyphs - 1:
        characters = [letters, *marks]
    for number in range(glyphs - 1):
        yield "".join(characters[number : number + 1]) or NOTHING
    yield "".join(characters[glyphs - 1 :]) or NOTHING
