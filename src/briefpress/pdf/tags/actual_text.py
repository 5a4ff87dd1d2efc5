"""The text of glyphs (ISO 32000-1, 9.10.3; ISO 14289-1, 7.21.7). In: a drawn text box. Out: corrected fonts.

Several glyphs may draw one cluster of characters: a letter and the mark above it. WeasyPrint gives all of the text to
one of them and none to the others, which is not allowed. Here each glyph gets its share; when fonts are written,
`letters` replaces a share by what the font itself says, if that is letters and marks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefpress.engine.boxes import Box
from briefpress.engine.drawing import Stream, clusters, has_silent_glyphs

NOTHING = "\N{WORD JOINER}"  # what is drawn for a glyph more than there are characters


def spell(stream: Stream, box: Box) -> bool:
    """Give every glyph of `box` some text; return whether the glyphs now spell its text differently."""
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
    """Yield which characters of `text` each of its glyphs stands for, the last one for those that are left.

    Where each of the others can be a mark, the first one is all the letters: a ligature may have marks inside it.
    """
    characters = [*(text if len(text) >= glyphs else unicodedata.normalize("NFD", text))]
    marks = [character for character in characters if unicodedata.combining(character)]
    letters = "".join(character for character in characters if not unicodedata.combining(character))
    if letters and len(marks) >= glyphs - 1:
        characters = [letters, *marks]
    for number in range(glyphs - 1):
        yield "".join(characters[number : number + 1]) or NOTHING
    yield "".join(characters[glyphs - 1 :]) or NOTHING
