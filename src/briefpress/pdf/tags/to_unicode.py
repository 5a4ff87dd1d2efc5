"""The text of glyphs. In: a font, and the text that WeasyPrint recorded for its glyphs. Out: corrected text.

Letters with marks above or below, as in Arabic and Hebrew, are drawn as several glyphs. WeasyPrint records the whole
text of the first occurrence for one glyph, and none for the others. As a result, words would be read aloud incorrectly
and not be found in searches. In addition, glyphs without text are not allowed (ISO 32000-1, 9.10.3; ISO 14289-1,
7.21.7).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from unicodedata import category, combining, normalize

from briefpress.engine.drawing import Font

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SINGLE, LIGATURE, EXTENSION = 1, 4, 7  # the types of lookups in GSUB
PRIVATE = "Co"  # the general category of private-use characters, whose meaning differs from font to font
MARK = 3  # the glyph class of marks in GDEF


def corrected(texts: Mapping[int, str], font: Font) -> dict[int, str]:
    """Return `texts` by glyph. For glyphs without text or with marks in their text, the text comes from the font."""
    wrong = {glyph for glyph, text in texts.items() if not text or (len(text) > 1 and any(map(combining, text)))}
    if not wrong:
        return dict(texts)
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True) as known:
        letters = _Letters(known)
        return {glyph: letters.text(glyph, text) if glyph in wrong else text for glyph, text in texts.items()}


class _Letters:
    def __init__(self, font: TTFont) -> None:
        self.font = font
        known = [(chr(letter), name) for letter, name in font.getBestCmap().items()]
        self.letters = {name: letter for letter, name in reversed(known) if category(letter) != PRIVATE}
        self.origins = dict(_origins(font))

    def text(self, glyph: int, noted: str) -> str:
        """Return the text of a glyph from the font or, if the font provides none, the matching part of the `noted`
        text.
        """
        name = self.font.getGlyphName(glyph)
        if own := self._own(name):
            return own
        is_mark = "GDEF" in self.font and self.font["GDEF"].table.GlyphClassDef.classDefs.get(name) == MARK
        return "".join(letter for letter in noted if bool(combining(letter)) is is_mark) or noted

    def _own(self, name: str, depth: int = 8) -> str:
        """Return the letters that a glyph represents, directly or after substitutions, or `""` if unknown."""
        if name in self.letters:
            return normalize("NFKC", self.letters[name])  # turns a presentation form into the Arabic letter
        parts = [self._own(origin, depth - 1) for origin in self.origins.get(name, ())] if depth else []
        return "".join(parts) if all(parts) else ""


def _origins(font: TTFont) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of glyphs, each with the names of the glyphs that it replaces (OpenType, GSUB)."""
    lookups = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ()
    for table in (table for lookup in lookups for table in lookup.SubTable):
        table = table.ExtSubTable if table.LookupType == EXTENSION else table
        if table.LookupType == SINGLE:
            yield from ((new, (old,)) for old, new in table.mapping.items())
        elif table.LookupType == LIGATURE:
            for first, ligatures in table.ligatures.items():
                yield from ((item.LigGlyph, (first, *item.Component)) for item in ligatures)
